package io.symbolon.tck.probe;

import static io.symbolon.spec.FramingRule.COOKIE_HAS_34_OCTETS;
import static io.symbolon.spec.HandshakeRule.COOKIE_BINDS_SOURCE_AND_NONCE;
import static io.symbolon.spec.HandshakeRule.COOKIE_FITS_AN_ATTEMPT;
import static io.symbolon.spec.HandshakeRule.COOKIE_FOR_A_KNOWN_PEER;

import io.symbolon.tck.peer.Introduction;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.wire.Cookies;
import io.symbolon.tck.wire.Octets;
import java.util.List;

/** Cookies: who gets one, and for whom it is good. */
final class CookieChecks {
    private CookieChecks() {}

    static List<Check<Stage>> all() {
        return List.of(foreignCookies(), replayedWhileASessionLives(), sameTokenOtherNonce(), unasked());
    }

    private static Check<Stage> foreignCookies() {
        return Check.demand(
                20,
                "cookies of another port or nonce, and changed ones, count as none",
                "a cookie that works elsewhere proves nothing about who can receive there",
                List.of(COOKIE_BINDS_SOURCE_AND_NONCE, COOKIE_FOR_A_KNOWN_PEER, COOKIE_HAS_34_OCTETS),
                stage -> {
                    Caller caller = stage.newcomer();
                    Conversation conversation = stage.conversation(caller);
                    Introduction asks = caller.peer().introduction();
                    caller.at("an initiation of a known peer");
                    byte[] cookie = caller.cookieFor(asks);
                    caller.at("the cookie with a bit changed");
                    caller.cookieInsteadOf(asks, Octets.withBitFlipped(cookie, 15, 0));
                    caller.at("the cookie for another nonce");
                    caller.cookieInsteadOf(asks.withNonce(Octets.repeated(3, 16)), cookie);
                    Caller elsewhere = stage.elsewhere(caller);
                    elsewhere.at("the cookie from another port");
                    elsewhere.cookieInsteadOf(asks, cookie);
                    caller.at("the session all the while");
                    conversation.stillAnswers();
                });
    }

    private static Check<Stage> replayedWhileASessionLives() {
        return Check.demand(
                21,
                "the initiation of a live session is replayed, from its source and from elsewhere: a cookie, no more",
                "a replay must neither displace the session nor get an answer",
                List.of(COOKIE_FOR_A_KNOWN_PEER),
                stage -> {
                    Caller caller = stage.newcomer();
                    Introduction asks = caller.peer().introduction();
                    PeerSession session = stage.candidate(caller, asks);
                    Conversation conversation = new Conversation(caller, session).confirmed();
                    conversation.stillAnswers();
                    for (Caller from : List.of(caller, stage.elsewhere(caller))) {
                        from.at("the initiation of the live session again");
                        from.cookieFor(asks);
                        caller.at("the session after the replay");
                        conversation.stillAnswers();
                    }
                });
    }

    private static Check<Stage> sameTokenOtherNonce() {
        return Check.demand(
                22,
                "the token of a candidate with another nonce is no repetition: it gets a cookie",
                "who has recorded the token must not get answers of his own to it",
                List.of(COOKIE_FOR_A_KNOWN_PEER),
                stage -> {
                    Caller caller = stage.newcomer();
                    Introduction asks = caller.peer().introduction();
                    PeerSession candidate = stage.candidate(caller, asks);
                    caller.at("the same token with another nonce");
                    caller.cookieFor(asks.withNonce(Octets.repeated(9, 16)));
                    new Conversation(caller, candidate).confirmed();
                });
    }

    private static Check<Stage> unasked() {
        return Check.refusal(
                23,
                "a cookie comes to a node that has asked nobody",
                "else anybody makes a node send to him",
                List.of(COOKIE_FITS_AN_ATTEMPT),
                stage -> {
                    Caller caller = stage.newcomer();
                    caller.at("a cookie frame");
                    caller.isIgnored(Cookies.datagram(Octets.repeated(5, 16), Octets.repeated(6, 16)));
                });
    }
}
