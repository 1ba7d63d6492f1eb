package io.symbolon.core.exchange;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.token.InterestTerms.Acknowledgement;
import io.symbolon.core.wire.Canonical;
import java.util.Optional;

/**
 * What the parts of a message make together (MSG-009).
 *
 * <pre>
 *   Content { uint32 acknowledgement = 1; bytes payload = 2; }
 * </pre>
 *
 * @param acknowledgement what the sender asks for
 * @param payload 1 to 65 000 octets
 */
public record Content(Acknowledgement acknowledgement, Bytes payload) {
    /** The largest payload (MSG-009, MSG-022). */
    public static final int PAYLOAD_LIMIT_OCTETS = 65_000;

    /** Whether a payload has 1 to 65 000 octets. */
    public static boolean isWithinLimit(Bytes payload) {
        return !payload.isEmpty() && payload.length() <= PAYLOAD_LIMIT_OCTETS;
    }

    /** The canonical encoding. */
    public Bytes encode() {
        return Canonical.encode(io.symbolon.spec.proto.Content.newBuilder()
                .setAcknowledgement(acknowledgement.ordinal())
                .setPayload(Canonical.byteString(payload))
                .build());
    }

    /** The Content in {@code octets}; empty if they break MSG-009. */
    public static Optional<Content> decode(Bytes octets) {
        return Canonical.parseCanonical(io.symbolon.spec.proto.Content.parser(), octets)
                .flatMap(Content::of);
    }

    private static Optional<Content> of(io.symbolon.spec.proto.Content content) {
        int acknowledgement = content.getAcknowledgement(); // 2^31 and more is negative here
        Bytes payload = Canonical.bytes(content.getPayload());
        if (acknowledgement < 0 || acknowledgement >= Acknowledgement.values().length) return Optional.empty();
        return isWithinLimit(payload)
                ? Optional.of(new Content(Acknowledgement.values()[acknowledgement], payload))
                : Optional.empty();
    }
}
