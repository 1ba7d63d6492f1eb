package io.symbolon.core.exchange;

import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.token.TokenFields;
import io.symbolon.core.token.TokenValidator;
import io.symbolon.core.token.VerifiedToken;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.core.wire.Message;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What Matches introduce, with a memory of the last ones: four coordinators tell the same, and signatures are dear. */
final class Introductions {
    private static final int BOUND = 1024;

    private final TokenValidator validator;
    private final CryptoSuite crypto;
    /** By what brought them, the one that came last at the end. */
    private final Map<Message.Match, Introduction> accepted = new LinkedHashMap<>(64, 0.75f, true);

    Introductions(TokenValidator validator, CryptoSuite crypto) {
        this.validator = validator;
        this.crypto = crypto;
    }

    /** Whom {@code match} introduces, as {@link Introduction#of} says. */
    Verdict<Introduction> of(Message.Match match, Instant now) {
        Introduction known = accepted.get(match);
        // only the clock can change what was said of the same octets
        if (known != null && isInTime(known.interest().token(), now) && isInTime(known.identity(), now)) {
            return Verdict.accepted(known);
        }
        Verdict<Introduction> verdict = Introduction.of(match, validator, crypto, now);
        if (verdict.rule().isEmpty()) remember(match, verdict.value());
        return verdict;
    }

    private void remember(Message.Match match, Introduction introduction) {
        accepted.put(match, introduction);
        if (accepted.size() > BOUND)
            accepted.remove(accepted.keySet().iterator().next());
    }

    /** Whether TOK-024 to TOK-026 hold. */
    private static boolean isInTime(VerifiedToken token, Instant now) {
        TokenFields fields = token.fields();
        long at = now.toEpochMilli();
        return at >= fields.notBeforeMillis() - TokenValidator.LEEWAY_MILLIS
                && at < fields.expiresAtMillis() + TokenValidator.LEEWAY_MILLIS
                && fields.issuedAtMillis() <= at + TokenValidator.LEEWAY_MILLIS;
    }
}
