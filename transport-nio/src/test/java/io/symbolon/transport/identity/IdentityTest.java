package io.symbolon.transport.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.node.NodeConfig;
import io.symbolon.core.token.Endorsement;
import io.symbolon.core.token.Expectation;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.IdentityToken;
import io.symbolon.core.token.Place;
import io.symbolon.core.token.TokenCodec;
import io.symbolon.core.token.TokenValidator;
import io.symbolon.core.token.VerifiedToken;
import io.symbolon.crypto.BouncyCastleSuite;
import io.symbolon.spec.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class IdentityTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Fingerprint NODE = Fingerprint.ofHex("ab".repeat(32));

    static Identity identity(int number) {
        Bytes octets = Bytes.ofBigEndian(number, 8);
        Bytes uuid = Bytes.concat(octets, octets);
        return Identity.of(Secret.copyOf(Bytes.concat(uuid, uuid)), uuid, "identity " + number);
    }

    @Nested
    class a_token {
        @Test
        void names_the_node_and_is_valid_as_an_identity_token() {
            IdentityToken token = identity(1).tokenFor(NODE, NOW);

            assertThat(token.nodeFingerprint()).contains(NODE);
            assertThat(token.fields().subject()).isEqualTo("identity 1");
            assertThat(token.issuedAt()).isEqualTo(NOW);
            assertThat(token.expiresAt()).isEqualTo(NOW.plus(Identity.DEFAULT_LIFETIME));
            assertThat(refusal(token.signedToken(), NOW)).isEmpty();
        }

        @Test
        void speaks_for_the_same_identity_on_every_node_and_at_any_time() {
            Identity identity = identity(1);
            VerifiedToken elsewhere = identity.tokenFor(Fingerprint.ofHex("cd".repeat(32)), NOW.plusSeconds(5));

            assertThat(elsewhere.fingerprint())
                    .isEqualTo(identity.tokenFor(NODE, NOW).fingerprint())
                    .isEqualTo(identity.fingerprint());
        }

        @Test
        void lives_as_long_as_it_is_told_up_to_400_days() {
            Identity identity = identity(1).withLifetime(Duration.ofDays(400));

            assertThat(identity.tokenFor(NODE, NOW).expiresAt()).isEqualTo(NOW.plus(Duration.ofDays(400)));
            assertThat(identity.lifetime()).isEqualTo(Duration.ofDays(400));
            assertThat(identity.fingerprint()).isEqualTo(identity(1).fingerprint());
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> identity.withLifetime(Duration.ofDays(400).plusMillis(1)));
            assertThatIllegalArgumentException().isThrownBy(() -> identity.withLifetime(Duration.ZERO));
        }
    }

    @Nested
    class a_realm {
        private final Identity leader = identity(7);

        @Test
        void is_named_in_the_token_and_part_of_the_fingerprint() {
            Identity member = identity(1).withRealm(leader.fingerprint());

            assertThat(member.realm()).contains(leader.fingerprint());
            assertThat(member.tokenFor(NODE, NOW).fields().realm())
                    .isEqualTo(leader.fingerprint().octets());
            assertThat(member.fingerprint()).isNotEqualTo(identity(1).fingerprint());
        }

        @Test
        void is_proved_by_the_endorsement_of_its_leader() {
            Identity named = identity(1).withRealm(leader.fingerprint());
            Bytes word =
                    leader.endorse(named.fingerprintWith(leader.fingerprint()), NOW, NOW.plus(Duration.ofDays(10)));
            Identity member = named.endorsedBy(leader.fingerprint(), word);

            Bytes leaderToken = leader.tokenFor(NODE, NOW).signedToken();
            Bytes token = member.tokenFor(NODE, NOW).signedToken();
            assertThat(member.issuer()).contains(leader.fingerprint());
            assertThat(member.fingerprint()).isEqualTo(named.fingerprintWith(leader.fingerprint()));
            assertThat(Endorsement.provedRealm(
                                    TokenCodec.decode(token).value(), leaderToken, new BouncyCastleSuite(), NOW)
                            .value())
                    .isEqualTo(leader.fingerprint());
        }

        @Test
        void is_not_proved_by_a_word_without_form() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> identity(1).endorsedBy(leader.fingerprint(), Bytes.zeros(80)))
                    .withMessageContaining("TOK-020");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> identity(1).endorsedBy(leader.fingerprint(), Bytes.EMPTY))
                    .withMessageContaining("TOK-022");
        }
    }

    @Test
    void a_subject_that_breaks_a_rule_is_refused_at_once() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Identity.create("x".repeat(256)))
                .withMessageContaining("TOK-010");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Identity.create("a\nb"))
                .withMessageContaining("TOK-011");
    }

    @Test
    void new_ones_are_not_alike() {
        assertThat(Identity.create("one").fingerprint())
                .isNotEqualTo(Identity.create("one").fingerprint());
        assertThat(NodeKey.create().fingerprint()).isNotEqualTo(NodeKey.create().fingerprint());
    }

    @Test
    void what_is_destroyed_signs_no_more() {
        Identity identity = Identity.create("short");
        identity.destroy();

        assertThatThrownBy(() -> identity.tokenFor(NODE, NOW)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_node_key_describes_its_node_again() {
        Bytes uuid = Bytes.ofHex("00112233445566778899aabbccddeeff");
        NodeConfig config = NodeConfig.of(Secret.copyOf(Bytes.concat(uuid, uuid)), uuid)
                .withSubject("a node")
                .withTokenLifetime(1000);

        assertThat(NodeKey.of(config).config()).isEqualTo(config);
    }

    private static Optional<Rule> refusal(Bytes token, Instant now) {
        return new TokenValidator(new BouncyCastleSuite())
                .validate(token, Expectation.of(Place.IDENTITY), now)
                .rule();
    }
}
