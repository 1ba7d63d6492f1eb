package io.symbolon.core.overlay;

import io.symbolon.core.time.Deadlines;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.NodeToken;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Peers that were joined and reachable, until they are again (OVL-021). */
final class Remembered {
    private static final int BOUND = 256;
    private static final long PAUSE_MILLIS = 1_000;
    private static final int EAGER = 16;
    private static final long LONG_PAUSE_MILLIS = 4_000;
    private static final long REPLACED_MILLIS = 600_000;
    private static final long[] WAITS_MILLIS = {5_000, 10_000, 20_000, 30_000};

    private final OverlayContext context;
    private final Contacts contacts;
    private final Map<Fingerprint, Gone> gone = new LinkedHashMap<>();
    private final Deadlines<Fingerprint> deadlines = new Deadlines<>();
    private long nextMillis;
    /** The contacts since somebody went or came back. */
    private int inVain;

    /**
     * A peer that is gone.
     *
     * @param contacts how many there were since somebody went or came back
     * @param isReplaced whether another node has answered since the last one
     */
    private record Gone(NodeToken token, int contacts, boolean isReplaced) {
        long waitMillis() {
            if (isReplaced) return REPLACED_MILLIS;
            return WAITS_MILLIS[Math.min(contacts, WAITS_MILLIS.length - 1)];
        }
    }

    Remembered(OverlayContext context, Contacts contacts) {
        this.context = context;
        this.contacts = contacts;
    }

    void add(NodeToken token) {
        inVain = 0;
        put(new Gone(token, 0, false));
        if (gone.size() > BOUND) forget(gone.keySet().iterator().next());
    }

    boolean contains(Fingerprint peer) {
        return gone.containsKey(peer);
    }

    /** {@code peer} is joined again: the others are perhaps back too, and are contacted as if they had just gone. */
    void joined(Fingerprint peer) {
        if (!gone.containsKey(peer)) return;
        forget(peer);
        inVain = 0;
        List.copyOf(gone.values()).stream()
                .filter(other -> !other.isReplaced())
                .forEach(other -> put(new Gone(other.token(), 0, false)));
    }

    /** Another node has answered where {@code peer} was: it is contacted there again after a long rest. */
    void anotherAnswered(Fingerprint peer) {
        Gone replaced = gone.get(peer);
        if (replaced != null) put(new Gone(replaced.token(), replaced.contacts(), true));
    }

    private void forget(Fingerprint peer) {
        gone.remove(peer);
        deadlines.clear(peer);
    }

    /** Contacts the next one whose time has come: at most one a second, one in 4 s after 16 in vain. */
    void wake() {
        long now = context.now().monotonicMillis();
        if (now < nextMillis) return;
        Optional<Fingerprint> due = deadlines.due(now);
        if (due.isEmpty()) return;
        Gone peer = gone.get(due.get());
        if (context.now().wallMillis() >= peer.token().expiresAt().toEpochMilli()) {
            forget(due.get());
            return;
        }
        inVain++;
        nextMillis = now + (inVain < EAGER ? PAUSE_MILLIS : LONG_PAUSE_MILLIS);
        put(new Gone(peer.token(), peer.contacts() + 1, false));
        contacts.contact(peer.token().declaredAddress().orElseThrow(), due.get()); // only the reachable are remembered
    }

    OptionalLong deadlineMillis() {
        OptionalLong earliest = deadlines.earliest();
        return earliest.isEmpty() ? earliest : OptionalLong.of(Math.max(nextMillis, earliest.getAsLong()));
    }

    /** Those remembered, the oldest first. */
    List<Fingerprint> peers() {
        return new ArrayList<>(gone.keySet());
    }

    private void put(Gone peer) {
        Fingerprint node = peer.token().fingerprint();
        gone.put(node, peer);
        deadlines.set(node, context.now().monotonicMillis() + peer.waitMillis());
    }
}
