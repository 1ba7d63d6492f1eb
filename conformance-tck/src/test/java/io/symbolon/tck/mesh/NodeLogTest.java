package io.symbolon.tck.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.address.IpAddress;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.spec.SessionRule;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class NodeLogTest {
    private static final Endpoint PATH =
            new Endpoint(IpAddress.parse("192.0.2.1").orElseThrow(), 4000);

    private final StringWriter out = new StringWriter();
    private long nowMillis = 5_000;
    private final NodeLog log = new NodeLog(new PrintWriter(out), () -> nowMillis);

    @Nested
    class CNV_015_logs_are_rationed {

        @Test
        void one_line_a_second_of_one_node() {
            for (int i = 0; i < 1_000; i++) endedWith(1);

            assertThat(lines()).hasSize(1);
        }

        @Test
        void eight_lines_a_second_of_one_kind_whoever_causes_them() {
            for (int node = 0; node < 1_000; node++) endedWith(node);

            assertThat(lines()).hasSize(8);
        }

        @Test
        void the_next_line_of_the_kind_says_how_many_were_left_out() {
            for (int node = 0; node < 1_000; node++) endedWith(node);
            nowMillis += 1_000;
            endedWith(1);
            endedWith(2);

            assertThat(lines()).hasSize(10);
            assertThat(lines().get(8)).endsWith("(992 more left out before)");
            assertThat(lines().get(9)).doesNotContain("left out");
        }

        @Test
        void another_kind_has_lines_of_its_own() {
            for (int node = 0; node < 1_000; node++) endedWith(node);
            log.openFailed(new Effect.OpenFailed(PATH, Optional.empty(), SessionRule.CONFIRMED_IN_TIME));

            assertThat(lines()).hasSize(9).last().asString().startsWith("failed");
        }
    }

    private void endedWith(int node) {
        Fingerprint peer = new Fingerprint(Bytes.concat(Bytes.ofBigEndian(node, 4), Bytes.zeros(28)));
        log.sessionEnded(new Effect.SessionEnded(peer, Bytes.zeros(8), PATH, SessionRule.CONFIRMED_IN_TIME));
    }

    private List<String> lines() {
        return out.toString().lines().toList();
    }
}
