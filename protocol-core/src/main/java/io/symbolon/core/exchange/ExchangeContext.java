package io.symbolon.core.exchange;

import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Now;
import io.symbolon.core.boundary.Question.About;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.interest.Interest;
import io.symbolon.core.interest.OwnInterests;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.TokenValidator;
import io.symbolon.core.token.VerifiedToken;
import io.symbolon.core.wire.Message;
import java.util.List;
import java.util.Optional;

/** What a node does for its exchange. */
public interface ExchangeContext {
    Now now();

    /** The fingerprint of this node. */
    Fingerprint own();

    /** The identity that it joins with. */
    VerifiedToken identity();

    /** The key of that identity. */
    SigningKey identityKey();

    CryptoSuite crypto();

    TokenValidator validator();

    /** Whether {@code identity} is on the deny list (TOK-031). */
    boolean isDenied(Fingerprint identity);

    /** The SignedTokens of the leaders with which realms are verified: the configured one, and our identity's issuer. */
    List<Bytes> leaderTokens();

    /** Our own interests. */
    OwnInterests interests();

    /** Whether a live interest of our own was published to {@code peer} (COO-016). */
    boolean hasPublishedTo(Fingerprint peer);

    /** The effects of the input under way. */
    List<Effect> effects();

    /** Sends a routed message of our own (OVL-026). */
    void route(Fingerprint destination, Message.RoutedBody body, int timeToLiveMillis);

    /** Whether one more question may be asked (JON-013). */
    boolean hasRoomForQuestion();

    /**
     * Asks the application about the party of {@code interest}; {@link Exchange#answered} hears the decision, or deferred after
     * 5 s (JON-017).
     *
     * @param realm that the identity has proved, if it has
     * @return the number of the question
     */
    long ask(About about, VerifiedToken identity, Optional<Fingerprint> realm, Interest interest);

    /** Nobody waits for the answer to {@code question} any longer. */
    void forgetQuestion(long question);
}
