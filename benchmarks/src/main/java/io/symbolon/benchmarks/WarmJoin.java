package io.symbolon.benchmarks;

import io.symbolon.transport.AdmissionPolicy;
import io.symbolon.transport.MeshNode;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

/**
 * A warm join over loopback, from the request to both Acks, beside what it can not do without: the primitives of both
 * sides, one after the other, and three bare round trips. Everything is wall-clock time of the same run, taken in turns;
 * what counts is the median of each.
 *
 * <p>Exit code: 0 if a join takes at most twice as long, 1 if not, 2 if the arguments make no sense.
 */
public final class WarmJoin {
    private static final double LIMIT = 2;
    private static final int ROUNDS = 100;
    private static final int WARMUPS = 2_000;
    private static final int ROUND_TRIPS = 3;

    private final int rounds;
    private final int warmups;
    private final PrintStream out;
    private final HandshakeBenchmark handshake = new HandshakeBenchmark();

    private WarmJoin(int rounds, int warmups, PrintStream out) {
        this.rounds = rounds;
        this.warmups = warmups;
        this.out = out;
    }

    /** Goes through everything without warm-up: its figures mean nothing. */
    static WarmJoin trial(PrintStream out) {
        return new WarmJoin(1, 0, out);
    }

    /** @param args nothing, or the number of rounds */
    public static void main(String[] args) throws Exception {
        int rounds = Amount.of(args, WarmJoin.class, "ROUNDS", 1, 9_999, ROUNDS);
        System.exit(new WarmJoin(rounds, WARMUPS, System.out).check() ? 0 : 1);
    }

    /** Whether the bound is kept; prints the medians. */
    boolean check() throws Exception {
        try (RoundTrip roundTrip = new RoundTrip()) {
            for (int i = 0; i < warmups; i++) {
                join();
                primitives();
                roundTrips(roundTrip);
            }
            List<Long> joins = new ArrayList<>();
            List<Long> primitives = new ArrayList<>();
            List<Long> roundTrips = new ArrayList<>();
            for (int i = 0; i < rounds; i++) {
                joins.add(join());
                primitives.add(primitives());
                roundTrips.add(roundTrips(roundTrip));
            }
            return judge(Figures.median(joins), Figures.median(primitives), Figures.median(roundTrips));
        }
    }

    private boolean judge(long join, long primitives, long roundTrips) {
        double ratio = (double) join / (primitives + roundTrips);
        boolean isKept = ratio <= LIMIT;
        out.printf(
                "%s  warm join  %.2f times its parts, at most %.2f  (median of %d: join %d us, primitives %d us,"
                        + " %d round trips %d us)%n",
                isKept ? "PASS" : "FAIL",
                ratio,
                LIMIT,
                rounds,
                join / 1_000,
                primitives / 1_000,
                ROUND_TRIPS,
                roundTrips / 1_000);
        return isKept;
    }

    /** Two nodes that never met join; starting and ending them is not measured. */
    private static long join() throws IOException, InterruptedException, ExecutionException {
        try (MeshNode asked = node();
                MeshNode asking = node()) {
            String address = asked.fingerprint() + "@" + asked.address();
            return nanosOf(() -> asking.join(address).get());
        } catch (IOException | InterruptedException | ExecutionException failed) {
            throw failed;
        } catch (Exception unexpected) {
            throw new IllegalStateException("a join over loopback failed", unexpected);
        }
    }

    private static MeshNode node() throws IOException {
        return MeshNode.builder()
                .identityOfNode()
                .admit(AdmissionPolicy.everybody(), Runnable::run)
                .notGrowing()
                .start();
    }

    /** Those of the handshake, and a signature and its verification for each of the two Joins. */
    private long primitives() throws Exception {
        HandshakeBenchmark.Keys keys = new HandshakeBenchmark.Keys();
        keys.begin();
        return nanosOf(() -> List.of(handshake.strangersPrimitives(keys), handshake.joinPrimitives(keys)));
    }

    private static long roundTrips(RoundTrip roundTrip) throws Exception {
        return nanosOf(() -> {
            for (int i = 0; i < ROUND_TRIPS; i++) roundTrip.make();
            return roundTrip;
        });
    }

    private static long nanosOf(Callable<?> run) throws Exception {
        long begin = System.nanoTime();
        run.call();
        return System.nanoTime() - begin;
    }
}
