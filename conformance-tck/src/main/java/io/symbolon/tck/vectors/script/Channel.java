package io.symbolon.tck.vectors.script;

import io.symbolon.tck.wire.Direction;
import io.symbolon.tck.wire.KeyDerivation;
import io.symbolon.tck.wire.KeyDerivation.Own;
import io.symbolon.tck.wire.SealedFrames;

/** A session of the subject with its peer: its keys, and the frames of both sides in the order of their counters. */
final class Channel {
    final KeyDerivation keys;
    private final Direction subjectSends;
    private long subjectCounter;
    private long peerCounter;

    Channel(Own subject, Own peer) {
        this.keys = KeyDerivation.of(subject, peer.asPeer());
        this.subjectSends = Direction.ofSender(subject.fingerprint(), peer.fingerprint());
    }

    byte[] id() {
        return keys.sessionId();
    }

    byte[] subjectTag() {
        return keys.tag(subjectSends);
    }

    byte[] peerTag() {
        return keys.tag(subjectSends.opposite());
    }

    /** The next frame of the subject. */
    byte[] fromSubject(byte[] message) {
        return fromSubject(subjectCounter++, message);
    }

    /** A frame of the subject with any counter; it does not count. */
    byte[] fromSubject(long counter, byte[] message) {
        return SealedFrames.seal(keys.key(subjectSends), id(), counter, subjectSends, message);
    }

    /** The next frame of the peer. */
    byte[] fromPeer(byte[] message) {
        return fromPeer(peerCounter++, SealedFrames.content(message));
    }

    /** A frame of the peer with any counter and any content; it does not count. */
    byte[] fromPeer(long counter, byte[] content) {
        Direction direction = subjectSends.opposite();
        return SealedFrames.seal(keys.key(direction), SealedFrames.header(id(), counter), direction, content);
    }

    /** The counter of the peer's next frame. */
    long peerCounter() {
        return peerCounter;
    }
}
