package io.symbolon.transport;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Question;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.spec.Rule;
import io.symbolon.transport.exchange.Party;
import io.symbolon.transport.exchange.ReceivedMessage;
import java.io.IOException;
import java.util.Optional;

/**
 * What happens at a node, told as it happens. Override what matters; the rest does nothing.
 *
 * <p>All methods are called on the node's thread, one at a time: while one runs, the node does nothing else, so long work
 * belongs elsewhere. Every method of {@link MeshNode} may be called from here. What a method throws does not reach the
 * node; it is counted and told to {@link #listenerFailed}.
 */
public interface MeshEvents {
    /** A session stands, opened by us or by the peer. */
    default void sessionEstablished(Effect.SessionEstablished session) {}

    /** An accepted session is over. It may never have been established (SES-009). */
    default void sessionEnded(Effect.SessionEnded session) {}

    /** A request to open was refused, or its attempt ended without a session. */
    default void openFailed(Effect.OpenFailed attempt) {}

    /** An input was refused by a rule; on the wire nothing tells of it (CNV-010). */
    default void dropped(Effect.Dropped input) {}

    /** The peer has proved another address (SES-017). */
    default void pathChanged(Effect.PathChanged session) {}

    /** The engine has a question, which goes to the {@link AdmissionPolicy}. */
    default void asked(Question question) {}

    /** The application has decided in time. Whom it denies is obsolete from now on, and deleted after 30 s (JON-015, JON-016). */
    default void decided(Question question, Decision decision) {}

    /** The policy threw {@code failure}, or had no room to run; the decision follows. */
    default void policyFailed(Question question, Throwable failure) {}

    /** We have admitted a peer. */
    default void admitted(Effect.Admitted peer) {}

    /** A peer has admitted us. */
    default void acknowledged(Effect.Acknowledged peer) {}

    /** A peer has not admitted us, and says why. */
    default void joinRefused(Effect.JoinRefused refusal) {}

    /** A peer is joined: both have admitted each other (JON-028). */
    default void peerJoined(Effect.PeerJoined peer) {}

    /** A peer is no longer joined: it left, is gone, or was denied. */
    default void peerParted(Effect.PeerParted peer) {}

    /** The engine has refused an interest of this node; it is not open any longer. */
    default void interestRefused(OpenInterest interest, Rule rule) {}

    /** A coordinator, perhaps this node itself, keeps what was last signed of an interest of this node (COO-009). */
    default void interestKept(OpenInterest interest, Fingerprint coordinator) {}

    /** A party of an interest of this node matches and was granted (COO-022). */
    default void partyGranted(OpenInterest interest, Party party) {}

    /** A granted party of an interest of this node has ended (COO-023). */
    default void partyEnded(OpenInterest interest, Party party, Rule rule) {}

    /**
     * The handler of a subscription threw {@code failure}, or its executor did not run it. Unless overridden, it goes to the
     * handler of uncaught exceptions, which prints it.
     */
    default void handlerFailed(ReceivedMessage message, Throwable failure) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
    }

    /** A datagram came, before the engine sees it. One of more than 1232 octets is cut to 1233, which are too many. */
    default void datagramReceived(Endpoint from, Bytes datagram) {}

    /** The socket took a datagram. */
    default void datagramSent(Endpoint to, Bytes datagram) {}

    /** A datagram was not sent, and will not be: the system refused it, or too many waited already. */
    default void datagramNotSent(Endpoint to, Bytes datagram, IOException why) {}

    /** The system answered an attempt to receive with an error; the node goes on. */
    default void receiveFailed(IOException why) {}

    /**
     * A method of this listener threw {@code failure}. Unless overridden, it goes to the handler of uncaught exceptions,
     * which prints it.
     */
    default void listenerFailed(Throwable failure) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
    }

    /** The node is closed, and this is its last word: {@code why} is empty if it was asked to close. */
    default void closed(Optional<Throwable> why) {}
}
