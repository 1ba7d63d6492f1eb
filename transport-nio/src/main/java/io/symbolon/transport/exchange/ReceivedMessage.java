package io.symbolon.transport.exchange;

import io.symbolon.core.bytes.Bytes;
import java.nio.charset.StandardCharsets;

/**
 * A message as its receiver gets it (MSG-012).
 *
 * @param subject of the subscription
 * @param from who sent it: an identity that both policies have granted, on its node
 * @param number counts the messages from this party, from 1; it may begin anew when the party comes back
 * @param previous the highest number that was taken before, 0 if none was
 * @param payload what was sent, 1 to 65 000 octets
 */
public record ReceivedMessage(Subject subject, Party from, long number, long previous, Bytes payload) {
    /** The payload as text; what is no UTF-8 becomes U+FFFD. */
    public String text() {
        return new String(payload.toArray(), StandardCharsets.UTF_8);
    }

    /** Whether it was sent before one that was taken already. */
    public boolean isLate() {
        return number < previous;
    }

    /** How many messages sent before it have not been taken: they are late, or lost. */
    public long missing() {
        return Math.max(0, number - previous - 1);
    }
}
