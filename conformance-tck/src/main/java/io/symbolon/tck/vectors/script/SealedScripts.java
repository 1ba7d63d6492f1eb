package io.symbolon.tck.vectors.script;

import static io.symbolon.tck.vectors.script.Script.ELSEWHERE;
import static io.symbolon.tck.vectors.script.Script.HIGH;
import static io.symbolon.tck.vectors.script.Script.LOW;
import static io.symbolon.tck.vectors.script.Script.PEER;

import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.wire.KeyDerivation.Own;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SealedFrames;

/** Frames of a session that are refused, and that change nothing. */
final class SealedScripts {
    private final VectorFile file;

    private SealedScripts(VectorFile file) {
        this.file = file;
    }

    static void addTo(VectorFile file) {
        SealedScripts scripts = new SealedScripts(file);
        scripts.refusedFrames();
        scripts.badContents();
        scripts.replays();
        scripts.clearText();
        scripts.leaving();
        scripts.left();
        scripts.leaveEndsItsSession();
        scripts.leaveEndsACandidate();
        scripts.leavingTwice();
        scripts.stopping();
    }

    private void refusedFrames() {
        Script script = script(
                "SES-S-0601", "frames that do not open change nothing", "SES-006", "SES-001", "SES-002", "SES-004");
        Channel channel = Sessions.opened(script);
        byte[] content = SealedFrames.content(SealedFrames.challenge(HIGH.challenge(1)));
        long next = channel.peerCounter();
        byte[] right = channel.fromPeer(next, content);
        script.drop(PEER, Octets.withBitFlipped(right, 2, 0), "SES-001")
                .drop(PEER, channel.fromPeer(1L << 33, content), "SES-002")
                .drop(PEER, channel.fromPeer(-1, content), "SES-002")
                .drop(PEER, Octets.withBitFlipped(right, 97, 0), "SES-004")
                .drop(PEER, Octets.withBitFlipped(right, 30, 3), "SES-004")
                .drop(ELSEWHERE, Octets.withBitFlipped(right, 97, 0), "SES-004")
                .drop(PEER, Octets.with(right, 10, Octets.u64(next + 5_000)), "SES-004")
                .drop(PEER, channel.fromSubject(next, SealedFrames.challenge(HIGH.challenge(1))), "SES-004");
        Sessions.challenged(script, channel);
    }

    private void badContents() {
        Script script = script(
                "SES-S-0602",
                "frames that open to a bad content take no counter",
                "SES-006",
                "FRM-012",
                "FRM-013",
                "FRM-014",
                "FRM-015",
                "FRM-016",
                "FRM-017");
        Channel channel = Sessions.opened(script);
        byte[] challenge = SealedFrames.challenge(HIGH.challenge(1));
        bad(script, channel, SealedFrames.content(20, challenge, Octets.zeros(106)), "FRM-012");
        bad(script, channel, SealedFrames.content(20, challenge, Octets.repeated(1, 42)), "FRM-013");
        bad(script, channel, SealedFrames.content(Octets.first(challenge, 19)), "FRM-014");
        bad(script, channel, SealedFrames.content(Octets.concat(challenge, challenge)), "FRM-015");
        bad(script, channel, SealedFrames.content(Octets.zeros(0)), "FRM-016");
        bad(script, channel, SealedFrames.content(SealedFrames.challenge(Octets.zeros(15))), "FRM-017");
        Sessions.challenged(script, channel);
    }

    private void bad(Script script, Channel channel, byte[] content, String rule) {
        script.drop(PEER, channel.fromPeer(channel.peerCounter(), content), rule);
    }

    private void replays() {
        Script script = script("SES-S-0301", "frames that come twice, late and too late", "SES-003", "SES-015");
        Channel channel = Sessions.opened(script);
        byte[] data = HIGH.challenge(1);
        byte[] content = SealedFrames.content(SealedFrames.challenge(data));
        byte[] unasked = SealedFrames.content(SealedFrames.response(data));
        script.deliver(PEER, channel.fromPeer(10, content), answered(channel, data))
                .drop(PEER, channel.fromPeer(10, content), "SES-003")
                .drop(ELSEWHERE, channel.fromPeer(10, content), "SES-003")
                .deliver(PEER, channel.fromPeer(5, content), answered(channel, data))
                .drop(PEER, channel.fromPeer(5, content), "SES-003")
                .deliver(PEER, channel.fromPeer(2_053, content), answered(channel, data))
                .deliver(PEER, channel.fromPeer(6, content), answered(channel, data))
                .drop(PEER, channel.fromPeer(4, content), "SES-003")
                .drop(PEER, channel.fromPeer(2_054, unasked), "SES-015")
                .drop(PEER, channel.fromPeer(2_054, unasked), "SES-003")
                .deliver(PEER, channel.fromPeer((1L << 33) - 1, content), answered(channel, data))
                .drop(PEER, channel.fromPeer(2_055, content), "SES-003");
    }

    private void clearText() {
        Script script = script(
                "SES-S-0701",
                "nothing is taken from clear text",
                "SES-007",
                "FRM-001",
                "FRM-002",
                "FRM-010",
                "FRM-011");
        Channel channel = Sessions.opened(script);
        byte[] leave = SealedFrames.leave();
        script.drop(PEER, Octets.zeros(0), "FRM-001")
                .drop(PEER, leave, "FRM-002")
                .drop(PEER, Octets.concat(SealedFrames.header(channel.id(), channel.peerCounter()), leave), "FRM-011")
                .drop(
                        PEER,
                        Octets.concat(
                                SealedFrames.header(channel.id(), channel.peerCounter()),
                                SealedFrames.content(leave),
                                Octets.zeros(16)),
                        "SES-004")
                .drop(PEER, Octets.utf8("GET / HTTP/1.1"), "FRM-002");
        Sessions.challenged(script, channel);
    }

    private void leaving() {
        Script script = script("SES-S-2201", "the subject leaves", "SES-022");
        Channel channel = Sessions.opened(script);
        script.leave(
                        Event.send(PEER, channel.fromSubject(SealedFrames.leave())),
                        Event.ended(HIGH.fingerprint(), channel, "SES-022"))
                .drop(PEER, channel.fromPeer(SealedFrames.challenge(HIGH.challenge(1))), "SES-001")
                .clock(7_200_000);
    }

    private void stopping() {
        Script script = script("SES-S-2601", "the subject is closed", "SES-026");
        Channel channel = Sessions.opened(script);
        script.stop(
                        Event.send(PEER, channel.fromSubject(SealedFrames.leave())),
                        Event.ended(HIGH.fingerprint(), channel, "SES-026"))
                .deliver(PEER, channel.fromPeer(SealedFrames.challenge(HIGH.challenge(1))))
                .open(PEER)
                .stop()
                .clock(7_200_000);
    }

    private void left() {
        Script script = script("SES-S-2202", "the peer leaves", "SES-022");
        Channel channel = Sessions.opened(script);
        script.deliver(
                        PEER,
                        channel.fromPeer(SealedFrames.leave()),
                        Event.ended(HIGH.fingerprint(), channel, "SES-022"))
                .drop(PEER, channel.fromPeer(SealedFrames.challenge(HIGH.challenge(1))), "SES-001")
                .clock(7_200_000);
    }

    private void leaveEndsItsSession() {
        Script script =
                script("SES-S-2203", "a leave in the old session leaves a new handshake alone", "SES-022", "SES-008");
        Channel channel = Sessions.opened(script);
        script.clock(1_000);
        Own again = script.peerOwn(2);
        Channel candidate = candidate(script, again);
        script.deliver(
                PEER, channel.fromPeer(SealedFrames.leave()), Event.ended(HIGH.fingerprint(), channel, "SES-022"));
        Sessions.confirmed(script, candidate, PEER, 2, HIGH.challenge(2));
    }

    private void leaveEndsACandidate() {
        Script script = script("SES-S-2204", "a leave as the first frame ends the candidate", "SES-022");
        Channel channel = Sessions.opened(script);
        script.clock(1_000);
        Channel candidate = candidate(script, script.peerOwn(2));
        script.deliver(PEER, candidate.fromPeer(SealedFrames.leave()))
                .drop(PEER, candidate.fromPeer(SealedFrames.challenge(HIGH.challenge(2))), "SES-001");
        Sessions.challenged(script, channel);
    }

    private void leavingTwice() {
        Script script = script("SES-S-2205", "the subject leaves in each of two sessions", "SES-022", "SES-012");
        Channel old = Sessions.opened(script);
        script.clock(1_000);
        Own again = script.peerOwn(2);
        Channel renewed = Sessions.answered(script, 2, again, script.cookieFor(PEER, again.nonce()));
        script.leave(
                Event.send(PEER, old.fromSubject(SealedFrames.leave())),
                Event.ended(HIGH.fingerprint(), old, "SES-022"),
                Event.send(PEER, renewed.fromSubject(SealedFrames.leave())),
                Event.ended(HIGH.fingerprint(), renewed, "SES-022"));
    }

    /** A handshake of the peer beside its session: it shows a cookie and is answered. */
    private static Channel candidate(Script script, Own again) {
        Own own = script.subjectOwn(2);
        Channel candidate = new Channel(own, again);
        script.deliver(
                PEER,
                Script.initiation(again, script.cookieFor(PEER, again.nonce())),
                Event.send(PEER, Script.answer(own, again.nonce(), candidate.subjectTag())));
        return candidate;
    }

    private Script script(String id, String title, String... rules) {
        return new Script(file.script(id, title, rules), LOW, HIGH, Flag.NO_EFFECT).create();
    }

    private static Event answered(Channel channel, byte[] data) {
        return Event.send(PEER, channel.fromSubject(SealedFrames.response(data)));
    }
}
