package io.symbolon.tck.wire;

import io.symbolon.spec.proto.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The keys of two interests, one of a sender and one of a receiver (chapter message, keys), and what is sealed with them.
 *
 * @param pairKey 64 octets
 * @param sender the short name of the sender's interest, 8 octets
 * @param receiver the short name of the receiver's interest, 8 octets
 */
public record PairKeys(byte[] pairKey, byte[] sender, byte[] receiver) {
    public static final int PART_OCTETS = 1024;

    /**
     * The keys of two signed interests about one subject.
     *
     * @param fresh X25519 of the two session keys, 32 octets
     * @param identity X25519 of the two identities' keys, 32 octets
     */
    public static PairKeys of(byte[] fresh, byte[] identity, byte[] senderInterest, byte[] receiverInterest) {
        byte[] subject = Octets.ofHex(Tokens.decode(senderInterest).getSubject());
        byte[] key = Blake2b.keyed512(
                Octets.concat(fresh, identity),
                Octets.label(Labels.EXCHANGE),
                subject,
                Interests.tokenHash(senderInterest),
                Interests.tokenHash(receiverInterest));
        return new PairKeys(key, Interests.shortName(senderInterest), Interests.shortName(receiverInterest));
    }

    /** The key of a message: 32 octets. */
    public byte[] messageKey(long number) {
        return Blake2b.keyed256(pairKey, Octets.label(Labels.MESSAGE), Octets.u64(number));
    }

    /** The key of its receipts: 32 octets. */
    public byte[] receiptKey(long number) {
        return Blake2b.keyed256(pairKey, Octets.label(Labels.RECEIPT), Octets.u64(number));
    }

    /** One part under the message key. */
    public byte[] sealPart(long number, int part, int parts, byte[] content) {
        return ChaCha20Poly1305.seal(messageKey(number), nonce(part), names(number, part, parts), content);
    }

    /** One part, or nothing if it does not open. */
    public Optional<byte[]> openPart(long number, int part, int parts, byte[] sealed) {
        return ChaCha20Poly1305.open(messageKey(number), nonce(part), names(number, part, parts), sealed);
    }

    /** A whole message, sealed part by part (MSG-002). */
    public List<byte[]> seal(long number, byte[] message) {
        int parts = Math.max(1, (message.length + PART_OCTETS - 1) / PART_OCTETS);
        List<byte[]> sealed = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            int from = part * PART_OCTETS;
            byte[] content = Octets.slice(message, from, Math.min(PART_OCTETS, message.length - from));
            sealed.add(sealPart(number, part, parts, content));
        }
        return sealed;
    }

    /** The tag of a receipt: 16 octets. */
    public byte[] tag(long number, int by) {
        byte[] associated = Octets.concat(sender, receiver, Octets.u64(number), Octets.u32(by));
        return ChaCha20Poly1305.seal(receiptKey(number), nonce(by), associated, Octets.zeros(0));
    }

    /** The encoding of a Content, whatever its values are. */
    public static byte[] content(int acknowledgement, byte[] payload) {
        return Content.newBuilder()
                .setAcknowledgement(acknowledgement)
                .setPayload(Tokens.bytes(payload))
                .build()
                .toByteArray();
    }

    /** What is associated with a part. */
    public byte[] names(long number, int part, int parts) {
        return Octets.concat(sender, receiver, Octets.u64(number), Octets.u32(part), Octets.u32(parts));
    }

    /** The nonce of a part, or of a receipt by somebody. */
    public static byte[] nonce(int counter) {
        return Octets.concat(Octets.zeros(8), Octets.u32(counter));
    }
}
