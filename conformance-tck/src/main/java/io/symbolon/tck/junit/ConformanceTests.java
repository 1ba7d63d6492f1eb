package io.symbolon.tck.junit;

import io.symbolon.tck.driver.Subject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.platform.commons.annotation.Testable;

/**
 * The tests of a port in Java. A class that extends this one and can be made without arguments is a container of tests,
 * one for each case that applies to the port; Maven, Gradle and development environments find it like any other class
 * of tests.
 *
 * <table>
 * <caption>What a verdict becomes</caption>
 * <tr><th>verdict</th><th>test</th></tr>
 * <tr><td>pass</td><td>successful</td></tr>
 * <tr><td>not applicable: a capability is not declared</td><td>aborted, with the reason; shown as skipped</td></tr>
 * <tr><td>expected failure: listed in the baseline</td><td>aborted, with the reason; shown as skipped</td></tr>
 * <tr><td>every other, inconclusive and unexpected pass included</td><td>failed, with the rule</td></tr>
 * </table>
 *
 * <p>The port runs in this process, on a thread of the kit. A case that takes longer than {@link #longestCase} fails with
 * the place where the port stood; its thread is interrupted, and the next case gets a new port. A thread that does not end
 * fails the class. After {@value io.symbolon.tck.suite.Runner#MOST_RESTARTS} new ports the cases that are left fail too.
 *
 * <p>A skip is never a pass: whether a port conforms is what
 * {@code symbolon tck} says.
 */
@Testable
public abstract class ConformanceTests {

    /** The port, newly started: asked for once, and again after a failure that ended the one before. */
    protected abstract Subject subject();

    /** What to run, as on the command line: chapters, rules, cases, patterns, flags. Empty: everything. */
    protected List<String> selectors() {
        return List.of();
    }

    /** How long one case may take, 30 s unless a port says otherwise; longer than nothing. Under a debugger: hours. */
    protected Duration longestCase() {
        return Duration.ofSeconds(30);
    }

    /**
     * The file of known failures, as {@code --baseline} takes it. One that can not be read, has expired or names no case
     * fails the run. Empty: no failure is known.
     */
    protected Optional<Path> baseline() {
        return Optional.empty();
    }
}
