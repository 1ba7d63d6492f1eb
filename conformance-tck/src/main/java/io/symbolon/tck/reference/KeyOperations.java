package io.symbolon.tck.reference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.AgreementKey;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.PublicKey;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.session.Direction;
import io.symbolon.core.session.KeySchedule;
import io.symbolon.core.session.Party;
import io.symbolon.core.session.Rank;
import io.symbolon.core.session.SessionKeys;
import io.symbolon.core.token.Extension;
import io.symbolon.core.token.Fingerprints;
import io.symbolon.core.token.UnverifiedToken;
import io.symbolon.spec.HandshakeRule;
import io.symbolon.tck.driver.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The operations of capability keys. */
final class KeyOperations {
    private final CryptoSuite crypto;
    private final KeySchedule schedule;

    KeyOperations(CryptoSuite crypto) {
        this.crypto = crypto;
        this.schedule = new KeySchedule(crypto);
    }

    ObjectNode derive(Args args) {
        Party own = party(args.decodedToken("signed_token"), args.bytes("nonce"));
        Party peer = party(args.decodedToken("peer_signed_token"), args.bytes("peer_nonce"));
        Optional<Secret> sessions = schedule.sessionAgreement(args.secret("session_secret"), peer);
        Optional<Secret> nodes = schedule.nodeAgreement(SigningKey.of(args.secret("seed"), crypto), peer);
        if (sessions.isEmpty() || nodes.isEmpty()) {
            return Results.refused(HandshakeRule.AGREEMENT_CONTRIBUTES);
        }
        Bytes transcript = schedule.transcript(own, peer);
        Secret prk = schedule.pseudoRandomKey(sessions.get(), nodes.get(), transcript);
        SessionKeys keys = schedule.keys(prk, transcript, own.isLowTowards(peer));
        boolean low = keys.sending() == Direction.LOW_TO_HIGH;
        return Results.accepted()
                .put("role", low ? "low" : "high")
                .put("session_agreement", Results.hex(sessions.get()))
                .put("node_agreement", Results.hex(nodes.get()))
                .put("transcript", transcript.toHex())
                .put("prk", Results.hex(prk))
                .put("key_low_to_high", Results.hex(low ? keys.sendKey() : keys.receiveKey()))
                .put("key_high_to_low", Results.hex(low ? keys.receiveKey() : keys.sendKey()))
                .put("tag_low", (low ? keys.ownTag() : keys.peerTag()).toHex())
                .put("tag_high", (low ? keys.peerTag() : keys.ownTag()).toHex())
                .put("session_id", keys.sessionId().toHex());
    }

    ObjectNode rank(Args args) {
        List<Rank> ranks = new ArrayList<>();
        for (Args session : args.objects("sessions")) {
            var issued = session.members().get("issued_at");
            ranks.add(Rank.of(issued.get(0).asLong(), issued.get(1).asLong(), session.bytes("session_id")));
        }
        ObjectNode result = Json.object();
        var order = result.putArray("order");
        IntStream.range(0, ranks.size())
                .boxed()
                .sorted(Comparator.<Integer, Rank>comparing(ranks::get).reversed())
                .forEach(order::add);
        return result;
    }

    private Party party(UnverifiedToken token, Bytes nonce) {
        Bytes sessionKey = token.fields()
                .extension(Extension.SESSION_KEY)
                .orElseThrow(() -> new BadRequest("a token has no session_key"));
        return new Party(
                Fingerprints.of(token.fields(), crypto),
                new PublicKey(token.fields().publicKey()),
                new AgreementKey(sessionKey),
                token.signedToken(),
                nonce);
    }
}
