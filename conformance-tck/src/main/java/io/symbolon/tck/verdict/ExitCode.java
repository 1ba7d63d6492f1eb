package io.symbolon.tck.verdict;

/** With which number the command line ends. */
public enum ExitCode {
    /** What was asked for is so: for a run, the subject conforms. */
    OK(0),
    /** The subject breaks a rule. */
    NONCONFORMANT(1),
    /** The command line, a file or a selector is wrong; nothing was judged. */
    USAGE(2),
    /** Nothing was found broken, but not everything that was planned has been decided. */
    INCOMPLETE(3),
    /** The kit itself is broken. */
    KIT_FAULT(4);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
