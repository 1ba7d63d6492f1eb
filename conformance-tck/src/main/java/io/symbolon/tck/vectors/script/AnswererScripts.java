package io.symbolon.tck.vectors.script;

import static io.symbolon.tck.vectors.script.Script.ELSEWHERE;
import static io.symbolon.tck.vectors.script.Script.HIGH;
import static io.symbolon.tck.vectors.script.Script.LOW;
import static io.symbolon.tck.vectors.script.Script.PEER;

import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.wire.Handshakes;
import io.symbolon.tck.wire.KeyDerivation.Own;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SealedFrames;
import io.symbolon.tck.wire.Tokens;

/** What an answerer refuses, forgets and answers twice. */
final class AnswererScripts {
    private final VectorFile file;

    private AnswererScripts(VectorFile file) {
        this.file = file;
    }

    static void addTo(VectorFile file) {
        AnswererScripts scripts = new AnswererScripts(file);
        scripts.storedAnswer();
        scripts.replayIntoASession();
        scripts.candidateExpires();
        scripts.forgedInitiations();
        scripts.noContribution();
        scripts.denied();
    }

    private void storedAnswer() {
        Script script = new Script(
                        file.script(
                                "HSK-S-1301",
                                "the same initiation again, before and after the candidate was forgotten",
                                "HSK-013",
                                "HSK-020",
                                "HSK-022",
                                "HSK-014"),
                        HIGH,
                        LOW,
                        Flag.REPLAY)
                .create();
        Own other = script.peerOwn(1);
        Own own = script.subjectOwn(1);
        Event answer = Event.send(PEER, Script.answer(own, other.nonce(), new Channel(own, other).subjectTag()));
        byte[] initiation = Script.initiation(other);
        script.deliver(PEER, initiation, answer)
                .deliver(PEER, initiation, answer)
                .asksForCookie(ELSEWHERE, other, "HSK-022")
                .asksForCookie("192.0.2.2:4001", other, "HSK-022")
                .clock(11_999)
                .deliver(PEER, initiation, answer)
                .clock(12_000);
        Own later = script.subjectOwn(2);
        script.deliver(
                PEER,
                initiation,
                Event.send(PEER, Script.answer(later, other.nonce(), new Channel(later, other).subjectTag())));
    }

    private void replayIntoASession() {
        Script script = new Script(
                        file.script(
                                "HSK-S-2201", "the initiation of a session that stands, again", "HSK-022", "HSK-013"),
                        LOW,
                        HIGH,
                        Flag.REPLAY,
                        Flag.NO_EFFECT)
                .create();
        Own other = script.peerOwn(1);
        Own own = script.subjectOwn(1);
        Channel channel = new Channel(own, other);
        byte[] data = HIGH.challenge(1);
        script.deliver(
                PEER,
                Script.initiation(other),
                Event.send(PEER, Script.answer(own, other.nonce(), channel.subjectTag())));
        Sessions.confirmed(script, channel, PEER, 1, data);
        script.asksForCookie(PEER, other, "HSK-022")
                .asksForCookie(ELSEWHERE, other, "HSK-022")
                .deliver(
                        PEER,
                        channel.fromPeer(SealedFrames.challenge(data)),
                        Event.send(PEER, channel.fromSubject(SealedFrames.response(data))));
    }

    private void candidateExpires() {
        Script script = new Script(
                        file.script("HSK-S-2001", "a frame for a candidate that was forgotten", "HSK-020", "SES-001"),
                        LOW,
                        HIGH,
                        Flag.LIFETIME)
                .create();
        Own other = script.peerOwn(1);
        Own own = script.subjectOwn(1);
        Channel channel = new Channel(own, other);
        script.deliver(
                        PEER,
                        Script.initiation(other),
                        Event.send(PEER, Script.answer(own, other.nonce(), channel.subjectTag())))
                .clock(12_000)
                .drop(PEER, channel.fromPeer(SealedFrames.challenge(HIGH.challenge(1))), "SES-001");
    }

    private void forgedInitiations() {
        Script script = new Script(
                        file.script(
                                "HSK-S-0401",
                                "forged initiations leave nothing behind, and the right one is answered",
                                "HSK-004",
                                "HSK-003",
                                "HSK-005",
                                "TOK-032",
                                "CNV-010"),
                        LOW,
                        HIGH,
                        Flag.FORGED,
                        Flag.NO_EFFECT)
                .create();
        Own other = script.peerOwn(1);
        byte[] token = Tokens.octets(other.signedToken());
        byte[] right = Script.initiation(other);
        Own expired = HIGH.own(1, script.wall() - Tokens.DEFAULT_LIFETIME_MS - 60_000);
        Own early = HIGH.own(1, script.wall() + 61_001); // both are delivered a second later
        byte[] withoutKey = Tokens.sign(
                HIGH.key(),
                Tokens.decode(other.signedToken()).toBuilder().clearExtensions().build());
        byte[] identity = Tokens.sign(Samples.key("token"), Samples.identity("token"));
        script.drop(PEER, Octets.first(right, 1199), "FRM-003")
                .drop(PEER, Octets.with(right, 1199, Octets.u8(1)), "FRM-005")
                .drop(PEER, initiation(Octets.first(other.signedToken(), 100), other), "TOK-002")
                .drop(PEER, initiation(identity, other), "TOK-005")
                .drop(PEER, initiation(Tokens.sign(LOW.key(), token), other), "TOK-032")
                .drop(PEER, initiation(withoutKey, other), "HSK-003")
                .drop(PEER, Script.initiation(LOW.own(1, script.wall())), "HSK-005")
                .clock(1_000) // another second: the address block has had its five openings
                .drop(PEER, Script.initiation(expired), "TOK-025")
                .drop(PEER, Script.initiation(early), "TOK-024");
        Own own = script.subjectOwn(1);
        script.deliver(
                PEER, right, Event.send(PEER, Script.answer(own, other.nonce(), new Channel(own, other).subjectTag())));
    }

    private void noContribution() {
        Script script = new Script(
                        file.script(
                                "HSK-S-0802", "an initiation with a session key of small order", "HSK-008", "HSK-004"),
                        LOW,
                        HIGH,
                        Flag.SMALL_ORDER)
                .create();
        Own other = script.peerOwn(1);
        byte[] one = Octets.concat(Octets.u8(1), Octets.zeros(31));
        byte[] weak = Tokens.sign(
                HIGH.key(),
                Tokens.withSessionKey(
                        Tokens.decode(other.signedToken()).toBuilder()
                                .clearExtensions()
                                .build(),
                        one));
        script.drop(PEER, initiation(weak, other), "HSK-008").clock(12_000);
    }

    private void denied() {
        Script script = new Script(
                        file.script("TOK-S-3101", "a denied peer, until the denial has ended", "TOK-031"),
                        HIGH,
                        LOW,
                        Flag.POLICY)
                .create();
        Own other = script.peerOwn(1);
        script.deny(30_000)
                .drop(PEER, Script.initiation(other), "TOK-031")
                .clock(29_999)
                .drop(PEER, Script.initiation(other), "TOK-031")
                .clock(30_001);
        Own own = script.subjectOwn(1);
        script.deliver(
                PEER,
                Script.initiation(other),
                Event.send(PEER, Script.answer(own, other.nonce(), new Channel(own, other).subjectTag())));
    }

    /** The initiation of a peer with another token. */
    private static byte[] initiation(byte[] signedToken, Own other) {
        return Handshakes.datagram(Handshakes.initiation(signedToken, other.nonce(), Octets.zeros(0)));
    }
}
