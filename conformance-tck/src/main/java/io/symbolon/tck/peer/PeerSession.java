package io.symbolon.tck.peer;

import com.google.protobuf.InvalidProtocolBufferException;
import io.symbolon.spec.proto.Join;
import io.symbolon.spec.proto.Nack;
import io.symbolon.spec.proto.SessionMessage;
import io.symbolon.spec.proto.Token;
import io.symbolon.tck.wire.Direction;
import io.symbolon.tck.wire.Fingerprints;
import io.symbolon.tck.wire.Joins;
import io.symbolon.tck.wire.KeyDerivation;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SealedFrames;
import io.symbolon.tck.wire.SessionMessages;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** The peer's side of a session: seals what it is told, also wrongly, and opens what the subject seals. */
public final class PeerSession {
    /** The order of chapter session, rank: the later issued_at, the earlier one, the session id. */
    public static final Comparator<PeerSession> BY_RANK = Comparator.comparingLong((PeerSession one) -> one.laterIssue)
            .thenComparingLong(one -> one.earlierIssue)
            .thenComparing(PeerSession::id, Arrays::compareUnsigned);

    private final Peer peer;
    private final byte[] fingerprint;
    private final KeyDerivation keys;
    private final Direction sending;
    private final long laterIssue;
    private final long earlierIssue;
    private long next;
    private byte[] asked = Octets.zeros(16);
    private byte[] toAnswer = Octets.zeros(16);
    private byte[] joined = Octets.zeros(0);
    private byte[] joinId = Octets.zeros(16);
    private Join toAck = Join.getDefaultInstance();

    /**
     * @param own the peer's token
     * @param other the subject's token
     */
    PeerSession(Peer peer, KeyDerivation keys, Direction sending, Token own, Token other) {
        this.peer = peer;
        this.fingerprint = Fingerprints.of(own);
        this.keys = keys;
        this.sending = sending;
        this.laterIssue = Math.max(own.getIssuedAt(), other.getIssuedAt());
        this.earlierIssue = Math.min(own.getIssuedAt(), other.getIssuedAt());
    }

    public Peer peer() {
        return peer;
    }

    /** Who the peer is in this session: 32 octets. */
    public byte[] fingerprint() {
        return fingerprint;
    }

    /** The session id: 8 octets. */
    public byte[] id() {
        return keys.sessionId();
    }

    /** The key schedule, with the keys of both directions. */
    public KeyDerivation keys() {
        return keys;
    }

    /** The direction of what the peer sends. */
    public Direction sending() {
        return sending;
    }

    byte[] ownTag() {
        return keys.tag(sending);
    }

    /** The tag of the subject: 16 octets. */
    public byte[] tagOfTheSubject() {
        return keys.tag(sending.opposite());
    }

    /** A challenge with new data under the next counter. */
    public byte[] challenge() {
        asked = peer.draws().next(16);
        return frame(SealedFrames.challenge(asked));
    }

    /** The challenge of before, under a new counter. */
    public byte[] challengeAgain() {
        return frame(SealedFrames.challenge(asked));
    }

    /** The response to the last challenge of the subject that came in this session. */
    public byte[] response() {
        return responseTo(toAnswer);
    }

    /** A response with this data. */
    public byte[] responseTo(byte[] data) {
        return frame(SealedFrames.response(data));
    }

    public byte[] leave() {
        return frame(SealedFrames.leave());
    }

    /** The transcript of the handshake: 32 octets. */
    public byte[] transcript() {
        return keys.transcript();
    }

    /** A Join with a new id, signed for this session. */
    public byte[] join(Identity identity) {
        return join(identity, peer.draws().next(16));
    }

    /** A Join with this id, signed for this session. */
    public byte[] join(Identity identity, byte[] id) {
        byte[] message = Joins.signedMessage(transcript(), id(), fingerprint, id, identity.signedToken());
        return join(identity, id, identity.key().sign(message));
    }

    /** A Join with this id and this signature. */
    public byte[] join(Identity identity, byte[] id, byte[] signature) {
        joinId = id;
        joined = SessionMessages.join(id, identity.signedToken(), signature, identity.issuerToken());
        return frame(joined);
    }

    /** A Join with a new id under any counter; the next counter is what it was. */
    public byte[] joinUnder(long counter, Identity identity) {
        long kept = next;
        next = counter;
        byte[] datagram = join(identity);
        next = kept;
        return datagram;
    }

    /** The last Join again, under a new counter. */
    public byte[] joinAgain() {
        return frame(joined);
    }

    /** The id of the last Join that the peer sent: 16 octets. */
    public byte[] joinId() {
        return joinId;
    }

    /** The last Join of the subject in this session. */
    public Join toAck() {
        return toAck;
    }

    /** The Ack of the subject's last Join. */
    public byte[] ack() {
        return frame(SessionMessages.ack(toAck.getJoinId().toByteArray()));
    }

    /** The Nack of the subject's last Join. */
    public byte[] nack(Nack.Code code, int retryAfterSeconds) {
        return frame(SessionMessages.nack(toAck.getJoinId().toByteArray(), code.getNumber(), retryAfterSeconds));
    }

    /** Any message octets under the next counter. */
    public byte[] frame(byte[] message) {
        return frame(next, message);
    }

    /** Any message octets under any counter; the next counter is the one after it. */
    public byte[] frame(long counter, byte[] message) {
        return sealed(counter, SealedFrames.content(message));
    }

    /** Any content under the next counter. */
    public byte[] sealed(byte[] content) {
        return sealed(next, content);
    }

    private byte[] sealed(long counter, byte[] content) {
        next = counter + 1;
        return SealedFrames.seal(keys.key(sending), SealedFrames.header(id(), counter), sending, content);
    }

    /** A message under the next counter with the header's session id replaced: sealed for it, under this session's key. */
    public byte[] frameUnderId(byte[] id, byte[] message) {
        return SealedFrames.seal(
                keys.key(sending), SealedFrames.header(id, next++), sending, SealedFrames.content(message));
    }

    /** A message under the next counter with another version in the header: sealed with it. */
    public byte[] frameOfVersion(int version, byte[] message) {
        byte[] header = Octets.with(SealedFrames.header(id(), next++), 1, Octets.u8(version));
        return SealedFrames.seal(keys.key(sending), header, sending, SealedFrames.content(message));
    }

    /** A message under the next counter, sealed as if the subject had sent it. */
    public byte[] frameOfTheSubject(byte[] message) {
        Direction wrong = sending.opposite();
        return SealedFrames.seal(
                keys.key(wrong), SealedFrames.header(id(), next++), wrong, SealedFrames.content(message));
    }

    /** A message under the next counter, sealed with the right key and the other direction in its associated data. */
    public byte[] frameWithWrongDirection(byte[] message) {
        return SealedFrames.seal(
                keys.key(sending),
                SealedFrames.header(id(), next++),
                sending.opposite(),
                SealedFrames.content(message));
    }

    /** The data of the last challenge that the peer sent: 16 octets. */
    public byte[] asked() {
        return asked;
    }

    /** The data of the last challenge of the subject: 16 octets. */
    public byte[] toAnswer() {
        return toAnswer;
    }

    /** The message of a datagram that the subject sealed in this session; nothing of any other datagram. */
    public Optional<SessionMessage> read(byte[] datagram) {
        return contentOfTheSubject(datagram).map(PeerSession::decode);
    }

    /** What the subject has sealed in a datagram of this session; empty for every other datagram. */
    public Optional<byte[]> contentOfTheSubject(byte[] datagram) {
        return content(datagram, sending.opposite());
    }

    /** What the peer itself has sealed in a datagram of this session; empty for every other datagram. */
    public Optional<byte[]> contentOfOwn(byte[] datagram) {
        return content(datagram, sending);
    }

    private Optional<byte[]> content(byte[] datagram, Direction direction) {
        boolean isHere = SealedFrames.isSealed(datagram) && Arrays.equals(SealedFrames.sessionId(datagram), id());
        return isHere ? SealedFrames.open(keys.key(direction), direction, datagram) : Optional.empty();
    }

    /** The message in {@link #contentOfOwn}, with the errors of {@link #read}. */
    public Optional<SessionMessage> readOwn(byte[] datagram) {
        return contentOfOwn(datagram).map(PeerSession::decode);
    }

    /** Takes notice of a datagram of the subject: its challenge is what {@link #response} answers, its Join what {@link #ack} does. */
    public void take(byte[] datagram) {
        Optional<SessionMessage> message = read(datagram);
        message.filter(SessionMessage::hasChallenge)
                .ifPresent(challenge ->
                        toAnswer = challenge.getChallenge().getData().toByteArray());
        message.filter(SessionMessage::hasJoin).ifPresent(join -> toAck = join.getJoin());
    }

    private static SessionMessage decode(byte[] content) {
        try {
            return SessionMessage.parseFrom(SealedFrames.message(content));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("not a session message: " + Octets.hex(content), e);
        }
    }
}
