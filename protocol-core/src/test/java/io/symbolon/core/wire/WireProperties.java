package io.symbolon.core.wire;

import static io.symbolon.core.testing.CanonicalReading.HANDSHAKE;
import static io.symbolon.core.testing.CanonicalReading.SESSION_MESSAGE;
import static io.symbolon.core.testing.Proto.delimited;
import static io.symbolon.core.testing.Proto.integer;
import static io.symbolon.spec.FramingRule.HANDSHAKE_DECODES;
import static io.symbolon.spec.FramingRule.HANDSHAKE_IS_CANONICAL;
import static io.symbolon.spec.FramingRule.MESSAGE_DECODES;
import static io.symbolon.spec.FramingRule.MESSAGE_IS_CANONICAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.testing.CanonicalReading;
import io.symbolon.core.testing.Mutations;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.spec.Rule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

class WireProperties {
    private static final Bytes SIXTEEN = Bytes.ofHex("d1".repeat(16));
    private static final Bytes NAME = Bytes.ofHex("d1".repeat(8));

    private static final List<List<Bytes>> HANDSHAKES = List.of(
            List.of(integer(1, 1), delimited(2, Bytes.of(7)), delimited(3, SIXTEEN)),
            List.of(integer(1, 1), delimited(2, Bytes.of(7)), delimited(3, SIXTEEN), delimited(5, SIXTEEN)),
            List.of(integer(1, 1), delimited(3, SIXTEEN), delimited(4, SIXTEEN), delimited(6, SIXTEEN)));

    private static final List<List<Bytes>> MESSAGES = List.of(
            List.of(delimited(1, delimited(1, SIXTEEN))),
            List.of(delimited(2, delimited(1, SIXTEEN))),
            List.of(delimited(3, Bytes.EMPTY)),
            List.of(delimited(14, Bytes.concat(delimited(1, NAME), delimited(2, SIXTEEN)))),
            List.of(delimited(
                    10,
                    Bytes.concat(
                            delimited(1, Bytes.concat(SIXTEEN, SIXTEEN)),
                            delimited(4, SIXTEEN),
                            delimited(7, Bytes.concat(delimited(1, NAME), delimited(2, NAME), integer(3, 1)))))));

    @Property(tries = 2000, seed = "3001", edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReportMode.OFF)
    void datagrams_are_judged_and_never_an_exception(@ForAll("datagrams") Bytes datagram) {
        Verdict<Frame> verdict = FrameCodec.decode(datagram);

        verdict.match(frame -> assertThat(frame.match(new Encoded())).isEqualTo(datagram), rule -> null);
        assertOccurred(
                verdict,
                "accepted",
                "FRM-001",
                "FRM-002",
                "FRM-003",
                "FRM-005",
                "FRM-006",
                "FRM-007",
                "FRM-009",
                "FRM-010",
                "FRM-011",
                "HSK-002");
    }

    @Property(tries = 2000, seed = "3002", edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReportMode.OFF)
    void handshakes_are_judged_as_the_text_reads(@ForAll("handshakes") Bytes message) {
        Verdict<Frame> verdict = HandshakeCodec.decode(message);

        assertAsRead(CanonicalReading.of(HANDSHAKE, message), verdict, HANDSHAKE_DECODES, HANDSHAKE_IS_CANONICAL);
        verdict.match(
                frame -> assertThat(HandshakeCodec.encode((Handshake) frame)).isEqualTo(message), rule -> null);
        assertOccurred(verdict, "accepted", "FRM-006", "FRM-007", "FRM-008", "HSK-001", "HSK-002");
    }

    @Property(tries = 2000, seed = "3003", edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReportMode.OFF)
    void messages_are_judged_as_the_text_reads(@ForAll("messages") Bytes message) {
        Verdict<Message> verdict = MessageCodec.decode(message);

        assertAsRead(CanonicalReading.of(SESSION_MESSAGE, message), verdict, MESSAGE_DECODES, MESSAGE_IS_CANONICAL);
        verdict.match(decoded -> assertThat(MessageCodec.encode(decoded)).isEqualTo(message), rule -> null);
        assertOccurred(verdict, "accepted", "FRM-014", "FRM-015", "FRM-016", "FRM-017");
    }

    @Property(tries = 2000, seed = "3004", edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReportMode.OFF)
    void contents_are_judged_and_never_an_exception(@ForAll("contents") Bytes content) {
        Verdict<Message> verdict = MessageCodec.decodeContent(content);

        verdict.match(
                message -> assertThat(MessageCodec.encodeContent(MessageCodec.encode(message)))
                        .isEqualTo(content),
                rule -> null);
        assertOccurred(verdict, "accepted", "FRM-012", "FRM-013", "FRM-014");
    }

    @Provide
    Arbitrary<Bytes> datagrams() {
        Arbitrary<Bytes> anything =
                Arbitraries.bytes().array(byte[].class).ofMaxSize(1300).map(Bytes::copyOf);
        Arbitrary<Bytes> handshakes = mutated(HANDSHAKES).map(WireProperties::handshakeFrame);
        Arbitrary<Bytes> others = Mutations.ofOctets(List.of(
                Bytes.concat(Bytes.ofHex("0201"), SIXTEEN, SIXTEEN),
                Bytes.concat(Bytes.ofHex("0301"), Bytes.zeros(96)),
                handshakeFrame(Bytes.concat(HANDSHAKES.get(0).toArray(Bytes[]::new)))));
        return Arbitraries.oneOf(anything, handshakes, others);
    }

    @Provide
    Arbitrary<Bytes> handshakes() {
        return mutated(HANDSHAKES);
    }

    @Provide
    Arbitrary<Bytes> messages() {
        return mutated(MESSAGES);
    }

    @Provide
    Arbitrary<Bytes> contents() {
        Arbitrary<Bytes> anything =
                Arbitraries.bytes().array(byte[].class).ofMaxSize(130).map(Bytes::copyOf);
        Arbitrary<Bytes> nearly = Mutations.ofOctets(MESSAGES.stream()
                .map(fields -> MessageCodec.encodeContent(fields.get(0)))
                .toList());
        return Arbitraries.oneOf(anything, nearly);
    }

    private static Arbitrary<Bytes> mutated(List<List<Bytes>> seeds) {
        List<Bytes> whole = seeds.stream()
                .map(fields -> Bytes.concat(fields.toArray(Bytes[]::new)))
                .toList();
        return Arbitraries.oneOf(Mutations.ofFields(seeds), Mutations.ofOctets(whole));
    }

    private static void assertAsRead(CanonicalReading reading, Verdict<?> verdict, Rule decodes, Rule canonical) {
        Optional<Rule> named = verdict.rule().filter(rule -> rule == decodes || rule == canonical);
        switch (reading.result()) {
            case MALFORMED -> assertThat(named).contains(decodes);
            case OTHER_ENCODING -> assertThat(named).contains(canonical);
            case NOT_CANONICAL -> assertThat(named).isPresent();
            case CANONICAL -> assertThat(named).isEmpty();
        }
    }

    private static Bytes handshakeFrame(Bytes message) {
        return Bytes.concat(
                Bytes.of(1), Bytes.ofBigEndian(message.length(), 2), message, Bytes.zeros(1197 - message.length()));
    }

    /** A property that never sees a verdict says nothing about it. */
    private static void assertOccurred(Verdict<?> verdict, String... names) {
        Statistics.collect(verdict.rule().map(Rule::id).orElse("accepted"));
        Statistics.coverage(coverage ->
                Stream.of(names).forEach(name -> coverage.check(name).count(count -> count > 0)));
    }

    /** The datagram of a frame. */
    private static final class Encoded implements Frame.Cases<Bytes> {
        @Override
        public Bytes initiation(Handshake.Initiation initiation) {
            return FrameCodec.encode(initiation);
        }

        @Override
        public Bytes answer(Handshake.Answer answer) {
            return FrameCodec.encode(answer);
        }

        @Override
        public Bytes cookie(Frame.Cookie cookie) {
            return FrameCodec.encode(cookie);
        }

        @Override
        public Bytes sealed(Frame.Sealed sealed) {
            return Bytes.concat(FrameCodec.sealedHeader(sealed.sessionId(), sealed.counter()), sealed.ciphertext());
        }
    }
}
