package io.symbolon.tck.mesh;

import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Question;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.transport.AdmissionPolicy;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * The policy of {@code symbolon node}: the identities that were named, or everybody; as realm leader it says the same to
 * others.
 */
record Admitted(Set<Fingerprint> identities, boolean everybody) implements AdmissionPolicy {
    @Override
    public CompletionStage<Decision> authenticate(Question question) {
        boolean known = everybody || identities.contains(question.identity().fingerprint());
        return known ? AdmissionPolicy.granted() : AdmissionPolicy.denied();
    }

    @Override
    public CompletionStage<Decision> authorize(Question question) {
        return AdmissionPolicy.granted();
    }

    @Override
    public CompletionStage<Decision> rule(Question question) {
        return authenticate(question);
    }
}
