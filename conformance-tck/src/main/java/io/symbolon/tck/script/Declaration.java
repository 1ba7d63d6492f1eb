package io.symbolon.tck.script;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.wire.Octets;

/**
 * What the application declares: arguments of {@code node.declare}.
 *
 * @param interest the number that the application chooses
 * @param others further arguments, as an object of JSON
 */
record Declaration(long interest, ObjectNode others) {
    /** A public interest in sending about a subject, without acknowledgement. */
    static Declaration sender(long interest, byte[] subject) {
        return of(interest, subject, "sender");
    }

    /** A public interest in receiving. */
    static Declaration receiver(long interest, byte[] subject) {
        return of(interest, subject, "receiver");
    }

    private static Declaration of(long interest, byte[] subject, String role) {
        return new Declaration(
                interest,
                Json.object()
                        .put("subject", Octets.hex(subject))
                        .put("role", role)
                        .put("exchange", "public"));
    }

    Declaration exchange(String kind) {
        return with("exchange", kind);
    }

    /** {@code none}, {@code node} or {@code application}. */
    Declaration acknowledged(String by) {
        return with("acknowledgement", by);
    }

    Declaration audience(byte[] audience) {
        return with("audience", Octets.hex(audience));
    }

    Declaration maximum(int maximum) {
        ObjectNode more = others.deepCopy();
        return new Declaration(interest, more.put("maximum", maximum));
    }

    Declaration lasting(long lifetimeMs) {
        ObjectNode more = others.deepCopy();
        return new Declaration(interest, more.put("lifetime_ms", lifetimeMs));
    }

    private Declaration with(String member, String value) {
        ObjectNode more = others.deepCopy();
        return new Declaration(interest, more.put(member, value));
    }

    /** Puts the arguments where they belong. */
    void fill(ObjectNode args) {
        args.put("interest", interest);
        args.setAll(others);
    }
}
