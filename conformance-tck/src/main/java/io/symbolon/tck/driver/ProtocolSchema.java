package io.symbolon.tck.driver;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.symbolon.spec.Chapter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The JSON schema of the driver protocol, {@code 90-driver.schema.json} of the specification, put to use. */
public final class ProtocolSchema {
    private static final String RESOURCE = "/symbolon/spec/text/90-driver.schema.json";
    private static final String ID = "urn:symbolon:driver:1";
    private static final String SOURCE = source();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(ID, SOURCE)));
    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

    private ProtocolSchema() {}

    /** Whether chapter driver has this operation. */
    public static boolean knows(String op) {
        return op.equals("hello")
                || op.equals("reset")
                || op.equals("bye")
                || Capability.ofOperation(op).isPresent();
    }

    /** What is wrong with a request line, if anything. */
    static Optional<String> faultOfRequest(JsonNode request) {
        return fault("request", request);
    }

    /** What is wrong with a reply line, if anything. */
    static Optional<String> faultOfReply(JsonNode reply) {
        return fault("reply", reply);
    }

    /** What is wrong with the arguments of {@code op}, if anything; an unknown operation may have any. */
    public static Optional<String> faultOfArguments(String op, JsonNode args) {
        return knows(op) ? fault(op + ".args", args) : Optional.empty();
    }

    /** What is wrong with a result of {@code op}, if anything; an unknown operation may have any. */
    public static Optional<String> faultOfResult(String op, JsonNode result) {
        return knows(op) ? fault(op + ".result", result) : Optional.empty();
    }

    private static Optional<String> fault(String definition, JsonNode value) {
        Schema schema = SCHEMAS.computeIfAbsent(
                definition, name -> REGISTRY.getSchema(SchemaLocation.of(ID + "#/$defs/" + name)));
        return schema.validate(value).stream().findFirst().map(ProtocolSchema::inWords);
    }

    private static String inWords(Error error) {
        String at = error.getInstanceLocation().toString();
        return (at.isEmpty() ? "" : at + ": ") + error.getMessage();
    }

    private static String source() {
        try (InputStream in = Chapter.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new KitFault("the schema of the driver protocol is not on the class path: " + RESOURCE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new KitFault("the schema of the driver protocol can not be read: " + RESOURCE, e);
        }
    }
}
