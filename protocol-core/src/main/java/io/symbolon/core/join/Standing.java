package io.symbolon.core.join;

import io.symbolon.core.bytes.Bytes;
import java.util.Optional;

/** What became of the peer's Join in one session; that a peer is obsolete concerns all its sessions and stands elsewhere. */
public sealed interface Standing {
    /** No Join has come yet. */
    Standing STRANGER = new Before(Optional.empty(), 0);

    /** The id of the peer's last Join in this session. */
    Optional<Bytes> lastJoin();

    /** What the peer is admitted as, or asks to be. */
    Optional<Claim> claimed();

    /** Not admitted; the {@code last} Join, if there was one, is deferred until {@code deferredMillis}. */
    record Before(Optional<Bytes> last, long deferredMillis) implements Standing {
        @Override
        public Optional<Bytes> lastJoin() {
            return last;
        }

        @Override
        public Optional<Claim> claimed() {
            return Optional.empty();
        }
    }

    /** The Join holds, and the application has a question. */
    record Asked(Bytes join, Claim claim) implements Standing {
        @Override
        public Optional<Bytes> lastJoin() {
            return Optional.of(join);
        }

        @Override
        public Optional<Claim> claimed() {
            return Optional.of(claim);
        }
    }

    /** Our Ack was sent. */
    record Admitted(Bytes join, Claim claim) implements Standing {
        @Override
        public Optional<Bytes> lastJoin() {
            return Optional.of(join);
        }

        @Override
        public Optional<Claim> claimed() {
            return Optional.of(claim);
        }
    }
}
