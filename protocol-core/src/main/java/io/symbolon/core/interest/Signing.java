package io.symbolon.core.interest;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Entropy;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.token.Extension;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.InterestToken;
import io.symbolon.core.token.Kind;
import io.symbolon.core.token.TokenFields;
import io.symbolon.core.token.TokenSigner;
import java.util.List;
import java.util.Optional;

/** How an interest of our own is signed. */
final class Signing {
    /** The last millisecond of the year 9999, the end of what a token can say (TOK-014). */
    private static final long LATEST_MILLIS = 253_402_300_799_999L;

    private final OwnInterestContext context;

    Signing(OwnInterestContext context) {
        this.context = context;
    }

    /** A newer one than {@code before} that says what {@code interest} says now, with a fresh key (INT-008). */
    SignedInterest sign(OwnInterest interest, Optional<Interest> before) {
        Secret secret = context.drawSecret(Entropy.Purpose.INTEREST_SECRET);
        long lifetime = interest.request().lifetimeMillis();
        // [TOK-034] two of one millisecond would be in any order; [INT-010] nor does the later one end first
        long earliest =
                before.map(last -> last.token().fields().issuedAtMillis() + 1).orElse(1L);
        // a clock that is set to no date of TOK-014 makes no input fail: others will refuse the token
        long issued = Math.min(Math.max(earliest, context.wall().toEpochMilli()), LATEST_MILLIS - lifetime);
        TokenFields fields = new TokenFields(
                1,
                Kind.INTEREST.number(),
                interest.uuid(),
                Bytes.EMPTY,
                context.issuer().octets(),
                interest.request().audience().map(Fingerprint::octets).orElse(Bytes.EMPTY),
                interest.subject().hex(),
                Bytes.EMPTY,
                issued,
                issued,
                issued + lifetime,
                List.of(
                        new Extension(
                                Extension.EXCHANGE,
                                interest.terms(context.current(interest)).encode()),
                        new Extension(Extension.NODE_FINGERPRINT, context.own().octets()),
                        new Extension(
                                Extension.SESSION_KEY,
                                context.crypto().agreementKey(secret).octets())));
        InterestToken token = (InterestToken) new TokenSigner(context.crypto())
                .sign(fields, context.identityKey())
                .value();
        return new SignedInterest(interest, new Interest(token, context.crypto()), secret, context.nowMillis());
    }

    /** [INT-009] after how long an interest of this lifetime is signed anew. */
    long renewalMillis(long lifetimeMillis) {
        long jitter = context.draw(Entropy.Purpose.JITTER).bigEndian(0, 8);
        return lifetimeMillis / 2 * (900 + Long.remainderUnsigned(jitter, 201)) / 1000;
    }
}
