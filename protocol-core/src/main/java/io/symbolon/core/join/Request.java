package io.symbolon.core.join;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.wire.Message;
import java.util.Optional;
import java.util.OptionalLong;

/** What became of our own Join in one session. */
public sealed interface Request {
    /** Nothing was sent: it is not our turn (JON-021), or not our wish. */
    Request SILENT = new Silent();

    /** The id of our last Join, which an Ack or a Nack has to name (JON-023). */
    Optional<Bytes> joinId();

    /** When something has to be sent, monotonic milliseconds. */
    OptionalLong nextMillis();

    /** Nothing was sent. */
    record Silent() implements Request {
        @Override
        public Optional<Bytes> joinId() {
            return Optional.empty();
        }

        @Override
        public OptionalLong nextMillis() {
            return OptionalLong.empty();
        }
    }

    /** The Join is sent and has no answer. */
    record Waiting(Message.Join join, int sendings, long next) implements Request {
        /** The waits after each sending; the last one is used from then on (JON-022). */
        private static final long[] WAITS_MILLIS = {1_000, 2_000, 4_000, 8_000, 15_000};

        /** From the next sending on the peer is measured with the Join (JON-022). */
        private static final int SENDINGS_UNMEASURED = 4;

        /** The Join was sent at {@code nowMillis} for the first time. */
        public static Waiting first(Message.Join join, long nowMillis) {
            return new Waiting(join, 1, nowMillis + WAITS_MILLIS[0]);
        }

        /** The Join was sent again at {@code nowMillis}. */
        public Waiting again(long nowMillis) {
            return new Waiting(
                    join, sendings + 1, nowMillis + WAITS_MILLIS[Math.min(sendings, WAITS_MILLIS.length - 1)]);
        }

        /** Whether so many sendings had no answer that the peer may be gone: with the next one it is measured. */
        public boolean isDoubtful() {
            return sendings >= SENDINGS_UNMEASURED;
        }

        @Override
        public Optional<Bytes> joinId() {
            return Optional.of(join.joinId());
        }

        @Override
        public OptionalLong nextMillis() {
            return OptionalLong.of(next);
        }
    }

    /** The peer wants to be asked again, with a new Join, at {@code retryMillis} (JON-024). */
    record Deferred(Bytes last, long retryMillis) implements Request {
        @Override
        public Optional<Bytes> joinId() {
            return Optional.of(last);
        }

        @Override
        public OptionalLong nextMillis() {
            return OptionalLong.of(retryMillis);
        }
    }

    /** The peer has admitted us. */
    record Acknowledged(Bytes last) implements Request {
        @Override
        public Optional<Bytes> joinId() {
            return Optional.of(last);
        }

        @Override
        public OptionalLong nextMillis() {
            return OptionalLong.empty();
        }
    }
}
