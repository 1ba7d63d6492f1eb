package io.symbolon.tck.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;
import static org.junit.platform.testkit.engine.EventConditions.abortedWithReason;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.baseline.Baseline;
import io.symbolon.tck.baseline.KnownFailure;
import io.symbolon.tck.driver.Capability;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.driver.Reply;
import io.symbolon.tck.driver.Subject;
import io.symbolon.tck.reference.ReferenceSubject;
import io.symbolon.tck.suite.TestSubject;
import io.symbolon.tck.suite.UnknownSelector;
import io.symbolon.tck.verdict.VerdictKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.Filter;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** A port in Java gets one test a case, by its stable id, and a port that is wrong fails by the rule that it breaks. */
class ConformanceEngineTest {
    private static final String REFUSES_SMALL_ORDER = "CNV-N-0501";
    private static final String ACCEPTS = "CNV-P-0501";

    static class Reference extends ConformanceTests {
        @Override
        protected Subject subject() {
            return new ReferenceSubject();
        }

        @Override
        protected List<String> selectors() {
            return List.of("conventions", "SES-N-*");
        }
    }

    /** Takes every key and every signature. */
    static final class AcceptsAll extends Reference {
        @Override
        protected Subject subject() {
            return new TestSubject(List.of(Capability.CRYPTO), AcceptsAll::answer);
        }

        private static Reply answer(String op, ObjectNode args) {
            return new Reply.Result(Json.object().put("verdict", "accepted"));
        }
    }

    /** Takes no key at all: what it refuses rightly shows nothing. */
    static final class RefusesAll extends Reference {
        @Override
        protected Subject subject() {
            return new TestSubject(List.of(Capability.CRYPTO), RefusesAll::answer);
        }

        private static Reply answer(String op, ObjectNode args) {
            return new Reply.Result(Json.object().put("verdict", "refused").put("rule", "CNV-005"));
        }
    }

    static final class Counted extends Reference {
        private static final AtomicInteger STARTS = new AtomicInteger();
        private static final AtomicInteger CALLS = new AtomicInteger();

        @Override
        protected Subject subject() {
            STARTS.incrementAndGet();
            Subject reference = new ReferenceSubject();
            return (op, args) -> {
                CALLS.incrementAndGet();
                return reference.answer(op, args);
            };
        }
    }

    /** The first port waits for ever at the first key, until it is interrupted. */
    static final class Hangs extends Reference {
        private static final AtomicInteger STARTS = new AtomicInteger();

        @Override
        protected Subject subject() {
            boolean first = STARTS.incrementAndGet() == 1;
            Subject reference = new ReferenceSubject();
            return (op, args) -> {
                if (first && op.equals("key.check")) {
                    await(new CountDownLatch(1));
                }
                return reference.answer(op, args);
            };
        }

        private static void await(CountDownLatch never) {
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted", e);
            }
        }

        @Override
        protected Duration longestCase() {
            return Duration.ofSeconds(1);
        }
    }

    /** Every port waits, and being interrupted does not end it. */
    static final class HangsForGood extends Reference {
        private static final CountDownLatch RELEASED = new CountDownLatch(1);
        private static final Set<Thread> HUNG = ConcurrentHashMap.newKeySet();

        @Override
        protected Subject subject() {
            return new TestSubject(List.of(Capability.CRYPTO), (op, args) -> {
                HUNG.add(Thread.currentThread());
                while (RELEASED.getCount() > 0) {
                    LockSupport.park();
                    Thread.interrupted();
                }
                return Reply.unsupported("too late");
            });
        }

        @Override
        protected Duration longestCase() {
            return Duration.ofMillis(500);
        }
    }

    /** Gives a case no time at all. */
    static final class Hasty extends Reference {
        @Override
        protected Duration longestCase() {
            return Duration.ZERO;
        }
    }

    static final class Mistyped extends Reference {
        @Override
        protected List<String> selectors() {
            return List.of("conventons");
        }
    }

    /** Takes every key, and says so in a baseline; one case in it is none that fails. */
    static class Explained extends Reference {
        private static Path file;

        @Override
        protected Subject subject() {
            return new AcceptsAll().subject();
        }

        @Override
        protected Optional<Path> baseline() {
            return Optional.of(file);
        }
    }

    abstract static class Unfinished extends ConformanceTests {}

    @Test
    void a_conformant_port_passes_and_is_asked_by_chapter() {
        EngineExecutionResults results = run(selectClass(Reference.class));
        results.testEvents().assertStatistics(counts -> counts.failed(0).aborted(0));
        assertThat(results.testEvents().succeeded().count()).isGreaterThan(70);
        assertThat(containers(results))
                .containsExactly("Symbolon conformance", "Reference", "conventions", "framing", "session");
    }

    @Test
    void a_port_that_accepts_everything_fails_by_the_rule() {
        EngineExecutionResults results = run(caseOf(AcceptsAll.class, "conventions", REFUSES_SMALL_ORDER));
        results.testEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(finishedWithFailure(
                                instanceOf(AssertionFailedError.class),
                                message(text -> text.contains("CNV-005 SIGNATURES_ARE_STRICT")
                                        && text.contains("accepts what CNV-005 refuses")))));
    }

    @Test
    void a_refusal_without_the_accepted_twin_fails() {
        EngineExecutionResults results = run(caseOf(RefusesAll.class, "conventions", REFUSES_SMALL_ORDER));
        results.testEvents()
                .assertThatEvents()
                .haveExactly(1, event(finishedWithFailure(message(text -> text.contains("inconclusive")))));
    }

    @Test
    void a_port_that_hangs_fails_its_case_with_the_place_and_the_next_case_gets_a_new_port() {
        EngineExecutionResults results = EngineTestKit.engine(ConformanceEngine.ID)
                .selectors(
                        caseOf(Hangs.class, "conventions", ACCEPTS), caseOf(Hangs.class, "conventions", "CNV-P-0502"))
                .execute();
        results.testEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(finishedWithFailure(message(text -> text.contains(
                                        "CNV-P-0501 hang: the port did not answer key.check: a case may take 1000 ms")
                                && text.contains("ConformanceEngineTest$Hangs.await")))));
        assertThat(results.testEvents().succeeded().count()).isOne();
        assertThat(Hangs.STARTS).hasValue(2);
        results.containerEvents().assertStatistics(counts -> counts.failed(0));
    }

    @Test
    void a_thread_of_a_port_that_does_not_end_fails_the_class() throws InterruptedException {
        EngineExecutionResults results = run(caseOf(HangsForGood.class, "conventions", ACCEPTS));
        results.testEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(finishedWithFailure(
                                message(text -> text.contains("its thread was interrupted, and runs on")))));
        results.containerEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(finishedWithFailure(
                                message(text -> text.contains("their threads run on: symbolon-port")))));
        HangsForGood.RELEASED.countDown();
        for (Thread hung : HangsForGood.HUNG) {
            LockSupport.unpark(hung);
            hung.join();
        }
    }

    @Test
    void a_case_without_any_time_is_a_mistake() {
        assertThat(EngineTestKit.discover(ConformanceEngine.ID, request(Hasty.class))
                        .getDiscoveryIssues())
                .anySatisfy(issue -> assertThat(issue.cause())
                        .get()
                        .extracting(Throwable::getMessage)
                        .asString()
                        .contains("is longer than nothing, not PT0S"));
    }

    @Test
    void what_is_not_declared_is_shown_as_skipped_with_the_reason() {
        EngineExecutionResults results = run(selectClass(AcceptsAll.class));
        assertThat(results.testEvents().aborted().count()).isGreaterThan(5);
        results.testEvents()
                .aborted()
                .assertThatEvents()
                .allMatch(aborted -> abortedWithReason(
                                instanceOf(TestAbortedException.class),
                                message(text -> text.startsWith("the subject does not declare")))
                        .matches(aborted));
    }

    @Test
    void a_failure_that_is_known_is_shown_as_skipped_and_one_that_passes_fails(@TempDir Path folder)
            throws IOException {
        Explained.file = baseline(folder, "2999-12-31", REFUSES_SMALL_ORDER, ACCEPTS);
        EngineExecutionResults failing = run(caseOf(Explained.class, "conventions", REFUSES_SMALL_ORDER));
        assertThat(failing.testEvents().aborted().count()).isOne();
        EngineExecutionResults passing = run(caseOf(Explained.class, "conventions", ACCEPTS));
        passing.testEvents()
                .assertThatEvents()
                .haveExactly(1, event(finishedWithFailure(message(text -> text.contains("unexpected-pass")))));
    }

    @Test
    void a_baseline_that_has_expired_is_told(@TempDir Path folder) throws IOException {
        Explained.file = baseline(folder, "2020-01-01", REFUSES_SMALL_ORDER);
        assertThat(EngineTestKit.discover(ConformanceEngine.ID, request(Explained.class))
                        .getDiscoveryIssues())
                .anySatisfy(issue -> assertThat(issue.cause())
                        .get()
                        .extracting(Throwable::getMessage)
                        .asString()
                        .contains("the entry " + REFUSES_SMALL_ORDER + " expired on 2020-01-01"));
    }

    private static Path baseline(Path folder, String expires, String... cases) throws IOException {
        List<KnownFailure> failures = Stream.of(cases)
                .map(id -> new KnownFailure(
                        id,
                        VerdictKind.FAIL,
                        "keys are not looked at yet",
                        "https://example.org/1",
                        LocalDate.parse(expires)))
                .toList();
        return Files.write(folder.resolve("known.json"), new Baseline(failures).octets());
    }

    @Test
    void a_unique_id_names_the_case_and_runs_it_alone_with_its_twin() {
        String id = uniqueId(Counted.class, "conventions", REFUSES_SMALL_ORDER);
        EngineExecutionResults results = run(selectUniqueId(id));
        assertThat(results.testEvents().succeeded().list())
                .extracting(Event::getTestDescriptor)
                .extracting(TestDescriptor::getUniqueId)
                .extracting(Object::toString)
                .containsExactly(id);
        assertThat(Counted.STARTS).hasValue(1);
        assertThat(Counted.CALLS)
                .as("hello, then reset and one operation for the case and its twin")
                .hasValue(5);
    }

    @Test
    void what_else_is_selected_does_not_change_an_id() {
        List<String> alone = ids(run(caseOf(Reference.class, "conventions", REFUSES_SMALL_ORDER)));
        List<String> among = ids(run(selectClass(Reference.class)));
        assertThat(among).doesNotHaveDuplicates().containsAll(alone);
    }

    @Test
    void tests_are_tagged_with_rules_and_flags() {
        EngineExecutionResults results = run(caseOf(Reference.class, "conventions", REFUSES_SMALL_ORDER));
        assertThat(results.testEvents().finished().list())
                .flatExtracting(event -> event.getTestDescriptor().getTags())
                .extracting(Object::toString)
                .contains("CNV-005", "SmallOrder");
    }

    @Test
    void abstract_classes_and_names_that_are_filtered_out_are_no_tests() {
        assertThat(run(selectClass(Unfinished.class)).testEvents().count()).isZero();
        Filter<?> others = ClassNameFilter.includeClassNamePatterns(".*Other");
        assertThat(EngineTestKit.engine(ConformanceEngine.ID)
                        .selectors(selectClass(Reference.class))
                        .filters(others)
                        .execute()
                        .testEvents()
                        .count())
                .isZero();
    }

    @Test
    void a_selector_that_selects_nothing_is_told() {
        assertThat(EngineTestKit.discover(ConformanceEngine.ID, request(Mistyped.class))
                        .getDiscoveryIssues())
                .anySatisfy(issue -> assertThat(issue.cause()).get().isInstanceOf(UnknownSelector.class));
    }

    private static LauncherDiscoveryRequest request(Class<?> tests) {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(tests))
                .build();
    }

    private static EngineExecutionResults run(DiscoverySelector selector) {
        return EngineTestKit.engine(ConformanceEngine.ID).selectors(selector).execute();
    }

    private static DiscoverySelector caseOf(Class<?> tests, String chapter, String id) {
        return selectUniqueId(uniqueId(tests, chapter, id));
    }

    private static String uniqueId(Class<?> tests, String chapter, String id) {
        return "[engine:symbolon]/[port:" + tests.getName() + "]/[chapter:" + chapter + "]/[case:" + id + "]";
    }

    private static List<String> ids(EngineExecutionResults results) {
        return results.testEvents()
                .started()
                .map(event -> event.getTestDescriptor().getUniqueId().toString())
                .toList();
    }

    private static List<String> containers(EngineExecutionResults results) {
        return results.containerEvents()
                .started()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .toList();
    }
}
