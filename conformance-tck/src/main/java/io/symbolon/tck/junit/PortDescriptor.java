package io.symbolon.tck.junit;

import io.symbolon.spec.Chapter;
import io.symbolon.tck.Suites;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.Selection;
import io.symbolon.tck.suite.VectorFiles;
import java.time.Duration;
import java.util.List;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.hierarchical.Node;

/** One class of tests: a port, the cases selected for it, and their verdicts as they come. */
final class PortDescriptor extends AbstractTestDescriptor implements Node<ConformanceEngine.Context> {
    static final String SEGMENT = "port";

    private final List<Case> selected;
    private final Verdicts verdicts;

    private PortDescriptor(UniqueId id, Class<?> tests, List<Case> selected, Verdicts verdicts) {
        super(id, tests.getSimpleName(), ClassSource.from(tests));
        this.selected = selected;
        this.verdicts = verdicts;
    }

    static PortDescriptor of(UniqueId engine, Class<? extends ConformanceTests> tests) {
        ConformanceTests port = ReflectionSupport.newInstance(tests);
        Selection cases = Cases.ALL;
        List<Case> selected = cases.select(port.selectors());
        KnownFailures known = KnownFailures.of(port.baseline(), cases);
        Duration longestCase = port.longestCase();
        if (longestCase.isNegative() || longestCase.isZero()) {
            throw new JUnitException(
                    "longestCase() of " + tests.getName() + " is longer than nothing, not " + longestCase);
        }
        return new PortDescriptor(
                engine.append(SEGMENT, tests.getName()),
                tests,
                selected,
                new Verdicts(cases, port::subject, known, longestCase));
    }

    /** The chapters that have a selected case, in the order of the specification. */
    List<Chapter> chapters() {
        return selected.stream().map(Case::chapter).distinct().sorted().toList();
    }

    List<Case> cases(Chapter chapter) {
        return selected.stream().filter(one -> one.chapter() == chapter).toList();
    }

    Verdicts verdicts() {
        return verdicts;
    }

    /** The name of the class in reports that have one test case a line. */
    @Override
    public String getLegacyReportingName() {
        return getUniqueId().getLastSegment().getValue();
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }

    @Override
    public void cleanUp(ConformanceEngine.Context context) {
        verdicts.close();
    }

    /** Read when the first port is found, and then kept: JUnit discovers more than once. */
    private static final class Cases {
        static final Selection ALL = new Selection(Suites.all(VectorFiles.load(), Suites.DEFAULT_SEED));
    }
}
