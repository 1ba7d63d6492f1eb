package io.symbolon.core.interest;

import static io.symbolon.spec.InterestRule.SUBJECT_PARTS_WITHIN_LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.testing.TokenDraft;
import io.symbolon.core.token.InterestTerms.ExchangeKind;
import io.symbolon.core.verdict.Verdict;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SubjectHashTest {
    private static final CryptoSuite SUITE = TokenDraft.SUITE;

    private static Verdict<SubjectHash> hash(String... parts) {
        return SubjectHash.of(List.of(parts).stream().map(Bytes::ofUtf8).toList(), SUITE);
    }

    private static Verdict<SubjectHash> hash(Bytes... parts) {
        return SubjectHash.of(List.of(parts), SUITE);
    }

    @Nested
    class INT_001_subject_hash_is_a_chain {
        @Test
        void each_part_follows_the_hash_of_those_before_it() {
            Bytes label = Bytes.concat(Bytes.ofUtf8("symbolon/1 subject"), Bytes.zeros(1));
            Bytes none = SUITE.hash(32, label);
            Bytes first = SUITE.hash(32, Bytes.concat(label, none, Bytes.ofBigEndian(2, 4), Bytes.ofUtf8("ab")));
            Bytes second = SUITE.hash(32, Bytes.concat(label, first, Bytes.ofBigEndian(1, 4), Bytes.ofUtf8("c")));
            assertThat(hash("ab", "c").value().octets()).isEqualTo(second);
        }

        @Test
        void order_and_boundaries_count() {
            assertThat(List.of(
                            hash("ab", "c").value(),
                            hash("a", "bc").value(),
                            hash("c", "ab").value(),
                            hash("abc").value()))
                    .doesNotHaveDuplicates();
        }
    }

    @Nested
    class INT_002_subject_parts_within_limit {
        private void assertRefused(Verdict<SubjectHash> verdict) {
            assertThat(verdict.rule()).contains(SUBJECT_PARTS_WITHIN_LIMIT);
        }

        @Test
        void takes_1_to_16_parts() {
            assertRefused(hash(new Bytes[0]));
            assertThat(hash("a").rule()).isEmpty();
            Bytes part = Bytes.ofUtf8("a");
            assertThat(SubjectHash.of(Collections.nCopies(16, part), SUITE).rule())
                    .isEmpty();
            assertRefused(SubjectHash.of(Collections.nCopies(17, part), SUITE));
        }

        @Test
        void takes_parts_of_1_to_255_octets() {
            assertRefused(hash("a", ""));
            assertThat(hash("a".repeat(255)).rule()).isEmpty();
            assertRefused(hash("a".repeat(256)));
            assertRefused(hash("ä".repeat(128)));
        }

        @Test
        void takes_UTF_8_only() {
            assertThat(hash("größe 😀").rule()).isEmpty();
            assertRefused(hash(Bytes.of(0xff)));
            assertRefused(hash(Bytes.of(0xc0, 0x80)));
            assertRefused(hash(Bytes.of(0xed, 0xa0, 0x80)));
        }

        @Test
        void takes_a_private_one_of_2_parts() {
            Bytes part = Bytes.ofUtf8("a");
            assertRefused(SubjectHash.of(List.of(part), ExchangeKind.PRIVATE, SUITE));
            assertThat(SubjectHash.of(List.of(part, part), ExchangeKind.PRIVATE, SUITE)
                            .rule())
                    .isEmpty();
            assertThat(SubjectHash.of(List.of(part), ExchangeKind.PROTECTED, SUITE)
                            .rule())
                    .isEmpty();
        }
    }
}
