package io.symbolon.tck.script;

import io.symbolon.spec.proto.Join;
import io.symbolon.spec.proto.Kind;
import io.symbolon.spec.proto.Token;
import io.symbolon.tck.peer.Peer;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.wire.Blake2b;
import io.symbolon.tck.wire.Fingerprints;
import io.symbolon.tck.wire.Joins;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.Signatures;
import io.symbolon.tck.wire.SigningKey;
import io.symbolon.tck.wire.Tokens;
import java.util.Arrays;
import java.util.function.LongSupplier;

/** Who plays: the subject's key and uuid, and peers whose fingerprints lie on the side that a script needs. */
final class Cast {
    static final SigningKey SUBJECT = SigningKey.named("subject");
    static final byte[] SUBJECT_UUID = Octets.repeated(0x5b, 16);

    /** The fingerprint of the subject's node: 32 octets. */
    static final byte[] SUBJECT_FINGERPRINT = Fingerprints.of(Tokens.node(SUBJECT, SUBJECT_UUID, 1));

    private Cast() {}

    /** The identity of a subject that has one of its own: {@code node.create} takes its seed and uuid. */
    static final SigningKey SUBJECT_IDENTITY = SigningKey.named("identity of the subject");

    static final byte[] SUBJECT_IDENTITY_UUID = Octets.repeated(0x1d, 16);

    /** Whether a Join of the subject holds in a session: signed for it, by the node or by an identity that names the node. */
    static boolean holds(Join join, PeerSession session) {
        byte[] identity = join.getIdentity().toByteArray();
        byte[] key = identity.length == 0
                ? SUBJECT.publicKey()
                : Tokens.decode(identity).getPublicKey().toByteArray();
        byte[] message = Joins.signedMessage(
                session.transcript(),
                session.id(),
                SUBJECT_FINGERPRINT,
                join.getJoinId().toByteArray(),
                identity);
        return join.getJoinId().size() == 16
                && (identity.length == 0 || isOfTheSubject(identity))
                && Signatures.verifies(key, message, join.getSignature().toByteArray());
    }

    private static boolean isOfTheSubject(byte[] identity) {
        Token token = Tokens.decode(identity);
        return token.getKind() == Kind.IDENTITY
                && Arrays.equals(token.getPublicKey().toByteArray(), SUBJECT_IDENTITY.publicKey())
                && Tokens.extension(token, "node_fingerprint")
                        .filter(node -> Arrays.equals(node, SUBJECT_FINGERPRINT))
                        .isPresent()
                && Signatures.verifies(
                        SUBJECT_IDENTITY.publicKey(),
                        Tokens.signedMessage(Tokens.octets(identity)),
                        Tokens.signature(identity));
    }

    /** The subject as the kit would play it: what it says with given randomness. */
    static Peer subject(LongSupplier wallMs) {
        return new Peer(SUBJECT, SUBJECT_UUID, "192.0.2.99:9", wallMs);
    }

    /** The peer of this name on one side of the subject; always the same one. */
    static Peer peer(String name, Order order, String address, LongSupplier wallMs) {
        SigningKey key = SigningKey.named(name);
        for (long i = 0; ; i++) {
            byte[] uuid = Octets.first(Blake2b.hash256(Octets.utf8(name), Octets.u64(i)), 16);
            Peer peer = new Peer(key, uuid, address, wallMs);
            boolean low = Fingerprints.isLow(peer.fingerprint(), SUBJECT_FINGERPRINT);
            if (low == (order == Order.PEER_IS_LOW)) {
                return peer;
            }
        }
    }
}
