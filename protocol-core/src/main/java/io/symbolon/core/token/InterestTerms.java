package io.symbolon.core.token;

import io.symbolon.core.bytes.Bytes;
import java.util.Optional;

/**
 * How an interest's party takes part, the value of the extension {@code exchange} (chapter interest).
 *
 * <pre>
 *   offset  octets  field
 *   0       1       role
 *   1       1       kind of exchange
 *   2       1       acknowledgement
 *   3       2       current threshold, big-endian
 *   5       2       maximum threshold, big-endian
 * </pre>
 *
 * @param current messages that the party takes or gives at the moment, 0 to 65 535
 * @param maximum messages that it takes or gives in all; 0 withdraws the interest
 */
public record InterestTerms(
        Role role, ExchangeKind exchange, Acknowledgement acknowledgement, int current, int maximum) {
    private static final int LENGTH_OCTETS = 7;
    private static final int THRESHOLD_OCTETS = 2;

    /** What a party does with messages of the subject. */
    public enum Role {
        SENDER,
        RECEIVER;

        /** The role of the party that fits this one. */
        public Role opposite() {
            return this == SENDER ? RECEIVER : SENDER;
        }
    }

    /** Between whom messages go, and whether they do. */
    public enum ExchangeKind {
        VIRTUAL,
        PUBLIC,
        PROTECTED,
        PRIVATE
    }

    /** Who acknowledges a message. */
    public enum Acknowledgement {
        NONE,
        BY_NODE,
        BY_APPLICATION
    }

    /** The terms in {@code value}; empty if length or a range is not that of TOK-020. */
    static Optional<InterestTerms> decode(Bytes value) {
        if (value.length() != LENGTH_OCTETS) return Optional.empty();
        int role = (int) value.bigEndian(0, 1) - 1;
        int exchange = (int) value.bigEndian(1, 1) - 1;
        int acknowledgement = (int) value.bigEndian(2, 1);
        if (role < 0 || role >= Role.values().length) return Optional.empty();
        if (exchange < 0 || exchange >= ExchangeKind.values().length) return Optional.empty();
        if (acknowledgement >= Acknowledgement.values().length) return Optional.empty();
        return Optional.of(new InterestTerms(
                Role.values()[role],
                ExchangeKind.values()[exchange],
                Acknowledgement.values()[acknowledgement],
                (int) value.bigEndian(3, THRESHOLD_OCTETS),
                (int) value.bigEndian(5, THRESHOLD_OCTETS)));
    }

    /** The extension's value. */
    public Bytes encode() {
        return Bytes.concat(
                Bytes.ofBigEndian(role.ordinal() + 1, 1),
                Bytes.ofBigEndian(exchange.ordinal() + 1, 1),
                Bytes.ofBigEndian(acknowledgement.ordinal(), 1),
                Bytes.ofBigEndian(current, THRESHOLD_OCTETS),
                Bytes.ofBigEndian(maximum, THRESHOLD_OCTETS));
    }

    /** Whether an interest with these terms takes the earlier ones back (INT-010). */
    public boolean isWithdrawal() {
        return maximum == 0;
    }
}
