package io.symbolon.core.interest;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.testing.TokenDraft;
import io.symbolon.core.token.TokenValidator;
import io.symbolon.core.verdict.Verdict;
import java.time.Instant;

/** Interests of the tests, written after the chapter: a public sender's that is valid, and changes of it. */
public final class Declared {
    public static final String SUBJECT = "0123456789abcdef".repeat(4);
    public static final Bytes ISSUER = Bytes.ofHex("a1".repeat(32));
    public static final Bytes NODE = Bytes.ofHex("b2".repeat(32));

    private Declared() {}

    /** A sender's interest, public, 8 of 8 messages, for five minutes. */
    public static TokenDraft sender() {
        return TokenDraft.interest()
                .issuer(ISSUER)
                .extension("exchange", terms(1, 2, 0, 8, 8))
                .extension("node_fingerprint", NODE)
                .extension("session_key", TokenDraft.SESSION_KEY);
    }

    /** The receiver's interest that matches it. */
    public static TokenDraft receiver() {
        return sender().issuer(Bytes.ofHex("a3".repeat(32)))
                .extension("exchange", terms(2, 2, 0, 8, 8))
                .extension("node_fingerprint", Bytes.ofHex("b4".repeat(32)));
    }

    /** The value of the extension exchange. */
    public static Bytes terms(int role, int exchange, int acknowledgement, int current, int maximum) {
        return Bytes.concat(
                Bytes.of(role, exchange, acknowledgement),
                Bytes.ofBigEndian(current, 2),
                Bytes.ofBigEndian(maximum, 2));
    }

    public static Verdict<Interest> judge(TokenDraft draft) {
        return judge(draft, TokenDraft.NOW);
    }

    public static Verdict<Interest> judge(TokenDraft draft, Instant now) {
        return new InterestCheck(new TokenValidator(TokenDraft.SUITE), TokenDraft.SUITE).validate(draft.signed(), now);
    }

    /** The draft, which has to be valid. */
    public static Interest interest(TokenDraft draft) {
        return judge(draft).value();
    }
}
