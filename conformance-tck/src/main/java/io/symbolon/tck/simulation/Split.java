package io.symbolon.tck.simulation;

import java.util.function.ToIntFunction;

/** Who can reach whom while the network is parted: every node is on one side, and some sides do not reach others. */
public final class Split {
    private final ToIntFunction<SimulatedNode> sides;
    private final Passage passage;

    /** Whether datagrams get from one side to another. */
    @FunctionalInterface
    interface Passage {
        boolean isOpen(int fromSide, int toSide);
    }

    private Split(ToIntFunction<SimulatedNode> sides, Passage passage) {
        this.sides = sides;
        this.passage = passage;
    }

    /** Everybody reaches everybody. */
    static Split none() {
        return new Split(node -> 0, (from, to) -> true);
    }

    /** Nodes of one side reach each other and nobody else. */
    public static Split apart(ToIntFunction<SimulatedNode> sides) {
        return new Split(sides, (from, to) -> from == to);
    }

    /** What side 0 sends reaches side 1; nothing comes back. */
    public static Split oneWay(ToIntFunction<SimulatedNode> sides) {
        return new Split(sides, (from, to) -> from <= to);
    }

    boolean passes(SimulatedNode from, SimulatedNode to) {
        return passage.isOpen(sides.applyAsInt(from), sides.applyAsInt(to));
    }
}
