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

/** A suite that writes down the name of each operation that is asked of it: what a peer can make us compute. */
public final class CountingSuite implements CryptoSuite {
    private final CryptoSuite suite;
    private final List<String> operations = new ArrayList<>();

    public CountingSuite(CryptoSuite suite) {
        this.suite = suite;
    }

    /** The operations since the last call, in order. */
    public List<String> takeOperations() {
        List<String> taken = List.copyOf(operations);
        operations.clear();
        return taken;
    }

    @Override
    public PublicKey publicKey(Secret seed) {
        operations.add("publicKey");
        return suite.publicKey(seed);
    }

    @Override
    public Bytes sign(SigningKey key, Bytes message) {
        operations.add("sign");
        return suite.sign(key, message);
    }

    @Override
    public boolean isStrictKey(PublicKey key) {
        operations.add("isStrictKey");
        return suite.isStrictKey(key);
    }

    @Override
    public boolean verify(PublicKey key, Bytes message, Bytes signature) {
        operations.add("verify");
        return suite.verify(key, message, signature);
    }

    @Override
    public AgreementKey agreementKey(Secret secret) {
        operations.add("agreementKey");
        return suite.agreementKey(secret);
    }

    @Override
    public AgreementKey agreementKey(PublicKey key) {
        operations.add("agreementKey");
        return suite.agreementKey(key);
    }

    @Override
    public Secret agreementSecret(Secret seed) {
        operations.add("agreementSecret");
        return suite.agreementSecret(seed);
    }

    @Override
    public Optional<Secret> agree(Secret secret, AgreementKey peer) {
        operations.add("agree");
        return suite.agree(secret, peer);
    }

    @Override
    public Bytes hash(int lengthOctets, Bytes input) {
        operations.add("hash");
        return suite.hash(lengthOctets, input);
    }

    @Override
    public Secret keyedHash(Secret key, int lengthOctets, Bytes input) {
        operations.add("keyedHash");
        return suite.keyedHash(key, lengthOctets, input);
    }

    @Override
    public Bytes seal(Secret key, Bytes nonce, Bytes associated, Bytes plaintext) {
        operations.add("seal");
        return suite.seal(key, nonce, associated, plaintext);
    }

    @Override
    public Optional<Bytes> open(Secret key, Bytes nonce, Bytes associated, Bytes sealed) {
        operations.add("open");
        return suite.open(key, nonce, associated, sealed);
    }
}
