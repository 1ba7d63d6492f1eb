package io.symbolon.tck.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.driver.Driver;
import io.symbolon.tck.driver.DriverFault;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.driver.Reply;
import org.junit.jupiter.api.Test;

/** What is kept of what was said. */
class RecorderTest {
    private final Recorder recorder = new Recorder();

    @Test
    void a_short_case_is_kept_whole() {
        say(recorder.over(new Echo()), 3);

        assertThat(recorder.transcript().first())
                .extracting(RecorderTest::number)
                .containsExactly(0, 1, 2);
        assertThat(recorder.transcript().leftOut()).isZero();
        assertThat(recorder.transcript().last()).isEmpty();
    }

    @Test
    void of_a_long_case_the_middle_is_left_out_and_counted() {
        say(recorder.over(new Echo()), Transcript.MOST_FIRST + 7 + Transcript.MOST_LAST);
        Transcript transcript = recorder.transcript();

        assertThat(transcript.first()).hasSize(Transcript.MOST_FIRST);
        assertThat(transcript.leftOut()).isEqualTo(7);
        assertThat(transcript.last()).hasSize(Transcript.MOST_LAST);
        assertThat(number(transcript.last().get(0))).isEqualTo(Transcript.MOST_FIRST + 7);
        assertThat(transcript.withoutExchanges().leftOut()).isEqualTo(Transcript.MOST_FIRST + 7 + Transcript.MOST_LAST);
    }

    @Test
    void a_new_case_begins_with_nothing() {
        say(recorder.over(new Echo()), 3);
        recorder.begin();

        assertThat(recorder.transcript().isEmpty()).isTrue();
    }

    @Test
    void long_texts_are_cut_and_told_how_long_they_were() {
        String longText = "ab".repeat(Transcript.LONGEST_TEXT);
        recorder.over(new Echo()).call("echo", Json.object().put("payload", longText));

        assertThat(recorder.transcript().first().get(0).args().get("payload").asText())
                .hasSizeLessThan(Transcript.LONGEST_TEXT + 30)
                .endsWith("... (8192 characters)");
    }

    @Test
    void what_is_kept_does_not_change_afterwards() {
        ObjectNode args = Json.object().put("n", 1);
        recorder.over(new Echo()).call("echo", args);
        args.put("n", 2);

        assertThat(number(recorder.transcript().first().get(0))).isEqualTo(1);
    }

    @Test
    void a_fault_of_the_driver_is_kept_and_goes_on() {
        Driver broken = recorder.over(new Echo() {
            @Override
            public Reply call(String op, ObjectNode args) {
                throw new DriverFault(DriverFault.Kind.CRASHED, "it ended", "");
            }
        });

        assertThatThrownBy(() -> broken.call("echo", Json.object())).isInstanceOf(DriverFault.class);
        assertThat(recorder.transcript().first().get(0).reply())
                .isEqualTo(Json.object().put("fault", "it ended"));
    }

    private static void say(Driver driver, int times) {
        for (int i = 0; i < times; i++) {
            driver.call("echo", Json.object().put("n", i));
        }
    }

    private static int number(Transcript.Exchange exchange) {
        return exchange.args().get("n").asInt();
    }

    private static class Echo implements Driver {
        @Override
        public Reply call(String op, ObjectNode args) {
            return new Reply.Result(args);
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
