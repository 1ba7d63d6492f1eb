package io.symbolon.tck.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import io.symbolon.spec.proto.driver.Member;
import io.symbolon.spec.proto.driver.Members;
import io.symbolon.spec.proto.driver.Request;
import io.symbolon.spec.proto.driver.Value;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both encodings carry the same values, and take a stream apart into the same messages. */
class EncodingTest {
    private static final int DEPTH = 8;

    @Property(tries = 300, seed = "20260101")
    void every_value_comes_back_from_protocol_buffers_as_it_went(@ForAll("json") String json) throws IOException {
        ObjectNode request = Messages.request(7, "x.1", Json.object().set("value", read(json)));
        ObjectNode reply = Messages.reply(8, new Reply.Result(Json.object().set("value", read(json))));

        assertThat(Json.text(Encoding.PROTOBUF.readRequest(Encoding.PROTOBUF.request(request))))
                .isEqualTo(Json.text(request));
        assertThat(Json.text(Encoding.PROTOBUF.readReply(Encoding.PROTOBUF.reply(reply))))
                .isEqualTo(Json.text(reply));
    }

    /**
     * JSON texts, values in values as deep as no request goes, with what is easily lost: digits, halves of surrogate pairs,
     * large numbers.
     */
    @Provide
    Arbitrary<String> json() {
        return json(DEPTH);
    }

    private static Arbitrary<String> json(int depth) {
        Arbitrary<String> leaf = Arbitraries.oneOf(
                Arbitraries.of(
                        "null",
                        "true",
                        "false",
                        "0",
                        "-1",
                        "1.5",
                        "1e400",
                        "-0.25",
                        "18446744073709551615",
                        "18446744073709551616",
                        "9223372036854775808",
                        "2147483648",
                        "\"\"",
                        "\"0\"",
                        "\"0a\"",
                        "\"0A\"",
                        "\"0a0\"",
                        "\"\\ud800\"",
                        "\"\\udc00\\ud800a\"",
                        "\"\\ud83d\\ude00\"",
                        "\"\\u0000\"",
                        "{}",
                        "[]"),
                Arbitraries.longs().map(String::valueOf),
                Arbitraries.bigIntegers().map(String::valueOf),
                Arbitraries.strings()
                        .ofMaxLength(8)
                        .map(text -> Json.text(Json.object().textNode(text))),
                Arbitraries.strings()
                        .withChars("0123456789abcdef")
                        .ofMaxLength(9)
                        .map(text -> '"' + text + '"'));
        if (depth == 0) return leaf;
        Arbitrary<String> inner = json(depth - 1);
        return Arbitraries.oneOf(
                leaf,
                leaf,
                inner.list().ofMaxSize(3).map(all -> "[" + String.join(",", all) + "]"),
                Combinators.combine(inner, inner).as((one, other) -> "{\"a\":" + one + ",\"0b\":" + other + "}"));
    }

    @Test
    void error_replies_come_back_as_they_went() throws IOException {
        for (Reply.Kind kind : Reply.Kind.values()) {
            ObjectNode reply = Messages.reply(3, new Reply.Failure(kind, "why: \u00e4"));

            assertThat(Json.text(Encoding.PROTOBUF.readReply(Encoding.PROTOBUF.reply(reply))))
                    .isEqualTo(Json.text(reply));
        }
    }

    @Test
    void digits_may_come_as_text() throws IOException {
        Value digits = Value.newBuilder().setText("0a0b").build();
        byte[] request = Request.newBuilder()
                .setId(1)
                .setOp("key.check")
                .setArgs(Members.newBuilder().addMembers(member("public_key", digits)))
                .build()
                .toByteArray();

        assertThat(Encoding.PROTOBUF.readRequest(request).at("/args/public_key").asText())
                .isEqualTo("0a0b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"twice", "no kind", "half a unit", "not a number"})
    void what_is_no_value_is_refused(String fault) {
        Value truth = Value.newBuilder().setTruth(true).build();
        Members args = switch (fault) {
            case "twice" ->
                Members.newBuilder()
                        .addMembers(member("a", truth))
                        .addMembers(member("a", truth))
                        .build();
            case "no kind" -> members(Value.getDefaultInstance());
            case "half a unit" ->
                members(Value.newBuilder()
                        .setBrokenText(ByteString.copyFrom(new byte[3]))
                        .build());
            default -> members(Value.newBuilder().setOtherNumber("true").build());
        };
        byte[] request =
                Request.newBuilder().setId(1).setOp("x").setArgs(args).build().toByteArray();

        assertThatThrownBy(() -> Encoding.PROTOBUF.readRequest(request)).isExactlyInstanceOf(IOException.class);
    }

    @Test
    void octets_that_are_no_message_are_refused() {
        assertThatThrownBy(() -> Encoding.PROTOBUF.readReply(new byte[] {1}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Reply of driver.proto");
        assertThatThrownBy(() -> Encoding.PROTOBUF.readReply(new byte[0]))
                .isInstanceOf(IOException.class)
                .hasMessage("neither result nor error");
    }

    @ParameterizedTest
    @EnumSource(Encoding.class)
    void a_stream_gives_the_messages_that_were_written(Encoding encoding) throws IOException {
        List<byte[]> written = List.of(
                "{}".getBytes(StandardCharsets.UTF_8),
                "x".repeat(MessageReader.LIMIT_OCTETS).getBytes(StandardCharsets.UTF_8),
                "y".repeat(8192).getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (byte[] message : written) {
            encoding.write(message, stream);
        }
        MessageReader reader = encoding.reader(new ByteArrayInputStream(stream.toByteArray()));

        for (byte[] message : written) {
            assertThat(reader.next().orElseThrow()).isEqualTo(message);
        }
        assertThat(reader.next()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Encoding.class)
    void a_message_that_is_too_long_is_not_read(Encoding encoding) throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        encoding.write("x".repeat(MessageReader.LIMIT_OCTETS + 1).getBytes(StandardCharsets.UTF_8), stream);
        MessageReader reader = encoding.reader(new ByteArrayInputStream(stream.toByteArray()));

        assertThatThrownBy(reader::next).isInstanceOf(MessageReader.TooLong.class);
    }

    @Test
    void a_length_is_read_as_unsigned_and_a_message_that_ends_early_is_none() {
        MessageReader huge = Encoding.PROTOBUF.reader(new ByteArrayInputStream(new byte[] {-1, -1, -1, -1}));
        byte[] cut = Arrays.copyOf(Encoding.PROTOBUF.framed(new byte[9]), 12);
        MessageReader early = Encoding.PROTOBUF.reader(new ByteArrayInputStream(cut));

        assertThatThrownBy(huge::next).isInstanceOf(MessageReader.TooLong.class);
        assertThatThrownBy(early::next).isInstanceOf(EOFException.class);
    }

    private static JsonNode read(String json) throws IOException {
        return Json.read(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Members members(Value value) {
        return Members.newBuilder().addMembers(member("a", value)).build();
    }

    private static Member.Builder member(String name, Value value) {
        return Member.newBuilder().setName(name).setValue(value);
    }
}
