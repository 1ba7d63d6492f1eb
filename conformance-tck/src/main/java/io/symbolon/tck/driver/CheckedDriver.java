package io.symbolon.tck.driver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Holds both sides to the schema of the protocol: arguments that break it are a fault of the kit, results one of the driver. */
public final class CheckedDriver implements Driver {
    private final Driver driver;

    public CheckedDriver(Driver driver) {
        this.driver = driver;
    }

    /** @throws KitFault if the arguments are not those of the operation; nothing is sent then */
    @Override
    public Reply call(String op, ObjectNode args) {
        Optional<String> mistake = ProtocolSchema.faultOfArguments(op, args);
        if (mistake.isPresent()) {
            throw new KitFault("the kit calls " + op + " wrongly: " + mistake.get() + " in " + Json.text(args));
        }
        Reply reply = driver.call(op, args);
        if (reply instanceof Reply.Result result) {
            Optional<String> fault = ProtocolSchema.faultOfResult(op, result.members());
            if (fault.isPresent()) {
                throw new DriverFault(
                        DriverFault.Kind.MALFORMED,
                        "the result of " + op + " has not the shape of its operation: " + fault.get() + " in "
                                + Json.text(result.members()),
                        "");
            }
        }
        return reply;
    }

    @Override
    public void close() {
        driver.close();
    }
}
