package io.symbolon.core.realm;

import io.symbolon.core.crypto.AgreementKey;
import io.symbolon.core.crypto.PublicKey;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.token.IdentityToken;

/** A query that has opened and holds, in the leader's hands. Only {@link LeaderSide} makes one. */
public final class TakenQuery {
    private final AgreementKey freshKey;
    private final PublicKey asker;
    private final Query query;
    private final IdentityToken identity;
    private final Secret replyKey;

    TakenQuery(AgreementKey freshKey, PublicKey asker, Query query, IdentityToken identity, Secret replyKey) {
        this.freshKey = freshKey;
        this.asker = asker;
        this.query = query;
        this.identity = identity;
        this.replyKey = replyKey;
    }

    /** Names the question. */
    public AgreementKey freshKey() {
        return freshKey;
    }

    /** The key of the asker's identity. */
    public PublicKey asker() {
        return asker;
    }

    public Query query() {
        return query;
    }

    /** The joiner's identity, verified. */
    public IdentityToken identity() {
        return identity;
    }

    Secret replyKey() {
        return replyKey;
    }

    /** Erases the key of the reply. */
    public void destroy() {
        replyKey.destroy();
    }
}
