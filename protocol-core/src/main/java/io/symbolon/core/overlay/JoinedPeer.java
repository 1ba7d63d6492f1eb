package io.symbolon.core.overlay;

import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.NodeToken;
import java.util.Optional;
import java.util.OptionalLong;

/** What the overlay has of a joined peer. */
final class JoinedPeer {
    private static final int ALL_ANSWERED = 0xff;

    private Member member;
    private NodeToken newest;
    /** The last 8 measurements, a bit each, 1 for one that was answered. */
    private int answers = ALL_ANSWERED;

    private OptionalLong latencyMillis = OptionalLong.empty();
    private long answeredMillis;

    /** Who joins at {@code nowMillis} has just answered. */
    JoinedPeer(Member member, long nowMillis) {
        this.member = member;
        this.answeredMillis = nowMillis;
        this.newest = member.token();
    }

    Member member() {
        return member;
    }

    Fingerprint fingerprint() {
        return member.fingerprint();
    }

    /** Of all its tokens the one that counts (OVL-024). */
    NodeToken token() {
        return newest;
    }

    /** Its sending session has changed. */
    void now(Member changed) {
        member = changed;
    }

    /** It has said something newer of itself. */
    void say(NodeToken newer) {
        newest = newer;
    }

    /** Whether the address that counts is the path: who stands elsewhere is a leaf. */
    boolean isReachable() {
        return newest.declaredAddress().equals(Optional.of(member.path()));
    }

    /** When it has answered last. */
    long answeredMillis() {
        return answeredMillis;
    }

    /** A measurement has ended at {@code nowMillis}; empty without a response. */
    void measured(OptionalLong latency, long nowMillis) {
        answers = answers << 1 & ALL_ANSWERED | (latency.isPresent() ? 1 : 0);
        if (latency.isEmpty()) return;
        answeredMillis = nowMillis;
        long sample = latency.getAsLong();
        latencyMillis =
                OptionalLong.of(latencyMillis.isEmpty() ? sample : (7 * latencyMillis.getAsLong() + sample) / 8);
    }

    Health health() {
        return new Health(Integer.bitCount(answers), latencyMillis.orElse(0));
    }

    /** What the table has to know of it, while it is reachable. */
    RoutePeer routePeer() {
        return new RoutePeer(fingerprint(), member.path().address(), member.openedBy(), health());
    }
}
