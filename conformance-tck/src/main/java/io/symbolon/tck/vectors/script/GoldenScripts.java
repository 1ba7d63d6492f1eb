package io.symbolon.tck.vectors.script;

import static io.symbolon.tck.vectors.script.Script.ELSEWHERE;
import static io.symbolon.tck.vectors.script.Script.HIGH;
import static io.symbolon.tck.vectors.script.Script.LOW;
import static io.symbolon.tck.vectors.script.Script.PEER;

import io.symbolon.spec.proto.Token;
import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.vectors.sample.Party;
import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.wire.KeyDerivation.Own;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SealedFrames;
import io.symbolon.tck.wire.Tokens;
import java.util.List;

/** Whole handshakes without any trouble, from both sides, in both roles. */
final class GoldenScripts {
    private final VectorFile file;

    private GoldenScripts(VectorFile file) {
        this.file = file;
    }

    static void addTo(VectorFile file) {
        GoldenScripts scripts = new GoldenScripts(file);
        scripts.opener("HSK-S-0901", "the opener, with the lower fingerprint", LOW, HIGH);
        scripts.opener("HSK-S-0902", "the opener, with the higher fingerprint", HIGH, LOW);
        scripts.answerer("HSK-S-0903", "the answerer, with the lower fingerprint", LOW, HIGH);
        scripts.answerer("HSK-S-0904", "the answerer, with the higher fingerprint", HIGH, LOW);
        scripts.withAddress("HSK-S-0905", "a node with an address and a shorter life");
        scripts.simultaneous("HSK-S-1201", "both open at once, the subject is low", LOW, HIGH);
        scripts.simultaneous("HSK-S-1202", "both open at once, the subject is high", HIGH, LOW);
        scripts.simultaneousWithoutPeer("HSK-S-1203", "both open at once, the subject expects nobody in particular");
        scripts.sameKeysTwice("HSK-S-2801", "randomness that repeats itself would give the keys of a candidate again");
        scripts.acceptedBeforeTheAnswer(
                "HSK-S-1205", "both open at once, and the peer's frame comes before its answer");
        scripts.openedByAThird("HSK-S-1204", "an attempt is not reused for somebody else");
        scripts.openedFromElsewhere(
                "HSK-S-1206", "an attempt is not reused for an address that was not asked, whoever opens from there");
    }

    private void opener(String id, String title, Party subject, Party peer) {
        Script script = new Script(
                        file.script(
                                id, title, "HSK-009", "CNV-014", "DRV-006", "SES-024", "HSK-010", "HSK-017", "HSK-030",
                                "SES-005", "SES-009", "SES-014"),
                        subject,
                        peer,
                        Flag.GOLDEN)
                .create();
        Own own = script.subjectOwn(1);
        Own other = script.peerOwn(1);
        Channel channel = new Channel(own, other);
        byte[] challenge = subject.challenge(1);
        script.open(PEER, Event.send(PEER, Script.initiation(own)))
                .clock(40)
                .deliver(
                        PEER,
                        Script.answer(other, own.nonce(), channel.peerTag()),
                        Event.send(PEER, channel.fromSubject(SealedFrames.challenge(challenge))))
                .clock(80)
                .deliver(
                        PEER,
                        channel.fromPeer(SealedFrames.response(challenge)),
                        Event.established(peer.fingerprint(), channel, PEER))
                .deliver(
                        PEER,
                        channel.fromPeer(SealedFrames.challenge(peer.challenge(1))),
                        Event.send(PEER, channel.fromSubject(SealedFrames.response(peer.challenge(1)))))
                .clock(20_000)
                .trace("session", channel);
    }

    private void answerer(String id, String title, Party subject, Party peer) {
        Script script = new Script(
                        file.script(
                                id, title, "HSK-009", "HSK-006", "HSK-007", "HSK-010", "HSK-014", "HSK-027", "SES-008",
                                "SES-009", "SES-014"),
                        subject,
                        peer,
                        Flag.GOLDEN)
                .create();
        Own own = script.subjectOwn(1);
        Own other = script.peerOwn(1);
        Channel channel = new Channel(own, other);
        byte[] data = peer.challenge(1);
        script.deliver(
                        PEER,
                        Script.initiation(other),
                        Event.send(PEER, Script.answer(own, other.nonce(), channel.subjectTag())))
                .clock(5_000);
        Sessions.accepted(script, channel, PEER, 1, data);
        script.clock(5_040)
                .deliver(
                        PEER,
                        channel.fromPeer(SealedFrames.response(subject.challenge(1))),
                        Event.established(peer.fingerprint(), channel, PEER))
                .clock(60_000)
                .trace("session", channel);
    }

    private void withAddress(String id, String title) {
        Script script = new Script(file.script(id, title, "HSK-030", "TOK-021"), LOW, HIGH, Flag.GOLDEN)
                .create("hostname", "2001:db8::17", "port", 4017, "lifetime_ms", 3_600_000);
        Own own = LOW.own(1, script.wall(), GoldenScripts::configured);
        script.open(PEER, Event.send(PEER, Script.initiation(own)));
    }

    private static Token configured(Token token) {
        Token shorter = token.toBuilder().setExpiresAt(Samples.NOW + 3_600_000).build();
        Token located = Tokens.withExtension(shorter, "hostname", Octets.utf8("2001:db8::17"));
        return Tokens.withExtension(located, "port", Octets.u16(4017));
    }

    private void simultaneous(String id, String title, Party subject, Party peer) {
        Script script = new Script(file.script(id, title, "HSK-012", "HSK-010", "SES-005"), subject, peer, Flag.GOLDEN)
                .create();
        Own own = script.subjectOwn(1);
        script.open(PEER, Event.send(PEER, Script.initiation(own))).clock(30);
        meet(script, own, script.peerOwn(1));
    }

    private void simultaneousWithoutPeer(String id, String title) {
        Script script = new Script(file.script(id, title, "HSK-012"), HIGH, LOW, Flag.GOLDEN).create();
        Own own = script.subjectOwn(1);
        script.openWithoutPeer(PEER, Event.send(PEER, Script.initiation(own))).clock(30);
        meet(script, own, script.peerOwn(1));
    }

    /** The peer's initiation arrives while the subject's attempt is outstanding, then its answer, then its frames. */
    private static void meet(Script script, Own own, Own other) {
        Channel channel = new Channel(own, other);
        byte[] challenge = script.subject.challenge(1);
        byte[] data = script.peer.challenge(1);
        script.deliver(
                        PEER,
                        Script.initiation(other),
                        Event.send(PEER, Script.answer(own, other.nonce(), channel.subjectTag())))
                .clock(60)
                .deliver(
                        PEER,
                        Script.answer(other, own.nonce(), channel.peerTag()),
                        Event.send(PEER, channel.fromSubject(SealedFrames.challenge(challenge))))
                .deliver(
                        PEER,
                        channel.fromPeer(SealedFrames.challenge(data)),
                        Event.send(PEER, channel.fromSubject(SealedFrames.response(data))))
                .deliver(
                        PEER,
                        channel.fromPeer(SealedFrames.response(challenge)),
                        Event.established(script.peer.fingerprint(), channel, PEER))
                .clock(20_000)
                .trace("session", channel);
    }

    private void sameKeysTwice(String id, String title) {
        Script script = new Script(file.script(id, title, "HSK-028", "HSK-022"), LOW, HIGH, Flag.REPLAY)
                .createDrawing(List.of(1, 1));
        Own own = script.subjectOwn(1);
        Own other = script.peerOwn(1);
        byte[] cookie = script.cookieFor(ELSEWHERE, other.nonce());
        script.deliver(
                        PEER,
                        Script.initiation(other),
                        Event.send(PEER, Script.answer(own, other.nonce(), new Channel(own, other).subjectTag())))
                .asksForCookie(ELSEWHERE, other, "HSK-022")
                .drop(ELSEWHERE, Script.initiation(other, cookie), "HSK-028");
    }

    private void acceptedBeforeTheAnswer(String id, String title) {
        Script script = new Script(
                        file.script(id, title, "HSK-012", "SES-008", "HSK-014", "HSK-015"), LOW, HIGH, Flag.GOLDEN)
                .create();
        Own own = script.subjectOwn(1);
        Own other = script.peerOwn(1);
        Channel channel = new Channel(own, other);
        script.open(PEER, Event.send(PEER, Script.initiation(own)))
                .deliver(
                        PEER,
                        Script.initiation(other),
                        Event.send(PEER, Script.answer(own, other.nonce(), channel.subjectTag())));
        Sessions.confirmed(script, channel, PEER, 1, HIGH.challenge(1));
        script.drop(PEER, Script.answer(other, own.nonce(), channel.peerTag()), "HSK-015")
                .clock(20_000);
    }

    private void openedByAThird(String id, String title) {
        Script script = new Script(file.script(id, title, "HSK-012", "HSK-030"), LOW, HIGH, Flag.GOLDEN).create();
        Own attempt = script.subjectOwn(1);
        script.open(PEER, Event.send(PEER, Script.initiation(attempt))).clock(30);
        Own third = Party.named("east").own(1, script.wall());
        Own fresh = script.subjectOwn(2);
        String east = "203.0.113.9:4000";
        script.deliver(
                east,
                Script.initiation(third),
                Event.send(east, Script.answer(fresh, third.nonce(), new Channel(fresh, third).subjectTag())));
    }

    /** The expected peer, which knows the attempt, writes another's address as its source; it receives nothing there. */
    private void openedFromElsewhere(String id, String title) {
        Script script =
                new Script(file.script(id, title, "HSK-012", "HSK-007", "HSK-030"), LOW, HIGH, Flag.GOLDEN).create();
        Own attempt = script.subjectOwn(1);
        script.open(PEER, Event.send(PEER, Script.initiation(attempt))).clock(30);
        Own other = script.peerOwn(1);
        Own fresh = script.subjectOwn(2);
        Channel guessed = new Channel(attempt, other);
        script.deliver(
                        ELSEWHERE,
                        Script.initiation(other),
                        Event.send(
                                ELSEWHERE, Script.answer(fresh, other.nonce(), new Channel(fresh, other).subjectTag())))
                .drop(ELSEWHERE, guessed.fromPeer(SealedFrames.challenge(HIGH.challenge(1))), "SES-001");
    }
}
