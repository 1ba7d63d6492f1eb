package io.symbolon.tck.vectors.script;

import static io.symbolon.tck.vectors.script.Script.ELSEWHERE;
import static io.symbolon.tck.vectors.script.Script.HIGH;
import static io.symbolon.tck.vectors.script.Script.LOW;
import static io.symbolon.tck.vectors.script.Script.PEER;

import io.symbolon.spec.proto.Token;
import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.vectors.sample.Party;
import io.symbolon.tck.wire.KeyDerivation.Own;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SealedFrames;
import io.symbolon.tck.wire.Tokens;

/** What an opener refuses, repeats and gives up. */
final class OpenerScripts {
    private final VectorFile file;

    private OpenerScripts(VectorFile file) {
        this.file = file;
    }

    static void addTo(VectorFile file) {
        OpenerScripts scripts = new OpenerScripts(file);
        scripts.repeats();
        scripts.onceAPeer();
        scripts.forgedAnswers();
        scripts.answersWithOtherTokens();
        scripts.noContribution();
        scripts.withoutExpectation();
    }

    private void repeats() {
        Script script = new Script(
                        file.script("HSK-S-1401", "eight sendings and the end of an attempt", "HSK-014", "HSK-015"),
                        LOW,
                        HIGH,
                        Flag.RESEND)
                .create();
        Own own = script.subjectOwn(1);
        Own other = script.peerOwn(1);
        Event send = Event.send(PEER, Script.initiation(own));
        script.open(PEER, send)
                .clock(4_999)
                .clock(5_000, send)
                .clock(94_999, send.at(15_000), send.at(35_000), send.at(65_000))
                .clock(154_999, send.at(95_000), send.at(125_000))
                .clock(164_999, send.at(155_000))
                .clock(165_000, Event.openFailed(PEER, HIGH.fingerprint(), "HSK-014"))
                .drop(PEER, Script.answer(other, own.nonce(), new Channel(own, other).peerTag()), "HSK-015");
    }

    private void onceAPeer() {
        Script script = new Script(
                        file.script(
                                "HSK-S-1101", "a second attempt for one address, and for one fingerprint", "HSK-011"),
                        LOW,
                        HIGH,
                        Flag.POLICY)
                .create();
        byte[] expected = HIGH.fingerprint();
        script.open(PEER, Event.send(PEER, Script.initiation(script.subjectOwn(1))))
                .open(PEER, Event.openFailed(PEER, expected, "HSK-011"))
                .open(ELSEWHERE, Event.openFailed(ELSEWHERE, expected, "HSK-011"))
                .clock(1_000);
    }

    private void forgedAnswers() {
        Script script = new Script(
                        file.script(
                                "HSK-S-1701",
                                "forged answers end nothing, and the right one still counts",
                                "HSK-017",
                                "HSK-015",
                                "HSK-016",
                                "CNV-010"),
                        LOW,
                        HIGH,
                        Flag.FORGED,
                        Flag.NO_EFFECT)
                .create();
        Own own = script.subjectOwn(1);
        Own other = script.peerOwn(1);
        Channel channel = new Channel(own, other);
        byte[] right = Script.answer(other, own.nonce(), channel.peerTag());
        byte[] wrongTag = Octets.withBitFlipped(channel.peerTag(), 15, 0);
        script.open(PEER, Event.send(PEER, Script.initiation(own)))
                .clock(40)
                .drop(
                        PEER,
                        Script.answer(other, Octets.withBitFlipped(own.nonce(), 0, 0), channel.peerTag()),
                        "HSK-015")
                .drop(PEER, Script.answer(other, other.nonce(), channel.peerTag()), "HSK-015")
                .drop(ELSEWHERE, right, "HSK-016")
                .drop("192.0.2.2:4001", right, "HSK-016")
                .drop(PEER, Script.answer(other, own.nonce(), wrongTag), "HSK-017")
                .drop(PEER, Script.answer(other, own.nonce(), channel.subjectTag()), "HSK-017")
                .drop(PEER, Script.answer(other, own.nonce(), Octets.zeros(16)), "HSK-017")
                .deliver(PEER, right, Event.send(PEER, channel.fromSubject(SealedFrames.challenge(LOW.challenge(1)))))
                .drop(PEER, right, "HSK-015");
    }

    private void answersWithOtherTokens() {
        Script script = new Script(
                        file.script(
                                "TOK-S-3001",
                                "answers with tokens that do not fit leave the attempt alone",
                                "TOK-030",
                                "TOK-025",
                                "TOK-032",
                                "HSK-005",
                                "HSK-003"),
                        LOW,
                        HIGH,
                        Flag.POLICY,
                        Flag.NO_EFFECT)
                .create();
        Own own = script.subjectOwn(1);
        Own other = script.peerOwn(1);
        Own third = Party.named("east").own(1, script.wall());
        byte[] forged = Tokens.sign(LOW.key(), Tokens.octets(other.signedToken()));
        Own expired = HIGH.own(1, script.wall() - Tokens.DEFAULT_LIFETIME_MS - 60_000);
        Token withoutSessionKey =
                Tokens.decode(other.signedToken()).toBuilder().clearExtensions().build();
        Channel channel = new Channel(own, other);
        script.open(PEER, Event.send(PEER, Script.initiation(own)))
                .clock(40)
                .drop(PEER, Script.answer(third, own.nonce(), new Channel(own, third).peerTag()), "TOK-030")
                .drop(PEER, Script.answer(own, own.nonce(), Octets.zeros(16)), "HSK-005")
                .drop(PEER, answer(forged, other, own, channel), "TOK-032")
                .drop(PEER, Script.answer(expired, own.nonce(), channel.peerTag()), "TOK-025")
                .drop(PEER, answer(Tokens.sign(HIGH.key(), withoutSessionKey), other, own, channel), "HSK-003")
                .deliver(
                        PEER,
                        Script.answer(other, own.nonce(), channel.peerTag()),
                        Event.send(PEER, channel.fromSubject(SealedFrames.challenge(LOW.challenge(1)))));
    }

    private void noContribution() {
        Script script = new Script(
                        file.script("HSK-S-0801", "an answer with a session key of small order", "HSK-008"),
                        LOW,
                        HIGH,
                        Flag.SMALL_ORDER)
                .create();
        Own own = script.subjectOwn(1);
        Own other = script.peerOwn(1);
        Channel channel = new Channel(own, other);
        byte[] zero = Tokens.sign(
                HIGH.key(),
                Tokens.withSessionKey(
                        Tokens.decode(other.signedToken()).toBuilder()
                                .clearExtensions()
                                .build(),
                        Octets.zeros(32)));
        script.open(PEER, Event.send(PEER, Script.initiation(own)))
                .clock(40)
                .drop(PEER, answer(zero, other, own, channel), "HSK-008")
                .deliver(
                        PEER,
                        Script.answer(other, own.nonce(), channel.peerTag()),
                        Event.send(PEER, channel.fromSubject(SealedFrames.challenge(LOW.challenge(1)))));
    }

    private void withoutExpectation() {
        Script script = new Script(
                        file.script(
                                "TOK-S-3002",
                                "without an expected fingerprint whoever is at the address may answer",
                                "TOK-030",
                                "HSK-016"),
                        LOW,
                        HIGH,
                        Flag.POLICY)
                .create();
        Own own = script.subjectOwn(1);
        Own other = script.peerOwn(1);
        Channel channel = new Channel(own, other);
        byte[] challenge = LOW.challenge(1);
        script.openWithoutPeer(PEER, Event.send(PEER, Script.initiation(own)))
                .drop(ELSEWHERE, Script.answer(other, own.nonce(), channel.peerTag()), "HSK-016")
                .deliver(
                        PEER,
                        Script.answer(other, own.nonce(), channel.peerTag()),
                        Event.send(PEER, channel.fromSubject(SealedFrames.challenge(challenge))))
                .deliver(
                        PEER,
                        channel.fromPeer(SealedFrames.response(challenge)),
                        Event.established(HIGH.fingerprint(), channel, PEER));
    }

    /** An answer of the peer with another token. */
    private static byte[] answer(byte[] signedToken, Own other, Own own, Channel channel) {
        Own changed = new Own(other.key(), other.sessionSecret(), signedToken, other.nonce());
        return Script.answer(changed, own.nonce(), channel.peerTag());
    }
}
