package io.symbolon.tck.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.spec.proto.Token;
import java.util.List;
import org.junit.jupiter.api.Test;

class WireTest {
    private static final long NOW = 1_767_225_600_000L;
    private static final byte[] NONCE_A = Octets.repeated(0xa1, 16);
    private static final byte[] NONCE_B = Octets.repeated(0xb2, 16);

    private final KeyDerivation.Own a = side("a", NONCE_A);
    private final KeyDerivation.Own b = side("b", NONCE_B);

    @Test
    void a_token_is_signed_by_its_own_key_over_its_octets() {
        byte[] token = Tokens.octets(a.signedToken());

        assertThat(Signatures.verifies(
                        a.key().publicKey(), Tokens.signedMessage(token), Tokens.signature(a.signedToken())))
                .isTrue();
        assertThat(Tokens.decode(a.signedToken()).toByteArray()).isEqualTo(token);
    }

    @Test
    void extensions_stand_in_the_order_of_their_names() {
        Token token = Tokens.decode(a.signedToken());

        Token more = Tokens.withExtension(Tokens.withExtension(token, "port", new byte[2]), "hostname", new byte[1]);

        assertThat(more.getExtensionsList()).extracting("name").containsExactly("hostname", "port", "session_key");
    }

    @Test
    void raw_fields_are_the_message_again_and_can_grow_a_varint() {
        byte[] token = Tokens.octets(a.signedToken());
        List<RawField> fields = RawField.parse(token);

        assertThat(RawField.join(fields)).isEqualTo(token);
        assertThat(fields).extracting(RawField::number).containsExactly(1, 2, 3, 7, 8, 9, 10, 11, 12);
        assertThat(RawField.varint(1, 3)).isEqualTo(Octets.ofHex("818000"));
        assertThat(RawField.varint(NOW)).isEqualTo(RawField.varint(NOW, 6));
    }

    @Test
    void both_sides_derive_the_same_keys() {
        KeyDerivation ofA = KeyDerivation.of(a, b.asPeer());
        KeyDerivation ofB = KeyDerivation.of(b, a.asPeer());

        assertThat(ofA).usingRecursiveComparison().isEqualTo(ofB);
        assertThat(ofA.contributes()).isTrue();
        assertThat(ofA.keyLowToHigh()).isNotEqualTo(ofA.keyHighToLow());
    }

    @Test
    void a_sealed_frame_opens_in_its_own_direction_only() {
        KeyDerivation keys = KeyDerivation.of(a, b.asPeer());
        byte[] message = SealedFrames.challenge(NONCE_A);

        byte[] datagram = SealedFrames.seal(keys.keyLowToHigh(), keys.sessionId(), 7, Direction.LOW_TO_HIGH, message);

        assertThat(datagram).hasSize(98);
        assertThat(SealedFrames.counter(datagram)).isEqualTo(7);
        assertThat(SealedFrames.open(keys.keyLowToHigh(), Direction.LOW_TO_HIGH, datagram))
                .hasValueSatisfying(
                        content -> assertThat(SealedFrames.message(content)).isEqualTo(message));
        assertThat(SealedFrames.open(keys.keyLowToHigh(), Direction.HIGH_TO_LOW, datagram))
                .isEmpty();
    }

    @Test
    void content_fills_whole_blocks() {
        assertThat(SealedFrames.content(new byte[62])).hasSize(64);
        assertThat(SealedFrames.content(new byte[63])).hasSize(128);
    }

    @Test
    void a_handshake_datagram_gives_its_message_back() {
        byte[] datagram = Handshakes.datagram(Handshakes.initiation(a.signedToken(), NONCE_A, new byte[0]));

        assertThat(datagram).hasSize(1200);
        assertThat(Handshakes.message(datagram).getToken().toByteArray()).isEqualTo(a.signedToken());
    }

    @Test
    void a_cookie_is_valid_in_its_epoch_and_the_next_at_its_source_only() {
        byte[] secret = Octets.repeated(5, 32);
        Source source = Source.parse("192.0.2.1:4000");
        byte[] cookie = Cookies.make(secret, Cookies.epoch(59_999), source, NONCE_A);

        assertThat(Cookies.isValid(cookie, secret, 0, source, NONCE_A)).isTrue();
        assertThat(Cookies.isValid(cookie, secret, 119_999, source, NONCE_A)).isTrue();
        assertThat(Cookies.isValid(cookie, secret, 120_000, source, NONCE_A)).isFalse();
        assertThat(Cookies.isValid(cookie, secret, 0, Source.parse("192.0.2.1:4001"), NONCE_A))
                .isFalse();
        assertThat(Cookies.isValid(cookie, secret, 0, Source.parse("[::ffff:192.0.2.1]:4000"), NONCE_A))
                .isTrue();
    }

    private static KeyDerivation.Own side(String name, byte[] nonce) {
        SigningKey key = SigningKey.named(name);
        byte[] secret = Blake2b.hash256(Octets.utf8(name + " session secret"));
        Token token =
                Tokens.withSessionKey(Tokens.node(key, Octets.first(key.seed(), 16), NOW), Agreement.publicKey(secret));
        return new KeyDerivation.Own(key, secret, Tokens.sign(key, token), nonce);
    }
}
