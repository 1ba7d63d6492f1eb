package io.symbolon.core.crypto;

import io.symbolon.core.bytes.Bytes;
import java.util.Optional;

/** Hands every operation on to another suite; a subclass counts, watches or changes some of them. */
public class ForwardingSuite implements CryptoSuite {
    private final CryptoSuite suite;

    protected ForwardingSuite(CryptoSuite suite) {
        this.suite = suite;
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
        return suite.open(key, nonce, associated, sealed);
    }
}
