package io.symbolon.transport;

import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Question;
import io.symbolon.core.token.Fingerprint;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Who may join, and who may be a party of an interest: the decisions of an application (JON-008, COO-022).
 *
 * <p>A node asks twice about each identity, first whether it is known and trusted, then whether it may join here. When it
 * asks, every rule of the identity's token holds already, and so does its signature over this very session; but nothing
 * that the token says of itself has been believed, neither its subject nor its realm. A realm that is proved stands in
 * {@link Question#realm}.
 *
 * <p>It asks the same two questions about each party that matches an interest of its own, and then {@link
 * Question#interest} is there, with subject and role; the party has signed this interest. For the second of these questions a
 * subject may have a policy of its own ({@link io.symbolon.transport.exchange.SubjectPolicy}).
 *
 * <p>The methods run on the executor that the node was given, never on the node's own thread, and may run several at a
 * time. They may decide later: what is not decided within 5 s counts as deferred (JON-017), and the peer asks again. A
 * method that throws, gives {@code null} or a stage that fails denies.
 */
public interface AdmissionPolicy {
    /** Whether this identity is known and trusted. */
    CompletionStage<Decision> authenticate(Question question) throws Exception;

    /** Whether an identity that was authenticated may join here, or be a party. */
    CompletionStage<Decision> authorize(Question question) throws Exception;

    /** As realm leader, asked by another node: whether this identity belongs to the realm (RLM-010). Nobody's does, unless overridden. */
    default CompletionStage<Decision> rule(Question question) throws Exception {
        return denied();
    }

    /**
     * This policy, but that identities which name {@code realm} are deferred, so that the node asks the realm's leader and
     * knows at their next attempt whether they are authenticated (RLM-003). No leader is asked about a party of an interest:
     * there this policy decides, and {@link Question#realm} says what the identity has proved.
     */
    default AdmissionPolicy deferringTo(Fingerprint realm) {
        AdmissionPolicy others = this;
        return new AdmissionPolicy() {
            @Override
            public CompletionStage<Decision> authenticate(Question question) throws Exception {
                boolean joins = question.interest().isEmpty();
                boolean names = question.identity().fields().realm().equals(realm.octets());
                return joins && names ? deferred() : others.authenticate(question);
            }

            @Override
            public CompletionStage<Decision> authorize(Question question) throws Exception {
                return others.authorize(question);
            }

            @Override
            public CompletionStage<Decision> rule(Question question) throws Exception {
                return others.rule(question);
            }
        };
    }

    static CompletionStage<Decision> granted() {
        return CompletableFuture.completedStage(Decision.GRANTED);
    }

    static CompletionStage<Decision> denied() {
        return CompletableFuture.completedStage(Decision.DENIED);
    }

    /** Not now: the peer asks again, after 5 s (JON-018). */
    static CompletionStage<Decision> deferred() {
        return CompletableFuture.completedStage(Decision.DEFERRED);
    }

    /** The identities with these fingerprints and nobody else. A node that is its own identity has the node's fingerprint. */
    static AdmissionPolicy of(Collection<Fingerprint> identities) {
        Set<Fingerprint> known = Set.copyOf(identities);
        return new AdmissionPolicy() {
            @Override
            public CompletionStage<Decision> authenticate(Question question) {
                return known.contains(question.identity().fingerprint()) ? granted() : denied();
            }

            @Override
            public CompletionStage<Decision> authorize(Question question) {
                return granted();
            }
        };
    }

    /** Nobody; what a node does whose application does not say. */
    static AdmissionPolicy nobody() {
        return of(Set.of());
    }

    /** Everybody who holds the key of an identity. For experiments: it is no policy. */
    static AdmissionPolicy everybody() {
        return new AdmissionPolicy() {
            @Override
            public CompletionStage<Decision> authenticate(Question question) {
                return granted();
            }

            @Override
            public CompletionStage<Decision> authorize(Question question) {
                return granted();
            }
        };
    }
}
