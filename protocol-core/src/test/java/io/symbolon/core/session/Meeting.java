package io.symbolon.core.session;

import io.symbolon.core.boundary.Effect;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.token.NodeToken;
import io.symbolon.core.wire.Frame;
import io.symbolon.core.wire.FrameCodec;
import io.symbolon.core.wire.Handshake;
import io.symbolon.core.wire.Message;
import io.symbolon.core.wire.MessageCodec;
import java.util.List;
import java.util.Optional;

/**
 * Alice opens towards Bob, both ask and answer, and both keep every state that they were in. Alice is the lower side. All of it happens at
 * time 0.
 */
final class Meeting {
    final Side alice;
    final Side bob;

    final Opening opening;
    final Handshake.Initiation initiation;
    final Candidate candidate;
    final Handshake.Answer answer;
    final Transition accepted;
    final Confirming confirming;
    final Frame.Sealed challenge;
    final Transition firstFrame;
    final Confirming bobsConfirming;
    final Frame.Sealed bobsChallenge;
    final Frame.Sealed response;
    final Transition answered;
    final Frame.Sealed alicesResponse;
    final Transition confirmed;
    final Established alices;
    final Transition bobsConfirmed;
    final Established bobs;

    Meeting() {
        this(lowAndHigh());
    }

    private Meeting(List<Side> sides) {
        alice = sides.get(0);
        bob = sides.get(1);

        Transition begun = Opening.begin(
                bob.address, Optional.of(bob.fingerprint()), Opening.Schedule.WANTED, alice.introduce(), alice);
        opening = (Opening) begun.next();
        initiation = (Handshake.Initiation) Side.frameIn(begun.effects());

        NodeToken alicesToken =
                bob.validate(initiation.token(), Optional.empty()).value();
        Introduction bobsOwn = bob.introduce();
        SessionKeys bobsKeys =
                bob.derive(bobsOwn, alicesToken, initiation.nonce()).value();
        candidate = Candidate.begin(initiation, alicesToken, alice.address, bobsOwn, bobsKeys, bob);
        answer = (Handshake.Answer) Side.frameIn(List.of(candidate.sendAnswer()));

        accepted = opening.onAnswer(answer, bob.address, alice);
        confirming = (Confirming) accepted.next();
        challenge = (Frame.Sealed) Side.frameIn(accepted.effects());

        firstFrame = candidate.onFrame(challenge, alice.address, bob);
        bobsConfirming = (Confirming) firstFrame.next();
        bobsChallenge = (Frame.Sealed) frames(firstFrame.effects()).get(0);
        response = (Frame.Sealed) frames(firstFrame.effects()).get(1);

        answered = confirming.onFrame(bobsChallenge, bob.address, alice);
        alicesResponse = (Frame.Sealed) Side.frameIn(answered.effects());
        confirmed = answered.next().onFrame(response, bob.address, alice);
        alices = (Established) confirmed.next();
        bobsConfirmed = bobsConfirming.onFrame(alicesResponse, alice.address, bob);
        bobs = (Established) bobsConfirmed.next();
    }

    private static List<Side> lowAndHigh() {
        Side one = new Side("one", "192.0.2.1:4000");
        Side other = new Side("other", "198.51.100.2:4000");
        return one.fingerprint().compareTo(other.fingerprint()) < 0 ? List.of(one, other) : List.of(other, one);
    }

    /** A frame from Alice to Bob. */
    Frame.Sealed fromAlice(long counter, Message message) {
        return sealed(alices.keys(), counter, MessageCodec.encode(message));
    }

    /** A frame from Bob to Alice. */
    Frame.Sealed fromBob(long counter, Message message) {
        return sealed(bobs.keys(), counter, MessageCodec.encode(message));
    }

    /** A frame from Alice to Bob whose message is any octets. */
    Frame.Sealed fromAlice(long counter, Bytes message) {
        return sealed(alices.keys(), counter, message);
    }

    /** A frame from Alice to Bob whose content is any 64 octets. */
    Frame.Sealed fromAliceWithContent(long counter, Bytes content) {
        Bytes header = FrameCodec.sealedHeader(alices.id(), counter);
        Bytes nonce = Bytes.concat(Bytes.zeros(4), Bytes.ofBigEndian(counter, 8));
        Bytes associated = Bytes.concat(header, Bytes.of(0)); // from low to high
        Bytes sealed = alice.crypto().seal(alices.keys().sendKey(), nonce, associated, content);
        return (Frame.Sealed) FrameCodec.decode(Bytes.concat(header, sealed)).value();
    }

    private Frame.Sealed sealed(SessionKeys keys, long counter, Bytes message) {
        Bytes datagram = new SealedFrames(alice.crypto())
                .seal(keys.sendKey(), keys.sending(), keys.sessionId(), counter, message);
        return (Frame.Sealed) FrameCodec.decode(datagram).value();
    }

    /** The message that Alice reads in a frame of Bob. */
    Message readByAlice(Frame frame) {
        return read(alices.keys(), (Frame.Sealed) frame);
    }

    /** The message that Bob reads in a frame of Alice. */
    Message readByBob(Frame frame) {
        return read(bobs.keys(), (Frame.Sealed) frame);
    }

    private Message read(SessionKeys keys, Frame.Sealed frame) {
        return new SealedFrames(alice.crypto())
                .open(keys.receiveKey(), keys.sending().opposite(), frame)
                .value();
    }

    /** The datagrams among {@code effects}, as frames. */
    static List<Frame> frames(List<Effect> effects) {
        return effects.stream()
                .filter(Effect.SendDatagram.class::isInstance)
                .map(effect -> FrameCodec.decode(((Effect.SendDatagram) effect).datagram())
                        .value())
                .toList();
    }
}
