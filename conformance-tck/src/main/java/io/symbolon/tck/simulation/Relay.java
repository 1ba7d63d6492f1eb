package io.symbolon.tck.simulation;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;

/** Whoever stands in the middle of the network: sees every datagram that a node sends, and says what goes on. */
@FunctionalInterface
public interface Relay {
    /** A wire. */
    Relay WIRE = (from, to, datagram) -> List.of(datagram);

    /** The datagrams that go on in the place of {@code datagram}, still from {@code from} to {@code to}; none swallows it. */
    List<Bytes> pass(Endpoint from, Endpoint to, Bytes datagram);

    /** This one, and behind it {@code next}. */
    default Relay then(Relay next) {
        return (from, to, datagram) -> {
            List<Bytes> passed = new ArrayList<>();
            for (Bytes each : pass(from, to, datagram)) passed.addAll(next.pass(from, to, each));
            return passed;
        };
    }
}
