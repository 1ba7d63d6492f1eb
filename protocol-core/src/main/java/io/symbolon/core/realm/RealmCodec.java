package io.symbolon.core.realm;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.wire.Canonical;
import io.symbolon.core.wire.MessageCodec;
import java.util.Optional;

/**
 * The contents that queries and replies seal.
 *
 * <pre>
 *   Query    { bytes identity = 1; bytes node = 2; bytes asker_node = 3; bytes nonce = 4; }
 *   Decision { Ruling ruling = 1; bytes token_hash = 2; bytes identity = 3; bytes node = 4; bytes asker_node = 5;
 *              bytes nonce = 6; uint64 expires_at = 7; bytes signature = 8; }
 *   content  = length of the message (2) | message | zeros, up to the next multiple of 64
 * </pre>
 */
final class RealmCodec {
    private RealmCodec() {}

    static Bytes encode(Query query) {
        return MessageCodec.encodeContent(Canonical.encode(io.symbolon.spec.proto.Query.newBuilder()
                .setIdentity(Canonical.byteString(query.identity()))
                .setNode(Canonical.byteString(query.node().octets()))
                .setAskerNode(Canonical.byteString(query.askerNode().octets()))
                .setNonce(Canonical.byteString(query.nonce()))
                .build()));
    }

    static Bytes encode(Decision decision) {
        return MessageCodec.encodeContent(Canonical.encode(io.symbolon.spec.proto.Decision.newBuilder()
                .setRulingValue(decision.ruling().number())
                .setTokenHash(Canonical.byteString(decision.tokenHash()))
                .setIdentity(Canonical.byteString(decision.identity().octets()))
                .setNode(Canonical.byteString(decision.node().octets()))
                .setAskerNode(Canonical.byteString(decision.askerNode().octets()))
                .setNonce(Canonical.byteString(decision.nonce()))
                .setExpiresAt(decision.expiresAtMillis())
                .setSignature(Canonical.byteString(decision.signature()))
                .build()));
    }

    /** The Query in {@code content}; empty if it is not canonical or a field has not its length. */
    static Optional<Query> decodeQuery(Bytes content) {
        return message(content)
                .flatMap(octets -> Canonical.parseCanonical(io.symbolon.spec.proto.Query.parser(), octets))
                .flatMap(RealmCodec::query);
    }

    /** The Decision in {@code content}; empty if it is not canonical, has no known ruling, or a field has not its length. */
    static Optional<Decision> decodeDecision(Bytes content) {
        return message(content)
                .flatMap(octets -> Canonical.parseCanonical(io.symbolon.spec.proto.Decision.parser(), octets))
                .flatMap(RealmCodec::decision);
    }

    private static Optional<Bytes> message(Bytes content) {
        return MessageCodec.unpad(content).match(Optional::of, rule -> Optional.empty());
    }

    private static Optional<Query> query(io.symbolon.spec.proto.Query query) {
        Bytes node = Canonical.bytes(query.getNode());
        Bytes askerNode = Canonical.bytes(query.getAskerNode());
        Bytes nonce = Canonical.bytes(query.getNonce());
        if (!areFingerprints(node, askerNode) || nonce.length() != Query.NONCE_OCTETS) return Optional.empty();
        return Optional.of(new Query(
                Canonical.bytes(query.getIdentity()), new Fingerprint(node), new Fingerprint(askerNode), nonce));
    }

    private static Optional<Decision> decision(io.symbolon.spec.proto.Decision decision) {
        Bytes tokenHash = Canonical.bytes(decision.getTokenHash());
        Bytes identity = Canonical.bytes(decision.getIdentity());
        Bytes node = Canonical.bytes(decision.getNode());
        Bytes askerNode = Canonical.bytes(decision.getAskerNode());
        Bytes nonce = Canonical.bytes(decision.getNonce());
        Bytes signature = Canonical.bytes(decision.getSignature());
        if (tokenHash.length() != Decision.TOKEN_HASH_OCTETS
                || !areFingerprints(identity, node, askerNode)
                || nonce.length() != Query.NONCE_OCTETS
                || signature.length() != Decision.SIGNATURE_OCTETS) {
            return Optional.empty();
        }
        return Ruling.ofNumber(decision.getRulingValue())
                .map(ruling -> new Decision(
                        ruling,
                        tokenHash,
                        new Fingerprint(identity),
                        new Fingerprint(node),
                        new Fingerprint(askerNode),
                        nonce,
                        decision.getExpiresAt(),
                        signature));
    }

    private static boolean areFingerprints(Bytes... fields) {
        for (Bytes field : fields) {
            if (field.length() != Fingerprint.LENGTH_OCTETS) return false;
        }
        return true;
    }
}
