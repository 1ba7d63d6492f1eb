package io.symbolon.tck.script;

import io.symbolon.tck.peer.Peer;
import io.symbolon.tck.wire.Blake2b;
import io.symbolon.tck.wire.Fingerprints;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SigningKey;
import io.symbolon.tck.wire.Tokens;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Who plays: the subject's key and uuid, and peers whose fingerprints lie on the side that a script needs. */
final class Cast {
    static final SigningKey SUBJECT = SigningKey.named("subject");
    static final byte[] SUBJECT_UUID = Octets.repeated(0x5b, 16);

    /** The fingerprint of the subject's node: 32 octets. */
    static final byte[] SUBJECT_FINGERPRINT = Fingerprints.of(Tokens.node(SUBJECT, SUBJECT_UUID, 1));

    /** Keys by name: each takes a multiplication on the curve. */
    private static final Map<String, SigningKey> KEYS = new ConcurrentHashMap<>();

    private Cast() {}

    /** The subject as the kit would play it: what it says with given randomness. */
    static Peer subject(LongSupplier wallMs) {
        return new Peer(SUBJECT, SUBJECT_UUID, "192.0.2.99:9", wallMs);
    }

    /** The peer of this name on one side of the subject; always the same one. */
    static Peer peer(String name, Order order, String address, LongSupplier wallMs) {
        SigningKey key = KEYS.computeIfAbsent(name, SigningKey::named);
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
