package io.symbolon.tck.script;

import static io.symbolon.spec.HandshakeRule.COOKIE_UNDER_LOAD;
import static io.symbolon.spec.HandshakeRule.OPENINGS_ARE_RATIONED;
import static io.symbolon.spec.TokenRule.DECODES;

import io.symbolon.tck.peer.Introduction;
import io.symbolon.tck.peer.Peer;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.wire.Octets;
import java.util.List;

/** Many ask at once. What asks are initiations whose token can not even be read: they cost little, and they count. */
final class LoadScripts {
    private static final String LOOPBACK = "127.0.0.1:5000";

    private LoadScripts() {}

    static List<Case> cases() {
        return List.of(
                fiftyOpenings(),
                fiftyFirstOpening(),
                loadEnds(),
                cookiesDoNotCount(),
                oneBlock(),
                oneBlockOfIpv6(),
                loopback(),
                inAll(),
                busyBlock(),
                busyBlockOfIpv6());
    }

    private static Case fiftyOpenings() {
        return ScriptCase.of(
                        "HSK-L1-0080", "49 openings in a second: the fiftieth initiation is answered without a cookie")
                .shows(COOKIE_UNDER_LOAD)
                .because("a node at work is no node under load; a cookie costs every peer a round trip")
                .once()
                .plays((subject, peer) -> {
                    openings(subject, 49);
                    subject.hasAnswered(peer);
                });
    }

    private static Case fiftyFirstOpening() {
        return ScriptCase.of(
                        "HSK-L1-0081",
                        "50 openings within a second: the next initiation needs a cookie, with it it is answered")
                .shows(COOKIE_UNDER_LOAD)
                .because(
                        "a flood from forged sources must cost one keyed hash each, and an honest peer still gets through")
                .plays((subject, peer) -> {
                    openings(subject, 50);
                    Introduction asks = peer.introduction();
                    byte[] cookie = subject.receives(peer, asks.initiation())
                            .cookie(asks.nonce(), peer.address(), COOKIE_UNDER_LOAD);
                    byte[] answer =
                            subject.receives(peer, asks.initiationWith(cookie)).answer(asks.nonce(), peer.address());
                    subject.isConfirmedBy(peer, asks.session(answer));
                });
    }

    private static Case loadEnds() {
        return ScriptCase.of("HSK-L1-0082", "50 openings: still load 999 ms later, none after 1 001 ms")
                .shows(COOKIE_UNDER_LOAD)
                .because("load is what happens now; a node that never leaves it costs every peer a round trip")
                .once()
                .plays((subject, peer) -> {
                    openings(subject, 50);
                    Introduction asks = peer.introduction();
                    subject.at(999);
                    subject.receives(peer, asks.initiation()).cookie(asks.nonce(), peer.address(), COOKIE_UNDER_LOAD);
                    subject.at(1_001);
                    subject.hasAnswered(peer);
                });
    }

    private static Case cookiesDoNotCount() {
        return ScriptCase.of(
                        "HSK-L1-0083",
                        "initiations that only got a cookie are no openings: they do not keep the load up")
                .shows(COOKIE_UNDER_LOAD, OPENINGS_ARE_RATIONED)
                .because("else a flood without cookies keeps every peer out, though it costs the node next to nothing")
                .once()
                .plays((subject, peer) -> {
                    openings(subject, 50);
                    subject.at(500);
                    for (int port = 1; port <= 60; port++) {
                        String from = "198.51.100.1:" + port;
                        Introduction forged = forged(peer);
                        subject.receives(from, forged.initiation()).cookie(forged.nonce(), from, COOKIE_UNDER_LOAD);
                    }
                    subject.at(1_001);
                    subject.hasAnswered(peer);
                });
    }

    private static Case oneBlock() {
        return ScriptCase.of(
                        "HSK-L1-0084",
                        "21 openings in a second from one IPv4 block of 256 addresses: the last is dropped")
                .shows(OPENINGS_ARE_RATIONED)
                .because("a source with many addresses must not keep the processor busy; its neighbours are not hurt")
                .once()
                .plays((subject, peer) -> {
                    for (int i = 1; i <= 20; i++) {
                        openingInBlock(subject, i, "192.0.2." + (200 + i) + ":" + i);
                    }
                    subject.at(999);
                    Introduction asks = peer.introduction();
                    byte[] cookie = subject.receives(peer, asks.initiation())
                            .cookie(asks.nonce(), peer.address(), COOKIE_UNDER_LOAD);
                    subject.receives(peer, asks.initiationWith(cookie)).isDroppedBy(OPENINGS_ARE_RATIONED);
                    Peer neighbour = subject.peer("another node", "192.0.3.1:4000");
                    subject.hasAnswered(neighbour);
                    subject.at(1_000);
                    subject.hasAnswered(peer);
                });
    }

    private static Case oneBlockOfIpv6() {
        return ScriptCase.of(
                        "HSK-L1-0085", "21 openings in a second from one IPv6 block of 48 bits: the last is dropped")
                .shows(OPENINGS_ARE_RATIONED)
                .because("who has one IPv6 network has more addresses than a table can count")
                .once()
                .plays((subject, peer) -> {
                    for (int i = 1; i <= 20; i++) {
                        openingInBlock(subject, i, "[2001:db8:1:" + i + "::1]:4000");
                    }
                    String from = "[2001:db8:1:ffff::2]:4000";
                    Introduction forged = forged(peer);
                    byte[] cookie =
                            subject.receives(from, forged.initiation()).cookie(forged.nonce(), from, COOKIE_UNDER_LOAD);
                    subject.receives(from, forged.initiationWith(cookie)).isDroppedBy(OPENINGS_ARE_RATIONED);
                    subject.hasAnswered(peer.at("[2001:db8:2::1]:4000"));
                    subject.at(1_000);
                    opening(subject, from);
                });
    }

    private static Case loopback() {
        return ScriptCase.of(
                        "HSK-L1-0086",
                        "loopback is not rationed by block: the thirtieth opening in a second is answered")
                .shows(OPENINGS_ARE_RATIONED)
                .because("many nodes on one machine are a test network, not an attack")
                .once()
                .plays((subject, peer) -> {
                    openings(subject, 29);
                    subject.hasAnswered(peer.at("127.0.0.1:4000"));
                    for (int i = 1; i <= 19; i++) {
                        opening(subject, "[::1]:" + i);
                    }
                });
    }

    private static Case inAll() {
        return ScriptCase.of(
                        "HSK-L1-0087",
                        "200 openings in a second, with valid cookies: no more until the next second begins")
                .shows(OPENINGS_ARE_RATIONED)
                .because("a cookie proves a source, not good intentions; verification is the expensive part")
                .once()
                .plays((subject, peer) -> {
                    openings(subject, 50);
                    Introduction forged = forged(peer);
                    byte[] cookie = subject.receives(LOOPBACK, forged.initiation())
                            .cookie(forged.nonce(), LOOPBACK, COOKIE_UNDER_LOAD);
                    for (int i = 51; i <= 200; i++) {
                        subject.receives(LOOPBACK, forged.initiationWith(cookie))
                                .isDroppedBy(DECODES);
                    }
                    Introduction asks = peer.introduction();
                    byte[] own = subject.receives(peer, asks.initiation())
                            .cookie(asks.nonce(), peer.address(), COOKIE_UNDER_LOAD);
                    subject.receives(peer, asks.initiationWith(own)).isDroppedBy(OPENINGS_ARE_RATIONED);
                    subject.at(1_000);
                    byte[] answer =
                            subject.receives(peer, asks.initiationWith(own)).answer(asks.nonce(), peer.address());
                    subject.isConfirmedBy(peer, asks.session(answer));
                });
    }

    private static Case busyBlock() {
        return ScriptCase.of(
                        "HSK-L1-0088",
                        "5 openings in a second from one IPv4 block: its next initiation needs a cookie, another block's none")
                .shows(COOKIE_UNDER_LOAD, OPENINGS_ARE_RATIONED)
                .because("else who writes addresses of a block as his own uses up its ration and keeps its nodes out")
                .once()
                .plays((subject, peer) -> {
                    subject.at(400);
                    for (int i = 1; i <= 5; i++) {
                        opening(subject, "192.0.2." + (200 + i) + ":" + i);
                    }
                    subject.at(999);
                    Introduction asks = peer.introduction();
                    byte[] cookie = subject.receives(peer, asks.initiation())
                            .cookie(asks.nonce(), peer.address(), COOKIE_UNDER_LOAD);
                    subject.hasAnswered(subject.peer("another node", "192.0.3.1:4000"));
                    byte[] answer =
                            subject.receives(peer, asks.initiationWith(cookie)).answer(asks.nonce(), peer.address());
                    subject.isConfirmedBy(peer, asks.session(answer));
                    subject.at(1_000);
                    opening(subject, "192.0.2.206:6");
                });
    }

    private static Case busyBlockOfIpv6() {
        return ScriptCase.of(
                        "HSK-L1-0089",
                        "5 openings in a second from one IPv6 block of 48 bits: its next initiation needs a cookie")
                .shows(COOKIE_UNDER_LOAD)
                .because("a block is as wide here as where openings are rationed")
                .once()
                .plays((subject, peer) -> {
                    for (int i = 1; i <= 5; i++) {
                        opening(subject, "[2001:db8:1:" + i + "::1]:4000");
                    }
                    String from = "[2001:db8:1:ffff::2]:4000";
                    Introduction forged = forged(peer);
                    subject.receives(from, forged.initiation()).cookie(forged.nonce(), from, COOKIE_UNDER_LOAD);
                    opening(subject, "[2001:db8:2::1]:4000");
                });
    }

    /** The n-th opening of a block in this second: from the sixth on with a cookie. */
    private static void openingInBlock(SubjectNode subject, int number, String from) {
        Introduction forged = forged(subject.peer());
        if (number <= 5) {
            subject.receives(from, forged.initiation()).isDroppedBy(DECODES);
            return;
        }
        byte[] cookie = subject.receives(from, forged.initiation()).cookie(forged.nonce(), from, COOKIE_UNDER_LOAD);
        subject.receives(from, forged.initiationWith(cookie)).isDroppedBy(DECODES);
    }

    private static void openings(SubjectNode subject, int count) {
        for (int i = 0; i < count; i++) {
            opening(subject, LOOPBACK);
        }
    }

    private static void opening(SubjectNode subject, String from) {
        subject.receives(from, forged(subject.peer()).initiation()).isDroppedBy(DECODES);
    }

    /** What can be sent without any cryptography: a nonce, and one octet for a token. */
    private static Introduction forged(Peer peer) {
        return peer.introductionSigned(token -> Octets.repeated(0xff, 1));
    }
}
