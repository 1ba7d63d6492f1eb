package io.symbolon.tck.wire;

import java.util.List;

/** What a realm leader signs to revoke identities (RLM-017). */
public final class RevocationLists {
    private RevocationLists() {}

    /** {@code L("symbolon/1 revocations") || realm (32) || u64(sequence) || V(identities, one after the other)}. */
    public static byte[] signedMessage(byte[] realm, long sequence, List<byte[]> identities) {
        return Octets.concat(
                Octets.label(Labels.REVOCATIONS),
                realm,
                Octets.u64(sequence),
                Octets.variable(Octets.concat(identities.toArray(byte[][]::new))));
    }

    /** The session message with the list, signed by a key for the realm of that name. */
    public static byte[] message(SigningKey leader, byte[] realm, long sequence, List<byte[]> identities) {
        return SessionMessages.revocations(
                sequence, identities, leader.sign(signedMessage(realm, sequence, identities)));
    }
}
