package io.symbolon.tck.wire;

/** What an identity signs to join (JON-006). */
public final class Joins {
    private Joins() {}

    /**
     * {@code L("symbolon/1 join") || transcript (32) || session id (8) || node fingerprint of the sender (32) ||
     * join id (16) || V(identity)}.
     *
     * @param identity the SignedToken of the identity, or no octets for the node token
     */
    public static byte[] signedMessage(
            byte[] transcript, byte[] sessionId, byte[] node, byte[] joinId, byte[] identity) {
        return Octets.concat(Octets.label(Labels.JOIN), transcript, sessionId, node, joinId, Octets.variable(identity));
    }
}
