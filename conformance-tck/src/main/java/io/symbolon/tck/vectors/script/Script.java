package io.symbolon.tck.vectors.script;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.vectors.file.VectorCase;
import io.symbolon.tck.vectors.sample.Party;
import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.wire.Cookies;
import io.symbolon.tck.wire.Fingerprints;
import io.symbolon.tck.wire.Handshakes;
import io.symbolon.tck.wire.KeyDerivation.Own;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.Source;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The steps of one script, as they are written: what the subject is told, and exactly what it does. */
final class Script {
    static final String NODE = "subject";

    /** Where the peer is, unless a script says otherwise. */
    static final String PEER = "192.0.2.2:4000";

    /** Somewhere else. */
    static final String ELSEWHERE = "198.51.100.7:5000";

    /** Two nodes, the one with the lower fingerprint first. */
    static final Party LOW = low(Party.named("north"), Party.named("south"));

    static final Party HIGH = LOW.name().equals("north") ? Party.named("south") : Party.named("north");

    private static final int DRAWS = 5;

    private final VectorCase vector;
    final Party subject;
    final Party peer;
    private long now;
    private long wallAhead;

    /** A script whose subject is created by {@link #create}. */
    Script(VectorCase vector, Party subject, Party peer, Flag... flags) {
        this.vector = vector.flags(flags)
                .trace("subject_fingerprint", subject.fingerprint(), "peer_fingerprint", peer.fingerprint());
        this.subject = subject;
        this.peer = peer;
    }

    /** The first step: the node, with its entropy and with what its configuration says beyond that. */
    Script create(Object... configuration) {
        return createDrawing(IntStream.rangeClosed(1, DRAWS).boxed().toList(), configuration);
    }

    /** The same with given draws of secrets, nonces and challenges; numbers that repeat are randomness that is none. */
    Script createDrawing(List<Integer> draws, Object... configuration) {
        ObjectNode args = Members.of("node", NODE, "seed", subject.key().seed(), "uuid", subject.uuid());
        args.setAll(Members.of(configuration));
        args.set(
                "entropy",
                Members.of(
                        "session_secret",
                                draws.stream().map(subject::sessionSecret).toList(),
                        "nonce", draws.stream().map(subject::nonce).toList(),
                        "cookie_secret", List.of(subject.cookieSecret()),
                        "challenge", draws.stream().map(subject::challenge).toList()));
        vector.step("node.create", args, Members.of("fingerprint", subject.fingerprint()));
        return this;
    }

    Script open(String to, Event... events) {
        return step("node.open", Members.of("node", NODE, "to", to, "peer", peer.fingerprint()), events);
    }

    Script openWithoutPeer(String to, Event... events) {
        return step("node.open", Members.of("node", NODE, "to", to), events);
    }

    Script deliver(String from, byte[] datagram, Event... events) {
        return step("node.deliver", Members.of("node", NODE, "from", from, "datagram", datagram), events);
    }

    /** A datagram that is refused, and changes nothing. */
    Script drop(String from, byte[] datagram, String rule) {
        return deliver(from, datagram, Event.dropped(from, rule));
    }

    Script leave(Event... events) {
        return step("node.leave", Members.of("node", NODE, "peer", peer.fingerprint()), events);
    }

    Script stop(Event... events) {
        return step("node.stop", Members.of("node", NODE), events);
    }

    Script deny(long forMs, Event... events) {
        return step("node.deny", Members.of("node", NODE, "peer", peer.fingerprint(), "for_ms", forMs), events);
    }

    /** Both clocks go on to a time; the events carry their own times. */
    Script clock(long ms, Event... events) {
        now = ms;
        return step("clock.set", Members.of("monotonic_ms", ms, "wall_ms", wall()), events);
    }

    /** The wall clock jumps to a time, the monotonic clock goes on to another. */
    Script jump(long ms, long wallMs, Event... events) {
        wallAhead = wallMs - Samples.NOW - ms;
        return clock(ms, events);
    }

    /** The wall time now. */
    long wall() {
        return Samples.NOW + now + wallAhead;
    }

    /** What the subject brings into a handshake now, with its n-th draw. */
    Own subjectOwn(int draw) {
        return subject.own(draw, wall());
    }

    /** What the peer brings into a handshake now, with its n-th draw. */
    Own peerOwn(int draw) {
        return peer.own(draw, wall());
    }

    /** The subject's cookie for an initiation of the peer, made now. */
    byte[] cookieFor(String source, byte[] nonce) {
        return Cookies.make(subject.cookieSecret(), Cookies.epoch(now), Source.parse(source), nonce);
    }

    /** An initiation that the subject refuses by a rule and answers with a cookie frame. */
    Script asksForCookie(String from, Own initiator, String rule) {
        byte[] cookie = Cookies.datagram(initiator.nonce(), cookieFor(from, initiator.nonce()));
        return deliver(from, initiation(initiator), Event.send(from, cookie), Event.dropped(from, rule));
    }

    /** Puts the values in between of a session into the trace. */
    Script trace(String name, Channel channel) {
        vector.trace(
                name,
                Members.of(
                        "transcript", channel.keys.transcript(),
                        "prk", channel.keys.prk(),
                        "key_low_to_high", channel.keys.keyLowToHigh(),
                        "key_high_to_low", channel.keys.keyHighToLow(),
                        "tag_low", channel.keys.tagLow(),
                        "tag_high", channel.keys.tagHigh(),
                        "session_id", channel.id()));
        return this;
    }

    static byte[] initiation(Own own) {
        return initiation(own, Octets.zeros(0));
    }

    static byte[] initiation(Own own, byte[] cookie) {
        return Handshakes.datagram(Handshakes.initiation(own.signedToken(), own.nonce(), cookie));
    }

    /** The answer of one side to an initiation. */
    static byte[] answer(Own own, byte[] echo, byte[] tag) {
        return Handshakes.datagram(Handshakes.answer(own.signedToken(), own.nonce(), echo, tag));
    }

    private Script step(String op, ObjectNode args, Event... events) {
        List<ObjectNode> expected =
                Arrays.stream(events).map(event -> event.json(now)).toList();
        vector.step(op, args, Members.of("events", expected));
        return this;
    }

    private static Party low(Party one, Party other) {
        return Fingerprints.isLow(one.fingerprint(), other.fingerprint()) ? one : other;
    }
}
