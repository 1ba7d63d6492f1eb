package io.symbolon.transport;

import io.symbolon.core.boundary.Input;
import io.symbolon.core.boundary.Now;
import io.symbolon.core.token.Fingerprint;
import java.util.concurrent.CompletableFuture;

/** What the application asks of its node. It waits in a queue, and the node's thread gives it to the engine. */
sealed interface Command {
    /** What it is for the engine, at the moment when it is handled. */
    Input begin(Now now);

    /** The engine has handled it. */
    void done();

    /** It was not handled, and will not be. */
    void refuse(String why);

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
