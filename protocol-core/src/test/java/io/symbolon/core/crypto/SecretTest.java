package io.symbolon.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.symbolon.core.bytes.Bytes;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SecretTest {
    private static final Bytes OCTETS = Bytes.ofHex("c0ffee");

    @Nested
    class CNV_012_secrets_end_with_their_use {
        @Test
        void what_is_printed_tells_the_length_only() {
            assertThat(secret()).hasToString("Secret[3 octets]");
            assertThat(destroyed()).hasToString("Secret[3 octets, destroyed]");
        }

        @Test
        void destroying_overwrites_the_octets() {
            byte[] octets = OCTETS.toArray();
            Secret secret = Secret.owning(octets);
            secret.destroy();

            assertThat(octets).containsOnly(0);
            assertThat(secret.isDestroyed()).isTrue();
        }

        @Test
        void what_was_destroyed_is_not_lent_again() {
            assertThatIllegalStateException().isThrownBy(() -> destroyed().use(octets -> octets.length));
        }

        @Test
        void what_was_not_destroyed_says_so() {
            assertThat(secret().isDestroyed()).isFalse();
        }

        @Test
        void destroying_twice_is_harmless() {
            Secret secret = destroyed();
            secret.destroy();

            assertThat(secret.isDestroyed()).isTrue();
            assertThat(secret.length()).isEqualTo(3);
        }

        @Test
        void a_copy_outlives_its_source() {
            byte[] source = OCTETS.toArray();
            Secret secret = Secret.copyOf(Bytes.wrap(source));
            source[0] = 0;

            assertThat(secret.use(Bytes::copyOf)).isEqualTo(OCTETS);
        }

        @Test
        void a_copy_is_destroyed_on_its_own() {
            Secret source = secret();
            Secret copy = source.copy();
            source.destroy();

            assertThat(copy).isEqualTo(secret());
        }
    }

    @Test
    void two_are_joined_to_one_that_ends_on_its_own() {
        Secret first = secret();
        Secret joined = Secret.joined(first, Secret.copyOf(Bytes.ofHex("0102")));
        first.destroy();

        assertThat(joined.use(Bytes::copyOf)).isEqualTo(Bytes.ofHex("c0ffee0102"));
    }

    @Nested
    class CNV_009_secrets_are_compared {
        @Test
        void by_their_octets() {
            assertThat(secret()).isEqualTo(secret()).hasSameHashCodeAs(secret());
            assertThat(secret()).isNotEqualTo(Secret.copyOf(Bytes.ofHex("c0ffef")));
            assertThat(secret()).isNotEqualTo(Secret.copyOf(Bytes.ofHex("c0ff")));
            assertThat(secret()).isNotEqualTo(OCTETS);
        }

        @Test
        void by_a_hash_of_the_length_alone() {
            assertThat(secret()).hasSameHashCodeAs(Secret.copyOf(Bytes.zeros(3)));
            assertThat(secret()).doesNotHaveSameHashCodeAs(Secret.copyOf(Bytes.zeros(4)));
        }

        @Test
        void and_a_destroyed_one_equals_only_itself() {
            Secret destroyed = destroyed();

            assertThat(destroyed)
                    .isEqualTo(destroyed)
                    .isNotEqualTo(destroyed())
                    .isNotEqualTo(Secret.copyOf(Bytes.zeros(3)));
            assertThat(Secret.copyOf(Bytes.zeros(3))).isNotEqualTo(destroyed);
        }
    }

    private static Secret secret() {
        return Secret.copyOf(OCTETS);
    }

    private static Secret destroyed() {
        Secret secret = secret();
        secret.destroy();
        return secret;
    }
}
