package io.symbolon.core.token;

import static io.symbolon.core.testing.TokenDraft.FINGERPRINT;
import static io.symbolon.core.testing.TokenDraft.NOW;
import static io.symbolon.core.testing.TokenDraft.SUITE;
import static io.symbolon.core.testing.TokenDraft.millis;
import static io.symbolon.core.testing.TokenDraft.node;
import static io.symbolon.core.testing.Verdicts.assertAccepted;
import static io.symbolon.core.testing.Verdicts.assertRefused;
import static io.symbolon.core.token.Judging.fingerprint;
import static io.symbolon.spec.HandshakeRule.NOT_OUR_OWN;
import static io.symbolon.spec.TokenRule.EXPIRES_AT_IN_FUTURE;
import static io.symbolon.spec.TokenRule.FINGERPRINT_IS_EXPECTED;
import static io.symbolon.spec.TokenRule.NOT_DENIED;
import static io.symbolon.spec.TokenRule.PUBLIC_KEY_IS_STRICT;
import static io.symbolon.spec.TokenRule.SIGNATURE_HAS_64_OCTETS;
import static io.symbolon.spec.TokenRule.SIGNATURE_VERIFIES;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.testing.CountingSuite;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a token can make its receiver compute and remember before it is accepted (chapter token, order of checks). */
class CheapBeforeExpensiveTest {
    private final CountingSuite counting = new CountingSuite(SUITE);
    private final StrictKeys keys = new StrictKeys();
    private final TokenValidator validator = new TokenValidator(counting, keys);
    private final Expectation anybody = Expectation.of(Place.HANDSHAKE);
    private final Bytes forged = node().signed(Bytes.zeros(64));

    @Test
    void a_token_that_is_expired_or_malformed_costs_no_cryptography() {
        assertRefused(EXPIRES_AT_IN_FUTURE, validator.validate(forged, anybody, NOW.plusMillis(43_260_000)));
        assertRefused(SIGNATURE_HAS_64_OCTETS, validator.validate(node().signed(Bytes.zeros(63)), anybody, NOW));

        assertThat(counting.takeOperations()).isEmpty();
    }

    @Test
    void a_key_that_is_not_strict_costs_its_check() {
        Bytes weak = node().publicKey(Bytes.zeros(32)).signed(Bytes.zeros(64));
        assertRefused(PUBLIC_KEY_IS_STRICT, validator.validate(weak, anybody, NOW));

        assertThat(counting.takeOperations()).containsExactly("isStrictKey");
    }

    @Test
    void a_fingerprint_that_is_not_welcome_costs_no_signature() {
        Expectation nobody = anybody.denying(fingerprint -> true);
        Expectation another = anybody.expecting(Optional.of(new Fingerprint(FINGERPRINT)));
        Expectation ours = anybody.receivedBy(fingerprint(node()));

        assertRefused(NOT_DENIED, validator.validate(forged, nobody, NOW));
        assertRefused(FINGERPRINT_IS_EXPECTED, validator.validate(forged, another, NOW));
        assertRefused(NOT_OUR_OWN, validator.validate(forged, ours, NOW));

        assertThat(counting.takeOperations())
                .containsExactly("isStrictKey", "hash", "isStrictKey", "hash", "isStrictKey", "hash");
    }

    @Test
    void a_forged_token_leaves_nothing_behind() {
        assertRefused(SIGNATURE_VERIFIES, validator.validate(forged, anybody, NOW));

        assertThat(counting.takeOperations()).containsExactly("isStrictKey", "hash", "verify");
        assertThat(keys.size()).isZero();
    }

    @Test
    void the_key_of_an_accepted_token_is_not_checked_again() {
        assertAccepted(validator.validate(node().signed(), anybody, NOW));
        assertThat(counting.takeOperations()).containsExactly("isStrictKey", "hash", "verify");
        assertThat(keys.size()).isEqualTo(1);

        assertAccepted(validator.validate(node().issuedAt(millis(1)).signed(), anybody, NOW));
        assertRefused(SIGNATURE_VERIFIES, validator.validate(forged, anybody, NOW));
        assertThat(counting.takeOperations()).containsExactly("hash", "verify", "hash", "verify");
        assertThat(keys.size()).isEqualTo(1);
    }
}
