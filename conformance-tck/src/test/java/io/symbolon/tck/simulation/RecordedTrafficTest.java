package io.symbolon.tck.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Input;
import io.symbolon.core.boundary.Now;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Entropy;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.node.Node;
import io.symbolon.core.node.NodeConfig;
import io.symbolon.tck.wire.Agreement;
import io.symbolon.tck.wire.Direction;
import io.symbolon.tck.wire.Fingerprints;
import io.symbolon.tck.wire.Handshakes;
import io.symbolon.tck.wire.KeyDerivation;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SealedFrames;
import io.symbolon.tck.wire.SigningKey;
import io.symbolon.tck.wire.Tokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Threat HS-08: everything was recorded, and one day both nodes are broken into. Their node keys are found, the session
 * secrets are not there any more (SES-023).
 */
class RecordedTrafficTest {
    private static final Endpoint OPENER = Endpoint.parse("10.0.0.1:4000").orElseThrow();
    private static final Endpoint ANSWERER = Endpoint.parse("10.0.0.2:4000").orElseThrow();
    private static final Now NOW = new Now(1, Instant.parse("2026-01-01T00:00:00Z"));

    private final SigningKey openerKey = SigningKey.named("the opener");
    private final SigningKey answererKey = SigningKey.named("the answerer");
    private final RememberedEntropy openerEntropy = new RememberedEntropy(1);
    private final RememberedEntropy answererEntropy = new RememberedEntropy(2);
    private final WatchedSuite crypto = new WatchedSuite();
    private final List<byte[]> recorded = new ArrayList<>();
    private Node opener;
    private Node answerer;

    /** Entropy that remembers its session secrets, as no node does. */
    private static final class RememberedEntropy implements Entropy {
        private final SeededEntropy others;
        private byte[] sessionSecret;

        private RememberedEntropy(long seed) {
            others = new SeededEntropy(new SplittableRandom(seed));
        }

        @Override
        public void fill(byte[] octets, Purpose purpose) {
            others.fill(octets, purpose);
            if (purpose == Purpose.SESSION_SECRET) sessionSecret = octets.clone();
        }
    }

    @BeforeEach
    void meet_and_record() {
        opener = node(openerKey, openerEntropy);
        answerer = node(answererKey, answererEntropy);
        List<Effect> fromOpener = opener.handle(new Input.OpenRequested(ANSWERER, Optional.empty(), NOW))
                .effects();
        while (!fromOpener.isEmpty()) {
            List<Effect> fromAnswerer = carry(fromOpener, OPENER, answerer);
            fromOpener = carry(fromAnswerer, ANSWERER, opener);
        }
        assertThat(opener.counts().sessions()).isEqualTo(1);
        assertThat(answerer.counts().sessions()).isEqualTo(1);
        assertThat(sealed()).hasSize(4);
    }

    private Node node(SigningKey key, Entropy entropy) {
        Bytes uuid = Bytes.wrap(Octets.first(key.publicKey(), 16));
        return new Node(NodeConfig.of(Secret.copyOf(Bytes.wrap(key.seed())), uuid), crypto, entropy);
    }

    private List<Effect> carry(List<Effect> effects, Endpoint from, Node to) {
        List<Effect> led = new ArrayList<>();
        for (Effect effect : effects) {
            if (!(effect instanceof Effect.SendDatagram sending)) continue;
            recorded.add(sending.datagram().toArray());
            led.addAll(to.handle(new Input.DatagramReceived(from, sending.datagram(), NOW))
                    .effects());
        }
        return led;
    }

    @Test
    void recorded_traffic_can_not_be_opened_later() {
        byte[] initiation = handshake(0);
        byte[] answer = handshake(1);
        byte[] nodeAgreement =
                Agreement.shared(openerKey.agreementSecret(), SigningKey.agreementKey(answererKey.publicKey()));
        // whatever can be agreed upon from what is found and what was recorded
        List<byte[]> secrets = List.of(
                openerKey.agreementSecret(), answererKey.agreementSecret(), openerKey.seed(), answererKey.seed());
        List<byte[]> guesses = new ArrayList<>(List.of(Octets.zeros(32), nodeAgreement));
        for (byte[] secret : secrets) {
            guesses.add(Agreement.shared(secret, sessionKey(initiation)));
            guesses.add(Agreement.shared(secret, sessionKey(answer)));
        }
        for (byte[] guess : guesses) assertThat(opened(guess, nodeAgreement)).isZero();

        // what opens all of it is the one thing that both have destroyed
        byte[] gone = Agreement.shared(openerEntropy.sessionSecret, sessionKey(answer));
        assertThat(gone).isEqualTo(Agreement.shared(answererEntropy.sessionSecret, sessionKey(initiation)));
        assertThat(opened(gone, nodeAgreement)).isEqualTo(4);
        assertThat(opened(gone, Octets.zeros(32))).isZero();
    }

    @Test
    void session_secrets_are_destroyed_when_the_keys_are_derived_and_frame_keys_with_the_session() {
        assertThat(crypto.agreementSecrets())
                .hasSize(4)
                .filteredOn(secret -> !secret.isDestroyed())
                .containsExactlyInAnyOrder(
                        Secret.owning(openerKey.agreementSecret()), Secret.owning(answererKey.agreementSecret()));
        assertThat(crypto.frameKeys()).isNotEmpty().noneMatch(Secret::isDestroyed);
        List<Effect> goodbye = opener.handle(new Input.LeaveRequested(answerer.fingerprint(), NOW))
                .effects();
        carry(goodbye, OPENER, answerer);
        assertThat(answerer.counts().sessions()).isZero();
        assertThat(crypto.frameKeys()).allMatch(Secret::isDestroyed);
    }

    /** How many of the recorded frames open under keys from these agreements. */
    private long opened(byte[] sessionAgreement, byte[] nodeAgreement) {
        byte[] one = handshake(0);
        byte[] other = handshake(1);
        boolean oneIsLow = Fingerprints.isLow(Fingerprints.of(token(one)), Fingerprints.of(token(other)));
        KeyDerivation keys = KeyDerivation.of(
                sessionAgreement, nodeAgreement, peer(oneIsLow ? one : other), peer(oneIsLow ? other : one));
        return sealed().stream()
                .filter(frame -> List.of(Direction.values()).stream()
                        .anyMatch(direction -> SealedFrames.open(keys.key(direction), direction, frame)
                                .isPresent()))
                .count();
    }

    private List<byte[]> sealed() {
        return recorded.stream().filter(SealedFrames::isSealed).toList();
    }

    private byte[] handshake(int number) {
        return recorded.stream().filter(Handshakes::isHandshake).toList().get(number);
    }

    private static byte[] token(byte[] handshake) {
        return Handshakes.message(handshake).getToken().toByteArray();
    }

    private static byte[] sessionKey(byte[] handshake) {
        return Tokens.extension(Tokens.decode(token(handshake)), "session_key").orElseThrow();
    }

    private static KeyDerivation.Peer peer(byte[] handshake) {
        return new KeyDerivation.Peer(
                token(handshake), Handshakes.message(handshake).getNonce().toByteArray());
    }
}
