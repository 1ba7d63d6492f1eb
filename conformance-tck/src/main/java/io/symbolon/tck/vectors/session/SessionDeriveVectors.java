package io.symbolon.tck.vectors.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.spec.proto.Token;
import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.vectors.sample.Party;
import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.wire.Edwards25519;
import io.symbolon.tck.wire.Fingerprints;
import io.symbolon.tck.wire.KeyDerivation;
import io.symbolon.tck.wire.KeyDerivation.Own;
import io.symbolon.tck.wire.KeyDerivation.Peer;
import io.symbolon.tck.wire.Labels;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.Tokens;
import java.math.BigInteger;

/** The file {@code session-derive.json}: HSK-008 to HSK-010. */
public final class SessionDeriveVectors {
    private static final Own ANNA = Party.named("anna").own(1, Samples.NOW);
    private static final Own BERT = Party.named("bert").own(1, Samples.NOW + 5);
    private static final Own CLEO = Party.named("cleo").own(1, Samples.NOW);
    private static final String TWIN = "HSK-P-0901";

    private final VectorFile file = new VectorFile(
            "session-derive",
            "handshake",
            "Everything that two nodes derive from a handshake, seen from both sides.",
            "Two cases that are the two sides of one handshake have the same values except the role.");

    private SessionDeriveVectors() {}

    public static VectorFile file() {
        SessionDeriveVectors vectors = new SessionDeriveVectors();
        vectors.bothSides();
        vectors.transcripts();
        vectors.unusualKeys();
        vectors.smallOrder();
        return vectors.file;
    }

    private void bothSides() {
        derive(TWIN, "the first handshake, one side", ANNA, BERT.asPeer(), Flag.GOLDEN);
        derive("HSK-P-0902", "the first handshake, the other side", BERT, ANNA.asPeer(), Flag.ROLE);
        derive("HSK-P-0903", "the second handshake, one side", ANNA, CLEO.asPeer(), Flag.ROLE);
        derive("HSK-P-0904", "the second handshake, the other side", CLEO, ANNA.asPeer(), Flag.ROLE);
        derive("HSK-P-0905", "the third handshake, one side", BERT, CLEO.asPeer(), Flag.ROLE);
        derive("HSK-P-0906", "the third handshake, the other side", CLEO, BERT.asPeer(), Flag.ROLE);
    }

    private void transcripts() {
        Own otherNonce = new Own(ANNA.key(), ANNA.sessionSecret(), ANNA.signedToken(), Octets.zeros(16));
        derive(
                "HSK-P-0907",
                "the first handshake with another nonce of our own",
                otherNonce,
                BERT.asPeer(),
                Flag.COVERED_FIELD);
        derive(
                "HSK-P-0908",
                "the first handshake with another nonce of the peer",
                ANNA,
                new Peer(BERT.signedToken(), Octets.zeros(16)),
                Flag.COVERED_FIELD);
        Own renewed = Party.named("bert").own(1, Samples.NOW + 6);
        derive(
                "HSK-P-0909",
                "the first handshake with a token of the peer issued 1 ms later",
                ANNA,
                renewed.asPeer(),
                Flag.COVERED_FIELD);
        Own fresh = Party.named("bert").own(2, Samples.NOW + 5);
        derive(
                "HSK-P-0910",
                "the first handshake with another session key of the peer",
                ANNA,
                fresh.asPeer(),
                Flag.COVERED_FIELD);
        byte[] unsigned = Tokens.signed(Tokens.octets(BERT.signedToken()), Octets.zeros(64));
        derive(
                "HSK-P-0911",
                "the first handshake with another signature on the peer's token",
                ANNA,
                new Peer(unsigned, BERT.nonce()),
                Flag.COVERED_FIELD);
    }

    private void unusualKeys() {
        byte[] key = Tokens.extension(Tokens.decode(BERT.signedToken()), "session_key")
                .orElseThrow();
        derive(
                "HSK-P-0912",
                "a session key whose top bit is set",
                ANNA,
                peer(Octets.withBitFlipped(key, 31, 7)),
                Flag.MASKED_BIT);
        derive("HSK-P-0913", "a session key of p + 9", ANNA, peer(above(9)), Flag.REDUCED);
    }

    private void smallOrder() {
        refuse("HSK-N-0801", "the session key is 0", Octets.zeros(32));
        refuse("HSK-N-0802", "the session key is 1", Octets.concat(Octets.u8(1), Octets.zeros(31)));
        refuse(
                "HSK-N-0803",
                "a session key of order 8",
                Edwards25519.smallOrder(1).toMontgomery());
        refuse(
                "HSK-N-0804",
                "another session key of order 8",
                Edwards25519.smallOrder(3).toMontgomery());
        refuse("HSK-N-0805", "the session key is p - 1", above(-1));
        refuse("HSK-N-0806", "the session key is p", above(0));
        refuse("HSK-N-0807", "the session key is p + 1", above(1));
        refuse(
                "HSK-N-0808",
                "the session key is 0 with the top bit set",
                Octets.withBitFlipped(Octets.zeros(32), 31, 7));
    }

    private void derive(String id, String title, Own own, Peer peer, Flag flag) {
        KeyDerivation keys = KeyDerivation.of(own, peer);
        boolean low = Fingerprints.isLow(own.fingerprint(), Fingerprints.of(peer.signedToken()));
        file.accept(id, title, "HSK-009", "HSK-010", "HSK-008", "CNV-001", "CNV-003")
                .flags(flag)
                .asks("session.derive", args(own, peer), values(low ? "low" : "high", keys))
                .trace(
                        "fingerprint", own.fingerprint(),
                        "peer_fingerprint", Fingerprints.of(peer.signedToken()),
                        "transcript_input",
                                KeyDerivation.transcriptInput(low ? own.asPeer() : peer, low ? peer : own.asPeer()),
                        "ikm", Octets.concat(keys.sessionAgreement(), keys.nodeAgreement()),
                        "prk_input", Octets.concat(Octets.label(Labels.HANDSHAKE), keys.transcript()));
    }

    private static ObjectNode values(String role, KeyDerivation keys) {
        return Members.accepted(
                "role", role,
                "session_agreement", keys.sessionAgreement(),
                "node_agreement", keys.nodeAgreement(),
                "transcript", keys.transcript(),
                "prk", keys.prk(),
                "key_low_to_high", keys.keyLowToHigh(),
                "key_high_to_low", keys.keyHighToLow(),
                "tag_low", keys.tagLow(),
                "tag_high", keys.tagHigh(),
                "session_id", keys.sessionId());
    }

    private void refuse(String id, String title, byte[] sessionKey) {
        file.refuse(id, TWIN, title, "HSK-008")
                .flags(Flag.SMALL_ORDER)
                .asks("session.derive", args(ANNA, peer(sessionKey)), Members.refused("HSK-008"));
    }

    /** The peer of the first handshake with another session key in its token, signed again. */
    private static Peer peer(byte[] sessionKey) {
        Token token = Tokens.withSessionKey(
                Tokens.decode(BERT.signedToken()).toBuilder().clearExtensions().build(), sessionKey);
        return new Peer(Tokens.sign(BERT.key(), token), BERT.nonce());
    }

    private static ObjectNode args(Own own, Peer peer) {
        return Members.of(
                "seed", own.key().seed(),
                "session_secret", own.sessionSecret(),
                "signed_token", own.signedToken(),
                "nonce", own.nonce(),
                "peer_signed_token", peer.signedToken(),
                "peer_nonce", peer.nonce());
    }

    private static byte[] above(int distance) {
        return Edwards25519.octets(Edwards25519.P.add(BigInteger.valueOf(distance)));
    }
}
