package io.symbolon.core.crypto;

import io.symbolon.core.bytes.Bytes;

/**
 * The port through which randomness enters, by purpose (CNV-014). Purposes and lengths are part of the driver protocol;
 * the order between purposes is free.
 */
public interface Entropy {
    /** Fills {@code octets}, as many as {@code purpose} has, with what nobody can predict, fresh at every call. */
    void fill(byte[] octets, Purpose purpose);

    /** Fresh octets that others will see. */
    default Bytes draw(Purpose purpose) {
        byte[] octets = new byte[purpose.lengthOctets()];
        fill(octets, purpose);
        return Bytes.wrap(octets);
    }

    /** Fresh octets that nobody will see, and of which no copy stays behind when they are erased (CNV-012). */
    default Secret drawSecret(Purpose purpose) {
        byte[] octets = new byte[purpose.lengthOctets()];
        fill(octets, purpose);
        return Secret.owning(octets);
    }

    /** What random octets are drawn for, and how many at a time. */
    enum Purpose {
        /** The X25519 secret of one handshake attempt or answer. */
        SESSION_SECRET(32),
        /** The nonce of one handshake attempt or answer. */
        NONCE(16),
        /** The uuid of a new token. */
        UUID(16),
        /** The key of a node's cookies, once in the life of a node. */
        COOKIE_SECRET(32),
        /** The data of one challenge. */
        CHALLENGE(16),
        /** Spreading of repeated actions in time. */
        JITTER(8),
        /** The id of one Join. */
        JOIN_ID(16),
        /** The X25519 secret of one query to a realm leader. */
        QUERY_SECRET(32),
        /** The nonce of one query to a realm leader. */
        QUERY_NONCE(16),
        /** The id of one routed message. */
        MESSAGE_ID(16),
        /** The X25519 secret of one signed interest. */
        INTEREST_SECRET(32);

        private final int lengthOctets;

        Purpose(int lengthOctets) {
            this.lengthOctets = lengthOctets;
        }

        /** How many octets one draw gives. */
        public int lengthOctets() {
            return lengthOctets;
        }
    }
}
