package io.symbolon.core.node;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.session.AcceptedSession;
import io.symbolon.core.session.Candidate;
import io.symbolon.core.session.Opening;
import io.symbolon.core.session.SessionState;
import io.symbolon.core.session.Vacant;
import io.symbolon.core.time.Deadlines;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.wire.Handshake;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All states of a node, found by id and by peer, with their deadlines. Holds no rule. */
final class StateTable {
    private final Map<Bytes, Opening> openings = new LinkedHashMap<>();
    private final Map<Bytes, Candidate> candidates = new LinkedHashMap<>();
    private final Map<Bytes, AcceptedSession> sessions = new LinkedHashMap<>();
    /** How many accepted sessions each peer has. */
    private final Map<Fingerprint, Integer> sessionsByPeer = new HashMap<>();
    /** The ids of candidates and sessions of each peer, oldest first. */
    private final Map<Fingerprint, List<Bytes>> byPeer = new HashMap<>();
    /** The candidate that answered an initiation from there with that token and nonce. */
    private final Map<Asked, Bytes> byInitiation = new HashMap<>();

    private final Deadlines<Bytes> monotonic = new Deadlines<>();
    private final Deadlines<Bytes> wall = new Deadlines<>();

    private record Asked(Endpoint from, Bytes token, Bytes nonce) {}

    /** The attempt with this nonce, or the candidate or session with this id; vacant if there is none. */
    SessionState find(Bytes id) {
        SessionState state = sessions.get(id);
        if (state == null) state = openings.get(id);
        if (state == null) state = candidates.get(id);
        return state == null ? Vacant.VACANT : state;
    }

    /** Erases the secrets of every state, and forgets them (SES-023). */
    void destroy() {
        for (SessionState state : all()) replace(state, Vacant.VACANT);
    }

    private List<SessionState> all() {
        List<SessionState> all = new ArrayList<>(openings.values());
        all.addAll(candidates.values());
        all.addAll(sessions.values());
        return all;
    }

    /** Puts {@code next} in the place of {@code before}; what is gone is erased (SES-023). */
    void replace(SessionState before, SessionState next) {
        if (before instanceof AcceptedSession && next instanceof AcceptedSession session && isSame(before, next)) {
            sessions.put(session.id(), session); // what almost every frame does
            if (!before.deadlineMillis().equals(next.deadlineMillis())) {
                monotonic.set(session.id(), session.deadlineMillis());
            }
            return; // the tokens, which decide the deadline by wall time, are the same
        }
        remove(before);
        if (!isSame(before, next)) {
            forget(before);
            // our candidate of the same handshake gives way to the session that its answer has brought
            SessionState same = find(next.id());
            remove(same);
            forget(same);
        }
        add(next);
    }

    /** A state that is no more: its peer does not lead to it any longer, and its secrets are gone. */
    private void forget(SessionState state) {
        state.peer()
                .ifPresent(peer -> byPeer.computeIfPresent(peer, (known, ids) -> {
                    List<Bytes> others =
                            ids.stream().filter(id -> !id.equals(state.id())).toList();
                    return others.isEmpty() ? null : others;
                }));
        state.destroy();
    }

    private void add(SessionState state) {
        if (state instanceof Vacant) return;
        if (state instanceof Opening opening) openings.put(opening.id(), opening);
        if (state instanceof Candidate candidate) {
            candidates.put(candidate.id(), candidate);
            byInitiation.put(asked(candidate), candidate.id());
        }
        if (state instanceof AcceptedSession session) {
            sessions.put(session.id(), session);
            sessionsByPeer.merge(session.fingerprint(), 1, Integer::sum);
        }
        if (!(state instanceof Opening)) {
            byPeer.merge(state.peer().orElseThrow(), List.of(state.id()), StateTable::together);
        }
        schedule(state);
    }

    /** {@code ids} and {@code one} more, which keeps its place if it is among them. */
    private static List<Bytes> together(List<Bytes> ids, List<Bytes> one) {
        if (ids.containsAll(one)) return ids;
        List<Bytes> all = new ArrayList<>(ids);
        all.addAll(one);
        return List.copyOf(all);
    }

    private void schedule(SessionState state) {
        monotonic.set(state.id(), state.deadlineMillis());
        wall.set(state.id(), state.wallDeadlineMillis());
    }

    private static boolean isSame(SessionState before, SessionState next) {
        return before.id().equals(next.id());
    }

    private void remove(SessionState state) {
        openings.remove(state.id());
        candidates.remove(state.id());
        AcceptedSession session = sessions.remove(state.id());
        if (session != null) {
            sessionsByPeer.computeIfPresent(session.fingerprint(), (peer, count) -> count == 1 ? null : count - 1);
        }
        if (state instanceof Candidate candidate) byInitiation.remove(asked(candidate), candidate.id());
        monotonic.clear(state.id());
        wall.clear(state.id());
    }

    /** The candidate that has answered the same initiation from there (HSK-013). */
    Optional<Candidate> candidateFor(Handshake.Initiation initiation, Endpoint from) {
        return Optional.ofNullable(byInitiation.get(asked(initiation, from))).map(candidates::get);
    }

    /** Every attempt, oldest first. */
    List<Opening> openings() {
        return List.copyOf(openings.values());
    }

    /** The candidates of {@code peer}, oldest first. */
    List<Candidate> candidatesOf(Fingerprint peer) {
        return known(candidates, peer);
    }

    /** The accepted sessions of {@code peer}. */
    List<AcceptedSession> sessionsOf(Fingerprint peer) {
        return known(sessions, peer);
    }

    /** Every accepted session, oldest first. */
    List<AcceptedSession> sessions() {
        return List.copyOf(sessions.values());
    }

    boolean hasSessionsWith(Fingerprint peer) {
        return sessionsByPeer.containsKey(peer);
    }

    /** How many peers have accepted sessions. */
    int peerCount() {
        return sessionsByPeer.size();
    }

    int openingCount() {
        return openings.size();
    }

    int candidateCount() {
        return candidates.size();
    }

    int sessionCount() {
        return sessions.size();
    }

    /** Deadlines on the monotonic clock. */
    Deadlines<Bytes> monotonic() {
        return monotonic;
    }

    /** Deadlines by wall time. */
    Deadlines<Bytes> wall() {
        return wall;
    }

    /** Those of {@code peer} that are among {@code states}: most peers have one session and nothing else. */
    private <S extends SessionState> List<S> known(Map<Bytes, S> states, Fingerprint peer) {
        List<S> known = new ArrayList<>(1);
        for (Bytes id : byPeer.getOrDefault(peer, List.of())) {
            S state = states.get(id);
            if (state != null) known.add(state);
        }
        return known;
    }

    private static Asked asked(Candidate candidate) {
        return asked(candidate.initiation(), candidate.source());
    }

    /** What makes an initiation the same again; its cookie plays no part. */
    private static Asked asked(Handshake.Initiation initiation, Endpoint from) {
        return new Asked(from, initiation.token(), initiation.nonce());
    }
}
