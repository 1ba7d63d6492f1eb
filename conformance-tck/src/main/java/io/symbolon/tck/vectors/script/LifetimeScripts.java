package io.symbolon.tck.vectors.script;

import static io.symbolon.tck.vectors.script.Script.ELSEWHERE;
import static io.symbolon.tck.vectors.script.Script.HIGH;
import static io.symbolon.tck.vectors.script.Script.LOW;
import static io.symbolon.tck.vectors.script.Script.PEER;

import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.wire.KeyDerivation.Own;
import io.symbolon.tck.wire.SealedFrames;
import java.util.stream.LongStream;

/** What is sent and what ends by time alone. */
final class LifetimeScripts {
    private final VectorFile file;

    private LifetimeScripts(VectorFile file) {
        this.file = file;
    }

    static void addTo(VectorFile file) {
        LifetimeScripts scripts = new LifetimeScripts(file);
        scripts.notConfirmed();
        scripts.confirmedLate();
        scripts.ownTokenEnds();
        scripts.peerTokenEnds();
        scripts.candidateTokenEnds();
        scripts.wallClockJumps();
    }

    private void notConfirmed() {
        Script script = script(
                "SES-S-0901",
                "ten challenges, and the end of a session that nobody confirms",
                "SES-009",
                "SES-005",
                "SES-001");
        Own own = script.subjectOwn(1);
        Own other = script.peerOwn(1);
        Channel channel = accepted(script, own, other);
        byte[] challenge = SealedFrames.challenge(LOW.challenge(1));
        script.clock(499)
                .clock(
                        8_999,
                        LongStream.of(500, 1_000, 2_000, 3_000, 4_000, 5_000, 6_000, 7_000)
                                .mapToObj(at -> Event.send(PEER, channel.fromSubject(challenge))
                                        .at(at))
                                .toArray(Event[]::new))
                .clock(11_999, Event.send(PEER, channel.fromSubject(challenge)).at(9_000))
                .clock(12_000, Event.ended(HIGH.fingerprint(), channel, "SES-009"))
                .drop(PEER, channel.fromPeer(SealedFrames.response(LOW.challenge(1))), "SES-001");
    }

    private void confirmedLate() {
        Script script = script(
                "SES-S-0902",
                "only the response confirms, and then the challenges stop",
                "SES-009",
                "SES-014",
                "SES-015");
        Own own = script.subjectOwn(1);
        Own other = script.peerOwn(1);
        Channel channel = accepted(script, own, other);
        byte[] challenge = SealedFrames.challenge(LOW.challenge(1));
        byte[] data = HIGH.challenge(1);
        script.clock(600, Event.send(PEER, channel.fromSubject(challenge)).at(500))
                .deliver(
                        PEER,
                        channel.fromPeer(SealedFrames.challenge(data)),
                        Event.send(PEER, channel.fromSubject(SealedFrames.response(data))))
                .clock(1_600, Event.send(PEER, channel.fromSubject(challenge)).at(1_000))
                .deliver(
                        PEER,
                        channel.fromPeer(SealedFrames.response(LOW.challenge(1))),
                        Event.established(HIGH.fingerprint(), channel, PEER))
                .drop(PEER, channel.fromPeer(SealedFrames.response(LOW.challenge(1))), "SES-015")
                .clock(20_000);
    }

    private void ownTokenEnds() {
        Script script = new Script(
                        file.script("SES-S-2101", "a session ends with the subject's token", "SES-021"),
                        LOW,
                        HIGH,
                        Flag.LIFETIME)
                .create("lifetime_ms", 600_000);
        Own own = LOW.own(
                1,
                script.wall(),
                token -> token.toBuilder().setExpiresAt(Samples.NOW + 600_000).build());
        Channel channel = Sessions.opened(script, own, script.peerOwn(1));
        // by a jump of the wall clock, before it is time for new keys
        script.jump(10_000, Samples.NOW + 659_999)
                .jump(10_000, Samples.NOW + 660_000, Event.ended(HIGH.fingerprint(), channel, "SES-021"))
                .drop(PEER, channel.fromPeer(SealedFrames.challenge(HIGH.challenge(1))), "SES-001");
    }

    private void peerTokenEnds() {
        Script script = script("SES-S-2102", "a session ends with the peer's token", "SES-021");
        Own other = HIGH.own(
                1,
                script.wall(),
                token -> token.toBuilder().setExpiresAt(Samples.NOW + 300_000).build());
        Channel channel = Sessions.opened(script, script.subjectOwn(1), other);
        script.jump(10_000, Samples.NOW + 359_999)
                .jump(10_000, Samples.NOW + 360_000, Event.ended(HIGH.fingerprint(), channel, "SES-021"));
    }

    private void candidateTokenEnds() {
        Script script = script("SES-S-2103", "a candidate is forgotten with the peer's token", "SES-021", "SES-001");
        Own other = HIGH.own(
                1,
                script.wall() - 600_000,
                token -> token.toBuilder().setExpiresAt(Samples.NOW - 59_000).build());
        Own own = script.subjectOwn(1);
        Channel channel = new Channel(own, other);
        script.deliver(
                        PEER,
                        Script.initiation(other),
                        Event.send(PEER, Script.answer(own, other.nonce(), channel.subjectTag())))
                .clock(1_000)
                .drop(PEER, channel.fromPeer(SealedFrames.challenge(HIGH.challenge(1))), "SES-001");
    }

    private void wallClockJumps() {
        Script script = script(
                "CNV-S-1301", "jumps of the wall clock move no interval and end no session", "CNV-013", "HSK-014");
        Channel channel = Sessions.opened(script);
        script.jump(1_000, Samples.NOW - Samples.DAY_MS);
        Sessions.challenged(script, channel);
        Event send = Event.send(ELSEWHERE, Script.initiation(script.subjectOwn(2)));
        script.openWithoutPeer(ELSEWHERE, send)
                .clock(6_000, send)
                .jump(7_000, Samples.NOW + 11 * 3_600_000)
                .clock(16_000, send);
        Sessions.challenged(script, channel);
    }

    /** The subject opens and the peer answers at once; no frame has opened yet. */
    private static Channel accepted(Script script, Own own, Own other) {
        Channel channel = new Channel(own, other);
        script.open(PEER, Event.send(PEER, Script.initiation(own)))
                .deliver(
                        PEER,
                        Script.answer(other, own.nonce(), channel.peerTag()),
                        Event.send(PEER, channel.fromSubject(SealedFrames.challenge(script.subject.challenge(1)))));
        return channel;
    }

    private Script script(String id, String title, String... rules) {
        return new Script(file.script(id, title, rules), LOW, HIGH, Flag.LIFETIME).create();
    }
}
