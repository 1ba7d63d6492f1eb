package io.symbolon.tck.reference;

import static io.symbolon.spec.ConventionRule.AGREEMENT_CONTRIBUTES;
import static io.symbolon.spec.ConventionRule.SIGNATURES_ARE_STRICT;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.PublicKey;
import io.symbolon.core.crypto.Secret;
import io.symbolon.tck.driver.Json;

/** The operations of capability crypto. */
final class CryptoOperations {
    private final CryptoSuite crypto;

    CryptoOperations(CryptoSuite crypto) {
        this.crypto = crypto;
    }

    ObjectNode checkKey(Args args) {
        return crypto.isStrictKey(args.publicKey("public_key"))
                ? Results.accepted()
                : Results.refused(SIGNATURES_ARE_STRICT);
    }

    ObjectNode convertKey(Args args) {
        PublicKey key = args.publicKey("public_key");
        if (!crypto.isStrictKey(key)) {
            throw new BadRequest("public_key is not strict; only a strict key has an X25519 form");
        }
        return Json.object().put("agreement_key", crypto.agreementKey(key).toString());
    }

    ObjectNode deriveKey(Args args) {
        Secret seed = args.secret("seed");
        Secret agreement = crypto.agreementSecret(seed);
        return Json.object()
                .put("public_key", crypto.publicKey(seed).toString())
                .put("agreement_secret", Results.hex(agreement))
                .put("agreement_key", crypto.agreementKey(agreement).toString());
    }

    ObjectNode verifySignature(Args args) {
        PublicKey key = args.publicKey("public_key");
        boolean holds = crypto.isStrictKey(key) && crypto.verify(key, args.bytes("message"), args.bytes("signature"));
        return holds ? Results.accepted() : Results.refused(SIGNATURES_ARE_STRICT);
    }

    ObjectNode agree(Args args) {
        return crypto.agree(args.secret("secret"), args.agreementKey("agreement_key"))
                .map(shared -> Results.accepted().put("shared", Results.hex(shared)))
                .orElseGet(() -> Results.refused(AGREEMENT_CONTRIBUTES));
    }
}
