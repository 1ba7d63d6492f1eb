package io.symbolon.tck.probe;

import java.net.InetSocketAddress;
import java.util.Optional;

/** Time and UDP as a probe uses them. One thread uses it; nothing happens behind its back. */
public interface Network extends AutoCloseable {
    /** A clock that never goes back, in nanoseconds. */
    long nanos();

    /** The wall clock, in milliseconds since 1970-01-01T00:00:00Z. */
    long wallMs();

    /** A port of a number that was free, which hears {@code peer} and nobody else. */
    Port open(InetSocketAddress peer);

    /** A port at this address, which hears everybody; number 0 is any free one. */
    Port listen(InetSocketAddress at);

    /**
     * The next datagram that arrives at any port, waited for until this time at most.
     *
     * @throws TargetGone if the machine of a port's peer says that nobody listens there
     */
    Optional<Arrival> await(long untilNanos);

    /** What the next datagram that is sent belongs to, for whoever keeps a record. */
    default void mark(String words) {}

    /** Closes every port. */
    @Override
    void close();

    /** Where datagrams leave and arrive. */
    interface Port extends AutoCloseable {
        /** The address that it has on this machine. */
        InetSocketAddress address();

        /** @throws TargetGone as {@link Network#await} */
        void send(InetSocketAddress to, byte[] datagram);

        @Override
        void close();
    }

    /**
     * One datagram.
     *
     * @param at the port at which it arrived
     * @param nanos when
     */
    record Arrival(Port at, InetSocketAddress from, byte[] datagram, long nanos) {}
}
