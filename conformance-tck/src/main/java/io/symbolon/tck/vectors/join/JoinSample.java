package io.symbolon.tck.vectors.join;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.spec.proto.Token;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.vectors.sample.Party;
import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.wire.Fingerprints;
import io.symbolon.tck.wire.Joins;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SessionMessages;
import io.symbolon.tck.wire.SigningKey;
import io.symbolon.tck.wire.Tokens;

/**
 * A Join as it is presented in a session.
 *
 * @param nodeToken the SignedToken of the sender's node in this session
 * @param now the receiver's wall clock
 * @param joinId 16 octets
 * @param identity a SignedToken, or no octets for the node token
 * @param issuer a SignedToken, or no octets
 * @param signature 64 octets
 */
record JoinSample(byte[] nodeToken, long now, byte[] joinId, byte[] identity, byte[] issuer, byte[] signature) {
    static final Party NODE = Party.named("joiner");
    static final SigningKey KEY = Samples.key("joining identity");
    static final byte[] TRANSCRIPT = Samples.octets("transcript of a join", 32);
    static final byte[] SESSION_ID = Samples.octets("session id of a join", 8);
    static final byte[] JOIN_ID = Samples.octets("id of a join", 16);
    static final byte[] NONE = Octets.zeros(0);

    /** The node token of the sender, as in every handshake of its own. */
    static byte[] node() {
        return NODE.own(1, Samples.NOW).signedToken();
    }

    /** The identity that names the sender's node. */
    static Token identityToken() {
        return naming(Fingerprints.of(node()));
    }

    /** The same identity with another value of {@code node_fingerprint}. */
    static Token naming(byte[] node) {
        return Tokens.withExtension(Samples.identity("joining identity"), "node_fingerprint", node);
    }

    /** A Join of an identity, signed by its key for this session. */
    static JoinSample of(Token identity) {
        return of(Tokens.sign(KEY, identity));
    }

    /** A Join of an identity's SignedToken, signed by its key for this session. */
    static JoinSample of(byte[] identity) {
        return new JoinSample(node(), Samples.NOW, JOIN_ID, identity, NONE, KEY.sign(message(identity)));
    }

    /** A Join of the node token, signed by the node's key. */
    static JoinSample ofNode() {
        return new JoinSample(
                node(), Samples.NOW, JOIN_ID, NONE, NONE, NODE.key().sign(message(NONE)));
    }

    /** What a Join in this session signs. */
    static byte[] message(byte[] identity) {
        return Joins.signedMessage(TRANSCRIPT, SESSION_ID, Fingerprints.of(node()), JOIN_ID, identity);
    }

    JoinSample at(long time) {
        return new JoinSample(nodeToken, time, joinId, identity, issuer, signature);
    }

    JoinSample issuedBy(byte[] token) {
        return new JoinSample(nodeToken, now, joinId, identity, token, signature);
    }

    JoinSample signed(byte[] other) {
        return new JoinSample(nodeToken, now, joinId, identity, issuer, other);
    }

    /** The octets of the message. */
    byte[] encoded() {
        return SessionMessages.join(joinId, identity, signature, issuer);
    }

    ObjectNode args() {
        return args(encoded());
    }

    /** The arguments with other octets in the place of the message. */
    ObjectNode args(byte[] message) {
        return Members.of(
                "transcript", TRANSCRIPT,
                "session_id", SESSION_ID,
                "node_token", nodeToken,
                "now", now,
                "message", message);
    }
}
