package io.symbolon.tck.reference;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.crypto.CryptoSuite;
import io.symbolon.core.node.CookieJar;
import io.symbolon.core.session.Direction;
import io.symbolon.core.session.ReplayWindow;
import io.symbolon.core.session.SealedFrames;
import io.symbolon.core.verdict.Verdict;
import io.symbolon.core.wire.Frame;
import io.symbolon.core.wire.FrameCodec;
import io.symbolon.core.wire.Handshake;
import io.symbolon.core.wire.Message;
import io.symbolon.core.wire.MessageCodec;
import io.symbolon.tck.driver.Json;
import java.math.BigInteger;
import java.util.Locale;

/** The operations of capability frame. */
final class FrameOperations {
    private final CryptoSuite crypto;

    FrameOperations(CryptoSuite crypto) {
        this.crypto = crypto;
    }

    ObjectNode decode(Args args) {
        return Results.of(FrameCodec.decode(args.bytes("datagram")), frame -> frame.match(new FrameMembers()));
    }

    ObjectNode encodeHandshake(Args args) {
        Bytes echo = args.bytes("echo");
        Handshake handshake = echo.isEmpty()
                ? new Handshake.Initiation(args.bytes("token"), args.bytes("nonce"), args.bytes("cookie"))
                : new Handshake.Answer(args.bytes("token"), args.bytes("nonce"), echo, args.bytes("tag"));
        return Json.object().put("datagram", FrameCodec.encode(handshake).toHex());
    }

    ObjectNode seal(Args args) {
        Bytes datagram = new SealedFrames(crypto)
                .seal(
                        args.secret("key"),
                        direction(args),
                        args.bytes("session_id"),
                        args.bytes("counter").bigEndian(0, 8),
                        args.bytes("message"));
        return Json.object().put("datagram", datagram.toHex());
    }

    ObjectNode open(Args args) {
        Bytes datagram = args.bytes("datagram");
        if (!datagram.isEmpty() && (datagram.at(0) == 1 || datagram.at(0) == 2)) {
            throw new BadRequest("the datagram is no sealed frame");
        }
        return FrameCodec.decode(datagram).match(frame -> open(args, (Frame.Sealed) frame), Results::refused);
    }

    private ObjectNode open(Args args, Frame.Sealed sealed) {
        Verdict<Message> opened = new SealedFrames(crypto).open(args.secret("key"), direction(args), sealed);
        return Results.of(opened, message -> {
            ObjectNode result = Results.accepted()
                    .put("counter", Bytes.ofBigEndian(sealed.counter(), 8).toHex())
                    .put("message", MessageCodec.encode(message).toHex());
            result.set("body", message.match(new BodyMembers()));
            return result;
        });
    }

    ObjectNode window(Args args) {
        ObjectNode result = Json.object();
        ArrayNode fresh = result.putArray("fresh");
        ReplayWindow window = ReplayWindow.EMPTY;
        for (Bytes counter : args.bytesList("counters")) {
            long number = counter.bigEndian(0, 8);
            boolean isFresh = window.isFresh(number);
            fresh.add(isFresh);
            window = isFresh ? window.with(number) : window;
        }
        return result;
    }

    ObjectNode makeCookie(Args args) {
        Bytes cookie = jar(args).cookie(args.address("source"), args.bytes("nonce"), args.number("at_ms"));
        return Json.object().put("cookie", cookie.toHex());
    }

    ObjectNode checkCookie(Args args) {
        boolean valid = jar(args)
                .isValid(args.bytes("cookie"), args.address("source"), args.bytes("nonce"), args.number("at_ms"));
        return Json.object().put("valid", valid);
    }

    private CookieJar jar(Args args) {
        return new CookieJar(crypto, args.secret("secret"));
    }

    private static Direction direction(Args args) {
        return Direction.valueOf(args.text("direction").toUpperCase(Locale.ROOT));
    }

    /** What {@code frame.open} says of each kind of message. */
    private static final class BodyMembers implements Message.Cases<ObjectNode> {
        @Override
        public ObjectNode challenge(Message.Challenge challenge) {
            return Json.object().put("challenge", challenge.data().toHex());
        }

        @Override
        public ObjectNode response(Message.Response response) {
            return Json.object().put("response", response.data().toHex());
        }

        @Override
        public ObjectNode leave(Message.Leave leave) {
            return Json.object().put("leave", true);
        }

        @Override
        public ObjectNode join(Message.Join join) {
            ObjectNode members = body("join");
            members.withObject("/join")
                    .put("join_id", join.joinId().toHex())
                    .put("identity", join.identity().toHex())
                    .put("signature", join.signature().toHex())
                    .put("issuer", join.issuer().toHex());
            return members;
        }

        @Override
        public ObjectNode ack(Message.Ack ack) {
            ObjectNode members = body("ack");
            members.withObject("/ack").put("join_id", ack.joinId().toHex());
            return members;
        }

        @Override
        public ObjectNode nack(Message.Nack nack) {
            ObjectNode members = body("nack");
            members.withObject("/nack")
                    .put("join_id", nack.joinId().toHex())
                    .put("code", nack.code().name().toLowerCase(Locale.ROOT))
                    .put("retry_after_s", nack.retryAfterSeconds());
            return members;
        }

        @Override
        public ObjectNode update(Message.Update update) {
            ObjectNode members = body("update");
            members.withObject("/update").put("token", update.token().toHex());
            return members;
        }

        @Override
        public ObjectNode piggy(Message.Piggy piggy) {
            ObjectNode members = body("piggy");
            ArrayNode tokens = members.withObject("/piggy").putArray("tokens");
            piggy.tokens().forEach(token -> tokens.add(token.toHex()));
            return members;
        }

        @Override
        public ObjectNode seek(Message.Seek seek) {
            ObjectNode members = body("seek");
            members.withObject("/seek")
                    .put("target", seek.target().toHex())
                    .put("known", seek.known().toHex());
            return members;
        }

        @Override
        public ObjectNode routed(Message.Routed routed) {
            ObjectNode members = body("routed");
            ObjectNode envelope = members.withObject("/routed")
                    .put("destination", routed.destination().toHex())
                    .put("hop_limit", Integer.toUnsignedLong(routed.hopLimit()))
                    .put("time_to_live_ms", Integer.toUnsignedLong(routed.timeToLiveMillis()))
                    .put("id", routed.id().toHex());
            if (routed.body() instanceof Message.RealmQuery query) {
                envelope.putObject("query")
                        .put("fresh_key", query.freshKey().toHex())
                        .put("asker", query.asker().toHex())
                        .put("sealed", query.sealed().toHex());
            }
            if (routed.body() instanceof Message.RealmReply reply) {
                envelope.putObject("reply")
                        .put("fresh_key", reply.freshKey().toHex())
                        .put("sealed", reply.sealed().toHex());
            }
            if (routed.body() instanceof Message.Parcel parcel) {
                envelope.putObject("parcel")
                        .put("sender", parcel.sender().toHex())
                        .put("receiver", parcel.receiver().toHex())
                        .put("number", parcel.number())
                        .put("part", Integer.toUnsignedLong(parcel.part()))
                        .put("parts", Integer.toUnsignedLong(parcel.parts()))
                        .put("sealed", parcel.sealed().toHex());
            }
            if (routed.body() instanceof Message.Receipt receipt) {
                envelope.putObject("receipt")
                        .put("sender", receipt.sender().toHex())
                        .put("receiver", receipt.receiver().toHex())
                        .put("number", receipt.number())
                        .put("by", receipt.by().name().toLowerCase(Locale.ROOT))
                        .put("tag", receipt.tag().toHex());
            }
            return members;
        }

        @Override
        public ObjectNode publish(Message.Publish publish) {
            ObjectNode members = body("publish");
            members.withObject("/publish").put("interest", publish.interest().toHex());
            return members;
        }

        @Override
        public ObjectNode kept(Message.Kept kept) {
            ObjectNode members = body("kept");
            members.withObject("/kept").put("interest", kept.interest().toHex());
            return members;
        }

        @Override
        public ObjectNode nearer(Message.Nearer nearer) {
            ObjectNode members = body("nearer");
            ArrayNode tokens = members.withObject("/nearer")
                    .put("interest", nearer.interest().toHex())
                    .putArray("tokens");
            nearer.tokens().forEach(token -> tokens.add(token.toHex()));
            return members;
        }

        @Override
        public ObjectNode match(Message.Match match) {
            ObjectNode members = body("match");
            members.withObject("/match")
                    .put("interest", match.interest().toHex())
                    .put("identity", match.identity().toHex());
            return members;
        }

        @Override
        public ObjectNode revocations(Message.Revocations revocations) {
            ObjectNode members = body("revocations");
            ObjectNode list = members.withObject("/revocations");
            list.put("sequence", new BigInteger(Long.toUnsignedString(revocations.sequence())));
            ArrayNode identities = list.putArray("identities");
            revocations.identities().forEach(identity -> identities.add(identity.toHex()));
            list.put("signature", revocations.signature().toHex());
            return members;
        }

        private static ObjectNode body(String name) {
            ObjectNode members = Json.object();
            members.putObject(name);
            return members;
        }
    }

    /** What {@code frame.decode} says of each kind of frame. */
    private static final class FrameMembers implements Frame.Cases<ObjectNode> {
        @Override
        public ObjectNode initiation(Handshake.Initiation initiation) {
            return handshake(initiation, "initiation")
                    .put("echo", "")
                    .put("cookie", initiation.cookie().toHex())
                    .put("tag", "");
        }

        @Override
        public ObjectNode answer(Handshake.Answer answer) {
            return handshake(answer, "answer")
                    .put("echo", answer.echo().toHex())
                    .put("cookie", "")
                    .put("tag", answer.tag().toHex());
        }

        @Override
        public ObjectNode cookie(Frame.Cookie cookie) {
            return Results.accepted()
                    .put("frame", "cookie")
                    .put("nonce", cookie.nonce().toHex())
                    .put("cookie", cookie.cookie().toHex());
        }

        @Override
        public ObjectNode sealed(Frame.Sealed sealed) {
            return Results.accepted()
                    .put("frame", "sealed")
                    .put("session_id", sealed.sessionId().toHex())
                    .put("counter", Bytes.ofBigEndian(sealed.counter(), 8).toHex())
                    .put("ciphertext", sealed.ciphertext().toHex());
        }

        private static ObjectNode handshake(Handshake handshake, String shape) {
            return Results.accepted()
                    .put("frame", "handshake")
                    .put("shape", shape)
                    .put("token", handshake.token().toHex())
                    .put("nonce", handshake.nonce().toHex());
        }
    }
}
