package io.symbolon.core.token;

import io.symbolon.core.bytes.Bytes;
import java.util.List;
import java.util.Optional;

/**
 * What a token says, as decoded and judged by nobody yet: lengths and numbers can be anything.
 *
 * @param version 1 in a valid token, as are all that follow in their own limits
 * @param kind the number of the {@link Kind}
 * @param uuid 16 octets
 * @param realm empty or a fingerprint
 * @param issuer empty or a fingerprint
 * @param audience empty or a fingerprint
 * @param subject at most 255 octets of UTF-8
 * @param publicKey Ed25519, 32 octets
 * @param issuedAtMillis since 1970-01-01T00:00:00Z, unsigned
 * @param notBeforeMillis since 1970-01-01T00:00:00Z, unsigned
 * @param expiresAtMillis since 1970-01-01T00:00:00Z, unsigned
 * @param extensions at most 16, sorted by name
 */
public record TokenFields(
        int version,
        int kind,
        Bytes uuid,
        Bytes realm,
        Bytes issuer,
        Bytes audience,
        String subject,
        Bytes publicKey,
        long issuedAtMillis,
        long notBeforeMillis,
        long expiresAtMillis,
        List<Extension> extensions) {
    public TokenFields {
        extensions = List.copyOf(extensions);
    }

    /** The value of the extension called {@code name}. */
    public Optional<Bytes> extension(String name) {
        for (Extension extension : extensions) {
            if (extension.name().equals(name)) return Optional.of(extension.value());
        }
        return Optional.empty();
    }
}
