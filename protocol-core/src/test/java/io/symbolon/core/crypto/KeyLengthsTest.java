package io.symbolon.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.symbolon.core.bytes.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Public keys of both kinds: 32 octets, printed as digits. */
class KeyLengthsTest {
    private static final Bytes OCTETS = Bytes.ofHex("ab".repeat(32));

    @Test
    void a_key_has_32_octets() {
        assertThat(new PublicKey(OCTETS)).hasToString("ab".repeat(32)).isEqualTo(new PublicKey(OCTETS));
        assertThat(new AgreementKey(OCTETS)).hasToString("ab".repeat(32)).isEqualTo(new AgreementKey(OCTETS));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31, 33, 64})
    void and_no_other_number_of_them(int octets) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PublicKey(Bytes.zeros(octets)));
        assertThatIllegalArgumentException().isThrownBy(() -> new AgreementKey(Bytes.zeros(octets)));
    }
}
