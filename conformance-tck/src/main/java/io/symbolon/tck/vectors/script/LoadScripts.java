package io.symbolon.tck.vectors.script;

import static io.symbolon.tck.vectors.script.Script.HIGH;
import static io.symbolon.tck.vectors.script.Script.LOW;
import static io.symbolon.tck.vectors.script.Script.PEER;

import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.wire.Cookies;
import io.symbolon.tck.wire.Handshakes;
import io.symbolon.tck.wire.KeyDerivation.Own;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.Tokens;

/** More openings than a node takes on. The openings have a forged signature, so each costs a check and leaves nothing. */
final class LoadScripts {
    private final VectorFile file;

    private LoadScripts(VectorFile file) {
        this.file = file;
    }

    static void addTo(VectorFile file) {
        LoadScripts scripts = new LoadScripts(file);
        scripts.load();
        scripts.ration("HSK-S-2601", "20 a second for an IPv4 /24", "192.0.2.%d:4000", "192.0.3.1:4000");
        scripts.ration("HSK-S-2602", "20 a second for an IPv6 /48", "[2001:db8:1:%x::1]:4000", "[2001:db8:2::1]:4000");
        scripts.busyBlock(
                "HSK-S-2102", "5 openings of an IPv4 /24 in a second: a cookie", "192.0.2.%d:4000", "192.0.3.1:4000");
        scripts.busyBlock(
                "HSK-S-2103",
                "5 openings of an IPv6 /48 in a second: a cookie",
                "[2001:db8:1:%x::1]:4000",
                "[2001:db8:2::1]:4000");
        scripts.loopback();
    }

    private void load() {
        Script script = new Script(
                        file.script(
                                "HSK-S-2101",
                                "after 50 openings within a second a cookie is asked for, and a valid one is enough",
                                "HSK-021",
                                "HSK-023",
                                "HSK-007"),
                        LOW,
                        HIGH,
                        Flag.LOAD)
                .create();
        byte[] forged = forged(script);
        for (int i = 0; i < 50; i++) {
            // from ten address blocks, so that none of them has had more than it gets without a cookie
            script.drop("10.0.%d.%d:4000".formatted(i % 10, i), forged, "TOK-032");
        }
        Own other = script.peerOwn(1);
        Own own = script.subjectOwn(1);
        script.asksForCookie(PEER, other, "HSK-021")
                .deliver(
                        PEER,
                        Script.initiation(other, script.cookieFor(PEER, other.nonce())),
                        Event.send(PEER, Script.answer(own, other.nonce(), new Channel(own, other).subjectTag())))
                .clock(999);
        String again = "10.0.1.1:4000";
        byte[] cookie = Cookies.datagram(other.nonce(), script.cookieFor(again, other.nonce()));
        script.deliver(again, forged, Event.send(again, cookie), Event.dropped(again, "HSK-021"))
                .clock(1_000)
                .drop(again, forged, "TOK-032");
    }

    private void ration(String id, String title, String block, String outside) {
        Script script = new Script(file.script(id, title, "HSK-026"), LOW, HIGH, Flag.LOAD).create();
        for (int i = 1; i <= 20; i++) {
            script.drop(block.formatted(i), forgedWithCookie(script, block.formatted(i)), "TOK-032");
        }
        String first = block.formatted(1);
        String further = block.formatted(21);
        script.drop(further, forgedWithCookie(script, further), "HSK-026")
                .drop(first, forgedWithCookie(script, first), "HSK-026")
                .drop(outside, forged(script), "TOK-032")
                .clock(999)
                .drop(first, forgedWithCookie(script, first), "HSK-026")
                .clock(1_000)
                .drop(first, forged(script), "TOK-032");
    }

    private void busyBlock(String id, String title, String block, String outside) {
        Script script = new Script(file.script(id, title, "HSK-021", "HSK-026"), LOW, HIGH, Flag.LOAD)
                .create()
                .clock(300);
        byte[] forged = forged(script);
        for (int i = 1; i <= 5; i++) {
            script.drop(block.formatted(i), forged, "TOK-032");
        }
        String sixth = block.formatted(6);
        Own other = script.peerOwn(1);
        byte[] cookie = Cookies.datagram(other.nonce(), script.cookieFor(sixth, other.nonce()));
        script.deliver(sixth, forged, Event.send(sixth, cookie), Event.dropped(sixth, "HSK-021"))
                .drop(outside, forged, "TOK-032")
                .drop(sixth, forgedWithCookie(script, sixth), "TOK-032")
                .clock(999)
                .deliver(sixth, forged, Event.send(sixth, cookie), Event.dropped(sixth, "HSK-021"))
                .clock(1_000)
                .drop(sixth, forged, "TOK-032");
    }

    private void loopback() {
        Script script = new Script(
                        file.script("HSK-S-2603", "loopback is not rationed by block", "HSK-026"), LOW, HIGH, Flag.LOAD)
                .create();
        byte[] forged = forged(script);
        for (int i = 0; i < 21; i++) {
            script.drop("127.0.0.1:%d".formatted(4000 + i), forged, "TOK-032");
        }
    }

    /** The peer's initiation with the signature of another key. */
    private static byte[] forged(Script script) {
        return forged(script, Octets.zeros(0));
    }

    /** The same with a valid cookie for a source. */
    private static byte[] forgedWithCookie(Script script, String source) {
        return forged(script, script.cookieFor(source, script.peerOwn(1).nonce()));
    }

    private static byte[] forged(Script script, byte[] cookie) {
        Own other = script.peerOwn(1);
        byte[] token = Tokens.sign(script.subject.key(), Tokens.octets(other.signedToken()));
        return Handshakes.datagram(Handshakes.initiation(token, other.nonce(), cookie));
    }
}
