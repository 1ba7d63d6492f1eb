package io.symbolon.tck.verdict;

import io.symbolon.tck.driver.DriverFault;
import io.symbolon.tck.driver.KitFault;
import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * What became of one case, and why.
 *
 * @param kind the verdict
 * @param text one sentence that says why; empty for a pass
 * @param expected what the rules demand, as JSON or in words; empty where nothing was compared
 * @param actual what the subject did; empty where nothing was compared
 * @param at where expected and actual differ first, a JSON pointer or a step; empty where nothing was compared
 * @param standardError the end of the driver's standard error if the driver itself failed; else empty
 */
public record Verdict(VerdictKind kind, String text, String expected, String actual, String at, String standardError) {
    private static final Verdict PASS = of(VerdictKind.PASS, "");

    public static Verdict pass() {
        return PASS;
    }

    /** The subject did something else than the rules demand. */
    public static Verdict fail(String text) {
        return of(VerdictKind.FAIL, text);
    }

    /** The subject's answer differs from what the rules demand, first at {@code at}. */
    public static Verdict fail(String text, String expected, String actual, String at) {
        return new Verdict(VerdictKind.FAIL, text, expected, actual, at, "");
    }

    /** A verdict with nothing but its reason. */
    public static Verdict of(VerdictKind kind, String text) {
        return new Verdict(kind, text, "", "", "", "");
    }

    /** The verdict over a driver that did not answer. */
    public static Verdict of(DriverFault fault) {
        VerdictKind kind = switch (fault.kind()) {
            case NOT_STARTED -> VerdictKind.COULD_NOT_RUN;
            case CRASHED -> VerdictKind.CRASH;
            case HUNG -> VerdictKind.HANG;
            case CLOSED -> VerdictKind.CLOSED;
            case RUBBISH, WRONG_ID, TOO_LONG -> VerdictKind.RUBBISH;
            case MALFORMED -> VerdictKind.FAIL;
        };
        return new Verdict(kind, fault.getMessage(), "", "", "", fault.standardError());
    }

    /** The verdict over a case in which the kit made a mistake; {@code actual} is where. */
    public static Verdict of(KitFault mistake) {
        StringWriter trace = new StringWriter();
        mistake.printStackTrace(new PrintWriter(trace));
        return new Verdict(VerdictKind.KIT_FAULT, mistake.getMessage(), "", trace.toString(), "", "");
    }

    /** The same failure, known for a reason that is worked on at a place. */
    public Verdict knownFor(String reason, String link) {
        return new Verdict(
                VerdictKind.EXPECTED_FAILURE,
                "known: " + reason + " (" + link + "); " + text,
                expected,
                actual,
                at,
                standardError);
    }

    public boolean isPass() {
        return kind == VerdictKind.PASS;
    }
}
