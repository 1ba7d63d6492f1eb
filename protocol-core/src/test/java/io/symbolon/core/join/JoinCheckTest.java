package io.symbolon.core.join;

import static io.symbolon.core.testing.TokenDraft.NOW;
import static io.symbolon.core.testing.TokenDraft.SUITE;
import static io.symbolon.core.testing.TokenDraft.identity;
import static io.symbolon.core.testing.TokenDraft.millis;
import static io.symbolon.core.testing.TokenDraft.node;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.boundary.Now;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.testing.TokenDraft;
import io.symbolon.core.token.Endorsement;
import io.symbolon.core.token.Expectation;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.Fingerprints;
import io.symbolon.core.token.NodeToken;
import io.symbolon.core.token.Place;
import io.symbolon.core.token.TokenCodec;
import io.symbolon.core.token.TokenValidator;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.core.wire.Message;
import io.symbolon.spec.TokenRule;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a Join proves beyond its vectors. */
class JoinCheckTest {
    private static final Bytes TRANSCRIPT = Bytes.ofHex("7a".repeat(32));
    private static final Bytes SESSION = Bytes.ofHex("5e".repeat(8));
    private static final Bytes ID = Bytes.ofHex("1d".repeat(16));
    private static final TokenDraft LEADER = identity().by(2).subject("leader");
    private static final Bytes REALM = fingerprint(LEADER).octets();

    private final TokenValidator validator = new TokenValidator(SUITE);
    private final JoinCheck check = new JoinCheck(SUITE, validator);

    @Nested
    class TOK_037_a_realm_is_proved {
        @Test
        void by_an_identity_that_its_leader_endorses() {
            NodeToken peer = peer(node());
            TokenDraft member = endorsed(identity()
                    .by(3)
                    .extension("node_fingerprint", peer.fingerprint().octets()));

            assertThat(claim(peer, member, member.signed()).realm()).contains(new Fingerprint(REALM));
        }

        @Test
        void not_by_a_node_token_that_stands_for_an_identity() {
            TokenDraft member = endorsed(node());

            assertThat(claim(peer(member), member, Bytes.EMPTY).realm()).isEmpty();
        }
    }

    @Test
    void TOK_025_an_identity_has_to_be_valid() {
        NodeToken peer = peer(node());
        TokenDraft old = identity()
                .by(3)
                .expiresAt(millis(-60_000))
                .extension("node_fingerprint", peer.fingerprint().octets());

        assertThat(checked(peer, old, old.signed(), Bytes.EMPTY).rule()).contains(TokenRule.EXPIRES_AT_IN_FUTURE);
    }

    @Test
    void JON_007_is_of_the_identity_whose_octets_it_has() {
        NodeToken peer = peer(node());
        TokenDraft ann = identityOn(peer);
        TokenDraft renewed = ann.issuedAt(millis(1));
        Claim claim = unendorsed(peer, ann, ann.signed());

        assertThat(claim.isOf(ann.signed())).isTrue();
        assertThat(claim.isOf(renewed.signed())).isFalse();
        assertThat(claim.isOf(Bytes.EMPTY)).isFalse();
    }

    @Test
    void JON_026_is_the_same_as_one_of_the_same_octets_and_of_a_node_as_one_of_the_same_fingerprint() {
        NodeToken peer = peer(node());
        NodeToken later = peer(node().issuedAt(millis(1)));
        NodeToken other = peer(node().by(4));
        TokenDraft ann = identityOn(peer);
        TokenDraft renewed = ann.issuedAt(millis(1));
        Claim asAnn = unendorsed(peer, ann, ann.signed());
        Claim asNode = unendorsed(peer, node(), Bytes.EMPTY);

        assertThat(asAnn.isSameAs(unendorsed(peer, ann, ann.signed()))).isTrue();
        assertThat(asAnn.isSameAs(unendorsed(peer, renewed, renewed.signed()))).isFalse();
        assertThat(asAnn.isSameAs(asNode)).isFalse();
        assertThat(asNode.isSameAs(unendorsed(later, node(), Bytes.EMPTY))).isTrue();
        assertThat(asNode.isSameAs(unendorsed(other, node().by(4), Bytes.EMPTY)))
                .isFalse();
    }

    @Test
    void JON_026_an_authorization_is_asked_for_again_unless_the_token_ends_within_its_hour() {
        NodeToken peer = peer(node());
        Claim claim = unendorsed(peer, identityOn(peer), identityOn(peer).signed());
        long hourBeforeItsEnd = claim.identity().expiresAt().toEpochMilli() + 60_000 - 3_600_000;

        Authorization anHour = Authorization.granted(claim, new Now(500, Instant.ofEpochMilli(hourBeforeItsEnd)));
        assertThat(anHour.askMillis()).isEqualTo(3_000_500);
        assertThat(anHour.endMillis()).isEqualTo(3_600_500);

        Authorization shorter = Authorization.granted(claim, new Now(500, Instant.ofEpochMilli(hourBeforeItsEnd + 1)));
        assertThat(shorter.askMillis()).isEqualTo(3_600_499);
        assertThat(shorter.endMillis()).isEqualTo(3_600_499);
    }

    private static TokenDraft identityOn(NodeToken peer) {
        return identity().by(3).extension("node_fingerprint", peer.fingerprint().octets());
    }

    /** A token of the leader's realm, which the leader endorses for a minute. */
    private static TokenDraft endorsed(TokenDraft draft) {
        TokenDraft member = draft.realm(REALM).issuer(REALM);
        return member.extension(
                "endorsement", Endorsement.make(fingerprint(member), millis(0), millis(60_000), LEADER.key(), SUITE));
    }

    private static Fingerprint fingerprint(TokenDraft draft) {
        return Fingerprints.of(TokenCodec.decode(draft.signed()).value().fields(), SUITE);
    }

    private NodeToken peer(TokenDraft draft) {
        return (NodeToken) validator
                .validate(draft.signed(), Expectation.of(Place.HANDSHAKE), NOW)
                .value();
    }

    /** The claim of a Join with {@code identity}, signed by the key of {@code signer}, with the leader's token. */
    private Claim claim(NodeToken peer, TokenDraft signer, Bytes identity) {
        return checked(peer, signer, identity, LEADER.signed()).value();
    }

    private Claim unendorsed(NodeToken peer, TokenDraft signer, Bytes identity) {
        return checked(peer, signer, identity, Bytes.EMPTY).value();
    }

    private Verdict<Claim> checked(NodeToken peer, TokenDraft signer, Bytes identity, Bytes issuer) {
        Bytes message = JoinCheck.signedMessage(TRANSCRIPT, SESSION, peer.fingerprint(), ID, identity);
        Message.Join join = new Message.Join(ID, identity, SUITE.sign(signer.key(), message), issuer);
        return check.check(join, TRANSCRIPT, SESSION, peer, fingerprint -> false, NOW);
    }
}
