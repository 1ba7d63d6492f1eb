package io.symbolon.core.node;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.coordinator.ProvedIdentity;
import io.symbolon.core.join.OwnIdentity;
import io.symbolon.core.token.Endorsement;
import io.symbolon.core.token.Expectation;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.NodeToken;
import io.symbolon.core.token.Place;
import io.symbolon.core.token.VerifiedToken;
import io.symbolon.core.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who this node is as a party of its interests: the identity that it joins with, and the realm that this proves. */
final class OwnParty {
    private final NodeContext context;
    private final OwnIdentity identity;
    private final List<Bytes> leaderTokens = new ArrayList<>();
    /** Of an identity that is the node's own token: it changes seldom, for others ask their application about it. */
    private Optional<NodeToken> nodeToken = Optional.empty();

    /** @param leaderToken of the configured realm leader, if there is one */
    OwnParty(NodeContext context, OwnIdentity identity, Optional<Bytes> leaderToken) {
        this.context = context;
        this.identity = identity;
        leaderToken.ifPresent(leaderTokens::add);
        if (!identity.issuerToken().isEmpty()) leaderTokens.add(identity.issuerToken());
    }

    /** The SignedTokens with which realms are verified: of the configured leader, and of our identity's issuer. */
    List<Bytes> leaderTokens() {
        return leaderTokens;
    }

    /** The identity, or refused by the first rule that its token breaks now. */
    Verdict<VerifiedToken> identity() {
        if (identity.signedToken().isEmpty()) return Verdict.accepted(nodeToken());
        return context.validator()
                .validate(
                        identity.signedToken(),
                        Expectation.of(Place.IDENTITY),
                        context.now().wall());
    }

    /** What this node publishes with; empty if its identity's token no longer holds. */
    Optional<ProvedIdentity> proved() {
        return identity()
                .match(token -> Optional.of(new ProvedIdentity(token, realmOf(token))), rule -> Optional.empty());
    }

    private Optional<Fingerprint> realmOf(VerifiedToken token) {
        if (identity.issuerToken().isEmpty()) return Optional.empty();
        return Endorsement.provedRealm(
                        token.unverified(),
                        identity.issuerToken(),
                        context.crypto(),
                        context.now().wall())
                .match(Optional::of, rule -> Optional.empty());
    }

    private NodeToken nodeToken() {
        if (nodeToken.filter(this::isYoung).isEmpty()) {
            nodeToken = Optional.of(context.own().token(context.now()));
        }
        return nodeToken.get();
    }

    /** Whether less than half of its life is over. */
    private boolean isYoung(NodeToken token) {
        long issued = token.fields().issuedAtMillis();
        long age = context.now().wallMillis() - issued;
        return age >= 0 && age < (token.fields().expiresAtMillis() - issued) / 2;
    }
}
