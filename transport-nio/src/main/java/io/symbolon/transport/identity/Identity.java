package io.symbolon.transport.identity;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Entropy;
import io.symbolon.core.crypto.PublicKey;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.token.Endorsement;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.IdentityToken;
import io.symbolon.core.token.Kind;
import io.symbolon.crypto.Argon2idCost;
import io.symbolon.crypto.BouncyCastleSuite;
import io.symbolon.crypto.SystemEntropy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Who an application is on the mesh: a key, and the words of its identity tokens. It is the same on every node, and after
 * every restart; each node gets a token of its own that names it ({@link #tokenFor}).
 *
 * <p>Immutable, but for {@link #destroy}. Methods that return another identity share the seed with it.
 */
public final class Identity {
    /** 30 days. */
    public static final Duration DEFAULT_LIFETIME = Duration.ofDays(30);

    /** The longest lifetime of an identity token (TOK-028). */
    public static final Duration LONGEST_LIFETIME = Duration.ofDays(400);

    private final KeyRecord record;

    private Identity(KeyRecord record) {
        this.record = record;
    }

    /** An identity that nobody has met, a new key and a new uuid, with a subject made of the uuid. */
    public static Identity create() {
        Bytes uuid = newUuid();
        return of(newSeed(), uuid, "urn:symbolon:identity:" + uuid.toHex());
    }

    /**
     * An identity that nobody has met: a new key and a new uuid.
     *
     * @param subject its name for those who read tokens, at most 255 octets of UTF-8 (TOK-010)
     * @throws IllegalArgumentException if its tokens would break a rule, which is named
     */
    public static Identity create(String subject) {
        return of(newSeed(), newUuid(), subject);
    }

    /**
     * The identity of a key.
     *
     * @param seed 32 octets; from now on the identity's to destroy
     * @param uuid 16 octets
     * @throws IllegalArgumentException if its tokens would break a rule, which is named
     */
    public static Identity of(Secret seed, Bytes uuid, String subject) {
        return new Identity(new KeyRecord(
                        Kind.IDENTITY,
                        seed,
                        uuid,
                        Bytes.EMPTY,
                        Bytes.EMPTY,
                        Bytes.EMPTY,
                        subject,
                        Bytes.EMPTY,
                        DEFAULT_LIFETIME.toMillis())
                .checked());
    }

    /** The same key as a member of {@code realm}; another fingerprint, since the realm is part of it (TOK-033). */
    public Identity withRealm(Fingerprint realm) {
        return with(realm.octets(), record.issuer(), record.endorsement(), record.lifetimeMillis());
    }

    /** The same identity, whose tokens live for {@code lifetime}, at most 400 days (TOK-028). */
    public Identity withLifetime(Duration lifetime) {
        if (lifetime.compareTo(LONGEST_LIFETIME) > 0 || lifetime.toMillis() < 1) {
            throw new IllegalArgumentException("an identity token lives for up to 400 days, not for " + lifetime);
        }
        return with(record.realm(), record.issuer(), record.endorsement(), lifetime.toMillis());
    }

    /** What {@code issuer} has to endorse before {@link #endorsedBy}: the fingerprint with that issuer in it. */
    public Fingerprint fingerprintWith(Fingerprint issuer) {
        return unchecked(record.realm(), issuer.octets(), Bytes.EMPTY, record.lifetimeMillis())
                .fingerprint();
    }

    /**
     * The same key, vouched for by {@code issuer}.
     *
     * @param endorsement what {@link #endorse} of the issuer gave for {@link #fingerprintWith}; its signature is judged by
     *     those who receive the token
     * @throws IllegalArgumentException if it does not have the form of an endorsement (TOK-020)
     */
    public Identity endorsedBy(Fingerprint issuer, Bytes endorsement) {
        return with(record.realm(), issuer.octets(), endorsement, record.lifetimeMillis());
    }

    /** This identity's word for the token called {@code endorsed}, good from {@code from} until {@code until}. */
    public Bytes endorse(Fingerprint endorsed, Instant from, Instant until) {
        return record.signing(key ->
                Endorsement.make(endorsed, from.toEpochMilli(), until.toEpochMilli(), key, new BouncyCastleSuite()));
    }

    /** Who this is, on every node. */
    public Fingerprint fingerprint() {
        return record.fingerprint();
    }

    public PublicKey publicKey() {
        return new PublicKey(record.publicKey());
    }

    public Bytes uuid() {
        return record.uuid();
    }

    public String subject() {
        return record.subject();
    }

    /** The realm that it names, if it does. */
    public Optional<Fingerprint> realm() {
        return fingerprint(record.realm());
    }

    /** Who vouches for it, if anybody does. */
    public Optional<Fingerprint> issuer() {
        return fingerprint(record.issuer());
    }

    /** How long each of its tokens is good. */
    public Duration lifetime() {
        return Duration.ofMillis(record.lifetimeMillis());
    }

    /** The seed of its key; lent, never to be destroyed by who asks. */
    public Secret seed() {
        return record.seed();
    }

    /** Its token on the node called {@code node}, good from {@code now} on: extension {@code node_fingerprint} names the node. */
    public IdentityToken tokenFor(Fingerprint node, Instant now) {
        return (IdentityToken) record.sign(node.octets(), now.toEpochMilli());
    }

    /**
     * Writes this identity to {@code file}, in place of what is there: whole or not at all, and for its owner's eyes only.
     * Takes as long as it shall take to try a passphrase, some tenths of a second.
     *
     * @param passphrase at least one character; is overwritten
     * @throws KeyFileRefused if the file can not be written
     */
    public void save(Path file, char[] passphrase) throws KeyFileRefused {
        save(file, passphrase, Argon2idCost.RECOMMENDED);
    }

    void save(Path file, char[] passphrase, Argon2idCost cost) throws KeyFileRefused {
        KeyFile.save(record, file, passphrase, cost);
    }

    /**
     * The identity in {@code file}.
     *
     * @param passphrase is overwritten
     * @throws KeyFileRefused if there is none, it is open to others, damaged, of another kind, or does not open
     */
    public static Identity load(Path file, char[] passphrase) throws KeyFileRefused {
        return new Identity(KeyFile.load(file, Kind.IDENTITY, passphrase));
    }

    /** Overwrites the seed, here and in every identity that shares it. */
    public void destroy() {
        record.seed().destroy();
    }

    private static Secret newSeed() {
        return new SystemEntropy().drawSeed();
    }

    private static Bytes newUuid() {
        return new SystemEntropy().draw(Entropy.Purpose.UUID);
    }

    private Identity with(Bytes realm, Bytes issuer, Bytes endorsement, long lifetimeMillis) {
        return new Identity(
                unchecked(realm, issuer, endorsement, lifetimeMillis).checked());
    }

    private KeyRecord unchecked(Bytes realm, Bytes issuer, Bytes endorsement, long lifetimeMillis) {
        return new KeyRecord(
                Kind.IDENTITY,
                record.seed(),
                record.uuid(),
                realm,
                issuer,
                record.audience(),
                record.subject(),
                endorsement,
                lifetimeMillis);
    }

    private static Optional<Fingerprint> fingerprint(Bytes octets) {
        return octets.isEmpty() ? Optional.empty() : Optional.of(new Fingerprint(octets));
    }
}
