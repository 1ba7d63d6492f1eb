package io.symbolon.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.AgreementKey;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.ForwardingSuite;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.testing.QuickSuite;
import io.symbolon.core.testing.RecordingSuite;
import io.symbolon.core.testing.SeededEntropy;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.spec.HandshakeRule;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.junit.jupiter.api.Test;

/** [HSK-009] [HSK-010] the key schedule against its formula, written a second time on other primitives. */
class KeyScheduleTest {
    private static final CryptoSuite SUITE = new QuickSuite();

    /** One node, with everything that a handshake takes from it. */
    private record Someone(SigningKey key, Secret sessionSecret, Party party) {
        static Someone of(String name, int firstOctetOfFingerprint) {
            SigningKey key = SigningKey.of(Secret.copyOf(SeededEntropy.octets(name + " seed")), SUITE);
            Secret session = Secret.copyOf(SeededEntropy.octets(name + " session"));
            Bytes fingerprint = Bytes.concat(
                    Bytes.of(firstOctetOfFingerprint),
                    SeededEntropy.octets(name + " fingerprint").from(1));
            return new Someone(
                    key,
                    session,
                    new Party(
                            new Fingerprint(fingerprint),
                            key.publicKey(),
                            SUITE.agreementKey(session),
                            Bytes.ofUtf8("the token of " + name),
                            SeededEntropy.octets(name + " nonce").slice(0, 16)));
        }

        SessionKeys towards(Party peer) {
            return new KeySchedule(SUITE)
                    .derive(party, key, sessionSecret, peer)
                    .value();
        }
    }

    private final Someone low = Someone.of("low", 0x7f);
    private final Someone high = Someone.of("high", 0x80); // unsigned: above 7f

    @Test
    void gives_what_the_formula_gives() {
        byte[] ikm = joined(
                x25519(raw(low.sessionSecret), high.party.sessionKey()),
                x25519(raw(low.key.agreementSecret()), SUITE.agreementKey(high.party.nodeKey())));
        byte[] transcript = blake2b(
                32,
                new byte[0],
                joined(
                        label("symbolon/1 transcript"),
                        new byte[] {1},
                        variable(low.party.signedToken()),
                        variable(high.party.signedToken()),
                        low.party.nonce().toArray(),
                        high.party.nonce().toArray()));
        byte[] prk = blake2b(64, ikm, joined(label("symbolon/1 handshake"), transcript));

        SessionKeys keys = low.towards(high.party);

        assertThat(keys.transcript()).isEqualTo(Bytes.wrap(transcript));
        assertThat(raw(keys.sendKey())).isEqualTo(blake2b(32, prk, label("symbolon/1 key low to high")));
        assertThat(raw(keys.receiveKey())).isEqualTo(blake2b(32, prk, label("symbolon/1 key high to low")));
        assertThat(keys.ownTag().toArray()).isEqualTo(first(16, blake2b(32, prk, label("symbolon/1 tag low"))));
        assertThat(keys.peerTag().toArray()).isEqualTo(first(16, blake2b(32, prk, label("symbolon/1 tag high"))));
        assertThat(keys.sessionId().toArray()).isEqualTo(first(8, blake2b(32, prk, label("symbolon/1 session id"))));
    }

    @Test
    void both_sides_agree_and_each_sends_what_the_other_receives() {
        SessionKeys atLow = low.towards(high.party);
        SessionKeys atHigh = high.towards(low.party);

        assertThat(atLow.sessionId()).isEqualTo(atHigh.sessionId());
        assertThat(atLow.transcript()).isEqualTo(atHigh.transcript());
        assertThat(atLow.sendKey()).isEqualTo(atHigh.receiveKey());
        assertThat(atLow.receiveKey()).isEqualTo(atHigh.sendKey());
        assertThat(atLow.sendKey()).isNotEqualTo(atLow.receiveKey());
        assertThat(atLow.ownTag()).isEqualTo(atHigh.peerTag());
        assertThat(atLow.peerTag()).isEqualTo(atHigh.ownTag());
        assertThat(atLow.sending()).isEqualTo(Direction.LOW_TO_HIGH);
        assertThat(atHigh.sending()).isEqualTo(Direction.HIGH_TO_LOW);
    }

    /** HSK-010: who opened plays no part, the fingerprints alone decide. */
    @Test
    void fingerprints_swapped_give_other_keys() {
        Party lowAsHigh = renamed(low.party, high.party.fingerprint());
        Party highAsLow = renamed(high.party, low.party.fingerprint());
        Someone swapped = new Someone(low.key, low.sessionSecret, lowAsHigh);

        SessionKeys keys = swapped.towards(highAsLow);

        assertThat(keys.sending()).isEqualTo(Direction.HIGH_TO_LOW);
        assertThat(keys.sessionId()).isNotEqualTo(low.towards(high.party).sessionId());
    }

    @Test
    void every_part_of_the_transcript_changes_everything() {
        SessionKeys keys = low.towards(high.party);
        Party peer = high.party;
        Party otherToken = new Party(
                peer.fingerprint(), peer.nodeKey(), peer.sessionKey(), Bytes.ofUtf8("another token"), peer.nonce());
        Party otherNonce =
                new Party(peer.fingerprint(), peer.nodeKey(), peer.sessionKey(), peer.signedToken(), Bytes.zeros(16));
        Party tokensSwapped =
                new Party(peer.fingerprint(), peer.nodeKey(), peer.sessionKey(), low.party.signedToken(), peer.nonce());
        Someone lowWithHighsToken = new Someone(
                low.key,
                low.sessionSecret,
                new Party(
                        low.party.fingerprint(),
                        low.party.nodeKey(),
                        low.party.sessionKey(),
                        peer.signedToken(),
                        low.party.nonce()));

        for (SessionKeys others : Arrays.asList(
                low.towards(otherToken), low.towards(otherNonce), lowWithHighsToken.towards(tokensSwapped))) {
            assertThat(others.transcript()).isNotEqualTo(keys.transcript());
            assertThat(others.sendKey()).isNotEqualTo(keys.sendKey());
            assertThat(others.receiveKey()).isNotEqualTo(keys.receiveKey());
            assertThat(others.ownTag()).isNotEqualTo(keys.ownTag());
            assertThat(others.sessionId()).isNotEqualTo(keys.sessionId());
            assertThat(others.areOfTheSameHandshakeAs(keys)).isFalse();
        }
    }

    @Test
    void each_agreement_counts() {
        SessionKeys keys = low.towards(high.party);
        Someone other = Someone.of("another", 0x80);
        Party otherSessionKey = new Party(
                high.party.fingerprint(),
                high.party.nodeKey(),
                other.party.sessionKey(),
                high.party.signedToken(),
                high.party.nonce());
        Party otherNodeKey = new Party(
                high.party.fingerprint(),
                other.party.nodeKey(),
                high.party.sessionKey(),
                high.party.signedToken(),
                high.party.nonce());

        assertThat(low.towards(otherSessionKey).transcript()).isEqualTo(keys.transcript());
        assertThat(low.towards(otherSessionKey).sendKey()).isNotEqualTo(keys.sendKey());
        assertThat(low.towards(otherNodeKey).sendKey()).isNotEqualTo(keys.sendKey());
    }

    /** HSK-008, with every encoding of a point of small order that RFC 7748 lets pass. */
    @Test
    void refuses_a_session_key_that_contributes_nothing() {
        for (String key : new String[] {
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0100000000000000000000000000000000000000000000000000000000000000",
            "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
            "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
        }) {
            Party peer = new Party(
                    high.party.fingerprint(),
                    high.party.nodeKey(),
                    new AgreementKey(Bytes.ofHex(key)),
                    high.party.signedToken(),
                    high.party.nonce());

            assertThat(new KeySchedule(SUITE)
                            .derive(low.party, low.key, low.sessionSecret, peer)
                            .rule())
                    .as(key)
                    .contains(HandshakeRule.AGREEMENT_CONTRIBUTES);
        }
    }

    /** SES-023: what both agreements give, one after the other, ends when the key is drawn from it. */
    @Test
    void destroys_what_the_agreements_gave() {
        List<Secret> hashedWith = new ArrayList<>();
        CryptoSuite watched = new ForwardingSuite(SUITE) {
            @Override
            public Secret keyedHash(Secret key, int lengthOctets, Bytes input) {
                hashedWith.add(key);
                return super.keyedHash(key, lengthOctets, input);
            }
        };
        new KeySchedule(watched)
                .derive(low.party, low.key, low.sessionSecret, high.party)
                .value();

        assertThat(hashedWith).isNotEmpty().allMatch(Secret::isDestroyed);
    }

    /** SES-023: what was lent stays the caller's, what was made on the way ends. */
    @Test
    void destroys_what_it_made_and_nothing_that_was_lent() {
        RecordingSuite recording = new RecordingSuite(SUITE);
        SessionKeys keys = new KeySchedule(recording)
                .derive(low.party, low.key, low.sessionSecret, high.party)
                .value();

        assertThat(recording.made())
                .filteredOn(secret -> !secret.isDestroyed())
                .usingElementComparator((one, other) -> one == other ? 0 : 1)
                .containsExactlyInAnyOrder(keys.sendKey(), keys.receiveKey());
        assertThat(recording.made()).hasSize(8); // 2 agreements, prk, 5 outputs
        assertThat(low.key.agreementSecret().isDestroyed()).isFalse();
        assertThat(low.sessionSecret.isDestroyed()).isFalse();
    }

    @Test
    void destroys_what_it_made_when_it_refuses() {
        RecordingSuite recording = new RecordingSuite(SUITE);
        Party peer = new Party(
                high.party.fingerprint(),
                high.party.nodeKey(),
                new AgreementKey(Bytes.zeros(32)),
                high.party.signedToken(),
                high.party.nonce());
        new KeySchedule(recording).derive(low.party, low.key, low.sessionSecret, peer);

        assertThat(recording.made()).isNotEmpty().allMatch(Secret::isDestroyed);
    }

    @Test
    void keys_are_never_printed() {
        SessionKeys keys = low.towards(high.party);

        assertThat(keys.toString() + keys.sendKey() + keys.receiveKey())
                .contains(keys.sessionId().toHex())
                .doesNotContain(Bytes.wrap(raw(keys.sendKey())).toHex())
                .doesNotContain(Bytes.wrap(raw(keys.receiveKey())).toHex());
    }

    private static Party renamed(Party party, Fingerprint fingerprint) {
        return new Party(fingerprint, party.nodeKey(), party.sessionKey(), party.signedToken(), party.nonce());
    }

    private static byte[] raw(Secret secret) {
        return secret.use(octets -> octets.clone());
    }

    private static byte[] label(String text) {
        return joined(text.getBytes(StandardCharsets.US_ASCII), new byte[] {0});
    }

    private static byte[] variable(Bytes field) {
        int length = field.length();
        return joined(
                new byte[] {(byte) (length >> 24), (byte) (length >> 16), (byte) (length >> 8), (byte) length},
                field.toArray());
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    private static byte[] first(int count, byte[] octets) {
        return Arrays.copyOf(octets, count);
    }

    private static byte[] x25519(byte[] scalar, AgreementKey peer) {
        byte[] shared = new byte[32];
        assertThat(X25519.calculateAgreement(scalar, 0, peer.octets().toArray(), 0, shared, 0))
                .isTrue();
        return shared;
    }

    private static byte[] blake2b(int lengthOctets, byte[] key, byte[] input) {
        Blake2bDigest digest = new Blake2bDigest(key, lengthOctets, null, null);
        digest.update(input, 0, input.length);
        byte[] result = new byte[lengthOctets];
        digest.doFinal(result, 0);
        return result;
    }
}
