package io.symbolon.core.token;

import static io.symbolon.core.testing.TokenDraft.FINGERPRINT;
import static io.symbolon.core.testing.TokenDraft.NOW;
import static io.symbolon.core.testing.TokenDraft.SESSION_KEY;
import static io.symbolon.core.testing.TokenDraft.identity;
import static io.symbolon.core.testing.TokenDraft.interest;
import static io.symbolon.core.testing.TokenDraft.node;
import static io.symbolon.core.testing.Verdicts.assertAccepted;
import static io.symbolon.core.token.Judging.fingerprint;
import static io.symbolon.core.token.Judging.judge;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.crypto.AgreementKey;
import java.lang.reflect.Modifier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VerifiedTokenTest {
    @Test
    void is_evidence_that_nobody_outside_the_package_can_make() {
        assertThat(Stream.of(VerifiedToken.class, NodeToken.class, IdentityToken.class, InterestToken.class)
                        .flatMap(type -> Stream.of(type.getDeclaredConstructors())))
                .hasSize(4)
                .noneMatch(constructor -> Modifier.isPublic(constructor.getModifiers())
                        || Modifier.isProtected(constructor.getModifiers()));
    }

    @Test
    void keeps_the_octets_as_received_and_says_who() {
        VerifiedToken token = assertAccepted(judge(Place.IDENTITY, identity()));

        assertThat(token.signedToken()).isEqualTo(identity().signed());
        assertThat(token.fingerprint()).isEqualTo(fingerprint(identity()));
        assertThat(token.publicKey()).isEqualTo(identity().key().publicKey());
        assertThat(token.fields().subject()).isEqualTo("Ada");
        assertThat(token.issuedAt()).isEqualTo(NOW);
        assertThat(token.expiresAt()).isEqualTo(NOW.plusSeconds(2_592_000));
        assertThat(token).hasToString("IdentityToken[" + fingerprint(identity()) + "]");
    }

    @Test
    void of_a_node_has_a_session_key_and_a_declared_address() {
        NodeToken token = (NodeToken) assertAccepted(judge(Place.HANDSHAKE, node()));
        NodeToken bare = (NodeToken) assertAccepted(judge(Place.NODE, node().withoutExtensions()));

        assertThat(token.sessionKey()).contains(new AgreementKey(SESSION_KEY));
        assertThat(token.declaredAddress()).isEqualTo(Endpoint.parse("192.0.2.1:4000"));
        assertThat(bare.sessionKey()).isEmpty();
        assertThat(bare.declaredAddress()).isEmpty();
    }

    @Test
    void of_an_identity_names_its_node() {
        IdentityToken token = (IdentityToken) assertAccepted(judge(Place.IDENTITY, identity()));
        IdentityToken bare =
                (IdentityToken) assertAccepted(judge(Place.IDENTITY, identity().withoutExtensions()));

        assertThat(token.nodeFingerprint()).contains(new Fingerprint(FINGERPRINT));
        assertThat(bare.nodeFingerprint()).isEmpty();
    }

    @Test
    void of_an_interest_names_its_node() {
        InterestToken token = (InterestToken)
                assertAccepted(judge(Place.INTEREST, interest().extension("node_fingerprint", FINGERPRINT)));

        assertThat(token.nodeFingerprint()).contains(new Fingerprint(FINGERPRINT));
    }
}
