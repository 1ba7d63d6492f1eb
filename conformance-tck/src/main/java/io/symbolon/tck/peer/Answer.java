package io.symbolon.tck.peer;

import io.symbolon.spec.proto.Handshake;
import io.symbolon.tck.wire.Handshakes;
import java.util.function.UnaryOperator;

/**
 * The peer's answer to an initiation of the subject.
 *
 * @param from who answers
 * @param message what it says
 * @param session what both share if the subject takes it
 */
public record Answer(Peer from, Handshake message, PeerSession session) {
    /** The answer: 1200 octets. */
    public byte[] datagram() {
        return datagram(message -> message);
    }

    /** The answer with a message that is changed before it is encoded. */
    public byte[] datagram(UnaryOperator<Handshake.Builder> change) {
        return Handshakes.datagram(change.apply(message.toBuilder()).build());
    }
}
