package io.symbolon.tck.vectors.script;

import static io.symbolon.tck.vectors.script.Script.ELSEWHERE;
import static io.symbolon.tck.vectors.script.Script.HIGH;
import static io.symbolon.tck.vectors.script.Script.LOW;
import static io.symbolon.tck.vectors.script.Script.PEER;

import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.wire.SealedFrames;

/** The path of a session, and what it takes to change it. */
final class PathScripts {
    private static final String THIRD = "203.0.113.9:6000";

    private final VectorFile file;

    private PathScripts(VectorFile file) {
        this.file = file;
    }

    static void addTo(VectorFile file) {
        PathScripts scripts = new PathScripts(file);
        scripts.followed();
        scripts.wrongSource();
        scripts.forgotten();
        scripts.olderFrame();
    }

    private void followed() {
        Script script = script(
                "SES-S-1701",
                "the peer's port changes, and the path follows its response",
                "SES-017",
                "SES-016",
                "SES-014");
        Channel channel = Sessions.opened(script);
        byte[] data = HIGH.challenge(1);
        byte[] proof = LOW.challenge(2);
        script.deliver(
                        ELSEWHERE,
                        channel.fromPeer(SealedFrames.challenge(data)),
                        Event.send(ELSEWHERE, channel.fromSubject(SealedFrames.challenge(proof))),
                        Event.send(PEER, channel.fromSubject(SealedFrames.response(data))))
                .clock(100)
                .deliver(
                        ELSEWHERE,
                        channel.fromPeer(SealedFrames.response(proof)),
                        Event.pathChanged(HIGH.fingerprint(), channel, ELSEWHERE))
                .deliver(
                        ELSEWHERE,
                        channel.fromPeer(SealedFrames.challenge(data)),
                        Event.send(ELSEWHERE, channel.fromSubject(SealedFrames.response(data))));
    }

    private void wrongSource() {
        Script script = script(
                "SES-S-1801",
                "one path challenge at a time, and its response from the challenged source only",
                "SES-018",
                "SES-015",
                "SES-017");
        Channel channel = Sessions.opened(script);
        byte[] data = HIGH.challenge(1);
        byte[] proof = LOW.challenge(2);
        script.deliver(
                        ELSEWHERE,
                        channel.fromPeer(SealedFrames.challenge(data)),
                        Event.send(ELSEWHERE, channel.fromSubject(SealedFrames.challenge(proof))),
                        Event.send(PEER, channel.fromSubject(SealedFrames.response(data))))
                .deliver(
                        THIRD,
                        channel.fromPeer(SealedFrames.challenge(data)),
                        Event.send(PEER, channel.fromSubject(SealedFrames.response(data))))
                .drop(THIRD, channel.fromPeer(SealedFrames.response(proof)), "SES-015")
                .drop(PEER, channel.fromPeer(SealedFrames.response(proof)), "SES-015")
                .deliver(
                        ELSEWHERE,
                        channel.fromPeer(SealedFrames.response(proof)),
                        Event.pathChanged(HIGH.fingerprint(), channel, ELSEWHERE));
    }

    private void forgotten() {
        Script script = script("SES-S-1802", "a path challenge is forgotten after 5 s", "SES-018", "SES-015");
        Channel channel = Sessions.opened(script);
        byte[] data = HIGH.challenge(1);
        byte[] proof = LOW.challenge(2);
        byte[] again = LOW.challenge(3);
        script.deliver(
                        ELSEWHERE,
                        channel.fromPeer(SealedFrames.challenge(data)),
                        Event.send(ELSEWHERE, channel.fromSubject(SealedFrames.challenge(proof))),
                        Event.send(PEER, channel.fromSubject(SealedFrames.response(data))))
                .clock(5_000)
                .drop(PEER, channel.fromPeer(SealedFrames.response(proof)), "SES-015")
                .deliver(
                        ELSEWHERE,
                        channel.fromPeer(SealedFrames.challenge(data)),
                        Event.send(ELSEWHERE, channel.fromSubject(SealedFrames.challenge(again))),
                        Event.send(PEER, channel.fromSubject(SealedFrames.response(data))));
    }

    private void olderFrame() {
        Script script =
                script("SES-S-1702", "a frame that is not the highest asks no other source", "SES-017", "SES-016");
        Channel channel = Sessions.opened(script);
        byte[] data = HIGH.challenge(1);
        byte[] content = SealedFrames.content(SealedFrames.challenge(data));
        Event response = Event.send(PEER, channel.fromSubject(SealedFrames.response(data)));
        script.deliver(PEER, channel.fromPeer(20, content), response)
                .deliver(
                        ELSEWHERE,
                        channel.fromPeer(19, content),
                        Event.send(PEER, channel.fromSubject(SealedFrames.response(data))));
    }

    private Script script(String id, String title, String... rules) {
        return new Script(file.script(id, title, rules), LOW, HIGH, Flag.PATH).create();
    }
}
