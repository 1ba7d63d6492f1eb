package io.symbolon.core.node;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.join.OwnIdentity;
import io.symbolon.core.realm.RealmLeader;
import io.symbolon.core.session.Limits;
import io.symbolon.core.token.Extension;
import io.symbolon.core.token.Kind;
import io.symbolon.core.token.TokenFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Who a node is and what its tokens say.
 *
 * @param seed of its Ed25519 key, 32 octets
 * @param uuid 16 octets
 * @param realm empty or a fingerprint
 * @param issuer empty or a fingerprint, then with an endorsement
 * @param audience empty or a fingerprint
 * @param subject at most 255 octets of UTF-8
 * @param declaredAddress where it says it can be reached, if it does
 * @param endorsement the value of the extension, if there is an issuer
 * @param tokenLifetimeMillis of every token, at most 24 h (TOK-028)
 * @param limits the bounds it keeps
 * @param identity that it joins with; without one it only shakes hands (JON-002)
 * @param grows whether it takes part in growth (OVL-029)
 * @param realmLeader who leads its realm (RLM-001)
 */
public record NodeConfig(
        Secret seed,
        Bytes uuid,
        Bytes realm,
        Bytes issuer,
        Bytes audience,
        String subject,
        Optional<Endpoint> declaredAddress,
        Optional<Bytes> endorsement,
        long tokenLifetimeMillis,
        Limits limits,
        Optional<OwnIdentity> identity,
        boolean grows,
        Optional<RealmLeader> realmLeader) {
    /** 12 h. */
    public static final long DEFAULT_LIFETIME_MILLIS = 43_200_000;

    /** A node of no realm, without issuer and declared address. */
    public static NodeConfig of(Secret seed, Bytes uuid) {
        return new NodeConfig(
                seed,
                uuid,
                Bytes.EMPTY,
                Bytes.EMPTY,
                Bytes.EMPTY,
                "urn:symbolon:node:" + uuid.toHex(),
                Optional.empty(),
                Optional.empty(),
                DEFAULT_LIFETIME_MILLIS,
                Limits.SPECIFIED,
                Optional.empty(),
                false,
                Optional.empty());
    }

    /** The same node, with another subject. */
    public NodeConfig withSubject(String other) {
        return with(draft -> draft.subject = other);
    }

    /** The same node, reachable at {@code address}. */
    public NodeConfig declaring(Endpoint address) {
        return with(draft -> draft.declaredAddress = Optional.of(address));
    }

    /** The same node, with tokens that live {@code millis}. */
    public NodeConfig withTokenLifetime(long millis) {
        return with(draft -> draft.tokenLifetimeMillis = millis);
    }

    /** The same node, with other bounds. */
    public NodeConfig withLimits(Limits other) {
        return with(draft -> draft.limits = other);
    }

    /** The same node, joining with {@code who}. */
    public NodeConfig joiningAs(OwnIdentity who) {
        return with(draft -> draft.identity = Optional.of(who));
    }

    /** The same node, taking part in growth. */
    public NodeConfig growing() {
        return with(draft -> draft.grows = true);
    }

    /** The same node, in the realm of {@code leader}. */
    public NodeConfig ledBy(RealmLeader leader) {
        return with(draft -> draft.realmLeader = Optional.of(leader));
    }

    /** The same node, with copies of its seeds, which may be erased while these are kept. */
    public NodeConfig withCopiedSeeds() {
        return with(draft -> {
            draft.seed = seed.copy();
            draft.identity =
                    identity.map(own -> new OwnIdentity(own.seed().copy(), own.signedToken(), own.issuerToken()));
        });
    }

    private NodeConfig with(Consumer<Draft> change) {
        Draft draft = new Draft();
        change.accept(draft);
        return new NodeConfig(
                draft.seed,
                uuid,
                realm,
                issuer,
                audience,
                draft.subject,
                draft.declaredAddress,
                endorsement,
                draft.tokenLifetimeMillis,
                draft.limits,
                draft.identity,
                draft.grows,
                draft.realmLeader);
    }

    /** What can be changed of a configuration. */
    private final class Draft {
        private Secret seed = NodeConfig.this.seed;
        private String subject = NodeConfig.this.subject;
        private Optional<Endpoint> declaredAddress = NodeConfig.this.declaredAddress;
        private long tokenLifetimeMillis = NodeConfig.this.tokenLifetimeMillis;
        private Limits limits = NodeConfig.this.limits;
        private Optional<OwnIdentity> identity = NodeConfig.this.identity;
        private boolean grows = NodeConfig.this.grows;
        private Optional<RealmLeader> realmLeader = NodeConfig.this.realmLeader;
    }

    /** What one part of a configuration demands of the others. */
    void demandComplete(boolean hasRouter) {
        if (grows && !hasRouter) throw new IllegalArgumentException("a node that grows needs a router");
        if (realmLeader.isPresent() && identity.isEmpty()) {
            throw new IllegalArgumentException(
                    "a node in a realm needs an identity: its queries are sealed with its key");
        }
        if (realmLeader.isPresent() && !grows) {
            throw new IllegalArgumentException("a node in a realm has to grow: its leader is asked by routed messages");
        }
    }

    /** What a token of this node says when it is made at {@code nowMillis} with {@code sessionKey}; extensions in order of name. */
    TokenFields fields(Bytes sessionKey, long nowMillis) {
        List<Extension> extensions = new ArrayList<>();
        endorsement.ifPresent(value -> extensions.add(new Extension(Extension.ENDORSEMENT, value)));
        declaredAddress.ifPresent(address -> {
            extensions.add(new Extension(
                    Extension.HOSTNAME, Bytes.ofUtf8(address.address().toString())));
            extensions.add(new Extension(Extension.PORT, Bytes.ofBigEndian(address.port(), 2)));
        });
        extensions.add(new Extension(Extension.SESSION_KEY, sessionKey));
        return new TokenFields(
                1,
                Kind.NODE.number(),
                uuid,
                realm,
                issuer,
                audience,
                subject,
                Bytes.EMPTY,
                nowMillis,
                nowMillis,
                nowMillis + tokenLifetimeMillis,
                extensions);
    }
}
