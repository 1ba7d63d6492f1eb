package io.symbolon.tck.combine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.spec.proto.Token;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.vectors.token.TokenJson;
import io.symbolon.tck.wire.Fingerprints;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SigningKey;
import io.symbolon.tck.wire.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A token that is being made for {@code token.validate}. */
final class TokenDraft implements Model.Draft {
    static final SigningKey KEY = Samples.key("token");
    static final byte[] NONE = Octets.zeros(0);

    /** Makes a signature of the token octets. */
    private interface Signing extends Function<byte[], byte[]> {}

    String place = "handshake";
    Token.Builder token = Samples.handshakeNode("token").toBuilder();
    UnaryOperator<byte[]> encoding = octets -> octets;
    UnaryOperator<byte[]> envelope = octets -> octets;
    private Signing signature = octets -> KEY.sign(Tokens.signedMessage(octets));
    private boolean signed = true;
    /** After {@code not_before}. */
    long nowAfterBegin;
    /** After {@code expires_at}, if it is not the time after the beginning that is meant. */
    Optional<Long> nowAfterEnd = Optional.empty();

    Function<byte[], byte[]> expected = fingerprint -> NONE;
    Function<byte[], List<byte[]>> denied = fingerprint -> List.of();
    Function<byte[], byte[]> own = fingerprint -> NONE;

    /** Begins anew at another place. */
    void at(String other, Token base) {
        place = other;
        token = base.toBuilder();
    }

    void extension(String name, byte[] value) {
        token = Tokens.withExtension(token.build(), name, value).toBuilder();
    }

    void without(String name) {
        Token whole = token.build();
        token.clearExtensions();
        whole.getExtensionsList().stream()
                .filter(extension -> !extension.getName().equals(name))
                .forEach(token::addExtensions);
    }

    /** The signature is none of the key over these octets. */
    void forged(UnaryOperator<byte[]> made) {
        signed = false;
        signature = made::apply;
    }

    /** Issued by another identity, which endorses it for a day. */
    void issue() {
        token.setIssuer(Tokens.bytes(Fingerprints.of(Samples.identity("issuer"))));
        endorse();
    }

    void endorse() {
        byte[] value = Tokens.endorsement(
                Samples.key("issuer"), Fingerprints.of(token.build()), Samples.NOW, Samples.NOW + Samples.DAY_MS);
        extension("endorsement", value);
    }

    @Override
    public Question question() {
        Token whole = token.build();
        byte[] octets = encoding.apply(whole.toByteArray());
        byte[] signedToken = envelope.apply(Tokens.signed(octets, signature.apply(octets)));
        byte[] fingerprint = Fingerprints.of(whole);
        long now = nowAfterEnd.map(after -> whole.getExpiresAt() + after).orElse(whole.getNotBefore() + nowAfterBegin);
        TokenReading reading = new TokenReading(
                signedToken,
                place,
                now,
                expected.apply(fingerprint),
                denied.apply(fingerprint),
                own.apply(fingerprint),
                signed);
        ObjectNode expect = reading.broken()
                .map(Members::refused)
                .orElseGet(() -> Members.accepted("fingerprint", fingerprint, "token", TokenJson.of(whole)));
        return new Question(args(reading), expect);
    }

    private static ObjectNode args(TokenReading reading) {
        ObjectNode args =
                Members.of("signed_token", reading.signedToken(), "place", reading.place(), "now", reading.now());
        if (reading.expected().length > 0) args.setAll(Members.of("expected", reading.expected()));
        if (!reading.denied().isEmpty()) args.setAll(Members.of("denied", reading.denied()));
        if (reading.own().length > 0) args.setAll(Members.of("own", reading.own()));
        return args;
    }
}
