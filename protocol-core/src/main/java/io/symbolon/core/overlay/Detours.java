package io.symbolon.core.overlay;

import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.wire.Message;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Routed messages that wait to see whether their next hop lives, and else go another way (OVL-030). */
final class Detours {
    private static final int KEPT = 64;
    private static final int DETOURS = 2;
    private static final long FRESH_MILLIS = 5_000;
    private static final long PATIENCE_MILLIS = 1_000;

    private final OverlayContext context;
    private final Roster roster;
    /** The oldest first: all wait equally long. */
    private final Deque<Kept> kept = new ArrayDeque<>();

    /** {@code message}, sent to the last of {@code hops} at {@code sentMillis}; the hops before it were silent. */
    private record Kept(Message.Routed message, Optional<Fingerprint> from, List<Fingerprint> hops, long sentMillis) {
        Fingerprint hop() {
            return hops.get(hops.size() - 1);
        }
    }

    Detours(OverlayContext context, Roster roster) {
        this.context = context;
        this.roster = roster;
    }

    /** Sends {@code message}, which came from {@code from}, to {@code hop}. */
    void send(Message.Routed message, Optional<Fingerprint> from, Fingerprint hop) {
        send(message, from, List.of(hop));
    }

    private void send(Message.Routed message, Optional<Fingerprint> from, List<Fingerprint> hops) {
        Kept sent = new Kept(message, from, hops, now());
        context.send(sent.hop(), message);
        boolean isFresh = roster.find(sent.hop())
                .filter(peer -> now() - peer.answeredMillis() < FRESH_MILLIS)
                .isPresent();
        if (isFresh || hops.size() > DETOURS || kept.size() == KEPT) return;
        kept.addLast(sent);
        context.measure(sent.hop());
    }

    /** {@code peer} lives: what was sent to it is on its way. */
    void answered(Fingerprint peer) {
        kept.removeIf(message -> message.hop().equals(peer));
    }

    void wake() {
        while (!kept.isEmpty() && now() >= dueMillis(kept.getFirst())) goAround(kept.removeFirst());
    }

    OptionalLong deadlineMillis() {
        return kept.isEmpty() ? OptionalLong.empty() : OptionalLong.of(dueMillis(kept.getFirst()));
    }

    private void goAround(Kept sent) {
        // [OVL-027] the time that it was kept counts
        long millis = sent.message().timeToLiveMillis() - (now() - sent.sentMillis());
        if (millis <= 0) return;
        RoutingTable others = roster.table();
        for (Fingerprint silent : sent.hops()) others = others.without(silent);
        Message.Routed message = new Message.Routed(
                sent.message().destination(),
                sent.message().hopLimit(),
                (int) millis,
                sent.message().id(),
                sent.message().body());
        others.nextHop(new Fingerprint(message.destination()))
                .filter(hop -> !sent.from().equals(Optional.of(hop)))
                .ifPresent(hop -> {
                    List<Fingerprint> hops = new ArrayList<>(sent.hops());
                    hops.add(hop);
                    send(message, sent.from(), hops);
                });
    }

    private static long dueMillis(Kept sent) {
        return sent.sentMillis() + PATIENCE_MILLIS;
    }

    private long now() {
        return context.now().monotonicMillis();
    }
}
