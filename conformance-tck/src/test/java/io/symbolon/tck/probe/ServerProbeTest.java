package io.symbolon.tck.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbolon.tck.reference.ReferenceSubject;
import io.symbolon.tck.suite.CaseResult;
import io.symbolon.tck.suite.UnknownSelector;
import io.symbolon.tck.verdict.RunVerdict;
import io.symbolon.tck.verdict.VerdictKind;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The probe of a target that answers, in virtual time. */
class ServerProbeTest {
    private static final String SHORT_INITIATION = "FRM-L2-0300";
    private static final String LONG_INITIATION = "FRM-L2-0301";
    private static final long FOR_EVER = Long.MAX_VALUE / 2;

    private final Notes notes = new Notes();

    @Test
    void the_reference_implementation_passes_every_check() {
        ProbeResult result = probe(reference(), List.of());
        assertThat(result.run().results())
                .filteredOn(one -> !one.verdict().isPass())
                .extracting(one -> one.planned().id() + " " + one.verdict())
                .isEmpty();
        assertThat(result.run().verdict()).isEqualTo(RunVerdict.CONFORMANT);
        assertThat(result.roundTrips().count()).isGreaterThanOrEqualTo(3);
        assertThat(notes.decided).hasSameSizeAs(Probe.cases(Role.SERVER));
        assertThat(notes.sessions).hasSizeGreaterThan(50);
    }

    @Test
    void a_target_without_an_identity_is_judged_but_for_its_joins() {
        Network network = new VirtualNetwork(new ReferenceSubject(), args -> {});
        ProbeResult result = probe(network, List.of("HSK-L2-0003", "JON-L2-0080", "JON-L2-0085"));
        assertThat(kinds(result))
                .containsExactly(VerdictKind.PASS, VerdictKind.PASS, VerdictKind.NOT_APPLICABLE, VerdictKind.PASS);
        assertThat(result.run().verdict()).isEqualTo(RunVerdict.INCOMPLETE);
    }

    @Test
    void a_slow_target_answers_what_was_repeated_twice_and_that_is_no_fault() {
        VirtualNetwork slow = reference();
        slow.slowDown(700);
        assertThat(kinds(probe(slow, List.of("HSK-L2-0001", "HSK-L2-0012", "SES-L2-0040"))))
                .containsOnly(VerdictKind.PASS);
    }

    @Test
    void at_most_twenty_datagrams_leave_in_a_second() {
        VirtualNetwork network = reference();
        probe(network, List.of("TOK-L2-020*"));
        List<Long> sent = network.sentAtNanos();
        assertThat(sent).hasSizeGreaterThan(60);
        for (int i = 20; i < sent.size(); i++) {
            assertThat(sent.get(i) - sent.get(i - 20)).isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(1));
        }
    }

    @Test
    void a_selector_that_names_nothing_is_an_error_before_anything_is_sent() {
        VirtualNetwork network = reference();
        assertThatThrownBy(() -> probe(network, List.of("TOK-L2-9999"))).isInstanceOf(UnknownSelector.class);
        assertThat(network.sentAtNanos()).isEmpty();
    }

    @Nested
    class A_target_that_dies {
        @Test
        void is_told_from_one_that_ignores() {
            ProbeResult result = probe(frail(FOR_EVER), List.of(SHORT_INITIATION, LONG_INITIATION));
            CaseResult deadly = result(result, SHORT_INITIATION);
            assertThat(deadly.verdict().kind()).isEqualTo(VerdictKind.CRASH);
            assertThat(deadly.verdict().text()).contains("the target is dead");
            assertThat(result(result, LONG_INITIATION).verdict().kind()).isEqualTo(VerdictKind.COULD_NOT_RUN);
            assertThat(result.run().verdict()).isEqualTo(RunVerdict.NONCONFORMANT);
        }

        @Test
        void and_is_started_anew_is_judged_further() {
            ProbeResult result = probe(frail(TimeUnit.SECONDS.toNanos(6)), List.of(SHORT_INITIATION, LONG_INITIATION));
            assertThat(result(result, SHORT_INITIATION).verdict().kind()).isEqualTo(VerdictKind.CRASH);
            assertThat(result(result, LONG_INITIATION).verdict().isPass()).isTrue();
        }

        private Network frail(long deadNanos) {
            return new FrailNetwork(reference(), datagram -> datagram.length == 1_199, deadNanos);
        }
    }

    @Nested
    class Nobody {
        @Test
        void is_not_judged_when_nothing_comes() {
            ProbeResult result = probe(new NullNetwork(datagram -> new byte[0]), List.of());
            assertThat(kinds(result)).containsOnly(VerdictKind.COULD_NOT_RUN);
            assertThat(result.run().verdict()).isEqualTo(RunVerdict.INCOMPLETE);
        }

        @Test
        void passes_by_sending_everything_back() {
            ProbeResult result = probe(new NullNetwork(datagram -> datagram), List.of());
            assertThat(kinds(result)).doesNotContain(VerdictKind.PASS);
            assertThat(result.run().verdict()).isEqualTo(RunVerdict.NONCONFORMANT);
        }

        @Test
        void passes_by_sending_rubbish() {
            ProbeResult result = probe(new NullNetwork(datagram -> new byte[] {7}), List.of());
            assertThat(kinds(result)).doesNotContain(VerdictKind.PASS);
            assertThat(result.run().verdict()).isEqualTo(RunVerdict.NONCONFORMANT);
        }
    }

    private static VirtualNetwork reference() {
        return VirtualNetwork.joining(new ReferenceSubject());
    }

    private static List<VerdictKind> kinds(ProbeResult result) {
        return result.run().results().stream().map(one -> one.verdict().kind()).toList();
    }

    private static CaseResult result(ProbeResult result, String id) {
        return result.run().results().stream()
                .filter(one -> one.planned().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private ProbeResult probe(Network network, List<String> selectors) {
        Probe.Settings settings = new Probe.Settings(20, 60, Frames.SEALED);
        return new Probe(network, new Target(VirtualNetwork.TARGET), settings, new Random(1), notes)
                .run(Role.SERVER, selectors);
    }
}
