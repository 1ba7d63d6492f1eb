package io.symbolon.tck.simulation;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.AgreementKey;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.PublicKey;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A suite that keeps all that was opened with it, by the node that opened it. */
final class Reading implements CryptoSuite {
    private final CryptoSuite suite;
    private final List<Bytes> opened = new ArrayList<>();
    private final Map<SimulatedNode, List<Bytes>> byNode = new HashMap<>();

    Reading(CryptoSuite suite) {
        this.suite = suite;
    }

    /** What was opened since the last call was opened by {@code node}. */
    void attribute(SimulatedNode node) {
        byNode.computeIfAbsent(node, reader -> new ArrayList<>()).addAll(opened);
        opened.clear();
    }

    void forget() {
        byNode.clear();
    }

    /** Whether {@code node} has opened something with {@code octets} in it. */
    boolean hasRead(SimulatedNode node, Bytes octets) {
        return byNode.getOrDefault(node, List.of()).stream()
                .anyMatch(plaintext -> plaintext.toHex().contains(octets.toHex()));
    }

    @Override
    public PublicKey publicKey(Secret seed) {
        return suite.publicKey(seed);
    }

    @Override
    public Bytes sign(SigningKey key, Bytes message) {
        return suite.sign(key, message);
    }

    @Override
    public boolean isStrictKey(PublicKey key) {
        return suite.isStrictKey(key);
    }

    @Override
    public boolean verify(PublicKey key, Bytes message, Bytes signature) {
        return suite.verify(key, message, signature);
    }

    @Override
    public AgreementKey agreementKey(Secret secret) {
        return suite.agreementKey(secret);
    }

    @Override
    public AgreementKey agreementKey(PublicKey key) {
        return suite.agreementKey(key);
    }

    @Override
    public Secret agreementSecret(Secret seed) {
        return suite.agreementSecret(seed);
    }

    @Override
    public Optional<Secret> agree(Secret secret, AgreementKey peer) {
        return suite.agree(secret, peer);
    }

    @Override
    public Bytes hash(int lengthOctets, Bytes input) {
        return suite.hash(lengthOctets, input);
    }

    @Override
    public Secret keyedHash(Secret key, int lengthOctets, Bytes input) {
        return suite.keyedHash(key, lengthOctets, input);
    }

    @Override
    public Bytes seal(Secret key, Bytes nonce, Bytes associated, Bytes plaintext) {
        return suite.seal(key, nonce, associated, plaintext);
    }

    @Override
    public Optional<Bytes> open(Secret key, Bytes nonce, Bytes associated, Bytes sealed) {
        Optional<Bytes> plaintext = suite.open(key, nonce, associated, sealed);
        plaintext.ifPresent(opened::add);
        return plaintext;
    }
}
