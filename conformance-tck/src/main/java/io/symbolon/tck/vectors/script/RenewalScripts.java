package io.symbolon.tck.vectors.script;

import static io.symbolon.tck.vectors.script.Script.HIGH;
import static io.symbolon.tck.vectors.script.Script.LOW;
import static io.symbolon.tck.vectors.script.Script.PEER;

import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.vectors.sample.Party;
import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.wire.KeyDerivation.Own;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SealedFrames;
import java.util.stream.LongStream;

/** Two sessions of one peer: new keys after an hour, and which of the two sends. */
final class RenewalScripts {
    private static final long HOUR = 3_600_000;

    private final VectorFile file;

    private RenewalScripts(VectorFile file) {
        this.file = file;
    }

    static void addTo(VectorFile file) {
        RenewalScripts scripts = new RenewalScripts(file);
        scripts.lowerRenews();
        scripts.higherIsRenewed();
        scripts.higherRenewsLater();
        scripts.tokensEndSoon(
                "SES-S-1904", "the lower side renews when 3/4 of what the tokens leave have passed", LOW, HIGH);
        scripts.tokensEndSoon(
                "SES-S-1905", "the higher side renews when 7/8 of what the tokens leave have passed", HIGH, LOW);
        scripts.confirmedTogether("SES-S-1003", "a response that is older than the choice of a session proves nothing");
        scripts.fourthSession("SES-S-1301", "a fourth session ends the lowest that does not send");
        scripts.deadSession(
                "SES-S-1101", "the peer began anew with a clock behind: the dead session is asked and ends");
        scripts.livingSession("SES-S-1102", "the older session of higher rank answers and sends again");
    }

    /** The peer's token ends in five minutes, with the leeway in six. */
    private void tokensEndSoon(String id, String title, Party subject, Party peer) {
        Script script = script(id, title, subject, peer, "SES-019", "SES-021");
        Own other = peer.own(
                1,
                script.wall(),
                token -> token.toBuilder().setExpiresAt(Samples.NOW + 300_000).build());
        Channel channel = Sessions.opened(script, script.subjectOwn(1), other);
        long due = subject == LOW ? 270_000 : 315_000;
        script.clock(due - 1);
        script.clock(due, Event.send(PEER, Script.initiation(subject.own(2, Samples.NOW + due))))
                .jump(due, Samples.NOW + 360_000, Event.ended(peer.fingerprint(), channel, "SES-021"));
    }

    private void lowerRenews() {
        Script script = script(
                "SES-S-1901",
                "the lower side renews after 60 min, the old session ends 60 s later",
                LOW,
                HIGH,
                "SES-019",
                "SES-010",
                "SES-012",
                "HSK-030");
        Channel old = Sessions.opened(script);
        script.clock(HOUR - 1).clock(HOUR, Event.send(PEER, Script.initiation(LOW.own(2, Samples.NOW + HOUR))));
        Own own = script.subjectOwn(2);
        Own other = script.peerOwn(2);
        Channel renewed = new Channel(own, other);
        byte[] challenge = LOW.challenge(2);
        script.deliver(
                        PEER,
                        Script.answer(other, own.nonce(), renewed.peerTag()),
                        Event.send(PEER, renewed.fromSubject(SealedFrames.challenge(challenge))))
                .deliver(
                        PEER,
                        renewed.fromPeer(SealedFrames.response(challenge)),
                        Event.established(HIGH.fingerprint(), renewed, PEER));
        Sessions.challenged(script, old);
        Sessions.challenged(script, renewed);
        script.clock(HOUR + 59_999)
                .clock(HOUR + 60_000, Event.ended(HIGH.fingerprint(), old, "SES-012"))
                .drop(PEER, old.fromPeer(SealedFrames.challenge(challenge)), "SES-001");
    }

    private void higherIsRenewed() {
        Script script = script(
                "SES-S-1902",
                "the higher side waits, and is renewed with a cookie",
                HIGH,
                LOW,
                "SES-019",
                "HSK-022",
                "SES-008",
                "SES-012");
        Channel old = Sessions.opened(script);
        script.clock(HOUR + 50);
        Own other = script.peerOwn(2);
        script.asksForCookie(PEER, other, "HSK-022");
        Sessions.answered(script, 2, other, script.cookieFor(PEER, other.nonce()));
        script.clock(HOUR + 60_050, Event.ended(LOW.fingerprint(), old, "SES-012"));
    }

    private void higherRenewsLater() {
        Script script =
                script("SES-S-1903", "the higher side renews after 62 min if the lower did not", HIGH, LOW, "SES-019");
        Sessions.opened(script);
        script.clock(HOUR + 119_999)
                .clock(HOUR + 120_000, Event.send(PEER, Script.initiation(HIGH.own(2, Samples.NOW + HOUR + 120_000))));
    }

    /** Two sessions are confirming; when one is established, the other one's challenge is drawn anew. */
    private void confirmedTogether(String id, String title) {
        Script script = script(id, title, LOW, HIGH, "SES-010", "SES-011", "SES-015", "SES-009");
        Channel first = candidate(script, 1, Octets.zeros(0));
        Sessions.accepted(script, first, PEER, 1, HIGH.challenge(1));
        script.clock(100);
        Channel second = candidate(script, 2, script.cookieFor(PEER, HIGH.nonce(2)));
        Sessions.accepted(script, second, PEER, 2, HIGH.challenge(2));
        script.deliver(
                        PEER,
                        second.fromPeer(SealedFrames.response(LOW.challenge(2))),
                        Event.established(HIGH.fingerprint(), second, PEER),
                        Event.send(PEER, first.fromSubject(SealedFrames.challenge(LOW.challenge(3)))))
                .drop(PEER, first.fromPeer(SealedFrames.response(LOW.challenge(1))), "SES-015")
                .clock(600, Event.send(PEER, first.fromSubject(SealedFrames.challenge(LOW.challenge(3)))))
                .deliver(
                        PEER,
                        first.fromPeer(SealedFrames.response(LOW.challenge(3))),
                        Event.established(HIGH.fingerprint(), first, PEER),
                        Event.send(PEER, second.fromSubject(SealedFrames.challenge(LOW.challenge(4)))))
                .deliver(PEER, second.fromPeer(SealedFrames.response(LOW.challenge(4))))
                .clock(60_599)
                .clock(60_600, Event.ended(HIGH.fingerprint(), first, "SES-012"));
    }

    private void fourthSession(String id, String title) {
        Script script = script(id, title, LOW, HIGH, "SES-013", "SES-010");
        Channel lowest = Sessions.answered(script, 1, script.peerOwn(1), Octets.zeros(0));
        for (int draw = 2; draw <= 3; draw++) {
            script.clock(100 * draw);
            Sessions.answered(script, draw, script.peerOwn(draw), script.cookieFor(PEER, HIGH.nonce(draw)));
        }
        script.clock(400);
        Channel fourth = candidate(script, 4, script.cookieFor(PEER, HIGH.nonce(4)));
        byte[] data = HIGH.challenge(4);
        script.deliver(
                        PEER,
                        fourth.fromPeer(SealedFrames.challenge(data)),
                        Event.send(PEER, fourth.fromSubject(SealedFrames.challenge(LOW.challenge(4)))),
                        Event.send(PEER, fourth.fromSubject(SealedFrames.response(data))),
                        Event.ended(HIGH.fingerprint(), lowest, "SES-013"))
                .drop(PEER, lowest.fromPeer(SealedFrames.challenge(data)), "SES-001");
    }

    /** The peer's n-th handshake, answered; no frame has opened yet. */
    private static Channel candidate(Script script, int draw, byte[] cookie) {
        Own own = script.subjectOwn(draw);
        Own other = script.peerOwn(draw);
        Channel channel = new Channel(own, other);
        script.deliver(
                PEER,
                Script.initiation(other, cookie),
                Event.send(PEER, Script.answer(own, other.nonce(), channel.subjectTag())));
        return channel;
    }

    private void deadSession(String id, String title) {
        Script script = script(id, title, LOW, HIGH, "SES-011", "SES-009", "SES-010");
        Channel[] sessions = higherAndLower(script);
        Channel higher = sessions[0];
        byte[] challenge = SealedFrames.challenge(LOW.challenge(3));
        script.clock(
                        12_999,
                        LongStream.of(1_500, 2_000, 3_000, 4_000, 5_000, 6_000, 7_000, 8_000, 10_000)
                                .mapToObj(at -> Event.send(PEER, higher.fromSubject(challenge))
                                        .at(at))
                                .toArray(Event[]::new))
                .clock(13_000, Event.ended(HIGH.fingerprint(), higher, "SES-009"));
        Sessions.challenged(script, sessions[1]);
    }

    private void livingSession(String id, String title) {
        Script script = script(id, title, LOW, HIGH, "SES-011", "SES-010", "SES-012");
        Channel[] sessions = higherAndLower(script);
        Sessions.challenged(script, sessions[0]);
        script.clock(1_200).deliver(PEER, sessions[0].fromPeer(SealedFrames.response(LOW.challenge(3))));
        Sessions.challenged(script, sessions[1]);
        script.clock(61_199).clock(61_200, Event.ended(HIGH.fingerprint(), sessions[1], "SES-012"));
        Sessions.challenged(script, sessions[0]);
    }

    /**
     * A session whose peer's clock was 50 s ahead, and at 1 s a second one with the clock set right: the first has the
     * higher rank, and is asked whether it lives.
     */
    private static Channel[] higherAndLower(Script script) {
        Channel higher = Sessions.answered(script, 1, HIGH.own(1, script.wall() + 50_000), Octets.zeros(0));
        script.clock(1_000);
        Own other = script.peerOwn(2);
        Own own = script.subjectOwn(2);
        Channel lower = new Channel(own, other);
        byte[] data = HIGH.challenge(2);
        script.deliver(
                PEER,
                Script.initiation(other, script.cookieFor(PEER, other.nonce())),
                Event.send(PEER, Script.answer(own, other.nonce(), lower.subjectTag())));
        Sessions.accepted(script, lower, PEER, 2, data);
        script.deliver(
                PEER,
                lower.fromPeer(SealedFrames.response(LOW.challenge(2))),
                Event.established(HIGH.fingerprint(), lower, PEER),
                Event.send(PEER, higher.fromSubject(SealedFrames.challenge(LOW.challenge(3)))));
        return new Channel[] {higher, lower};
    }

    private Script script(String id, String title, Party subject, Party peer, String... rules) {
        return new Script(file.script(id, title, rules), subject, peer, Flag.RANK, Flag.LIFETIME).create();
    }
}
