package io.symbolon.tck.vectors.token;

import io.symbolon.spec.proto.Token;
import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.vectors.sample.CraftedSignatures;
import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.wire.Edwards25519;
import io.symbolon.tck.wire.Fingerprints;
import io.symbolon.tck.wire.Labels;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.Signatures;
import io.symbolon.tck.wire.SigningKey;
import io.symbolon.tck.wire.Tokens;
import java.util.function.UnaryOperator;

/** TOK-023 and TOK-032: the signature, its length, its strictness, and what it is a signature of. */
final class TokenSignatureVectors extends ValidationCases {
    private static final SigningKey KEY = Presented.KEY;

    private final byte[] token = full().toByteArray();
    private final byte[] message = Tokens.signedMessage(token);
    private final byte[] right = KEY.sign(message);

    TokenSignatureVectors(VectorFile file) {
        super(file);
    }

    @Override
    void add() {
        lengths();
        otherSignatures();
        weakSignatures();
        otherMessages();
        changedFields();
        shiftedFields();
    }

    private void lengths() {
        signature("TOK-N-2301", "no signature", Octets.zeros(0), Flag.SIGNATURE_LENGTH);
        signature("TOK-N-2302", "a signature of 63 octets", Octets.first(right, 63), Flag.SIGNATURE_LENGTH);
        signature("TOK-N-2303", "a signature of 65 octets", Octets.concat(right, Octets.u8(0)), Flag.SIGNATURE_LENGTH);
        signature("TOK-N-2304", "two signatures", Octets.concat(right, right), Flag.SIGNATURE_LENGTH);
    }

    private void otherSignatures() {
        signature(
                "TOK-N-3201",
                "the signature of another key",
                Samples.key("another").sign(message),
                Flag.FORGED);
        signature("TOK-N-3202", "a bit of R", Octets.withBitFlipped(right, 0, 0), Flag.FORGED);
        signature("TOK-N-3203", "a bit of S", Octets.withBitFlipped(right, 32, 0), Flag.FORGED);
        signature("TOK-N-3204", "64 zero octets", Octets.zeros(64), Flag.FORGED);
        signature("TOK-N-3205", "S plus L", Signatures.withLargerS(right), Flag.MALLEABLE);
    }

    private void weakSignatures() {
        signature("TOK-N-3206", "R is the identity", small(Edwards25519.IDENTITY.encode()), Flag.SMALL_ORDER);
        signature(
                "TOK-N-3207",
                "R is a point of order 8",
                small(Edwards25519.smallOrder(1).encode()),
                Flag.SMALL_ORDER);
        signature(
                "TOK-N-3208",
                "R is the identity with y = p + 1",
                small(CraftedSignatures.identityNotCanonical()),
                Flag.NON_CANONICAL_POINT);
        signature(
                "TOK-N-3209",
                "R has a part of order 2",
                CraftedSignatures.withMixedCommitment(KEY, 4, message),
                Flag.MIXED_ORDER);
        signature(
                "TOK-N-3210",
                "R has a part of order 8",
                CraftedSignatures.withMixedCommitment(KEY, 1, message),
                Flag.MIXED_ORDER);
        signature("TOK-N-3211", "R is no point", small(CraftedSignatures.offCurve()), Flag.OFF_CURVE);
    }

    private void otherMessages() {
        byte[] label = Octets.label(Labels.TOKEN);
        message("TOK-N-3220", "of the token alone", token);
        message("TOK-N-3221", "without the length", Octets.concat(label, token));
        message("TOK-N-3222", "without the label", Octets.variable(token));
        message(
                "TOK-N-3223",
                "with a label that does not end in zero",
                Octets.concat(Octets.utf8(Labels.TOKEN), Octets.variable(token)));
        message("TOK-N-3224", "with another label", Octets.concat(Octets.label(Labels.ORDER), Octets.variable(token)));
        message(
                "TOK-N-3225",
                "with a length in little-endian order",
                Octets.concat(label, Octets.reversed(Octets.first(Octets.variable(token), 4)), token));
        message("TOK-N-3226", "of the fingerprint", Octets.concat(label, Octets.variable(Fingerprints.of(full()))));
    }

    private void changedFields() {
        changed("TOK-N-3230", "uuid", builder -> builder.setUuid(Tokens.bytes(Octets.zeros(16))));
        changed("TOK-N-3231", "realm", builder -> builder.setRealm(Tokens.bytes(Octets.zeros(32))));
        changed("TOK-N-3232", "issuer", builder -> builder.setIssuer(Tokens.bytes(Octets.zeros(32))));
        changed("TOK-N-3233", "audience", builder -> builder.setAudience(Tokens.bytes(Octets.zeros(32))));
        changed("TOK-N-3234", "subject", builder -> builder.setSubject("urn:symbolon:node:another"));
        changed(
                "TOK-N-3235",
                "public_key",
                builder ->
                        builder.setPublicKey(Tokens.bytes(Samples.key("another").publicKey())));
        changed("TOK-N-3236", "issued_at", builder -> builder.setIssuedAt(NOW - 1));
        changed("TOK-N-3237", "not_before", builder -> builder.setNotBefore(NOW - 1));
        changed("TOK-N-3238", "expires_at", builder -> builder.setExpiresAt(builder.getExpiresAt() + 1));
        replaced(
                "TOK-N-3239",
                "the value of an extension was changed",
                full(),
                withValue(full(), "port", Octets.u16(4001)),
                Flag.CHANGED_AFTER_SIGNING);
        replaced(
                "TOK-N-3240",
                "hostname and port were added",
                without(without(full(), "port"), "hostname"),
                full(),
                Flag.CHANGED_AFTER_SIGNING);
        replaced(
                "TOK-N-3241",
                "hostname and port were removed",
                full(),
                without(without(full(), "port"), "hostname"),
                Flag.CHANGED_AFTER_SIGNING);
    }

    private void shiftedFields() {
        Token realm = full().toBuilder().clearAudience().build();
        Token audience =
                realm.toBuilder().clearRealm().setAudience(realm.getRealm()).build();
        Token exchanged = full().toBuilder()
                .setRealm(full().getAudience())
                .setAudience(full().getRealm())
                .build();
        replaced("TOK-N-3250", "the realm became the audience", realm, audience, Flag.FIELD_SHIFT);
        replaced("TOK-N-3251", "the audience became the realm", audience, realm, Flag.FIELD_SHIFT);
        replaced("TOK-N-3252", "realm and audience were exchanged", full(), exchanged, Flag.FIELD_SHIFT);
    }

    private void signature(String id, String title, byte[] signature, Flag flag) {
        refuse(id, FULL, title, Presented.of(Tokens.signed(token, signature), "handshake"), flag);
    }

    private void message(String id, String title, byte[] signed) {
        signature(id, "a signature " + title, KEY.sign(signed), Flag.LABEL_CONFUSION);
    }

    private void changed(String id, String field, UnaryOperator<Token.Builder> change) {
        replaced(
                id,
                field + " was changed",
                full(),
                change.apply(full().toBuilder()).build(),
                Flag.CHANGED_AFTER_SIGNING);
    }

    /** A token with the signature of another one. */
    private void replaced(String id, String title, Token signed, Token shown, Flag flag) {
        byte[] signature = KEY.sign(Tokens.signedMessage(signed.toByteArray()));
        refuse(id, FULL, title, Presented.of(Tokens.signed(shown.toByteArray(), signature), "handshake"), flag);
    }

    private byte[] small(byte[] commitment) {
        return CraftedSignatures.withSmallCommitment(KEY, commitment, message);
    }
}
