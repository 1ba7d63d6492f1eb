package io.symbolon.tck.reference.wrong;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.bytes.LabelledInput;
import io.symbolon.core.token.Expectation;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.NodeToken;
import io.symbolon.core.token.Place;
import io.symbolon.core.token.TokenValidator;
import io.symbolon.core.token.VerifiedToken;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.core.wire.Message;
import io.symbolon.crypto.BouncyCastleSuite;
import java.time.Instant;
import java.util.function.Predicate;

/** Bodies for methods of chapter join, in the way of {@link WrongParts}. */
public final class WrongJoins {
    private WrongJoins() {}

    /** An identity would be admitted on every node that has seen it. */
    public static Verdict<VerifiedToken> identityOfAnyNode(
            Object check, Message.Join join, NodeToken peer, Predicate<Fingerprint> denied, Instant now) {
        return join.identity().isEmpty()
                ? Verdict.accepted(peer)
                : new TokenValidator(new BouncyCastleSuite())
                        .validate(
                                join.identity(), Expectation.of(Place.IDENTITY).denying(denied), now);
    }

    /** A Join would be good in another session of the same id. */
    public static Bytes messageWithoutTranscript(
            Bytes transcript, Bytes sessionId, Fingerprint node, Bytes joinId, Bytes identity) {
        return LabelledInput.of("symbolon/1 join")
                .fixed(sessionId)
                .fixed(node.octets())
                .fixed(joinId)
                .variable(identity)
                .toBytes();
    }

    /** A Join would be good for each side of the session. */
    public static Bytes messageWithoutNode(
            Bytes transcript, Bytes sessionId, Fingerprint node, Bytes joinId, Bytes identity) {
        return LabelledInput.of("symbolon/1 join")
                .fixed(transcript)
                .fixed(sessionId)
                .fixed(joinId)
                .variable(identity)
                .toBytes();
    }

    /** Nothing is done. */
    public static void silence(Object joins, Object one, Object other) {
        // nothing
    }
}
