package io.symbolon.core.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.PublicKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** TOK-029: up to 1024 keys are remembered; the least recently used gives way. */
class StrictKeysTest {
    private final StrictKeys keys = new StrictKeys();

    @BeforeEach
    void fill() {
        for (int i = 1; i <= 1024; i++) {
            keys.remember(key(i));
        }
    }

    @Test
    void remembers_1024() {
        assertThat(keys.size()).isEqualTo(1024);
        assertThat(keys.contains(key(1))).isTrue();
        assertThat(keys.contains(key(1024))).isTrue();
        assertThat(keys.contains(key(1025))).isFalse();
    }

    @Test
    void the_oldest_gives_way_to_one_more() {
        keys.remember(key(1025));

        assertThat(keys.size()).isEqualTo(1024);
        assertThat(keys.contains(key(1))).isFalse();
        assertThat(keys.contains(key(2))).isTrue();
        assertThat(keys.contains(key(1025))).isTrue();
    }

    @Test
    void one_that_was_used_again_stays() {
        keys.remember(key(1));
        keys.remember(key(1025));

        assertThat(keys.size()).isEqualTo(1024);
        assertThat(keys.contains(key(1))).isTrue();
        assertThat(keys.contains(key(2))).isFalse();
    }

    @Test
    void one_that_was_only_asked_for_does_not() {
        keys.contains(key(1));
        keys.remember(key(1025));

        assertThat(keys.contains(key(1))).isFalse();
    }

    private static PublicKey key(int number) {
        return new PublicKey(Bytes.concat(Bytes.zeros(28), Bytes.ofBigEndian(number, 4)));
    }
}
