package io.symbolon.tck.fuzz;

import io.symbolon.core.bytes.Bytes;
import java.util.Arrays;
import java.util.List;

/**
 * Where Jazzer comes in: it looks for {@link #fuzzerTestOneInput} by name and needs nothing else of us at compile time.
 * One process fuzzes all decoders: the first octet says which one reads the others.
 */
public final class JazzerEntry {
    /** {@code true}: lives of a node; otherwise the decoders. */
    static final String OF_NODES = "symbolon.fuzz.nodes";

    private static final List<FuzzTarget> DECODERS = Arrays.stream(FuzzTarget.values())
            .filter(target -> target != FuzzTarget.NODE)
            .toList();

    private static final boolean NODES = Boolean.getBoolean(OF_NODES);

    private JazzerEntry() {}

    /** One execution. */
    public static void fuzzerTestOneInput(byte[] octets) {
        Bytes input = Bytes.copyOf(octets);
        if (NODES) {
            FuzzTarget.NODE.run(input);
        } else if (!input.isEmpty()) {
            decoder(input).run(input.from(1));
        }
    }

    /** The input of a campaign that gives {@code octets} to {@code target}. */
    static Bytes input(FuzzTarget target, Bytes octets) {
        return target == FuzzTarget.NODE ? octets : Bytes.concat(Bytes.of(DECODERS.indexOf(target)), octets);
    }

    /** The decoder that an input, which is not empty, is for. */
    static FuzzTarget decoder(Bytes input) {
        return DECODERS.get(input.at(0) % DECODERS.size());
    }
}
