package io.symbolon.tck.suite;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.driver.Capability;
import io.symbolon.tck.driver.DriverSource;
import io.symbolon.tck.driver.InProcessDriver;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.driver.Reply;
import io.symbolon.tck.driver.Subject;
import java.util.Collection;
import java.util.List;

/** A polite subject: says hello, resets, says goodbye; everything else is for another to answer. */
public final class TestSubject implements Subject {
    private final List<Capability> declared;
    private final Subject rest;

    public TestSubject(Collection<Capability> declared, Subject rest) {
        this.declared = List.copyOf(declared);
        this.rest = rest;
    }

    /** A subject that declares everything. */
    public static TestSubject claimingAll(Subject rest) {
        return new TestSubject(List.of(Capability.values()), rest);
    }

    /** Where a run gets a driver for this subject. */
    public DriverSource source() {
        return () -> new InProcessDriver(this);
    }

    @Override
    public Reply answer(String op, ObjectNode args) {
        return switch (op) {
            case "hello" -> new Reply.Result(hello());
            case "reset", "bye" -> new Reply.Result(Json.object());
            default -> rest.answer(op, args);
        };
    }

    private ObjectNode hello() {
        ObjectNode hello = Json.object()
                .put("protocol", 1)
                .put("name", "test")
                .put("version", "1")
                .put("language", "java");
        ArrayNode capabilities = hello.putArray("capabilities");
        declared.forEach(capability -> capabilities.add(capability.wireName()));
        return hello;
    }
}
