package io.symbolon.core.overlay;

import io.symbolon.core.token.Fingerprint;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Whom a node asks for nodes that it misses, and when (OVL-015). */
final class Seeking {
    private static final int DIGITS = 16;
    private static final int ASKED_AFTER_A_LOSS = 4;
    private static final long PAUSE_MILLIS = 10_000;
    private static final long PAUSE_AFTER_A_JOIN_MILLIS = 3_000;
    private static final long PAUSE_OF_A_NEWCOMER_MILLIS = 1_000;
    private static final long EAGER_MILLIS = 60_000;

    private final OverlayContext context;
    private final Roster roster;
    private final Telling telling;
    private long newUntilMillis;
    private long eagerUntilMillis;
    private long nextMillis;
    private int neighbour;
    private int place;

    Seeking(OverlayContext context, Roster roster, Telling telling) {
        this.context = context;
        this.roster = roster;
        this.telling = telling;
    }

    /** A peer has joined. */
    void joined(Fingerprint peer) {
        long now = context.now().monotonicMillis();
        eagerUntilMillis = now + EAGER_MILLIS;
        if (roster.size() == 1) {
            newUntilMillis = now + EAGER_MILLIS;
            nextMillis = now + PAUSE_OF_A_NEWCOMER_MILLIS;
        }
        nextMillis = Math.min(nextMillis, now + pauseMillis(now));
        if (roster.table().isNeighbour(peer)) telling.seek(peer, context.own());
    }

    /** A neighbour is gone, and {@code next}, if there is one, is a neighbour now. */
    void lost(Optional<Fingerprint> next) {
        List<Fingerprint> neighbours = roster.table().neighbours();
        List<Fingerprint> asked = neighbours.subList(0, Math.min(ASKED_AFTER_A_LOSS, neighbours.size()));
        for (Fingerprint nearest : asked) telling.seek(nearest, context.own());
        if (next.isPresent() && !asked.contains(next.get())) telling.seek(next.get(), context.own());
    }

    /** Both turns go on by one, if it is time. */
    void wake() {
        long now = context.now().monotonicMillis();
        if (roster.size() == 0 || now < nextMillis) return;
        nextMillis = now + pauseMillis(now);
        List<Fingerprint> neighbours = roster.table().neighbours();
        if (neighbours.isEmpty()) return;
        neighbour = (neighbour + 1) % neighbours.size();
        telling.seek(neighbours.get(neighbour), context.own());
        if (context.declared().isPresent()) seekForAPlace(neighbours.get(neighbours.size() - 1));
    }

    private long pauseMillis(long now) {
        if (now < newUntilMillis) return PAUSE_OF_A_NEWCOMER_MILLIS;
        return now < eagerUntilMillis ? PAUSE_AFTER_A_JOIN_MILLIS : PAUSE_MILLIS;
    }

    OptionalLong deadlineMillis() {
        return roster.size() == 0 ? OptionalLong.empty() : OptionalLong.of(nextMillis);
    }

    /** The next place with room, in rows up to that of the farthest neighbour. */
    private void seekForAPlace(Fingerprint farthest) {
        RoutingTable table = roster.table();
        int places = (table.row(farthest) + 1) * DIGITS;
        for (int tried = 0; tried < places; tried++) {
            place = (place + 1) % places;
            int row = place / DIGITS;
            int column = place % DIGITS;
            Fingerprint aim = table.aim(row, column);
            if (aim.equals(context.own()) || table.occupancy(row, column) >= Router.PEERS_A_PLACE) continue;
            for (Fingerprint nearest : table.nearest(aim, 1, any -> true)) telling.seek(nearest, aim);
            return;
        }
    }
}
