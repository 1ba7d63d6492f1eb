package io.symbolon.transport;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.spec.Breach;
import io.symbolon.spec.Rule;
import io.symbolon.spec.SessionRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * The requests to open that wait for their session. Which session fulfils which request follows HSK-012: that of the
 * pinned fingerprint, else that of the asked address. Belongs to the node's thread.
 *
 * <p>Needs no bound of its own: each waits for an attempt or for a confirming session of the engine, and these are bounded
 * (HSK-029, SES-025).
 */
final class Attempts {
    /** Oldest first. */
    private final List<Attempt> waiting = new ArrayList<>();

    private final Clocks clocks;
    private final BiPredicate<Endpoint, Optional<Fingerprint>> underWay;

    /** @param underWay what the engine knows of a request: whether it can still lead to a session */
    Attempts(Clocks clocks, BiPredicate<Endpoint, Optional<Fingerprint>> underWay) {
        this.clocks = clocks;
        this.underWay = underWay;
    }

    /** One request to open; {@code peer} pins the fingerprint. */
    static final class Attempt {
        private final Endpoint to;
        private final Optional<Fingerprint> peer;
        private final CompletableFuture<SessionInfo> result = new CompletableFuture<>();
        private long beginNanos;
        private Optional<Rule> lastRefusal = Optional.empty();
        /** The rule by which, in the input that is handled now, an attempt or a session ended that could have fulfilled it. */
        private Optional<Rule> loss = Optional.empty();

        Attempt(Endpoint to, Optional<Fingerprint> peer) {
            this.to = to;
            this.peer = peer;
        }

        Endpoint to() {
            return to;
        }

        Optional<Fingerprint> peer() {
            return peer;
        }

        CompletableFuture<SessionInfo> result() {
            return result;
        }

        private boolean isFor(Fingerprint fingerprint, Endpoint path) {
            return peer.map(fingerprint::equals).orElse(to.equals(path));
        }

        void fail(RequestFailed why) {
            result.completeExceptionally(why);
        }

        /** "no session with ...", and what was refused from there, which is what a wrong fingerprint looks like. */
        String text() {
            return "no session with " + peer.map(pinned -> pinned + "@").orElse("") + to
                    + lastRefusal
                            .map(rule -> " (the last datagram from there was refused by " + rule.id() + " "
                                    + rule.name() + ")")
                            .orElse("");
        }
    }

    void begin(Attempt attempt) {
        attempt.beginNanos = clocks.nanos();
        waiting.add(attempt);
    }

    /** A session stands: everybody who waited for it has it. */
    void established(Effect.SessionEstablished session) {
        Fingerprint peer = session.peer().fingerprint();
        for (Attempt attempt : take(attempt -> attempt.isFor(peer, session.path()))) {
            Duration handshake = Duration.ofNanos(clocks.nanos() - attempt.beginNanos);
            attempt.result.complete(new SessionInfo(peer, session.sessionId(), session.path(), handshake));
        }
    }

    /** A session is over; whether that leaves a request without hope is for {@link #settle} to see. */
    void ended(Effect.SessionEnded session) {
        for (Attempt attempt : waiting) {
            if (attempt.isFor(session.peer(), session.path())) attempt.loss = Optional.of(session.rule());
        }
    }

    /** A request was refused to its caller, and that is the newest; or an attempt is over. */
    void failed(Effect.OpenFailed failure) {
        List<Attempt> same = waiting.stream()
                .filter(attempt -> attempt.to.equals(failure.to()) && attempt.peer.equals(failure.peer()))
                .toList();
        if (same.isEmpty()) return; // the engine's own attempt, for new keys
        if (failure.rule().breach() == Breach.CALLER) {
            fail(same.get(same.size() - 1), failure.rule());
        } else {
            same.forEach(attempt -> attempt.loss = Optional.of(failure.rule()));
        }
    }

    /** An input from {@code from} was refused: worth telling if nothing else comes of the attempts there. */
    void refused(Endpoint from, Rule rule) {
        for (Attempt attempt : waiting) {
            if (attempt.to.equals(from)) attempt.lastRefusal = Optional.of(rule);
        }
    }

    /** The application has left {@code peer}, and with it the attempts that expect it (SES-022). */
    void left(Fingerprint peer) {
        for (Attempt attempt : waiting) {
            if (attempt.peer.equals(Optional.of(peer))) attempt.loss = Optional.of(SessionRule.LEAVE_ENDS_THE_SESSION);
        }
        settle();
    }

    /** All effects of an input are performed: a request fails that has lost something, and for which nothing is under way. */
    void settle() {
        for (Attempt attempt : List.copyOf(waiting)) {
            if (attempt.loss.isPresent() && !underWay.test(attempt.to, attempt.peer)) {
                fail(attempt, attempt.loss.get());
            }
            attempt.loss = Optional.empty();
        }
    }

    /** The node is no more. */
    void failAll(String why) {
        for (Attempt attempt : take(attempt -> true)) {
            attempt.fail(RequestFailed.because(attempt.text() + ": " + why));
        }
    }

    private void fail(Attempt attempt, Rule rule) {
        waiting.remove(attempt);
        attempt.fail(RequestFailed.by(rule, attempt.text()));
    }

    /** Takes out first and completes later: what a completed future runs may come back here. */
    private List<Attempt> take(Predicate<Attempt> which) {
        List<Attempt> taken = waiting.stream().filter(which).toList();
        waiting.removeAll(taken);
        return taken;
    }
}
