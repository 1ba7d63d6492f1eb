package io.symbolon.core.testing;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.AgreementKey;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.ForwardingSuite;
import io.symbolon.core.crypto.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A suite that keeps every secret that it hands out, so that a test can see which of them still exist (SES-023). */
public final class RecordingSuite extends ForwardingSuite {
    private final List<Secret> made = new ArrayList<>();

    public RecordingSuite(CryptoSuite suite) {
        super(suite);
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
    public Secret agreementSecret(Secret seed) {
        return recorded(super.agreementSecret(seed));
    }

    @Override
    public Optional<Secret> agree(Secret secret, AgreementKey peer) {
        return super.agree(secret, peer).map(this::recorded);
    }

    @Override
    public Secret keyedHash(Secret key, int lengthOctets, Bytes input) {
        return recorded(super.keyedHash(key, lengthOctets, input));
    }
}
