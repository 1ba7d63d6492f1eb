package io.symbolon.tck.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.probe.Network.Arrival;
import io.symbolon.tck.reference.ReferenceSubject;
import io.symbolon.tck.report.Digests;
import io.symbolon.tck.report.HtmlPages;
import io.symbolon.tck.report.ReportFile;
import io.symbolon.tck.suite.CaseResult;
import io.symbolon.tck.suite.Transcript;
import io.symbolon.tck.suite.Transcript.Exchange;
import io.symbolon.tck.wire.Direction;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SealedFrames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a report keeps of the datagrams of a check. */
class ProbeTranscriptTest {
    private static final long FOR_EVER = Long.MAX_VALUE / 2;

    private final Notes notes = new Notes();

    @Nested
    class A_check_that_fails {
        /** A target that dies of the third frame: the session is confirmed, and then nobody answers. */
        private final CaseResult failed =
                probe(diesOfTheThirdFrame(), Frames.SEALED).run().results().get(0);

        @Test
        void has_what_was_sent_and_what_came_with_time_and_step() {
            List<Exchange> exchanges = failed.transcript().first();
            assertThat(exchanges).extracting(Exchange::op).containsOnly("probe.send");
            assertThat(exchanges.get(0).args().get("step").asText()).isEqualTo("a valid handshake");
            assertThat(exchanges.get(0).args().get("body").asText()).isEqualTo("initiation");
            JsonNode answer = exchanges.get(0).reply().at("/result/events/0");
            assertThat(answer.get("event").asText()).isEqualTo("send");
            assertThat(answer.get("to").asText())
                    .isEqualTo(exchanges.get(0).args().get("from").asText());
            assertThat(answer.get("body").asText()).isEqualTo("answer");
            assertThat(answer.get("at_ms").asLong())
                    .isEqualTo(exchanges.get(0).args().get("at_ms").asLong() + 2);
            assertThat(exchanges.get(1).args().get("body").asText()).isEqualTo("challenge");
            assertThat(exchanges.get(1).reply().at("/result/events"))
                    .extracting(event -> event.get("body").asText())
                    .containsExactlyInAnyOrder("challenge", "response");
        }

        @Test
        void has_the_look_after_the_target_too_if_that_is_what_failed() {
            assertThat(failed.verdict().text()).contains("afterwards the target is dead");
            assertThat(failed.transcript().first())
                    .extracting(one -> one.args().get("step").asText())
                    .contains("is the target alive? a valid handshake");
        }

        @Test
        void is_drawn_in_the_page_with_the_octets_of_its_last_datagram() {
            String page = HtmlPages.of(List.of(report(probe(diesOfTheThirdFrame(), Frames.OPENED))));
            assertThat(page)
                    .contains(
                            "class=\"sequence\"",
                            "a valid handshake",
                            "(sealed, challenge)",
                            "probe.send: datagram, 1200 octets, field by field",
                            "the node probed at udp://10.0.0.99:4000");
        }
    }

    @Test
    void a_check_that_passes_needs_no_explanation() {
        ProbeResult result = new Probe(
                        VirtualNetwork.joining(new ReferenceSubject()),
                        new Target(VirtualNetwork.TARGET),
                        new Probe.Settings(20, 60, Frames.SEALED),
                        new Random(1),
                        notes)
                .run(Role.SERVER, List.of("HSK-L2-0003"));
        assertThat(result.run().results())
                .isNotEmpty()
                .extracting(CaseResult::transcript)
                .containsOnly(Transcript.NONE);
    }

    @Nested
    class Secrets {
        @Test
        void stay_out_of_a_report_and_so_does_what_is_sealed() {
            String report = report(probe(diesOfTheThirdFrame(), Frames.SEALED)).json();
            assertThat(report).contains("\"body\" : \"challenge\"").doesNotContain("\"content\"");
            assertThat(notes.sessions).isNotEmpty().allSatisfy(session -> hasNoKey(report, session));
        }

        @Test
        void let_contents_into_a_report_when_they_are_asked_for_and_never_keys() {
            String report = report(probe(diesOfTheThirdFrame(), Frames.OPENED)).json();
            PeerSession session = notes.sessions.get(0);
            assertThat(report).contains(Octets.hex(SealedFrames.content(SealedFrames.challenge(session.asked()))));
            assertThat(notes.sessions).isNotEmpty().allSatisfy(one -> hasNoKey(report, one));
        }

        private static void hasNoKey(String report, PeerSession session) {
            for (Direction direction : Direction.values()) {
                assertThat(report).doesNotContain(Octets.hex(session.keys().key(direction)));
            }
        }
    }

    @Nested
    class Bounds {
        private final NullNetwork network = new NullNetwork(datagram -> datagram);
        private final Network.Port port = network.listen(VirtualNetwork.TARGET);
        private final Datagrams datagrams = new Datagrams(Frames.SEALED);

        @Test
        void of_many_that_left_the_first_and_the_last_are_kept() {
            for (int i = 0; i < Transcript.MOST_FIRST + 5 + Transcript.MOST_LAST; i++) {
                leaves(new byte[] {(byte) i});
            }
            Transcript kept = datagrams.transcript(List.of());
            assertThat(kept.leftOut()).isEqualTo(5);
            assertThat(kept.last().get(0).args().get("datagram").asText()).isEqualTo("1d");
        }

        @Test
        void of_many_that_came_the_first_are_kept_and_the_others_counted() {
            leaves(new byte[] {7});
            for (int i = 0; i < Datagrams.MOST_ARRIVALS + 3; i++) {
                comes(new byte[] {(byte) i});
            }
            JsonNode result =
                    datagrams.transcript(List.of()).first().get(0).reply().get("result");
            assertThat(result.get("events")).hasSize(Datagrams.MOST_ARRIVALS);
            assertThat(result.get("left_out").asInt()).isEqualTo(3);
        }

        @Test
        void what_comes_before_anything_left_is_heard_while_listening() {
            comes(new byte[] {9});
            Exchange heard = datagrams.transcript(List.of()).first().get(0);
            assertThat(heard.op()).isEqualTo("probe.listen");
            assertThat(heard.reply().at("/result/events/0/datagram").asText()).isEqualTo("09");
        }

        @Test
        void of_a_huge_datagram_the_beginning_is_kept() {
            leaves(new byte[60_000]);
            assertThat(datagrams
                            .transcript(List.of())
                            .first()
                            .get(0)
                            .args()
                            .get("datagram")
                            .asText())
                    .hasSizeLessThan(Transcript.LONGEST_TEXT + 30)
                    .endsWith("... (60000 octets)");
        }

        @Test
        void a_new_check_begins_with_nothing() {
            leaves(new byte[] {7});
            datagrams.begin(5_000_000);
            assertThat(datagrams.transcript(List.of()).isEmpty()).isTrue();
        }

        private void leaves(byte[] datagram) {
            datagrams.left(new Datagrams.Departure(port.address(), "a step", datagram, 1_000_000));
        }

        private void comes(byte[] datagram) {
            datagrams.came(new Arrival(port, VirtualNetwork.TARGET, datagram, 2_000_000));
        }
    }

    private static Network diesOfTheThirdFrame() {
        return new FrailNetwork(
                VirtualNetwork.joining(new ReferenceSubject()),
                datagram -> SealedFrames.isSealed(datagram) && SealedFrames.counter(datagram) == 2,
                FOR_EVER);
    }

    private ProbeResult probe(Network network, Frames frames) {
        Probe.Settings settings = new Probe.Settings(20, 60, frames);
        return new Probe(network, new Target(VirtualNetwork.TARGET), settings, new Random(1), notes)
                .run(Role.SERVER, List.of("HSK-L2-0001"));
    }

    private static ReportFile report(ProbeResult result) {
        Digests none = Digests.of(Optional.empty(), Map.of());
        return ReportFile.of(
                result.run(), Optional.of(new Target(VirtualNetwork.TARGET).toString()), 1, List.of(), none);
    }
}
