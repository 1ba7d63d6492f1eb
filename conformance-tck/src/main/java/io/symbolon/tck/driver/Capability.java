package io.symbolon.tck.driver;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a subject can declare in its answer to {@code hello}, with the operations that belong to it (DRV-005). */
public enum Capability {
    CRYPTO("key.check", "key.convert", "key.derive", "signature.verify", "agreement"),
    TOKEN("token.validate", "token.sign", "token.fingerprint", "token.newer", "token.endorsement", "token.realm"),
    FRAME(
            "frame.decode",
            "handshake.encode",
            "frame.seal",
            "frame.open",
            "window.replay",
            "cookie.make",
            "cookie.check"),
    KEYS("session.derive", "session.rank"),
    /** Nodes that shake hands, and with {@link #JOIN} join. */
    NODE(
            "node.create",
            "node.open",
            "node.deliver",
            "node.leave",
            "node.deny",
            "node.stop",
            "node.answer",
            "clock.set"),
    /** A view inside the node; the only capability that a conformant subject may lack. */
    INSPECT("node.inspect"),
    ROUTING(
            "routing.distance",
            "routing.place",
            "routing.neighbours",
            "routing.table",
            "routing.next_hop",
            "routing.decide"),
    JOIN("join.sign", "join.check"),
    REALM("realm.ask", "realm.take", "realm.rule", "realm.settle", "revocations.sign", "revocations.check"),
    EXCHANGE(
            "subject.hash",
            "interest.check",
            "coordinator.place",
            "coordinator.match",
            "party.check",
            "message.seal",
            "message.open",
            "receipt.make",
            "receipt.check"),
    /** Nodes that grow, and lead or follow in a realm. */
    OVERLAY("node.revoke"),
    /** Nodes with interests, which coordinate and exchange messages. */
    PARTIES("node.declare", "node.withdraw", "node.send", "node.handled");

    private final List<String> operations;

    Capability(String... operations) {
        this.operations = List.of(operations);
    }

    /** The operations that a subject with this capability implements. */
    public List<String> operations() {
        return operations;
    }

    /** The name in the list {@code capabilities} of the answer to {@code hello}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The capability with this name. */
    public static Optional<Capability> ofWireName(String name) {
        for (Capability capability : values()) {
            if (capability.wireName().equals(name)) {
                return Optional.of(capability);
            }
        }
        return Optional.empty();
    }

    /** The capability to which {@code op} belongs; empty for {@code hello}, {@code reset}, {@code bye} and unknown operations. */
    public static Optional<Capability> ofOperation(String op) {
        for (Capability capability : values()) {
            if (capability.operations.contains(op)) {
                return Optional.of(capability);
            }
        }
        return Optional.empty();
    }
}
