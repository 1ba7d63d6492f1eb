package io.symbolon.tck.reference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.AgreementKey;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.crypto.Secret;
import io.symbolon.core.crypto.SigningKey;
import io.symbolon.core.realm.AskerSide;
import io.symbolon.core.realm.LeaderSide;
import io.symbolon.core.realm.Query;
import io.symbolon.core.realm.Realm;
import io.symbolon.core.realm.RevocationList;
import io.symbolon.core.realm.Ruling;
import io.symbolon.core.realm.SentQuery;
import io.symbolon.core.realm.TakenQuery;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.core.token.Fingerprints;
import io.symbolon.core.token.TokenValidator;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.core.wire.Message;
import io.symbolon.core.wire.MessageCodec;
import io.symbolon.spec.RealmRule;
import io.symbolon.tck.driver.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The operations of capability realm that need no node. */
final class RealmOperations {
    private final CryptoSuite crypto;

    RealmOperations(CryptoSuite crypto) {
        this.crypto = crypto;
    }

    ObjectNode ask(Args args) {
        Query query = new Query(
                args.bytes("identity"), args.fingerprint("node"), args.fingerprint("asker_node"), args.bytes("nonce"));
        Fingerprint identity = Fingerprints.of(args.decodedToken("identity").fields(), crypto);
        AskerSide.Asked asked = asker(args).ask(query, identity, args.secret("query_secret"));
        return Json.object()
                .put("fresh_key", asked.sent().freshKey().toString())
                .put("asker", asked.asker().toHex())
                .put("sealed", asked.sealed().toHex());
    }

    ObjectNode take(Args args) {
        return Results.of(
                taken(args),
                taken -> Results.accepted()
                        .put("asker_key", taken.asker().toString())
                        .put("identity", taken.query().identity().toHex())
                        .put("node", taken.query().node().toString())
                        .put("asker_node", taken.query().askerNode().toString())
                        .put("nonce", taken.query().nonce().toHex()));
    }

    ObjectNode rule(Args args) {
        TakenQuery taken = taken(args).match(query -> query, rule -> {
            throw new BadRequest("the query is refused by " + rule.id());
        });
        Ruling ruling = Ruling.valueOf(args.text("ruling").toUpperCase(Locale.ROOT));
        long expiresAt = args.number("expires_at");
        LeaderSide leader = leader(args);
        return Json.object()
                .put("sealed", leader.rule(taken, ruling, expiresAt).toHex())
                .put(
                        "signed_message",
                        leader.decide(taken, ruling, expiresAt).signedMessage().toHex());
    }

    ObjectNode settle(Args args) {
        Secret querySecret = args.secret("query_secret");
        AskerSide asker = asker(args);
        SentQuery sent = new SentQuery(
                crypto.agreementKey(querySecret),
                args.bytes("token_hash"),
                args.fingerprint("identity"),
                args.fingerprint("node"),
                args.fingerprint("asker_node"),
                args.bytes("nonce"),
                asker.replyKey(querySecret));
        // the reply names its question, as it would in a node that has asked this one
        if (!sent.freshKey().octets().equals(args.bytes("fresh_key"))) {
            return Results.refused(RealmRule.REPLY_MATCHES_A_QUERY);
        }
        return Results.of(
                asker.settle(sent, args.bytes("sealed"), now(args)),
                decision -> Results.accepted()
                        .put("ruling", decision.ruling().name().toLowerCase(Locale.ROOT))
                        .put("expires_at", decision.expiresAtMillis()));
    }

    ObjectNode signRevocations(Args args) {
        Fingerprint realm = args.fingerprint("realm");
        long sequence = args.number("sequence");
        List<Bytes> identities = args.bytesList("identities");
        RevocationList list = RevocationList.sign(
                realm, sequence, identities.stream().map(Fingerprint::new).toList(), key(args), crypto);
        return Json.object()
                .put(
                        "signed_message",
                        RevocationList.signedMessage(realm, sequence, identities)
                                .toHex())
                .put("signature", list.signature().toHex());
    }

    ObjectNode checkRevocations(Args args) {
        Verdict<Message> message = MessageCodec.decodeContent(MessageCodec.encodeContent(args.bytes("message")));
        return Results.of(
                message.then(said -> {
                    if (!(said instanceof Message.Revocations list)) throw new BadRequest("message has another body");
                    return RevocationList.check(
                            realm(args),
                            args.number("after"),
                            list.sequence(),
                            list.identities(),
                            list.signature(),
                            crypto);
                }),
                list -> Results.accepted());
    }

    private Verdict<TakenQuery> taken(Args args) {
        AgreementKey freshKey = args.agreementKey("fresh_key");
        return leader(args).take(freshKey, args.bytes("asker"), args.bytes("sealed"), now(args));
    }

    private AskerSide asker(Args args) {
        return new AskerSide(crypto, realm(args), key(args));
    }

    private LeaderSide leader(Args args) {
        return new LeaderSide(crypto, new TokenValidator(crypto), realm(args), key(args));
    }

    private Realm realm(Args args) {
        return Realm.of(args.bytes("leader_token"), crypto).match(realm -> realm, rule -> {
            throw new BadRequest("leader_token is refused by " + rule.id());
        });
    }

    private SigningKey key(Args args) {
        return SigningKey.of(args.secret("seed"), crypto);
    }

    private static Instant now(Args args) {
        return Instant.ofEpochMilli(args.number("now"));
    }
}
