package io.symbolon.tck.driver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * How requests and replies become octets on a stream. Both ways carry the same JSON values; whoever reads or writes
 * them does not know which one it is.
 */
public enum Encoding {
    /** One line of JSON for each message. Every driver speaks it. */
    JSON("line") {
        @Override
        MessageReader reader(InputStream in) {
            return new Lines(in);
        }

        @Override
        public byte[] request(ObjectNode message) {
            return Json.line(message);
        }

        @Override
        public byte[] reply(ObjectNode message) {
            return Json.line(message);
        }

        @Override
        public JsonNode readRequest(byte[] octets) throws IOException {
            return Json.read(octets);
        }

        @Override
        public JsonNode readReply(byte[] octets) throws IOException {
            return Json.read(octets);
        }

        @Override
        byte[] framed(byte[] message) {
            return ByteBuffer.allocate(message.length + 1)
                    .put(message)
                    .put((byte) '\n')
                    .array();
        }
    },

    /** Protocol Buffers ({@code symbolon/driver.proto}), each message behind its length. */
    PROTOBUF("message") {
        @Override
        MessageReader reader(InputStream in) {
            return new Blocks(in);
        }

        @Override
        public byte[] request(ObjectNode message) {
            return ProtobufMessages.request(message).toByteArray();
        }

        @Override
        public byte[] reply(ObjectNode message) {
            return ProtobufMessages.reply(message).toByteArray();
        }

        @Override
        public JsonNode readRequest(byte[] octets) throws IOException {
            return ProtobufMessages.readRequest(octets);
        }

        @Override
        public JsonNode readReply(byte[] octets) throws IOException {
            return ProtobufMessages.readReply(octets);
        }

        @Override
        byte[] framed(byte[] message) {
            return ByteBuffer.allocate(message.length + 4)
                    .putInt(message.length)
                    .put(message)
                    .array();
        }
    };

    private final String unit;

    Encoding(String unit) {
        this.unit = unit;
    }

    /** What one message is called: a line, or a message. */
    String unit() {
        return unit;
    }

    abstract MessageReader reader(InputStream in);

    /** The octets of a request: {@code id}, {@code op}, {@code args}. */
    public abstract byte[] request(ObjectNode message);

    /** The octets of a reply: {@code id}, and {@code result} or {@code error}. */
    public abstract byte[] reply(ObjectNode message);

    /** @throws IOException saying what is wrong if the octets are no message */
    public abstract JsonNode readRequest(byte[] octets) throws IOException;

    /** @throws IOException saying what is wrong if the octets are no message */
    public abstract JsonNode readReply(byte[] octets) throws IOException;

    abstract byte[] framed(byte[] message);

    /** Writes one message, all at once, so that a pipe carries it in one piece where it can. */
    void write(byte[] message, OutputStream out) throws IOException {
        out.write(framed(message));
        out.flush();
    }
}
