package io.symbolon.tck.simulation.scenario;

import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.crypto.BouncyCastleSuite;
import io.symbolon.tck.simulation.crypto.FastSuite;
import java.util.Locale;

/** Everything that decides a simulation. */
public record Setup(int nodes, long seed, Name scenario, Suite suite) {

    /** The scenarios by name. */
    public enum Name {
        /** Every node opens a session with one, and joins nothing. */
        MEET,
        /** Applications connect while 30 of a hundred datagrams are lost. */
        LOSS,
        /** Nodes join one after the other through one. */
        GROWTH,
        /** Growth, and then a tenth of the nodes goes every minute. */
        CHURN,
        /** Growth, and then the halves do not hear each other. */
        PARTITION,
        /** Nodes join while everybody who means no good is at work. */
        HOSTILE,
        /** Parties meet and talk while nodes go, datagrams are lost and coordinators lie. */
        EXCHANGE,
        /** Growth, churn and partition; loss; hostile; exchange. */
        ALL;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the nodes compute with. */
    public enum Suite {
        /** {@link FastSuite}: no cryptography. */
        FAST,
        /** The suite of the reference implementation. */
        REAL;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    CryptoSuite newSuite() {
        return suite == Suite.FAST ? new FastSuite() : new BouncyCastleSuite();
    }

    /** The command that does the same again. */
    public String command() {
        return "symbolon simulate --nodes " + nodes + " --seed " + seed + " --scenario " + scenario + " --suite "
                + suite;
    }
}
