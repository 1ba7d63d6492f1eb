package io.symbolon.tck.vectors.script;

import static io.symbolon.tck.vectors.script.Script.PEER;

import io.symbolon.tck.wire.KeyDerivation.Own;
import io.symbolon.tck.wire.SealedFrames;

/** The steps with which a script gets its session. */
final class Sessions {
    private Sessions() {}

    /** The subject opens, the peer answers at once, and its response comes at once. */
    static Channel opened(Script script, Own own, Own other) {
        Channel channel = new Channel(own, other);
        byte[] challenge = script.subject.challenge(1);
        script.open(PEER, Event.send(PEER, Script.initiation(own)))
                .deliver(
                        PEER,
                        Script.answer(other, own.nonce(), channel.peerTag()),
                        Event.send(PEER, channel.fromSubject(SealedFrames.challenge(challenge))))
                .deliver(
                        PEER,
                        channel.fromPeer(SealedFrames.response(challenge)),
                        Event.established(script.peer.fingerprint(), channel, PEER));
        return channel;
    }

    static Channel opened(Script script) {
        return opened(script, script.subjectOwn(1), script.peerOwn(1));
    }

    /** The peer opens, with a cookie where the subject wants one, and its challenge and its response come at once. */
    static Channel answered(Script script, int draw, Own other, byte[] cookie) {
        Own own = script.subjectOwn(draw);
        Channel channel = new Channel(own, other);
        byte[] data = script.peer.challenge(draw);
        script.deliver(
                PEER,
                Script.initiation(other, cookie),
                Event.send(PEER, Script.answer(own, other.nonce(), channel.subjectTag())));
        confirmed(script, channel, PEER, draw, data);
        return channel;
    }

    /** The first frame of the peer, a challenge, opens under a candidate: the subject answers it and asks back. */
    static void accepted(Script script, Channel channel, String source, int draw, byte[] data) {
        script.deliver(
                source,
                channel.fromPeer(SealedFrames.challenge(data)),
                Event.send(source, channel.fromSubject(SealedFrames.challenge(script.subject.challenge(draw)))),
                Event.send(source, channel.fromSubject(SealedFrames.response(data))));
    }

    /** The same, and the peer's response comes at once. */
    static void confirmed(Script script, Channel channel, String source, int draw, byte[] data) {
        accepted(script, channel, source, draw, data);
        script.deliver(
                source,
                channel.fromPeer(SealedFrames.response(script.subject.challenge(draw))),
                Event.established(script.peer.fingerprint(), channel, source));
    }

    /** The peer's next challenge under a session comes from its address and is answered. */
    static void challenged(Script script, Channel channel) {
        byte[] data = script.peer.challenge(9);
        script.deliver(
                PEER,
                channel.fromPeer(SealedFrames.challenge(data)),
                Event.send(PEER, channel.fromSubject(SealedFrames.response(data))));
    }
}
