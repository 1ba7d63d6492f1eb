package io.symbolon.core.token;

import static io.symbolon.spec.TokenRule.KIND_FITS_PLACE;
import static io.symbolon.spec.TokenRule.SIZE_WITHIN_LIMIT;
import static io.symbolon.spec.TokenRule.VERSION_IS_ONE;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.spec.Rule;
import java.util.Optional;

/**
 * A node token that somebody told, well-formed and not verified: enough to see whether it is worth to be (OVL-010), and
 * nothing to act on.
 */
public final class ToldNode {
    private final UnverifiedToken token;
    private final Fingerprint fingerprint;
    private final Optional<Endpoint> declaredAddress;

    private ToldNode(UnverifiedToken token, Fingerprint fingerprint) {
        this.token = token;
        this.fingerprint = fingerprint;
        this.declaredAddress = KnownExtensions.declaredAddress(token.fields());
    }

    /** What {@code signedToken} says, or refused by one of TOK-001 to TOK-022 at the place node. */
    public static Verdict<ToldNode> read(Bytes signedToken, CryptoSuite crypto) {
        // [TOK-001] at most 576 octets
        if (signedToken.length() > Place.NODE.largestOctets()) return Verdict.refused(SIZE_WITHIN_LIMIT);

        // [TOK-002] [TOK-003] well-formed and canonical
        return TokenCodec.decode(signedToken).then(token -> read(token, crypto));
    }

    private static Verdict<ToldNode> read(UnverifiedToken token, CryptoSuite crypto) {
        // [TOK-004] version 1
        if (token.fields().version() != 1) return Verdict.refused(VERSION_IS_ONE);

        // [TOK-005] a node
        if (token.fields().kind() != Kind.NODE.number()) return Verdict.refused(KIND_FITS_PLACE);

        // [TOK-006] to [TOK-022] the form of the fields
        Optional<Rule> broken = TokenSyntax.broken(token.fields(), Kind.NODE);
        return broken.isPresent()
                ? Verdict.refused(broken.get())
                : Verdict.accepted(new ToldNode(token, Fingerprints.of(token.fields(), crypto)));
    }

    /** Exactly as received. */
    public Bytes signedToken() {
        return token.signedToken();
    }

    /** Of whom the token claims to be. */
    public Fingerprint fingerprint() {
        return fingerprint;
    }

    /** When it says it was issued, within TOK-014. */
    public long issuedAtMillis() {
        return token.fields().issuedAtMillis();
    }

    public Optional<Endpoint> declaredAddress() {
        return declaredAddress;
    }

    /** Whether it counts more than {@code known}, a token of the same node, if both are true (TOK-034). */
    public boolean isNewerThan(NodeToken known, CryptoSuite crypto) {
        return Fingerprints.isNewer(
                issuedAtMillis(), signedToken(), known.issuedAt().toEpochMilli(), known.signedToken(), crypto);
    }
}
