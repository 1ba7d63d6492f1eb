package io.symbolon.core.testing;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.AgreementKey;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.PublicKey;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A suite that keeps every secret that it hands out, so that a test can see which of them still exist (SES-023). */
public final class RecordingSuite implements CryptoSuite {
    private final CryptoSuite suite;
    private final List<Secret> made = new ArrayList<>();

    public RecordingSuite(CryptoSuite suite) {
        this.suite = suite;
    }

    /** Every secret that was handed out. */
    public List<Secret> made() {
        return List.copyOf(made);
    }

    private Secret recorded(Secret secret) {
        made.add(secret);
        return secret;
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
        return recorded(suite.agreementSecret(seed));
    }

    @Override
    public Optional<Secret> agree(Secret secret, AgreementKey peer) {
        return suite.agree(secret, peer).map(this::recorded);
    }

    @Override
    public Bytes hash(int lengthOctets, Bytes input) {
        return suite.hash(lengthOctets, input);
    }

    @Override
    public Secret keyedHash(Secret key, int lengthOctets, Bytes input) {
        return recorded(suite.keyedHash(key, lengthOctets, input));
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
