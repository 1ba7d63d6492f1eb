package io.symbolon.tck.junit;

import io.symbolon.spec.Rule;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.verdict.Verdict;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** One case as a test. Its tags are its rules and flags. */
final class CaseDescriptor extends AbstractTestDescriptor implements Node<ConformanceEngine.Context> {
    static final String SEGMENT = "case";

    private final Case one;
    private final Verdicts verdicts;

    CaseDescriptor(UniqueId id, Case one, Verdicts verdicts) {
        super(id, one.id() + " " + one.title());
        this.one = one;
        this.verdicts = verdicts;
    }

    @Override
    public Type getType() {
        return Type.TEST;
    }

    @Override
    public Set<TestTag> getTags() {
        return Stream.concat(one.rules().stream().map(Rule::id), one.flags().stream())
                .map(TestTag::create)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public ConformanceEngine.Context execute(ConformanceEngine.Context context, Node.DynamicTestExecutor executor) {
        Verdict verdict = verdicts.of(one);
        switch (verdict.kind()) {
            case PASS -> {}
            case NOT_APPLICABLE, EXPECTED_FAILURE -> throw new TestAbortedException(verdict.text());
            default -> throw failure(verdict);
        }
        return context;
    }

    private AssertionFailedError failure(Verdict verdict) {
        String message = Stream.concat(
                        Stream.of(one.id() + " " + verdict.kind().reportName() + ": " + verdict.text()),
                        Stream.concat(
                                one.rules().stream()
                                        .map(rule -> rule.id() + " " + rule.name() + ": " + rule.sentence()),
                                verdict.standardError().lines()))
                .collect(Collectors.joining(System.lineSeparator()));
        return verdict.expected().isEmpty() && verdict.actual().isEmpty()
                ? new AssertionFailedError(message)
                : new AssertionFailedError(message, verdict.expected(), verdict.actual());
    }
}
