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
