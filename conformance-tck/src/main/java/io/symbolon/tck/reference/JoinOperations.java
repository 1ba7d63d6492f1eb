package io.symbolon.tck.reference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.join.Claim;
import io.symbolon.core.join.JoinCheck;
import io.symbolon.core.token.Expectation;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.NodeToken;
import io.symbolon.core.token.Place;
import io.symbolon.core.token.TokenValidator;
import io.symbolon.core.token.UnverifiedToken;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.core.wire.Message;
import io.symbolon.core.wire.MessageCodec;
import io.symbolon.tck.driver.Json;
import java.time.Instant;
import java.util.List;

/** The operations of capability join that concern no node. */
final class JoinOperations {
    private final CryptoSuite crypto;
    private final TokenValidator validator;

    JoinOperations(CryptoSuite crypto) {
        this.crypto = crypto;
        this.validator = new TokenValidator(crypto);
    }

    ObjectNode sign(Args args) {
        Bytes message = JoinCheck.signedMessage(
                args.bytes("transcript"),
                args.bytes("session_id"),
                args.fingerprint("node"),
                args.bytes("join_id"),
                args.bytes("identity"));
        SigningKey key = SigningKey.of(args.secret("seed"), crypto);
        return Json.object()
                .put("signed_message", message.toHex())
                .put("signature", crypto.sign(key, message).toHex());
    }

    ObjectNode check(Args args) {
        NodeToken peer = nodeToken(args);
        List<Fingerprint> denied = args.fingerprints("denied");
        Verdict<Claim> claim = MessageCodec.decode(args.bytes("message")).then(message -> {
            if (message instanceof Message.Join join) {
                return new JoinCheck(crypto, validator)
                        .check(
                                join,
                                args.bytes("transcript"),
                                args.bytes("session_id"),
                                peer,
                                denied::contains,
                                Instant.ofEpochMilli(args.number("now")));
            }
            throw new BadRequest("message is no Join");
        });
        return Results.of(
                claim,
                holds -> Results.accepted()
                        .put("identity", holds.identity().fingerprint().toString())
                        .put("realm", holds.realm().map(Fingerprint::toString).orElse("")));
    }

    /** The peer's node token; its own time is what it is read at. */
    private NodeToken nodeToken(Args args) {
        UnverifiedToken token = args.decodedToken("node_token");
        Instant then = Instant.ofEpochMilli(token.fields().notBeforeMillis());
        return validator
                .validate(token.signedToken(), Expectation.of(Place.HANDSHAKE), then)
                .match(verified -> (NodeToken) verified, rule -> {
                    throw new BadRequest("node_token is no node token of a handshake: " + rule.id());
                });
    }
}
