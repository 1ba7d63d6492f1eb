package io.symbolon.core.overlay;

import io.symbolon.core.time.Deadlines;
import io.symbolon.core.token.Fingerprint;
import java.util.Optional;
import java.util.OptionalLong;

/** When which peer is measured (OVL-019). */
final class Measuring {
    private static final long NEIGHBOUR_MILLIS = 15_000;
    private static final long OTHER_MILLIS = 60_000;
    /** Whose turn comes so soon after another's is measured together with it. */
    private static final long TOGETHER_MILLIS = 5_000;

    private final OverlayContext context;
    private final Roster roster;
    private final Deadlines<Fingerprint> deadlines = new Deadlines<>();

    Measuring(OverlayContext context, Roster roster) {
        this.context = context;
        this.roster = roster;
    }

    /** {@code peer} is joined, or stands elsewhere now. */
    void follow(Fingerprint peer) {
        long latest = context.now().monotonicMillis() + pauseMillis(peer);
        deadlines.set(peer, Math.min(latest, deadlines.timeOf(peer).orElse(Long.MAX_VALUE)));
    }

    /** {@code peer} is measured at once, and then in its turn. */
    void begin(Fingerprint peer) {
        deadlines.set(peer, context.now().monotonicMillis() + pauseMillis(peer));
        context.measure(peer);
    }

    void forget(Fingerprint peer) {
        deadlines.clear(peer);
    }

    void wake() {
        long now = context.now().monotonicMillis();
        if (deadlines.due(now).isEmpty()) return;
        long soon = now + TOGETHER_MILLIS;
        for (Optional<Fingerprint> due = deadlines.due(soon); due.isPresent(); due = deadlines.due(soon)) {
            begin(due.get());
        }
    }

    OptionalLong deadlineMillis() {
        return deadlines.earliest();
    }

    private long pauseMillis(Fingerprint peer) {
        return roster.table().isNeighbour(peer) ? NEIGHBOUR_MILLIS : OTHER_MILLIS;
    }
}
