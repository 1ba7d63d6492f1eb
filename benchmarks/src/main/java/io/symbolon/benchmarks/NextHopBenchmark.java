package io.symbolon.benchmarks;

import io.symbolon.core.address.IpAddress;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.overlay.Decision;
import io.symbolon.core.overlay.Health;
import io.symbolon.core.overlay.RoutePeer;
import io.symbolon.core.overlay.Router;
import io.symbolon.core.overlay.RoutingTable;
import io.symbolon.core.session.OpenedBy;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.routing.PrefixRouter;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The next hop to a target that is not joined (OVL-004), from tables of three sizes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class NextHopBenchmark {
    private static final int TARGETS = 1024;
    private static final int ROWS = 64;
    private static final int DIGITS = 16;

    /** What the table has seen. */
    public enum Fed {
        /** 1000 candidates, of which those were joined that the growth decision wanted. */
        CANDIDATES_1000(1_000),
        /** 100 000 candidates. */
        CANDIDATES_100000(100_000),
        /** 2 peers for every place of every row. */
        FULL(0);

        private final int candidates;

        Fed(int candidates) {
            this.candidates = candidates;
        }
    }

    @Param
    private Fed fed;

    private final SplittableRandom random = new SplittableRandom(1);
    private final Fingerprint[] targets = new Fingerprint[TARGETS];
    private RoutingTable table;
    private int next;

    /** Joins whom the table wants. */
    @Setup
    public void grow() {
        Fingerprint own = fingerprint();
        table = new PrefixRouter().empty(own, Router.NEIGHBOURS);
        for (int i = 0; i < fed.candidates; i++) offer(fingerprint());
        if (fed == Fed.FULL) fill();
        for (int i = 0; i < TARGETS; i++) targets[i] = fingerprint();
    }

    private void fill() {
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < DIGITS; column++) {
                for (int i = 0; i < Router.PEERS_A_PLACE; i++) offer(sharing(table.aim(row, column), row + 1));
            }
        }
    }

    /** A fingerprint that begins with so many digits of {@code aim}. */
    private Fingerprint sharing(Fingerprint aim, int digits) {
        String rest = fingerprint().toString().substring(digits);
        return Fingerprint.ofHex(aim.toString().substring(0, digits) + rest);
    }

    private void offer(Fingerprint candidate) {
        IpAddress address = new IpAddress(Bytes.ofBigEndian(random.nextInt() & 0xffff_ffffL, 4));
        boolean isWanted = table.decide(candidate, Optional.of(address), address, false) == Decision.JOIN;
        if (isWanted) table = table.with(new RoutePeer(candidate, address, OpenedBy.US, Health.UNMEASURED));
    }

    private Fingerprint fingerprint() {
        byte[] octets = new byte[Fingerprint.LENGTH_OCTETS];
        random.nextBytes(octets);
        return new Fingerprint(Bytes.wrap(octets));
    }

    /** One lookup; below 1 microsecond. */
    @Benchmark
    public Optional<Fingerprint> nextHop() {
        next = (next + 1) % TARGETS;
        return table.nextHop(targets[next]);
    }
}
