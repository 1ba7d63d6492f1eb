package io.symbolon.core.testing;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A token of the tests, written field by field after the chapter token and signed after it, without the code under test.
 * A draft is immutable; each change gives another draft. The first draft of a kind is valid at {@link #NOW}.
 */
public final class TokenDraft {
    /** The time of the tests, 2026-01-01T00:00:00Z. */
    public static final Instant NOW = Instant.ofEpochMilli(1_767_225_600_000L);

    public static final CryptoSuite SUITE = new QuickSuite();
    public static final Bytes FINGERPRINT = Bytes.ofHex("f0".repeat(32));
    public static final Bytes SESSION_KEY = Bytes.ofHex("5e".repeat(32));
    public static final Bytes ENDORSEMENT = endorsement(millis(0), millis(60_000), Bytes.ofHex("e5".repeat(64)));

    private static final int VERSION = 1;
    private static final int KIND = 2;
    private static final int UUID = 3;
    private static final int REALM = 4;
    private static final int ISSUER = 5;
    private static final int AUDIENCE = 6;
    private static final int SUBJECT = 7;
    private static final int PUBLIC_KEY = 8;
    private static final int ISSUED_AT = 9;
    private static final int NOT_BEFORE = 10;
    private static final int EXPIRES_AT = 11;
    private static final int EXTENSIONS = 12;

    private final SigningKey key;
    private final SortedMap<Integer, Bytes> fields;
    private final SortedMap<String, Bytes> extensions;
    private final Bytes trailing;

    private TokenDraft(
            SigningKey key, SortedMap<Integer, Bytes> fields, SortedMap<String, Bytes> extensions, Bytes trailing) {
        this.key = key;
        this.fields = fields;
        this.extensions = extensions;
        this.trailing = trailing;
    }

    /** A node at 192.0.2.1:4000 with a session key, for 12 hours. */
    public static TokenDraft node() {
        return first(1, 43_200_000L)
                .subject("urn:symbolon:node:1")
                .extension("hostname", Bytes.ofUtf8("192.0.2.1"))
                .extension("port", Bytes.ofBigEndian(4000, 2))
                .extension("session_key", SESSION_KEY);
    }

    /** An identity on the node {@link #FINGERPRINT}, for 30 days. */
    public static TokenDraft identity() {
        return first(2, 2_592_000_000L).subject("Ada").extension("node_fingerprint", FINGERPRINT);
    }

    /** An interest without issuer and extensions, for 5 minutes. */
    public static TokenDraft interest() {
        return first(3, 300_000L).subject("0123456789abcdef".repeat(4));
    }

    /** A node with everything that a node can have, filled up to a SignedToken of {@code octets}. */
    public static TokenDraft nodeOf(int octets) {
        TokenDraft full = node().extension("hostname", Bytes.ofUtf8("2001:db8:1111:2222:3333:4444:5555:6666"));
        return sized(
                octets,
                filling -> full.full().extension("endorsement", ENDORSEMENT).subject("s".repeat(filling)));
    }

    /** An identity with every field, filled up to a SignedToken of {@code octets}. */
    public static TokenDraft identityOf(int octets) {
        return sized(
                octets,
                filling ->
                        identity().full().extension("endorsement", ENDORSEMENT).subject("s".repeat(filling)));
    }

    /** An interest with every field, filled up to a SignedToken of {@code octets}. */
    public static TokenDraft interestOf(int octets) {
        return sized(octets, filling -> interest().full().extension("x", Bytes.zeros(filling)));
    }

    private static TokenDraft sized(int octets, IntFunction<TokenDraft> filled) {
        return IntStream.rangeClosed(0, 255)
                .mapToObj(filled)
                .filter(draft -> draft.signed(Bytes.zeros(64)).length() == octets)
                .findFirst()
                .orElseThrow();
    }

    private TokenDraft full() {
        return realm(FINGERPRINT).issuer(FINGERPRINT).audience(FINGERPRINT);
    }

    /** The milliseconds of {@link #NOW} and {@code later} more. */
    public static long millis(long later) {
        return NOW.toEpochMilli() + later;
    }

    /** The value of an extension {@code endorsement}. */
    public static Bytes endorsement(long fromMillis, long untilMillis, Bytes signature) {
        return Bytes.concat(Bytes.ofBigEndian(fromMillis, 8), Bytes.ofBigEndian(untilMillis, 8), signature);
    }

    private static TokenDraft first(int kind, long lifetimeMillis) {
        return new TokenDraft(key(1), new TreeMap<>(), new TreeMap<>(), Bytes.EMPTY)
                .version(1)
                .kind(kind)
                .uuid(Bytes.ofHex("1d".repeat(16)))
                .by(1)
                .issuedAt(millis(0))
                .notBefore(millis(0))
                .expiresAt(millis(lifetimeMillis));
    }

    private static SigningKey key(int signer) {
        return SigningKey.of(Secret.copyOf(Bytes.concat(Bytes.zeros(31), Bytes.of(signer))), SUITE);
    }

    public TokenDraft version(long version) {
        return integer(VERSION, version);
    }

    public TokenDraft kind(long kind) {
        return integer(KIND, kind);
    }

    public TokenDraft uuid(Bytes uuid) {
        return octets(UUID, uuid);
    }

    public TokenDraft realm(Bytes realm) {
        return octets(REALM, realm);
    }

    /** The issuer alone, without the endorsement that TOK-022 demands. */
    public TokenDraft issuer(Bytes issuer) {
        return octets(ISSUER, issuer);
    }

    public TokenDraft audience(Bytes audience) {
        return octets(AUDIENCE, audience);
    }

    public TokenDraft subject(String subject) {
        return subject(Bytes.ofUtf8(subject));
    }

    public TokenDraft subject(Bytes subject) {
        return octets(SUBJECT, subject);
    }

    /** Another key in the token, with the signature still by the first. */
    public TokenDraft publicKey(Bytes key) {
        return octets(PUBLIC_KEY, key);
    }

    public TokenDraft issuedAt(long millis) {
        return integer(ISSUED_AT, millis);
    }

    public TokenDraft notBefore(long millis) {
        return integer(NOT_BEFORE, millis);
    }

    public TokenDraft expiresAt(long millis) {
        return integer(EXPIRES_AT, millis);
    }

    /** A named value at its sorted place, instead of one of the same name. */
    public TokenDraft extension(String name, Bytes value) {
        TreeMap<String, Bytes> changed = new TreeMap<>(extensions);
        changed.put(name, value);
        return new TokenDraft(key, fields, changed, trailing);
    }

    public TokenDraft withoutExtension(String name) {
        TreeMap<String, Bytes> changed = new TreeMap<>(extensions);
        changed.remove(name);
        return new TokenDraft(key, fields, changed, trailing);
    }

    public TokenDraft withoutExtensions() {
        return new TokenDraft(key, fields, new TreeMap<>(), trailing);
    }

    /** Octets at the end of the token, inside the signature: one more field, or none. */
    public TokenDraft then(Bytes more) {
        return new TokenDraft(key, fields, extensions, Bytes.concat(trailing, more));
    }

    /** One more extension at the end, sorted or not. */
    public TokenDraft thenExtension(String name, Bytes value) {
        return then(Proto.delimited(EXTENSIONS, encodedExtension(name, value)));
    }

    /** The field {@code number} written as {@code encoding}, whatever that is. */
    public TokenDraft field(int number, Bytes encoding) {
        TreeMap<Integer, Bytes> changed = new TreeMap<>(fields);
        changed.put(number, encoding);
        return new TokenDraft(key, changed, extensions, trailing);
    }

    /** Of the key of another signer, 1 to 255. */
    public TokenDraft by(int signer) {
        SigningKey other = key(signer);
        return new TokenDraft(other, fields, extensions, trailing)
                .publicKey(other.publicKey().octets());
    }

    /** What signs it. */
    public SigningKey key() {
        return key;
    }

    /** The encoding of the Token. */
    public Bytes token() {
        return Bytes.concat(encodedFields().toArray(Bytes[]::new));
    }

    /** The encoding of each field of the Token, in order. */
    public List<Bytes> encodedFields() {
        List<Bytes> encoded = new ArrayList<>(fields.values());
        extensions.forEach((name, value) -> encoded.add(Proto.delimited(EXTENSIONS, encodedExtension(name, value))));
        encoded.add(trailing);
        return encoded;
    }

    /** L("symbolon/1 token") || V(token). */
    public Bytes signedMessage() {
        Bytes token = token();
        return Bytes.concat(Bytes.ofUtf8("symbolon/1 token\0"), Bytes.ofBigEndian(token.length(), 4), token);
    }

    public Bytes signature() {
        return SUITE.sign(key, signedMessage());
    }

    /** The SignedToken. */
    public Bytes signed() {
        return signed(signature());
    }

    /** The SignedToken with another signature. */
    public Bytes signed(Bytes signature) {
        return Bytes.concat(
                Proto.delimited(1, token()), signature.isEmpty() ? signature : Proto.delimited(2, signature));
    }

    private TokenDraft integer(int number, long value) {
        return field(number, value == 0 ? Bytes.EMPTY : Proto.integer(number, value));
    }

    private TokenDraft octets(int number, Bytes value) {
        return field(number, value.isEmpty() ? value : Proto.delimited(number, value));
    }

    private static Bytes encodedExtension(String name, Bytes value) {
        return Bytes.concat(
                name.isEmpty() ? Bytes.EMPTY : Proto.delimited(1, Bytes.ofUtf8(name)),
                value.isEmpty() ? Bytes.EMPTY : Proto.delimited(2, value));
    }
}
