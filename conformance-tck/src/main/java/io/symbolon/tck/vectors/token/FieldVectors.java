package io.symbolon.tck.vectors.token;

import com.google.protobuf.ByteString;
import io.symbolon.spec.proto.Token;
import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.Tokens;

/** TOK-006 to TOK-013: uuid, realm, issuer, audience, subject, public key. */
final class FieldVectors extends ValidationCases {
    private static final ByteString F31 = Tokens.bytes(Samples.octets("fingerprint", 31));
    private static final ByteString F32 = Tokens.bytes(Samples.octets("fingerprint", 32));
    private static final ByteString F33 = F32.concat(Tokens.bytes(Octets.u8(0)));

    FieldVectors(VectorFile file) {
        super(file);
    }

    @Override
    void add() {
        uuids();
        fingerprints();
        subjectLengths();
        subjectCharacters();
        interestSubjects();
        publicKeys();
    }

    private void uuids() {
        accept("TOK-P-0601", "a uuid of zeros", uuid(16), Flag.BOUNDARY, "TOK-006");
        refuse("TOK-N-0601", "TOK-P-0601", "a uuid of 15 octets", uuid(15), Flag.WRONG_LENGTH);
        refuse("TOK-N-0602", "TOK-P-0601", "a uuid of 17 octets", uuid(17), Flag.WRONG_LENGTH);
        refuse("TOK-N-0603", "TOK-P-0601", "no uuid", uuid(0), Flag.WRONG_LENGTH);
    }

    private void fingerprints() {
        accept("TOK-P-0701", "a realm", of(identity().toBuilder().setRealm(F32)), Flag.BOUNDARY, "TOK-007");
        refuse(
                "TOK-N-0701",
                "TOK-P-0701",
                "a realm of 31 octets",
                of(identity().toBuilder().setRealm(F31)),
                Flag.WRONG_LENGTH);
        refuse(
                "TOK-N-0702",
                "TOK-P-0701",
                "a realm of 33 octets",
                of(identity().toBuilder().setRealm(F33)),
                Flag.WRONG_LENGTH);
        refuse(
                "TOK-N-0703",
                "TOK-P-0701",
                "a realm of 1 octet",
                of(identity().toBuilder().setRealm(F32.substring(0, 1))),
                Flag.WRONG_LENGTH);
        Token issued = endorsed(identity());
        accept("TOK-P-0801", "an issuer", Presented.signed(issued), Flag.BOUNDARY, "TOK-008", "TOK-022");
        refuse(
                "TOK-N-0801",
                "TOK-P-0801",
                "an issuer of 31 octets",
                of(issued.toBuilder().setIssuer(F31)),
                Flag.WRONG_LENGTH);
        refuse(
                "TOK-N-0802",
                "TOK-P-0801",
                "an issuer of 33 octets",
                of(issued.toBuilder().setIssuer(F33)),
                Flag.WRONG_LENGTH);
        accept("TOK-P-0901", "an audience", of(identity().toBuilder().setAudience(F32)), Flag.BOUNDARY, "TOK-009");
        refuse(
                "TOK-N-0901",
                "TOK-P-0901",
                "an audience of 31 octets",
                of(identity().toBuilder().setAudience(F31)),
                Flag.WRONG_LENGTH);
        refuse(
                "TOK-N-0902",
                "TOK-P-0901",
                "an audience of 33 octets",
                of(identity().toBuilder().setAudience(F33)),
                Flag.WRONG_LENGTH);
        refuse(
                "TOK-N-0903",
                "TOK-P-0901",
                "an audience written as 64 digits",
                of(identity().toBuilder().setAudience(ByteString.copyFromUtf8("ab".repeat(32)))),
                Flag.WRONG_LENGTH);
    }

    private void subjectLengths() {
        accept("TOK-P-1001", "255 letters", subject("a".repeat(255)), Flag.BOUNDARY, "TOK-010");
        accept("TOK-P-1002", "85 characters of three octets", subject("\u20ac".repeat(85)), Flag.BOUNDARY, "TOK-010");
        accept("TOK-P-1003", "no subject", subject(""), Flag.BOUNDARY, "TOK-010");
        refuse("TOK-N-1001", "TOK-P-1001", "256 letters", subject("a".repeat(256)), Flag.BOUNDARY);
        refuse(
                "TOK-N-1002",
                "TOK-P-1002",
                "128 characters of two octets",
                subject("\u00e9".repeat(128)),
                Flag.BOUNDARY);
    }

    private void subjectCharacters() {
        accept("TOK-P-1101", "U+0020, a space", subject("a b"), Flag.SUBJECT_TEXT, "TOK-011");
        accept("TOK-P-1102", "U+007E", subject("a~b"), Flag.SUBJECT_TEXT, "TOK-011");
        accept("TOK-P-1103", "U+00A0", subject("a\u00a0b"), Flag.SUBJECT_TEXT, "TOK-011");
        accept(
                "TOK-P-1104",
                "U+202E and U+FEFF, which are no control characters here",
                subject("a\u202e\ufeffb"),
                Flag.SUBJECT_TEXT,
                "TOK-011");
        accept(
                "TOK-P-1105",
                "a character outside of the first plane",
                subject("\ud83d\ude00"),
                Flag.SUBJECT_TEXT,
                "TOK-011");
        accept(
                "TOK-P-1106",
                "a letter and a combining accent, not joined",
                subject("e\u0301"),
                Flag.SUBJECT_TEXT,
                "TOK-011");
        refuse("TOK-N-1101", "TOK-P-1101", "U+0000", subject("a\u0000b"), Flag.SUBJECT_TEXT);
        refuse("TOK-N-1102", "TOK-P-1101", "U+0009, a tabulator", subject("a\tb"), Flag.SUBJECT_TEXT);
        refuse("TOK-N-1103", "TOK-P-1101", "U+000A at the end", subject("a\n"), Flag.SUBJECT_TEXT);
        refuse("TOK-N-1104", "TOK-P-1101", "U+001B at the beginning", subject("\u001b[2J"), Flag.SUBJECT_TEXT);
        refuse("TOK-N-1105", "TOK-P-1101", "U+001F", subject("a\u001fb"), Flag.SUBJECT_TEXT);
        refuse("TOK-N-1106", "TOK-P-1102", "U+007F", subject("a\u007fb"), Flag.SUBJECT_TEXT);
        refuse("TOK-N-1107", "TOK-P-1102", "U+0080", subject("a\u0080b"), Flag.SUBJECT_TEXT);
        refuse("TOK-N-1108", "TOK-P-1103", "U+009F", subject("a\u009fb"), Flag.SUBJECT_TEXT);
    }

    private void interestSubjects() {
        String digits = interest().getSubject();
        accept("TOK-P-1201", "64 digits", interestOf(digits), Flag.BOUNDARY, "TOK-012");
        refuse("TOK-N-1201", "TOK-P-1201", "63 digits", interestOf(digits.substring(1)), Flag.WRONG_LENGTH);
        refuse("TOK-N-1202", "TOK-P-1201", "65 digits", interestOf(digits + "0"), Flag.WRONG_LENGTH);
        refuse(
                "TOK-N-1203",
                "TOK-P-1201",
                "an upper-case digit",
                interestOf("A" + digits.substring(1)),
                Flag.SUBJECT_TEXT);
        refuse("TOK-N-1204", "TOK-P-1201", "a g", interestOf("g" + digits.substring(1)), Flag.SUBJECT_TEXT);
        refuse("TOK-N-1205", "TOK-P-1201", "no subject", interestOf(""), Flag.WRONG_LENGTH);
        refuse("TOK-N-1206", "TOK-P-1201", "a clear subject", interestOf("urn:symbolon:weather"), Flag.SUBJECT_TEXT);
        refuse(
                "TOK-N-1207",
                "TOK-P-1201",
                "64 digits, one of them Arabic",
                interestOf("\u0661" + digits.substring(1)),
                Flag.SUBJECT_TEXT);
    }

    private void publicKeys() {
        byte[] key = Presented.KEY.publicKey();
        refuse(
                "TOK-N-1301",
                IDENTITY,
                "a public key of 31 octets",
                publicKey(Octets.first(key, 31)),
                Flag.WRONG_LENGTH);
        refuse(
                "TOK-N-1302",
                IDENTITY,
                "a public key of 33 octets",
                publicKey(Octets.concat(key, Octets.u8(0))),
                Flag.WRONG_LENGTH);
        refuse("TOK-N-1303", IDENTITY, "no public key", publicKey(Octets.zeros(0)), Flag.WRONG_LENGTH);
        refuse(
                "TOK-N-1304",
                IDENTITY,
                "a public key with its X.509 envelope",
                publicKey(Octets.concat(Octets.ofHex("302a300506032b6570032100"), key)),
                Flag.WRONG_LENGTH);
    }

    private static Presented uuid(int octets) {
        return of(identity().toBuilder().setUuid(Tokens.bytes(Octets.zeros(octets))));
    }

    private static Presented subject(String subject) {
        return of(identity().toBuilder().setSubject(subject));
    }

    private static Presented interestOf(String subject) {
        return of(interest().toBuilder().setSubject(subject));
    }

    private static Presented publicKey(byte[] key) {
        return of(identity().toBuilder().setPublicKey(Tokens.bytes(key)));
    }

    private static Presented of(Token.Builder token) {
        return Presented.signed(token.build());
    }
}
