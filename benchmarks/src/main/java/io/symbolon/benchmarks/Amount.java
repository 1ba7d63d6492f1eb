package io.symbolon.benchmarks;

/** How much a check does: the one argument that it may be given, a number. */
final class Amount {
    private Amount() {}

    /** The number in {@code args}, or {@code usual} if nothing is said; what makes no sense ends the program with 2. */
    static int of(String[] args, Class<?> program, String what, int least, int most, int usual) {
        if (args.length == 0) return usual;
        if (args.length == 1 && args[0].matches("[1-9][0-9]{0,8}")) {
            int amount = Integer.parseInt(args[0]);
            if (amount >= least && amount <= most) return amount;
        }
        System.err.printf(
                "usage: %s [%s], %d to %d, %d if nothing is said%n", program.getSimpleName(), what, least, most, usual);
        System.exit(2);
        throw new AssertionError("the program has ended");
    }
}
