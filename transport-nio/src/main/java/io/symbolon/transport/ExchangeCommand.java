package io.symbolon.transport;

import io.symbolon.core.boundary.Handling;
import io.symbolon.core.boundary.Input;
import io.symbolon.core.boundary.Now;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.transport.exchange.ReceivedMessage;
import java.util.Optional;

/** What the application asks of its node about interests and messages. */
sealed interface ExchangeCommand extends Command {
    /** An interest is declared. */
    record Declare(Exchanges exchanges, OpenInterest interest) implements ExchangeCommand {
        @Override
        public Input begin(Now now) {
            exchanges.declared(interest);
            return new Input.InterestDeclared(interest.request(), now);
        }

        @Override
        public void done() {
            // that it is kept, or refused, are effects
        }

        @Override
        public void refuse(String why) {
            exchanges.refused(interest, why);
        }
    }

    /** An interest is withdrawn. */
    record Withdraw(Exchanges exchanges, OpenInterest interest) implements ExchangeCommand {
        @Override
        public Input begin(Now now) {
            exchanges.closing(interest);
            return new Input.InterestWithdrawn(interest.number(), now);
        }

        @Override
        public void done() {
            exchanges.withdrawn(interest);
        }

        /** Each has a Declare before it. */
        @Override
        public boolean isBoundedElsewhere() {
            return true;
        }

        @Override
        public void refuse(String why) {
            // the node is closed, and its interests with it
        }
    }

    /** A message is sent. */
    record Submit(SentMessages messages, Outstanding message, long number, Bytes payload) implements ExchangeCommand {
        @Override
        public Input begin(Now now) {
            messages.submitted(number, message);
            Publisher publisher = message.publisher();
            return new Input.MessageSubmitted(
                    publisher.number(),
                    number,
                    payload,
                    publisher.options().timeToLive().toMillis(),
                    now);
        }

        @Override
        public void done() {
            messages.taken(number);
        }

        /** By the room of its publisher. */
        @Override
        public boolean isBoundedElsewhere() {
            return true;
        }

        @Override
        public void refuse(String why) {
            message.fail(why);
        }
    }

    /** A message was handled, or was not. */
    record Handled(long delivery, ReceivedMessage message, Optional<Throwable> failure, Telemetry telemetry)
            implements ExchangeCommand {
        @Override
        public Input begin(Now now) {
            failure.ifPresent(why -> {
                telemetry.count(Counter.HANDLER_FAILURES);
                telemetry.tell(listener -> listener.handlerFailed(message, why));
            });
            return new Input.MessageHandled(delivery, failure.isEmpty() ? Handling.TAKEN : Handling.FAILED, now);
        }

        @Override
        public void done() {
            // the receipt is an effect
        }

        /** By the threshold of its subscription. */
        @Override
        public boolean isBoundedElsewhere() {
            return true;
        }

        @Override
        public void refuse(String why) {
            // the node is closed, and sends no receipt any more
        }
    }
}
