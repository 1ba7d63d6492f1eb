package io.symbolon.tck.reference;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.crypto.BouncyCastleSuite;
import io.symbolon.tck.driver.Capability;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.driver.Kit;
import io.symbolon.tck.driver.Reply;
import io.symbolon.tck.driver.Subject;
import java.util.Map;
import java.util.function.Function;

/** The reference implementation as one subject among others. */
public final class ReferenceSubject implements Subject {
    private final Map<String, Function<Args, ObjectNode>> operations;
    private VirtualNodes nodes;

    public ReferenceSubject() {
        this(new BouncyCastleSuite());
    }

    /** The reference implementation on another cryptographic suite. */
    public ReferenceSubject(CryptoSuite suite) {
        CryptoOperations crypto = new CryptoOperations(suite);
        TokenOperations token = new TokenOperations(suite);
        FrameOperations frame = new FrameOperations(suite);
        KeyOperations keys = new KeyOperations(suite);
        JoinOperations join = new JoinOperations(suite);
        RoutingOperations routing = new RoutingOperations();
        RealmOperations realm = new RealmOperations(suite);
        ExchangeOperations exchange = new ExchangeOperations(suite);
        nodes = new VirtualNodes(suite);
        operations = Map.ofEntries(
                Map.entry("hello", args -> hello()),
                Map.entry("reset", args -> {
                    nodes = new VirtualNodes(suite);
                    return Json.object();
                }),
                Map.entry("bye", args -> Json.object()),
                Map.entry("key.check", crypto::checkKey),
                Map.entry("key.convert", crypto::convertKey),
                Map.entry("key.derive", crypto::deriveKey),
                Map.entry("signature.verify", crypto::verifySignature),
                Map.entry("agreement", crypto::agree),
                Map.entry("token.validate", token::validate),
                Map.entry("token.sign", token::sign),
                Map.entry("token.fingerprint", token::fingerprint),
                Map.entry("token.newer", token::newer),
                Map.entry("token.endorsement", token::endorsement),
                Map.entry("token.realm", token::realm),
                Map.entry("frame.decode", frame::decode),
                Map.entry("handshake.encode", frame::encodeHandshake),
                Map.entry("frame.seal", frame::seal),
                Map.entry("frame.open", frame::open),
                Map.entry("window.replay", frame::window),
                Map.entry("cookie.make", frame::makeCookie),
                Map.entry("cookie.check", frame::checkCookie),
                Map.entry("session.derive", keys::derive),
                Map.entry("session.rank", keys::rank),
                Map.entry("routing.distance", routing::distance),
                Map.entry("routing.place", routing::place),
                Map.entry("routing.neighbours", routing::neighbours),
                Map.entry("routing.table", routing::table),
                Map.entry("routing.next_hop", routing::nextHop),
                Map.entry("routing.decide", routing::decide),
                Map.entry("join.sign", join::sign),
                Map.entry("join.check", join::check),
                Map.entry("node.answer", args -> nodes.answer(args)),
                Map.entry("node.revoke", args -> nodes.revoke(args)),
                Map.entry("realm.ask", realm::ask),
                Map.entry("realm.take", realm::take),
                Map.entry("realm.rule", realm::rule),
                Map.entry("realm.settle", realm::settle),
                Map.entry("revocations.sign", realm::signRevocations),
                Map.entry("revocations.check", realm::checkRevocations),
                Map.entry("subject.hash", exchange::hashSubject),
                Map.entry("interest.check", exchange::checkInterest),
                Map.entry("coordinator.place", routing::coordinators),
                Map.entry("coordinator.match", exchange::match),
                Map.entry("party.check", exchange::checkParty),
                Map.entry("message.seal", exchange::seal),
                Map.entry("message.open", exchange::open),
                Map.entry("receipt.make", exchange::makeReceipt),
                Map.entry("receipt.check", exchange::checkReceipt),
                Map.entry("node.create", args -> nodes.create(args)),
                Map.entry("node.open", args -> nodes.open(args)),
                Map.entry("node.deliver", args -> nodes.deliver(args)),
                Map.entry("node.leave", args -> nodes.leave(args)),
                Map.entry("node.deny", args -> nodes.deny(args)),
                Map.entry("node.stop", args -> nodes.stop(args)),
                Map.entry("clock.set", args -> nodes.setClock(args)),
                Map.entry("node.declare", args -> nodes.declare(args)),
                Map.entry("node.withdraw", args -> nodes.withdraw(args)),
                Map.entry("node.send", args -> nodes.send(args)),
                Map.entry("node.handled", args -> nodes.handled(args)),
                Map.entry("node.inspect", args -> nodes.inspect(args)));
    }

    @Override
    public Reply answer(String op, ObjectNode args) {
        Function<Args, ObjectNode> operation = operations.get(op);
        if (operation == null) {
            return Reply.unsupported(op);
        }
        try {
            return new Reply.Result(operation.apply(new Args(args)));
        } catch (BadRequest | IllegalArgumentException e) {
            return Reply.badRequest(e.getMessage());
        }
    }

    private ObjectNode hello() {
        ObjectNode hello = Json.object()
                .put("protocol", 1)
                .put("name", "symbolon-reference")
                .put("version", Kit.version())
                .put("language", "java");
        ArrayNode capabilities = hello.putArray("capabilities");
        for (Capability capability : Capability.values()) {
            if (operations.keySet().containsAll(capability.operations())) {
                capabilities.add(capability.wireName());
            }
        }
        return hello;
    }
}
