package io.symbolon.tck.vectors.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.wire.Agreement;
import io.symbolon.tck.wire.Blake2b;
import io.symbolon.tck.wire.Interests;
import io.symbolon.tck.wire.Labels;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.PairKeys;
import io.symbolon.tck.wire.SigningKey;
import io.symbolon.tck.wire.Tokens;

/**
 * A sender's and a receiver's interest, signed, and what their owners agree on.
 *
 * @param senderToken the signed interest of {@code sender}
 * @param receiverToken the signed interest of {@code receiver}
 * @param fresh X25519 of the two session keys
 * @param identity X25519 of the two identities' keys
 */
record PairSample(
        InterestSample sender,
        InterestSample receiver,
        byte[] senderToken,
        byte[] receiverToken,
        byte[] fresh,
        byte[] identity) {

    static PairSample of(InterestSample sender, InterestSample receiver) {
        byte[] receiversKey = Tokens.extension(receiver.token(), "session_key").orElseThrow();
        return new PairSample(
                sender,
                receiver,
                sender.signedToken(),
                receiver.signedToken(),
                Agreement.shared(sender.secret(), receiversKey),
                Agreement.shared(sender.key().agreementSecret(), receiver.key().agreementKey()));
    }

    static PairSample first() {
        return of(InterestSample.sender(), InterestSample.receiver());
    }

    PairKeys keys() {
        return PairKeys.of(fresh, identity, senderToken, receiverToken);
    }

    /** Keys of the same names with whatever their pair key is made of. */
    PairKeys keys(byte[] agreements, String label, byte[]... input) {
        byte[] pairKey = Blake2b.keyed512(agreements, Octets.label(label), Octets.concat(input));
        return new PairKeys(pairKey, Interests.shortName(senderToken), Interests.shortName(receiverToken));
    }

    /** The right input of the pair key, part by part: subject hash, sender's token hash, receiver's token hash. */
    byte[][] input() {
        return new byte[][] {
            InterestSample.SUBJECT, Interests.tokenHash(senderToken), Interests.tokenHash(receiverToken)
        };
    }

    /** Keys for another input under the right agreements and label. */
    PairKeys keysOver(byte[]... input) {
        return keys(Octets.concat(fresh, identity), Labels.EXCHANGE, input);
    }

    /** Arguments of an operation of the sender. */
    ObjectNode asSender(long number) {
        return args(sender.key(), sender.secret(), number);
    }

    /** Arguments of an operation of the receiver. */
    ObjectNode asReceiver(long number) {
        return args(receiver.key(), receiver.secret(), number);
    }

    private ObjectNode args(SigningKey key, byte[] secret, long number) {
        return Members.of(
                "secret", secret,
                "seed", key.seed(),
                "sender", senderToken,
                "receiver", receiverToken,
                "number", number);
    }
}
