package io.symbolon.core.token;

import static io.symbolon.core.testing.CanonicalReading.SIGNED_TOKEN;
import static io.symbolon.core.testing.CanonicalReading.TOKEN;
import static io.symbolon.core.testing.TokenDraft.FINGERPRINT;
import static io.symbolon.core.testing.TokenDraft.identity;
import static io.symbolon.core.testing.TokenDraft.interest;
import static io.symbolon.core.testing.TokenDraft.node;
import static io.symbolon.spec.TokenRule.CANONICAL_ENCODING;
import static io.symbolon.spec.TokenRule.DECODES;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.testing.CanonicalReading;
import io.symbolon.core.testing.CanonicalReading.Result;
import io.symbolon.core.testing.Mutations;
import io.symbolon.core.testing.Proto;
import io.symbolon.core.testing.TokenDraft;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.spec.Rule;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

class TokenProperties {
    private static final Bytes SIGNATURE = Bytes.ofHex("5a".repeat(64));
    private static final List<TokenDraft> DRAFTS = List.of(
            node(), identity().realm(FINGERPRINT).audience(FINGERPRINT).extension("x", Bytes.EMPTY), interest());

    @Property(tries = 2000, seed = "2001", edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReportMode.OFF)
    void arbitrary_octets_are_judged_and_never_an_exception(@ForAll @Size(max = 120) byte[] octets) {
        assertAsRead(Bytes.copyOf(octets));
    }

    @Property(tries = 3000, seed = "2002", edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReportMode.OFF)
    void octets_near_a_signed_token_are_judged_as_the_text_reads(@ForAll("damagedOctets") Bytes signedToken) {
        assertAsRead(signedToken);
        assertOccurred("TOK-002", "TOK-003", "accepted");
    }

    @Property(tries = 3000, seed = "2003", edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReportMode.OFF)
    void fields_in_disorder_are_judged_as_the_text_reads(@ForAll("damagedFields") Bytes token) {
        assertAsRead(envelope(token));
        assertOccurred("TOK-002", "TOK-003", "accepted");
    }

    @Example
    void a_negative_kind_has_ten_octets_and_no_other_number() {
        Bytes[] fields = identity().encodedFields().toArray(Bytes[]::new);
        fields[1] = Proto.integer(2, -1);
        Bytes ten = envelope(Bytes.concat(fields));
        assertThat(read(ten)).isEmpty();
        assertAsRead(ten);

        fields[1] = Proto.integer(2, 0xffff_ffffL);
        Bytes five = envelope(Bytes.concat(fields));
        assertThat(read(five)).containsExactly(CANONICAL_ENCODING);
        assertAsRead(five);
    }

    @Provide
    Arbitrary<Bytes> damagedOctets() {
        return Mutations.ofOctets(
                DRAFTS.stream().map(draft -> envelope(draft.token())).toList());
    }

    @Provide
    Arbitrary<Bytes> damagedFields() {
        return Mutations.ofFields(DRAFTS.stream().map(TokenDraft::encodedFields).toList());
    }

    private static void assertAsRead(Bytes signedToken) {
        Verdict<UnverifiedToken> verdict = TokenCodec.decode(signedToken);

        assertThat(verdict.rule().stream())
                .isSubsetOf(read(signedToken))
                .hasSize(read(signedToken).isEmpty() ? 0 : 1);
        Statistics.collect(verdict.rule().map(Rule::id).orElse("accepted"));
        verdict.match(
                token -> assertThat(TokenCodec.encode(TokenCodec.encode(token.fields()), token.signature()))
                        .as("what is accepted encodes to the same octets")
                        .isEqualTo(signedToken),
                rule -> null);
    }

    /** TOK-002 and TOK-003 by the second reading: the rules of which one has to be named, or none. */
    private static Set<Rule> read(Bytes signedToken) {
        CanonicalReading envelope = CanonicalReading.of(SIGNED_TOKEN, signedToken);
        CanonicalReading token = CanonicalReading.of(TOKEN, envelope.field(1));
        EnumSet<Result> results = EnumSet.of(envelope.result(), token.result());
        if (results.contains(Result.MALFORMED)) return Set.of(DECODES);
        if (results.contains(Result.NOT_CANONICAL)) return Set.of(DECODES, CANONICAL_ENCODING);
        return results.contains(Result.OTHER_ENCODING) ? Set.of(CANONICAL_ENCODING) : Set.of();
    }

    /** A property that never sees a verdict says nothing about it. */
    private static void assertOccurred(String... verdicts) {
        Statistics.coverage(coverage ->
                Stream.of(verdicts).forEach(verdict -> coverage.check(verdict).count(count -> count > 10)));
    }

    private static Bytes envelope(Bytes token) {
        return Bytes.concat(Proto.delimited(1, token), Proto.delimited(2, SIGNATURE));
    }
}
