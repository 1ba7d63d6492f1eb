package io.symbolon.tck.vectors.script;

import static io.symbolon.tck.vectors.script.Script.ELSEWHERE;
import static io.symbolon.tck.vectors.script.Script.HIGH;
import static io.symbolon.tck.vectors.script.Script.LOW;
import static io.symbolon.tck.vectors.script.Script.PEER;

import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.wire.Cookies;
import io.symbolon.tck.wire.KeyDerivation.Own;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SealedFrames;
import java.util.ArrayList;
import java.util.List;

/** Cookies asked for, shown, and refused. */
final class CookieScripts {
    private final VectorFile file;

    private CookieScripts(VectorFile file) {
        this.file = file;
    }

    static void addTo(VectorFile file) {
        CookieScripts scripts = new CookieScripts(file);
        scripts.openerIsAsked();
        scripts.cookieForNobody();
        scripts.answererAsks();
        scripts.cookieOfAnotherEpoch();
        scripts.fiveCandidates();
    }

    private void openerIsAsked() {
        Script script = new Script(
                        file.script(
                                "HSK-S-2501",
                                "cookies for an opener: one after each sending, the newest is kept",
                                "HSK-025",
                                "HSK-024",
                                "HSK-014"),
                        LOW,
                        HIGH,
                        Flag.RESEND,
                        Flag.COOKIE_BINDING)
                .create();
        Own own = script.subjectOwn(1);
        byte[] first = Samples.octets("first cookie", 16);
        byte[] second = Samples.octets("second cookie", 16);
        byte[] nonce = own.nonce();
        script.open(PEER, Event.send(PEER, Script.initiation(own)))
                .drop(ELSEWHERE, Cookies.datagram(nonce, first), "HSK-024")
                .drop("192.0.2.2:4001", Cookies.datagram(nonce, first), "HSK-024")
                .drop(PEER, Cookies.datagram(Octets.withBitFlipped(nonce, 15, 0), first), "HSK-024")
                .deliver(PEER, Cookies.datagram(nonce, first), Event.send(PEER, Script.initiation(own, first)))
                .drop(PEER, Cookies.datagram(nonce, second), "HSK-025")
                .drop(PEER, Cookies.datagram(nonce, first), "HSK-025")
                .clock(5_000, Event.send(PEER, Script.initiation(own, first)))
                .deliver(PEER, Cookies.datagram(nonce, second), Event.send(PEER, Script.initiation(own, second)))
                .drop(PEER, Cookies.datagram(nonce, first), "HSK-025")
                .clock(15_000, Event.send(PEER, Script.initiation(own, second)));
        Own other = script.peerOwn(1);
        Channel channel = new Channel(own, other);
        script.deliver(
                        PEER,
                        Script.answer(other, nonce, channel.peerTag()),
                        Event.send(PEER, channel.fromSubject(SealedFrames.challenge(LOW.challenge(1)))))
                .drop(PEER, Cookies.datagram(nonce, first), "HSK-024");
    }

    private void cookieForNobody() {
        Script script = new Script(
                        file.script("HSK-S-2401", "a cookie frame where no attempt is outstanding", "HSK-024"),
                        LOW,
                        HIGH,
                        Flag.NO_EFFECT)
                .create();
        script.drop(PEER, Cookies.datagram(LOW.nonce(1), Samples.octets("first cookie", 16)), "HSK-024")
                .open(PEER, Event.send(PEER, Script.initiation(script.subjectOwn(1))));
    }

    private void answererAsks() {
        Script script = new Script(
                        file.script(
                                "HSK-S-1801",
                                "a peer that begins anew shows a cookie, and its new candidate takes the place of the old one",
                                "HSK-018",
                                "HSK-022",
                                "HSK-023",
                                "HSK-013",
                                "SES-001"),
                        HIGH,
                        LOW,
                        Flag.COOKIE_BINDING)
                .create();
        Own first = script.peerOwn(1);
        Own answer = script.subjectOwn(1);
        Channel old = new Channel(answer, first);
        script.deliver(
                        PEER,
                        Script.initiation(first),
                        Event.send(PEER, Script.answer(answer, first.nonce(), old.subjectTag())))
                .clock(1_000);
        Own second = script.peerOwn(2);
        byte[] cookie = script.cookieFor(PEER, second.nonce());
        Own fresh = script.subjectOwn(2);
        Channel anew = new Channel(fresh, second);
        Event answered = Event.send(PEER, Script.answer(fresh, second.nonce(), anew.subjectTag()));
        byte[] data = LOW.challenge(1);
        script.asksForCookie(PEER, second, "HSK-022");
        asksAgain(script, second, Octets.withBitFlipped(cookie, 0, 0), PEER);
        asksAgain(script, second, script.cookieFor(PEER, first.nonce()), PEER);
        asksAgain(script, second, cookie, "192.0.2.2:4001");
        script.deliver(PEER, Script.initiation(second, cookie), answered)
                .deliver(PEER, Script.initiation(second, cookie), answered)
                .drop(PEER, old.fromPeer(SealedFrames.challenge(data)), "SES-001");
        Sessions.confirmed(script, anew, PEER, 1, data);
    }

    private void cookieOfAnotherEpoch() {
        Script script = new Script(
                        file.script(
                                "HSK-S-2301",
                                "a cookie in its epoch, in the next one and in the one after",
                                "HSK-023",
                                "HSK-022"),
                        LOW,
                        HIGH,
                        Flag.COOKIE_BINDING)
                .create();
        Own other = script.peerOwn(1);
        Own own = script.subjectOwn(1);
        Channel channel = new Channel(own, other);
        byte[] data = HIGH.challenge(1);
        Own again = script.peerOwn(2);
        byte[] cookie = script.cookieFor(PEER, again.nonce());
        script.deliver(
                PEER,
                Script.initiation(other),
                Event.send(PEER, Script.answer(own, other.nonce(), channel.subjectTag())));
        Sessions.confirmed(script, channel, PEER, 1, data);
        script.clock(119_999);
        Own fresh = script.subjectOwn(2);
        script.deliver(
                        PEER,
                        Script.initiation(again, cookie),
                        Event.send(PEER, Script.answer(fresh, again.nonce(), new Channel(fresh, again).subjectTag())))
                .clock(131_999);
        asksAgain(script, again, cookie, PEER);
    }

    private void fiveCandidates() {
        Script script = new Script(
                        file.script(
                                "HSK-S-1802",
                                "one peer from five sources: the fifth candidate takes the place of the oldest",
                                "HSK-018",
                                "HSK-022",
                                "SES-001",
                                "SES-008"),
                        LOW,
                        HIGH,
                        Flag.LOAD,
                        Flag.COOKIE_BINDING)
                .create();
        List<Channel> channels = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            script.clock(10 * i);
            Own own = script.subjectOwn(i);
            Own other = script.peerOwn(i);
            byte[] cookie = i == 1 ? Octets.zeros(0) : script.cookieFor(source(i), other.nonce());
            Channel channel = new Channel(own, other);
            script.deliver(
                    source(i),
                    Script.initiation(other, cookie),
                    Event.send(source(i), Script.answer(own, other.nonce(), channel.subjectTag())));
            channels.add(channel);
        }
        Channel oldest = channels.get(0);
        Channel second = channels.get(1);
        byte[] data = HIGH.challenge(1);
        script.drop(source(1), oldest.fromPeer(SealedFrames.challenge(data)), "SES-001");
        Sessions.confirmed(script, second, source(2), 1, data);
    }

    private static String source(int number) {
        return "192.0.2.2:" + (4000 + number);
    }

    /** An initiation whose cookie is not valid is answered as if it had none. */
    private static void asksAgain(Script script, Own initiator, byte[] cookie, String from) {
        byte[] right = Cookies.datagram(initiator.nonce(), script.cookieFor(from, initiator.nonce()));
        script.deliver(
                from, Script.initiation(initiator, cookie), Event.send(from, right), Event.dropped(from, "HSK-022"));
    }
}
