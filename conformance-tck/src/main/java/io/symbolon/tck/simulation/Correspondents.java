package io.symbolon.tck.simulation;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Input;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * To whom a node may send: to the source of the datagram that it was just given, to the address that it was asked to open,
 * and to where it sent before (HSK-006, SES-016). An address that it has only read of it contacts if it grows, with at most 3
 * datagrams at a time as long as nothing has come from there, and then leaves it alone for 30 s and twice as long each time
 * (OVL-017): 5 contacts in 10 min.
 */
final class Correspondents {
    private static final int COOKIE = 2;
    private static final int DATAGRAMS_TO_A_STRANGER = 5 * 3;
    private static final long STRANGE_MILLIS = 600_000;

    private final Set<Endpoint> known = new HashSet<>();
    private final Map<Endpoint, Contact> strangers = new HashMap<>();

    private record Contact(long sinceMillis, int datagrams) {}

    /** Somebody at {@code from} has sent something: whoever is there is no stranger any longer. */
    void heard(Endpoint from) {
        if (!strangers.isEmpty() && strangers.remove(from) != null) known.add(from);
    }

    /** Whether {@code sending} goes where it may go; if it is no cookie, more may follow it. */
    boolean include(Step step, Effect.SendDatagram sending) {
        Endpoint to = sending.to();
        if (known.contains(to)) return true;
        boolean isAsked = step.input() instanceof Input.DatagramReceived received
                        && received.from().equals(to)
                || step.input() instanceof Input.OpenRequested open && open.to().equals(to);
        if (isAsked) {
            // a cookie is for anybody, and is remembered by nobody
            if (sending.datagram().at(0) != COOKIE) known.add(to);
            return true;
        }
        if (!step.node().config().grows()) return false;
        Contact before = strangers.get(to);
        boolean isNew = before == null || step.atMillis() - before.sinceMillis() >= STRANGE_MILLIS;
        Contact now =
                isNew ? new Contact(step.atMillis(), 1) : new Contact(before.sinceMillis(), before.datagrams() + 1);
        strangers.put(to, now);
        return now.datagrams() <= DATAGRAMS_TO_A_STRANGER;
    }
}
