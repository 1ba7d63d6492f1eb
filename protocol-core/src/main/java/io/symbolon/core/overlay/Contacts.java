package io.symbolon.core.overlay;

import static io.symbolon.spec.OverlayRule.CONTACTS_ARE_RATIONED;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.NodeToken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Nodes told of that wait to be contacted, and those that are being contacted (OVL-016 to OVL-018). */
final class Contacts {
    private static final int A_SECOND = 4;
    private static final long SECOND_MILLIS = 1_000;
    private static final int OUTSTANDING = 16;
    private static final int OUTSTANDING_OF_ONE_HOST = 2;
    private static final int WAITING = 128;
    private static final int WAITING_OF_ONE_TELLER = 32;

    private final OverlayContext context;
    private final Roster roster;
    private final SilentAddresses silent = new SilentAddresses();
    private final Sought sought = new Sought();
    /** Nearest to the node first. */
    private final TreeMap<Fingerprint, Waiting> waiting;

    private final Map<Fingerprint, Integer> waitingOf = new HashMap<>(); // never iterated
    private final Map<Fingerprint, Endpoint> outstanding = new LinkedHashMap<>();
    /** When the last 4 contacts began, in turn. */
    private final long[] begun = {-SECOND_MILLIS, -SECOND_MILLIS, -SECOND_MILLIS, -SECOND_MILLIS};

    private int next;

    /** A node told of by {@code teller}, whose path was {@code path}. */
    private record Waiting(NodeToken token, Fingerprint teller, Endpoint path) {}

    Contacts(OverlayContext context, Roster roster) {
        this.context = context;
        this.roster = roster;
        this.waiting = new TreeMap<>(roster.table().nearestFirst(context.own()));
    }

    /** The verified token of a node that waits. */
    Optional<NodeToken> tokenOf(Fingerprint node) {
        return Optional.ofNullable(waiting.get(node)).map(Waiting::token);
    }

    /** Whether telling of {@code node} at {@code address} again would change nothing: it is being contacted, or was just now. */
    boolean isSettled(Fingerprint node, Endpoint address) {
        return outstanding.containsKey(node) || silent.isSilent(node, address, now());
    }

    /** [OVL-016] a node that the growth decision wants to join waits for its turn. */
    void offer(NodeToken token, Fingerprint teller, Endpoint path) {
        Fingerprint node = token.fingerprint();
        Waiting before = waiting.get(node);
        if (before != null) {
            // [OVL-024] the newer address counts
            if (token.isNewerThan(before.token(), context.crypto())) {
                waiting.put(node, new Waiting(token, before.teller(), before.path()));
            }
            return;
        }
        if (waitingOf.getOrDefault(teller, 0) >= WAITING_OF_ONE_TELLER) {
            drop(path);
            return;
        }
        waiting.put(node, new Waiting(token, teller, path));
        waitingOf.merge(teller, 1, Integer::sum);
        if (waiting.size() > WAITING) drop(remove(waiting.lastKey()).path());
    }

    /** [COO-014] a node nearer to a subject waits for its turn, before those that growth asks for. */
    void seek(NodeToken token, Fingerprint place, Predicate<Fingerprint> isSought) {
        sought.add(token, place, isSought);
    }

    /** Begins as many contacts as may begin now: those sought for a subject, then the nearest. */
    void begin() {
        while (mayBegin()) {
            sought.next().or(this::nextWanted).ifPresent(this::beginUnlessSettled);
        }
    }

    private boolean mayBegin() {
        return !(sought.isEmpty() && waiting.isEmpty()) && outstanding.size() < OUTSTANDING && now() >= nextMillis();
    }

    /** Takes out the nearest one; empty if the growth decision does not want it any longer. */
    private Optional<NodeToken> nextWanted() {
        if (waiting.isEmpty()) return Optional.empty();
        Fingerprint node = waiting.firstKey();
        Waiting first = remove(node);
        Endpoint to = first.token().declaredAddress().orElseThrow(); // OVL-010
        return isStillWanted(node, to, first.path()) ? Optional.of(first.token()) : Optional.empty();
    }

    private void beginUnlessSettled(NodeToken token) {
        Endpoint to = token.declaredAddress().orElseThrow(); // OVL-010
        if (isSettled(token.fingerprint(), to) || isCrowded(to)) return;
        begun[next] = now();
        next = (next + 1) % A_SECOND;
        contact(to, token.fingerprint());
    }

    /** [OVL-016] at most 2 contacts of one host at a time; the rest is told again, or was made up. */
    private boolean isCrowded(Endpoint to) {
        if (to.address().isLoopback()) return false;
        return outstanding.values().stream()
                        .filter(other -> other.address().equals(to.address()))
                        .count()
                >= OUTSTANDING_OF_ONE_HOST;
    }

    /** Contacts a node out of turn: one that was joined before (OVL-021). */
    void contact(Endpoint to, Fingerprint node) {
        if (outstanding.containsKey(node)) return;
        outstanding.put(node, to);
        context.contact(to, node);
    }

    /** A contact to a node told of has ended: whoever was accepted and does not join is left alone like one that was silent. */
    void ended(Endpoint to, Fingerprint node, ContactEnd end) {
        outstanding.remove(node);
        if (!roster.contains(node)) silent.add(node, to, end, now());
    }

    /** A contact has ended that says nothing: it was not begun, or its node is contacted again by its own schedule (OVL-021). */
    void ended(Fingerprint node) {
        outstanding.remove(node);
    }

    /** {@code node} is joined: nobody has to contact it. */
    void joined(Fingerprint node, Endpoint path) {
        if (waiting.containsKey(node)) remove(node);
        sought.joined(node);
        outstanding.remove(node);
        silent.remove(node, path);
    }

    /** When the next contact can begin; empty if none is waited for. */
    OptionalLong deadlineMillis() {
        boolean none = waiting.isEmpty() && sought.isEmpty() || outstanding.size() >= OUTSTANDING;
        return none ? OptionalLong.empty() : OptionalLong.of(nextMillis());
    }

    /** Those that wait, nearest first. */
    List<Fingerprint> waiting() {
        return new ArrayList<>(waiting.keySet());
    }

    /** Those sought for a subject, the nearest to its subject first. */
    List<Fingerprint> sought() {
        return sought.nodes();
    }

    /** Those being contacted, in the order in which it began. */
    List<Fingerprint> outstanding() {
        return new ArrayList<>(outstanding.keySet());
    }

    private boolean isStillWanted(Fingerprint node, Endpoint to, Endpoint teller) {
        Decision decision =
                roster.table().decide(node, Optional.of(to.address()), teller.address(), context.isDenied(node));
        return decision == Decision.JOIN;
    }

    /** A second after the fourth contact before. */
    private long nextMillis() {
        return begun[next] + SECOND_MILLIS;
    }

    private Waiting remove(Fingerprint node) {
        Waiting gone = waiting.remove(node);
        waitingOf.computeIfPresent(gone.teller(), (teller, count) -> count == 1 ? null : count - 1);
        return gone;
    }

    private void drop(Endpoint path) {
        context.effects().add(new Effect.Dropped(path, CONTACTS_ARE_RATIONED));
    }

    private long now() {
        return context.now().monotonicMillis();
    }
}
