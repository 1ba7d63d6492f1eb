package io.symbolon.transport;

import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Input;
import io.symbolon.core.boundary.Now;
import io.symbolon.core.boundary.Question;
import io.symbolon.core.token.Fingerprint;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What the application asks of its node. It waits in a queue, and the node's thread gives it to the engine. */
sealed interface Command
        permits Command.Open, Command.Leave, Command.Answer, Command.Revoke, Command.Deny, ExchangeCommand {
    /** What it is for the engine, at the moment when it is handled. */
    Input begin(Now now);

    /** The engine has handled it. */
    void done();

    /** It was not handled, and will not be. */
    void refuse(String why);

    /** Whether something else bounds how many of this kind wait; the queue bounds the others. */
    default boolean isBoundedElsewhere() {
        return false;
    }

    /** A session with the node at an address. */
    record Open(Attempts attempts, Attempts.Attempt attempt) implements Command {
        @Override
        public Input begin(Now now) {
            attempts.begin(attempt);
            return new Input.OpenRequested(attempt.to(), attempt.peer(), now);
        }

        @Override
        public void done() {
            // the attempt completes when its session stands, or when it has failed
        }

        @Override
        public void refuse(String why) {
            attempt.fail(RequestFailed.because(attempt.text() + ": " + why));
        }
    }

    /** No session with this peer any more. */
    record Leave(Attempts attempts, Fingerprint peer, CompletableFuture<Void> result) implements Command {
        @Override
        public Input begin(Now now) {
            return new Input.LeaveRequested(peer, now);
        }

        @Override
        public void done() {
            attempts.left(peer);
            result.complete(null);
        }

        @Override
        public void refuse(String why) {
            result.completeExceptionally(RequestFailed.because("did not leave " + peer + ": " + why));
        }
    }

    /**
     * A decision of the application's policy.
     *
     * @param failure why, if the policy failed
     * @param untilMillis monotonic; from then on the question counts as deferred, and this changes nothing (JON-017)
     */
    record Answer(
            Question question,
            Decision decision,
            Optional<Throwable> failure,
            long untilMillis,
            Peers peers,
            Telemetry telemetry)
            implements Command {
        @Override
        public Input begin(Now now) {
            failure.ifPresent(why -> {
                telemetry.count(Counter.POLICY_FAILURES);
                telemetry.tell(listener -> listener.policyFailed(question, why));
            });
            if (now.monotonicMillis() < untilMillis) {
                telemetry.tell(listener -> listener.decided(question, decision));
                peers.decided(question, decision);
            } else {
                telemetry.count(Counter.DECISIONS_TOO_LATE);
            }
            return new Input.Answered(question.id(), decision, now);
        }

        @Override
        public void done() {
            // what the engine makes of it are its effects
        }

        @Override
        public void refuse(String why) {
            // nobody waits for it here: for the engine it is a question without an answer (JON-017)
        }
    }

    /** These identities are revoked in the realm that this node leads. */
    record Revoke(List<Fingerprint> identities, CompletableFuture<Void> result) implements Command {
        @Override
        public Input begin(Now now) {
            return new Input.RevokeRequested(identities, now);
        }

        @Override
        public void done() {
            result.complete(null);
        }

        @Override
        public void refuse(String why) {
            result.completeExceptionally(RequestFailed.because("nobody was revoked: " + why));
        }
    }

    /** No handshake with this peer for a while. */
    record Deny(Fingerprint peer, long millis, CompletableFuture<Void> result) implements Command {
        @Override
        public Input begin(Now now) {
            return new Input.DenyRequested(peer, millis, now);
        }

        @Override
        public void done() {
            result.complete(null);
        }

        @Override
        public void refuse(String why) {
            result.completeExceptionally(RequestFailed.because("did not deny " + peer + ": " + why));
        }
    }
}
