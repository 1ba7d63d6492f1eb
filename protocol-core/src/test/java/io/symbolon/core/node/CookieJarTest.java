package io.symbolon.core.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.address.IpAddress;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.testing.QuickSuite;
import io.symbolon.core.testing.RecordingSuite;
import io.symbolon.core.testing.SeededEntropy;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.junit.jupiter.api.Test;

/** [HSK-023] cookies. */
class CookieJarTest {
    private static final Bytes SECRET = SeededEntropy.octets("cookie secret");
    private static final Bytes NONCE = Bytes.ofHex("a1".repeat(16));
    private static final Endpoint SOURCE = TestNode.endpoint("192.0.2.1:4000");

    private final RecordingSuite suite = new RecordingSuite(new QuickSuite());
    private final CookieJar jar = new CookieJar(suite, Secret.copyOf(SECRET));

    /** The formula, written a second time. */
    private static Bytes formula(long epoch, String addressHex, int port) {
        Bytes address = Bytes.ofHex(addressHex);
        Bytes input = Bytes.concat(
                Bytes.ofUtf8("symbolon/1 cookie\0"),
                Bytes.ofBigEndian(epoch, 8),
                Bytes.ofBigEndian(address.length(), 4),
                address,
                Bytes.ofBigEndian(port, 2),
                NONCE);
        Blake2bDigest digest = new Blake2bDigest(SECRET.toArray(), 32, null, null);
        digest.update(input.toArray(), 0, input.length());
        byte[] hash = new byte[32];
        digest.doFinal(hash, 0);
        return Bytes.wrap(hash).slice(0, 16);
    }

    @Test
    void is_what_the_formula_gives() {
        assertThat(jar.cookie(SOURCE, NONCE, 0)).isEqualTo(formula(0, "c0000201", 4000));
        assertThat(jar.cookie(SOURCE, NONCE, 59_999)).isEqualTo(formula(0, "c0000201", 4000));
        assertThat(jar.cookie(SOURCE, NONCE, 60_000)).isEqualTo(formula(1, "c0000201", 4000));
        assertThat(jar.cookie(TestNode.endpoint("[2001:db8::1]:4000"), NONCE, 0))
                .isEqualTo(formula(0, "20010db8000000000000000000000001", 4000));
    }

    @Test
    void an_ipv4_mapped_address_counts_as_its_four_octets() {
        Endpoint mapped = new Endpoint(new IpAddress(Bytes.ofHex("00000000000000000000ffff" + "c0000201")), 4000);

        assertThat(jar.cookie(mapped, NONCE, 0)).isEqualTo(formula(0, "c0000201", 4000));
        assertThat(jar.isValid(jar.cookie(SOURCE, NONCE, 0), mapped, NONCE, 0)).isTrue();
    }

    @Test
    void is_valid_in_its_epoch_and_the_next() {
        Bytes early = jar.cookie(SOURCE, NONCE, 60_000);
        Bytes late = jar.cookie(SOURCE, NONCE, 119_999);

        assertThat(early).isEqualTo(late);
        assertThat(jar.isValid(early, SOURCE, NONCE, 59_999))
                .as("before its epoch")
                .isFalse();
        assertThat(jar.isValid(early, SOURCE, NONCE, 60_000)).isTrue();
        assertThat(jar.isValid(early, SOURCE, NONCE, 179_999)).isTrue();
        assertThat(jar.isValid(early, SOURCE, NONCE, 180_000)).isFalse();
    }

    @Test
    void in_the_first_epoch_there_is_none_before() {
        assertThat(jar.isValid(formula(-1, "c0000201", 4000), SOURCE, NONCE, 0)).isFalse();
    }

    @Test
    void is_valid_for_its_address_port_and_nonce_only() {
        Bytes cookie = jar.cookie(SOURCE, NONCE, 0);

        assertThat(jar.isValid(cookie, TestNode.endpoint("192.0.2.2:4000"), NONCE, 0))
                .isFalse();
        assertThat(jar.isValid(cookie, TestNode.endpoint("192.0.2.1:4001"), NONCE, 0))
                .isFalse();
        assertThat(jar.isValid(cookie, SOURCE, Bytes.zeros(16), 0)).isFalse();
    }

    @Test
    void an_absent_or_cut_cookie_is_none() {
        Bytes cookie = jar.cookie(SOURCE, NONCE, 0);

        assertThat(jar.isValid(Bytes.EMPTY, SOURCE, NONCE, 0)).isFalse();
        assertThat(jar.isValid(cookie.slice(0, 15), SOURCE, NONCE, 0)).isFalse();
        assertThat(jar.isValid(Bytes.concat(cookie, Bytes.of(0)), SOURCE, NONCE, 0))
                .isFalse();
    }

    @Test
    void keeps_nothing_of_a_cookie() {
        jar.isValid(jar.cookie(SOURCE, NONCE, 0), SOURCE, NONCE, 0);

        assertThat(suite.made()).isNotEmpty().allMatch(Secret::isDestroyed);
        assertThat(jar.toString()).doesNotContain(SECRET.toHex());
    }
}
