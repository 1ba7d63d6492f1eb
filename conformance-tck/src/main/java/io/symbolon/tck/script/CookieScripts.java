package io.symbolon.tck.script;

import static io.symbolon.spec.HandshakeRule.A_COOKIE_IS_USED_ONCE;
import static io.symbolon.spec.HandshakeRule.COOKIE_BINDS_SOURCE_AND_NONCE;
import static io.symbolon.spec.HandshakeRule.COOKIE_FITS_AN_ATTEMPT;
import static io.symbolon.spec.HandshakeRule.COOKIE_FOR_A_KNOWN_PEER;
import static io.symbolon.spec.HandshakeRule.ONLY_THE_OPENER_REPEATS;
import static io.symbolon.tck.script.Expected.challenge;
import static io.symbolon.tck.script.Expected.established;
import static io.symbolon.tck.script.Expected.initiationAgain;
import static io.symbolon.tck.script.SubjectNode.ELSEWHERE;

import io.symbolon.tck.peer.Answer;
import io.symbolon.tck.peer.Introduction;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.suite.Calls;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.wire.Cookies;
import io.symbolon.tck.wire.Handshakes;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.Source;
import java.util.List;

/** Cookies that the subject gives to a known peer, and cookies that it takes. */
final class CookieScripts {
    private static final byte[] SECRET = Octets.repeated(0x66, 32);

    private CookieScripts() {}

    static List<Case> cases() {
        return List.of(
                cookieRound(),
                madeByTheFormula(),
                foreignCookies(),
                nextEpoch(),
                epochAfterThat(),
                taken(),
                usedOnce(),
                newestIsCarried(),
                notAsked());
    }

    private static Case cookieRound() {
        return ScriptCase.of("HSK-L1-0060", "a peer with a live session opens once more: a cookie, then the answer")
                .shows(COOKIE_FOR_A_KNOWN_PEER, COOKIE_BINDS_SOURCE_AND_NONCE)
                .because("a peer that has restarted comes back within a round trip, a replay from elsewhere never")
                .plays((subject, peer) -> {
                    PeerSession old = subject.hasAnswered(peer);
                    subject.at(30_000);
                    PeerSession session = subject.hasFurtherCandidate(peer, peer.introduction());
                    subject.stillAnswersIn(old);
                    subject.isConfirmedBy(peer, session);
                });
    }

    private static Case madeByTheFormula() {
        return ScriptCase.of(
                        "HSK-L1-0061",
                        "with a scripted secret the cookies of IPv4, IPv6 and mapped sources are these octets")
                .shows(COOKIE_BINDS_SOURCE_AND_NONCE)
                .because("the formula binds address, port, nonce and epoch; what it leaves out, a thief may change")
                .subject(args ->
                        args.putObject("entropy").putArray("cookie_secret").add(Octets.hex(SECRET)))
                .once()
                .plays((subject, peer) -> {
                    subject.hasAnswered(peer);
                    Introduction asks = peer.introduction();
                    for (long ms : new long[] {0, 59_999, 60_000}) {
                        subject.at(ms);
                        for (String from : List.of(ELSEWHERE, "[2001:db8::7]:65535", "[::ffff:c000:201]:4000")) {
                            byte[] cookie = subject.receives(from, asks.initiation())
                                    .cookie(asks.nonce(), from, COOKIE_FOR_A_KNOWN_PEER);
                            byte[] made = Cookies.make(SECRET, Cookies.epoch(ms), Source.parse(from), asks.nonce());
                            Calls.requireEqual(
                                    "the cookie for " + from + " at " + ms + " ms",
                                    Octets.hex(made),
                                    Octets.hex(cookie));
                        }
                    }
                });
    }

    private static Case foreignCookies() {
        return ScriptCase.of("HSK-L1-0062", "cookies of another port, host or nonce, and changed ones, count as none")
                .shows(COOKIE_BINDS_SOURCE_AND_NONCE, COOKIE_FOR_A_KNOWN_PEER)
                .because("a cookie that works elsewhere proves nothing about who can receive there")
                .twin("HSK-L1-0060")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    Introduction asks = peer.introduction();
                    byte[] cookie = subject.receives(peer, asks.initiation())
                            .cookie(asks.nonce(), peer.address(), COOKIE_FOR_A_KNOWN_PEER);
                    for (String from : List.of("192.0.2.1:4001", "192.0.2.2:4000")) {
                        subject.receives(from, asks.initiationWith(cookie))
                                .cookie(asks.nonce(), from, COOKIE_FOR_A_KNOWN_PEER);
                    }
                    subject.waits(1_000); // another second: the address block has had four openings
                    Introduction other = asks.withNonce(Octets.repeated(3, 16));
                    subject.receives(peer, other.initiationWith(cookie))
                            .cookie(other.nonce(), peer.address(), COOKIE_FOR_A_KNOWN_PEER);
                    for (int octet : new int[] {0, 15}) {
                        byte[] changed = Octets.withBitFlipped(cookie, octet, 0);
                        subject.receives(peer, asks.initiationWith(changed))
                                .cookie(asks.nonce(), peer.address(), COOKIE_FOR_A_KNOWN_PEER);
                    }
                    subject.stillAnswersIn(session);
                });
    }

    private static Case nextEpoch() {
        return ScriptCase.of(
                        "HSK-L1-0063",
                        "a cookie of the last millisecond of an epoch is valid to the end of the next one")
                .shows(COOKIE_BINDS_SOURCE_AND_NONCE)
                .because("else a cookie that is made shortly before the change is void before it arrives")
                .plays((subject, peer) -> {
                    subject.hasAnswered(peer);
                    Introduction asks = peer.introduction();
                    byte[] cookie = cookieOfTheFirstEpoch(subject, asks);
                    subject.at(119_999);
                    byte[] answer =
                            subject.receives(peer, asks.initiationWith(cookie)).answer(asks.nonce(), peer.address());
                    subject.isConfirmedBy(peer, asks.session(answer));
                });
    }

    private static Case epochAfterThat() {
        return ScriptCase.of("HSK-L1-0064", "a cookie is not valid in the epoch after the next one")
                .shows(COOKIE_BINDS_SOURCE_AND_NONCE, COOKIE_FOR_A_KNOWN_PEER)
                .because("a cookie that is valid for ever can be collected and used by others, later")
                .twin("HSK-L1-0063")
                .plays((subject, peer) -> {
                    PeerSession session = subject.hasAnswered(peer);
                    Introduction asks = peer.introduction();
                    byte[] cookie = cookieOfTheFirstEpoch(subject, asks);
                    subject.at(120_000);
                    subject.receives(peer, asks.initiationWith(cookie))
                            .cookie(asks.nonce(), peer.address(), COOKIE_FOR_A_KNOWN_PEER);
                    subject.stillAnswersIn(session);
                });
    }

    private static byte[] cookieOfTheFirstEpoch(SubjectNode subject, Introduction asks) {
        subject.at(59_999);
        String from = subject.peer().address();
        return subject.receives(from, asks.initiation()).cookie(asks.nonce(), from, COOKIE_FOR_A_KNOWN_PEER);
    }

    private static Case taken() {
        return ScriptCase.of(
                        "HSK-L1-0065",
                        "the asked node wants a cookie: the same initiation with it, at once, and the answer")
                .shows(A_COOKIE_IS_USED_ONCE, COOKIE_FITS_AN_ATTEMPT)
                .because("an opener that waits for its timer instead needs five seconds to reach a node under load")
                .plays((subject, peer) -> {
                    byte[] initiation = subject.opens(peer).initiation(peer.address());
                    byte[] cookie = Octets.repeated(0x0c, 16);
                    subject.at(20);
                    subject.receives(peer, cookieFor(initiation, cookie))
                            .gives(initiationAgain(initiation, peer.address(), cookie));
                    Answer answer = peer.introduction().answer(initiation);
                    subject.receives(answer).gives(challenge(answer.session()));
                    subject.receives(peer, answer.session().response()).gives(established(answer.session()));
                });
    }

    private static Case usedOnce() {
        return ScriptCase.of(
                        "HSK-L1-0066", "a hundred cookies between two sendings: one initiation more, not a hundred")
                .shows(A_COOKIE_IS_USED_ONCE)
                .because("who sits at the asked address could make the opener flood it")
                .once()
                .plays((subject, peer) -> {
                    byte[] initiation = subject.opens(peer).initiation(peer.address());
                    byte[] first = Octets.repeated(1, 16);
                    subject.receives(peer, cookieFor(initiation, first))
                            .gives(initiationAgain(initiation, peer.address(), first));
                    for (int i = 2; i <= 100; i++) {
                        subject.receives(peer, cookieFor(initiation, Octets.repeated(i, 16)))
                                .isDroppedBy(A_COOKIE_IS_USED_ONCE);
                    }
                });
    }

    private static Case newestIsCarried() {
        return ScriptCase.of(
                        "HSK-L1-0067", "later sendings carry the newest cookie that was taken, each may take one more")
                .shows(A_COOKIE_IS_USED_ONCE, ONLY_THE_OPENER_REPEATS)
                .because(
                        "a cookie lasts a minute or two, an attempt three; and the schedule of sendings does not change")
                .once()
                .plays((subject, peer) -> {
                    byte[] first = Octets.repeated(1, 16);
                    byte[] second = Octets.repeated(2, 16);
                    String to = peer.address();
                    byte[] initiation = subject.opens(peer).initiation(to);
                    subject.at(1_000);
                    subject.receives(peer, cookieFor(initiation, first)).gives(initiationAgain(initiation, to, first));
                    subject.receives(peer, cookieFor(initiation, second)).isDroppedBy(A_COOKIE_IS_USED_ONCE);
                    subject.at(5_000)
                            .gives(initiationAgain(initiation, to, first).at(5_000));
                    subject.receives(peer, cookieFor(initiation, second))
                            .gives(initiationAgain(initiation, to, second));
                    subject.at(15_000)
                            .gives(initiationAgain(initiation, to, second).at(15_000));
                });
    }

    private static Case notAsked() {
        return ScriptCase.of(
                        "HSK-L1-0068",
                        "cookies from another address, for another nonce, without an attempt: nothing is sent")
                .shows(COOKIE_FITS_AN_ATTEMPT)
                .because("else anybody makes an opener send to the asked address as often as he likes")
                .plays((subject, peer) -> {
                    byte[] cookie = Octets.repeated(0x0c, 16);
                    byte[] unknown = Cookies.datagram(Octets.repeated(5, 16), cookie);
                    subject.receives(peer, unknown).isDroppedBy(COOKIE_FITS_AN_ATTEMPT);
                    byte[] initiation = subject.opens(peer).initiation(peer.address());
                    subject.receives(peer, unknown).isDroppedBy(COOKIE_FITS_AN_ATTEMPT);
                    for (String from : List.of("192.0.2.1:4001", ELSEWHERE)) {
                        subject.receives(from, cookieFor(initiation, cookie)).isDroppedBy(COOKIE_FITS_AN_ATTEMPT);
                    }
                    subject.receives(peer, cookieFor(initiation, cookie))
                            .gives(initiationAgain(initiation, peer.address(), cookie));
                });
    }

    static byte[] cookieFor(byte[] initiation, byte[] cookie) {
        return Cookies.datagram(Handshakes.message(initiation).getNonce().toByteArray(), cookie);
    }
}
