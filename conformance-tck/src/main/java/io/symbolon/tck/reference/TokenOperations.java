package io.symbolon.tck.reference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.token.Endorsement;
import io.symbolon.core.token.Expectation;
import io.symbolon.core.token.Extension;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.Fingerprints;
import io.symbolon.core.token.Kind;
import io.symbolon.core.token.Place;
import io.symbolon.core.token.TokenCodec;
import io.symbolon.core.token.TokenFields;
import io.symbolon.core.token.TokenSigner;
import io.symbolon.core.token.TokenValidator;
import io.symbolon.core.token.UnverifiedToken;
import io.symbolon.tck.driver.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The operations of capability token. */
final class TokenOperations {
    private final CryptoSuite crypto;

    TokenOperations(CryptoSuite crypto) {
        this.crypto = crypto;
    }

    ObjectNode validate(Args args) {
        List<Bytes> denied = args.bytesList("denied");
        Expectation expectation = Expectation.of(
                        Place.valueOf(args.text("place").toUpperCase(Locale.ROOT)))
                .expecting(args.optionalFingerprint("expected"))
                .denying(fingerprint -> denied.contains(fingerprint.octets()));
        Optional<Fingerprint> own = args.optionalFingerprint("own");
        Expectation complete = own.map(expectation::receivedBy).orElse(expectation);
        var verdict = new TokenValidator(crypto).validate(args.bytes("signed_token"), complete, now(args));
        return Results.of(verdict, token -> {
            ObjectNode result =
                    Results.accepted().put("fingerprint", token.fingerprint().toString());
            result.set("token", Results.token(token.fields()));
            return result;
        });
    }

    ObjectNode sign(Args args) {
        Args token = args.object("token");
        List<Extension> extensions = token.objects("extensions").stream()
                .map(extension -> new Extension(extension.text("name"), extension.bytes("value")))
                .toList();
        TokenFields fields = new TokenFields(
                1,
                Kind.valueOf(token.text("kind").toUpperCase(Locale.ROOT)).number(),
                token.bytes("uuid"),
                token.bytes("realm"),
                token.bytes("issuer"),
                token.bytes("audience"),
                token.text("subject"),
                Bytes.EMPTY,
                token.number("issued_at"),
                token.number("not_before"),
                token.number("expires_at"),
                extensions);
        return Results.of(
                new TokenSigner(crypto).sign(fields, SigningKey.of(args.secret("seed"), crypto)),
                signed -> Results.accepted()
                        .put("signed_token", signed.signedToken().toHex())
                        .put("fingerprint", signed.fingerprint().toString()));
    }

    ObjectNode fingerprint(Args args) {
        UnverifiedToken token = args.decodedToken("signed_token");
        return Json.object()
                .put("fingerprint", Fingerprints.of(token.fields(), crypto).toString())
                .put(
                        "order_value",
                        Fingerprints.orderValue(token.token(), crypto).toHex())
                .put("signed_message", TokenCodec.signedMessage(token.token()).toHex());
    }

    ObjectNode newer(Args args) {
        int age = Fingerprints.compareAge(args.decodedToken("first"), args.decodedToken("second"), crypto);
        String counts = age > 0 ? "first" : age < 0 ? "second" : "same";
        return Json.object().put("newer", counts);
    }

    ObjectNode endorsement(Args args) {
        var verdict =
                Endorsement.verify(args.decodedToken("signed_token"), args.bytes("issuer_token"), crypto, now(args));
        return Results.of(verdict, issuer -> Results.accepted());
    }

    ObjectNode realm(Args args) {
        var verdict = Endorsement.provedRealm(
                args.decodedToken("signed_token"), args.bytes("issuer_token"), crypto, now(args));
        return Results.of(verdict, realm -> Results.accepted().put("realm", realm.toString()));
    }

    private static Instant now(Args args) {
        return Instant.ofEpochMilli(args.number("now"));
    }
}
