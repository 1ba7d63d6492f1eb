package io.symbolon.tck.suite;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.spec.proto.Kind;
import io.symbolon.spec.proto.Token;
import io.symbolon.tck.driver.Capability;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.driver.KitFault;
import io.symbolon.tck.wire.Blake2b;
import io.symbolon.tck.wire.Fingerprints;
import io.symbolon.tck.wire.Interests;
import io.symbolon.tck.wire.Joins;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.RealmQuestion;
import io.symbolon.tck.wire.RevocationLists;
import io.symbolon.tck.wire.SessionMessages;
import io.symbolon.tck.wire.SigningKey;
import io.symbolon.tck.wire.Tokens;
import java.util.List;

/** For each operation arguments that every implementation of it can answer with a result. */
final class OperationSamples {
    /** Scripted session secrets of {@link #node}. */
    static final List<String> SESSION_SECRETS = List.of(repeated("a1", 32), repeated("a2", 32));

    /** Scripted nonces of {@link #node}. */
    static final List<String> NONCES = List.of(repeated("b1", 16), repeated("b2", 16));

    /** Wall time when the time of a driver starts. */
    static final long START_MS = 1_767_225_600_000L;

    private static final SigningKey KEY = SigningKey.named("driver suite node");
    private static final SigningKey PEER = SigningKey.named("driver suite peer");
    private static final SigningKey IDENTITY = SigningKey.named("driver suite identity");
    private static final SigningKey ISSUER = SigningKey.named("driver suite issuer");
    private static final String QUERY_SECRET = repeated("a3", 32);
    private static final String ADDRESS = "192.0.2.1:4000";
    private static final String FINGERPRINT = repeated("0f", 32);
    private static final String OTHER_FINGERPRINT = repeated("f0", 32);

    private OperationSamples() {}

    /** Arguments of {@code node.create} for a node with scripted session secrets and nonces. */
    static ObjectNode node(String name) {
        ObjectNode args = Json.object()
                .put("node", name)
                .put("seed", Octets.hex(KEY.seed()))
                .put("uuid", repeated("c1", 16));
        ObjectNode entropy = args.putObject("entropy");
        SESSION_SECRETS.forEach(entropy.putArray("session_secret")::add);
        NONCES.forEach(entropy.putArray("nonce")::add);
        return args;
    }

    /** The node of {@link #node} called n, with what the operations of {@code capability} take for granted. */
    static ObjectNode nodeFor(Capability capability) {
        ObjectNode args = node("n");
        if (capability != Capability.OVERLAY) return args;
        // the issuer of the samples leads the realm, and uses this node
        args.put("grows", true)
                .putObject("identity")
                .put("seed", Octets.hex(ISSUER.seed()))
                .put("uuid", repeated("c3", 16))
                .put("subject", "urn:symbolon:sample");
        args.putObject("realm").put("leader_token", issuerToken()).put("leader_node", FINGERPRINT);
        return args;
    }

    /** Arguments of {@code node.open}. */
    static ObjectNode open(String name, String to) {
        return Json.object().put("node", name).put("to", to);
    }

    /** Arguments of {@code clock.set}, both clocks {@code milliseconds} after their start. */
    static ObjectNode clock(long milliseconds) {
        return Json.object().put("monotonic_ms", milliseconds).put("wall_ms", START_MS + milliseconds);
    }

    /** Arguments of {@code op}; what concerns a node takes {@code node.create} before it. */
    static ObjectNode of(String op) {
        ObjectNode args = Json.object();
        return switch (op) {
            case "key.check", "key.convert" -> args.put("public_key", Octets.hex(KEY.publicKey()));
            case "key.derive" -> args.put("seed", Octets.hex(KEY.seed()));
            case "signature.verify" ->
                args.put("public_key", Octets.hex(KEY.publicKey()))
                        .put("message", "00")
                        .put("signature", Octets.hex(KEY.sign(Octets.zeros(1))));
            case "agreement" ->
                args.put("secret", Octets.hex(KEY.agreementSecret()))
                        .put("agreement_key", Octets.hex(PEER.agreementKey()));
            case "token.validate" ->
                args.put("signed_token", nodeToken(KEY)).put("place", "node").put("now", START_MS);
            case "token.sign" -> signArguments();
            case "token.fingerprint" -> args.put("signed_token", nodeToken(KEY));
            case "token.newer" -> args.put("first", nodeToken(KEY)).put("second", nodeToken(PEER));
            case "token.endorsement", "token.realm" ->
                args.put("signed_token", endorsedToken())
                        .put("issuer_token", issuerToken())
                        .put("now", START_MS);
            case "frame.decode" -> args.put("datagram", "0201" + repeated("00", 32));
            case "handshake.encode" ->
                args.put("token", nodeToken(KEY))
                        .put("nonce", NONCES.get(0))
                        .put("echo", "")
                        .put("cookie", "")
                        .put("tag", "");
            case "frame.seal" ->
                args.put("key", repeated("0a", 32))
                        .put("session_id", repeated("0b", 8))
                        .put("counter", repeated("00", 8))
                        .put("direction", "low_to_high")
                        .put("message", "0a120a10" + repeated("0c", 16));
            case "frame.open" ->
                args.put("key", repeated("0a", 32))
                        .put("direction", "low_to_high")
                        .put("datagram", "0301" + repeated("00", 96));
            case "window.replay" -> {
                args.putArray("counters").add(repeated("00", 8)).add(repeated("00", 8));
                yield args;
            }
            case "cookie.make" -> cookie(args);
            case "cookie.check" -> cookie(args).put("cookie", repeated("00", 16));
            case "session.derive" ->
                args.put("seed", Octets.hex(KEY.seed()))
                        .put("session_secret", SESSION_SECRETS.get(0))
                        .put("signed_token", nodeToken(KEY))
                        .put("nonce", NONCES.get(0))
                        .put("peer_signed_token", nodeToken(PEER))
                        .put("peer_nonce", NONCES.get(1));
            case "session.rank" -> {
                ObjectNode session = args.putArray("sessions").addObject().put("session_id", repeated("01", 8));
                session.putArray("issued_at").add(START_MS).add(START_MS);
                yield args;
            }
            case "routing.distance" -> args.put("one", FINGERPRINT).put("other", OTHER_FINGERPRINT);
            case "routing.place" -> args.put("own", FINGERPRINT).put("peer", OTHER_FINGERPRINT);
            case "routing.neighbours" -> {
                args.put("own", FINGERPRINT).put("size", 16).putArray("peers").add(OTHER_FINGERPRINT);
                yield args;
            }
            case "routing.table" -> {
                routingPeer(args.put("own", FINGERPRINT));
                yield args;
            }
            case "routing.next_hop" -> {
                args.put("own", FINGERPRINT).put("target", repeated("ff", 32));
                args.putArray("peers").add(OTHER_FINGERPRINT);
                yield args;
            }
            case "routing.decide" -> {
                routingPeer(args.put("own", FINGERPRINT).put("declares", true));
                args.putObject("candidate")
                        .put("fingerprint", repeated("f1", 32))
                        .put("address", ADDRESS);
                yield args.put("teller", ADDRESS);
            }
            case "join.sign" ->
                args.put("seed", Octets.hex(IDENTITY.seed()))
                        .put("transcript", repeated("0e", 32))
                        .put("session_id", repeated("01", 8))
                        .put("node", FINGERPRINT)
                        .put("join_id", repeated("02", 16))
                        .put("identity", "");
            case "join.check" ->
                args.put("transcript", repeated("0e", 32))
                        .put("session_id", repeated("01", 8))
                        .put("node_token", nodeToken(KEY))
                        .put("now", START_MS)
                        .put("message", Octets.hex(join()));
            case "realm.ask" ->
                args.put("query_secret", QUERY_SECRET)
                        .put("seed", Octets.hex(KEY.seed()))
                        .put("leader_token", issuerToken())
                        .put("identity", endorsedToken())
                        .put("node", FINGERPRINT)
                        .put("asker_node", OTHER_FINGERPRINT)
                        .put("nonce", NONCES.get(0));
            case "realm.take" -> query(args);
            case "realm.rule" -> query(args).put("ruling", "granted").put("expires_at", START_MS);
            case "realm.settle" ->
                args.put("query_secret", QUERY_SECRET)
                        .put("seed", Octets.hex(KEY.seed()))
                        .put("leader_token", issuerToken())
                        .put("fresh_key", Octets.hex(question().freshKey()))
                        .put("sealed", "")
                        .put("token_hash", repeated("0e", 32))
                        .put("identity", FINGERPRINT)
                        .put("node", FINGERPRINT)
                        .put("asker_node", OTHER_FINGERPRINT)
                        .put("nonce", NONCES.get(0))
                        .put("now", START_MS);
            case "revocations.sign" -> {
                args.put("seed", Octets.hex(ISSUER.seed()))
                        .put("realm", FINGERPRINT)
                        .put("sequence", 1)
                        .putArray("identities")
                        .add(FINGERPRINT);
                yield args;
            }
            case "revocations.check" ->
                args.put("leader_token", issuerToken()).put("after", 0).put("message", Octets.hex(revocations()));
            case "subject.hash" -> {
                args.putArray("parts").add("00");
                yield args;
            }
            case "interest.check" ->
                args.put("signed_token", interest(IDENTITY, Interests.SENDER)).put("now", START_MS);
            case "coordinator.place" -> {
                args.put("own", FINGERPRINT).put("declares", true).put("subject", repeated("0e", 32));
                args.putArray("peers").add(OTHER_FINGERPRINT);
                yield args;
            }
            case "coordinator.match" ->
                args.put("one", interest(IDENTITY, Interests.SENDER))
                        .put("other", interest(ISSUER, Interests.RECEIVER))
                        .put("now", START_MS);
            case "party.check" ->
                args.put("own", interest(IDENTITY, Interests.SENDER))
                        .put("message", Octets.hex(SessionMessages.match(Octets.u8(1), Octets.u8(1))))
                        .put("now", START_MS);
            case "message.seal" ->
                pair(args, IDENTITY).put("acknowledgement", "none").put("payload", "00");
            case "message.open" -> {
                pair(args, ISSUER).putArray("parcels");
                yield args;
            }
            case "receipt.make" -> pair(args, ISSUER).put("by", "node");
            case "receipt.check" ->
                pair(args, IDENTITY)
                        .put("acknowledgement", "node")
                        .put("by", "node")
                        .put("tag", repeated("00", 16));
            case "node.create" -> node("n");
            case "node.open" -> open("n", ADDRESS);
            case "node.deliver" -> args.put("node", "n").put("from", ADDRESS).put("datagram", "00");
            case "node.leave" -> args.put("node", "n").put("peer", FINGERPRINT);
            case "node.stop" -> args.put("node", "n");
            case "node.deny" -> args.put("node", "n").put("peer", FINGERPRINT).put("for_ms", 1000);
            case "node.answer" -> args.put("node", "n").put("question", 1).put("decision", "granted");
            case "node.revoke" -> {
                args.put("node", "n").putArray("identities").add(FINGERPRINT);
                yield args;
            }
            case "node.declare" ->
                args.put("node", "n")
                        .put("interest", 1)
                        .put("subject", repeated("0e", 32))
                        .put("role", "receiver")
                        .put("exchange", "public");
            case "node.withdraw" -> args.put("node", "n").put("interest", 1);
            case "node.send" ->
                args.put("node", "n").put("interest", 1).put("message", 1).put("payload", "00");
            case "node.handled" -> args.put("node", "n").put("delivery", 1).put("handling", "taken");
            case "clock.set" -> clock(1);
            case "node.inspect" -> args.put("node", "n");
            default -> throw new KitFault("there is no sample for " + op);
        };
    }

    /** What the operations of a pair of interests share; {@code own} is the key of the identity whose side it is. */
    private static ObjectNode pair(ObjectNode args, SigningKey own) {
        return args.put("secret", Octets.hex(own.agreementSecret()))
                .put("seed", Octets.hex(own.seed()))
                .put("sender", interest(IDENTITY, Interests.SENDER))
                .put("receiver", interest(ISSUER, Interests.RECEIVER))
                .put("number", 1);
    }

    private static String interest(SigningKey identity, int role) {
        byte[] subject = Interests.subject(Octets.zeros(1));
        byte[] node = Blake2b.hash256(identity.publicKey());
        Token plain = Interests.token(
                identity, node, Octets.ofHex(repeated("c4", 16)), subject, Octets.zeros(0), START_MS, 120_000);
        byte[] terms = Interests.terms(role, Interests.PUBLIC, 0, 1, 1);
        return Octets.hex(Tokens.sign(identity, Interests.complete(plain, terms, node, identity.agreementKey())));
    }

    private static ObjectNode cookie(ObjectNode args) {
        return args.put("secret", repeated("0d", 32))
                .put("at_ms", 0)
                .put("source", ADDRESS)
                .put("nonce", NONCES.get(0));
    }

    private static void routingPeer(ObjectNode args) {
        args.putArray("peers")
                .addObject()
                .put("fingerprint", OTHER_FINGERPRINT)
                .put("address", ADDRESS)
                .put("contacted", true)
                .put("success_of_8", 8)
                .put("latency_ms", 20);
    }

    /** A Join of {@link #KEY}, whose node token is its identity. */
    private static byte[] join() {
        byte[] joinId = Octets.repeated(2, 16);
        byte[] node = Fingerprints.of(Octets.ofHex(nodeToken(KEY)));
        byte[] none = Octets.zeros(0);
        byte[] message = Joins.signedMessage(Octets.repeated(0x0e, 32), Octets.repeated(1, 8), node, joinId, none);
        return SessionMessages.join(joinId, none, KEY.sign(message), none);
    }

    /** A query that the issuer can take. */
    private static ObjectNode query(ObjectNode args) {
        byte[] node = Octets.ofHex(FINGERPRINT);
        byte[] message = RealmQuestion.query(Octets.ofHex(endorsedToken()), node, node, Octets.ofHex(NONCES.get(0)));
        return args.put("seed", Octets.hex(ISSUER.seed()))
                .put("leader_token", issuerToken())
                .put("fresh_key", Octets.hex(question().freshKey()))
                .put("asker", Octets.hex(question().sealedAsker()))
                .put("sealed", Octets.hex(question().sealQuery(message)))
                .put("now", START_MS);
    }

    private static RealmQuestion question() {
        return RealmQuestion.ofAsker(Octets.ofHex(QUERY_SECRET), KEY, Octets.ofHex(issuerToken()));
    }

    private static byte[] revocations() {
        byte[] realm = Fingerprints.of(Octets.ofHex(issuerToken()));
        return RevocationLists.message(ISSUER, realm, 1, List.of(Octets.ofHex(FINGERPRINT)));
    }

    private static ObjectNode signArguments() {
        ObjectNode args = Json.object().put("seed", Octets.hex(IDENTITY.seed()));
        ObjectNode token = args.putObject("token")
                .put("kind", "identity")
                .put("uuid", repeated("c2", 16))
                .put("realm", "")
                .put("issuer", "")
                .put("audience", "")
                .put("subject", "urn:symbolon:sample")
                .put("issued_at", START_MS)
                .put("not_before", START_MS)
                .put("expires_at", START_MS + 60_000);
        token.putArray("extensions");
        return args;
    }

    private static String nodeToken(SigningKey key) {
        Token token = Tokens.node(key, Octets.repeated(0xc1, 16), START_MS);
        return Octets.hex(Tokens.sign(key, Tokens.withSessionKey(token, PEER.agreementKey())));
    }

    private static String issuerToken() {
        return Octets.hex(Tokens.sign(ISSUER, identity(ISSUER)));
    }

    /** A member of the issuer's realm. */
    private static String endorsedToken() {
        byte[] issuer = Fingerprints.of(identity(ISSUER));
        Token member = identity(IDENTITY).toBuilder()
                .setRealm(Tokens.bytes(issuer))
                .setIssuer(Tokens.bytes(issuer))
                .build();
        byte[] endorsement =
                Tokens.endorsement(ISSUER, Fingerprints.of(member), START_MS, START_MS + Tokens.DEFAULT_LIFETIME_MS);
        return Octets.hex(Tokens.sign(IDENTITY, Tokens.withExtension(member, "endorsement", endorsement)));
    }

    private static Token identity(SigningKey key) {
        return Tokens.node(key, Octets.repeated(0xc3, 16), START_MS).toBuilder()
                .setKind(Kind.IDENTITY)
                .setSubject("urn:symbolon:sample")
                .build();
    }

    private static String repeated(String octet, int count) {
        return octet.repeat(count);
    }
}
