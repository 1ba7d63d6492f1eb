package io.symbolon.core.overlay;

import io.symbolon.core.token.Fingerprint;
import java.util.Optional;
import java.util.OptionalLong;

/** When which peer is measured (OVL-019). */
final class Measuring {
    private static final long NEIGHBOUR_MILLIS = 15_000;
    private static final long OTHER_MILLIS = 60_000;

    private final OverlayContext context;
    private final Roster roster;
    private final Agenda<Fingerprint> agenda = new Agenda<>();

    Measuring(OverlayContext context, Roster roster) {
        this.context = context;
        this.roster = roster;
    }

    /** {@code peer} is joined, or stands elsewhere now. */
    void follow(Fingerprint peer) {
        long latest = context.now().monotonicMillis() + pauseMillis(peer);
        agenda.set(peer, Math.min(latest, agenda.timeOf(peer).orElse(Long.MAX_VALUE)));
    }

    void forget(Fingerprint peer) {
        agenda.clear(peer);
    }

    void wake() {
        long now = context.now().monotonicMillis();
        for (Optional<Fingerprint> due = agenda.due(now); due.isPresent(); due = agenda.due(now)) {
            agenda.set(due.get(), now + pauseMillis(due.get()));
            context.measure(due.get());
        }
    }

    OptionalLong deadlineMillis() {
        return agenda.earliest();
    }

    private long pauseMillis(Fingerprint peer) {
        return roster.table().isNeighbour(peer) ? NEIGHBOUR_MILLIS : OTHER_MILLIS;
    }
}
