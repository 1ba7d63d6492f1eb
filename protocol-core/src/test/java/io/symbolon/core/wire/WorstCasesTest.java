package io.symbolon.core.wire;

import static io.symbolon.core.testing.TokenDraft.nodeOf;
import static io.symbolon.core.testing.Verdicts.assertAccepted;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.testing.TokenDraft;
import io.symbolon.core.token.Expectation;
import io.symbolon.core.token.Place;
import io.symbolon.core.token.TokenValidator;
import io.symbolon.spec.Chapter;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** FRM-018: the table of worst cases in chapter framing is what the code makes. */
class WorstCasesTest {
    private static final Pattern ROW =
            Pattern.compile("\\| (?<name>[A-Z][A-Za-z, ]+) \\| (?<message>\\d*) ?\\| (?<datagram>\\d+) \\|");
    private static final Bytes EIGHT = Bytes.ofHex("ff".repeat(8));
    private static final Bytes SIXTEEN = Bytes.ofHex("ff".repeat(16));

    private final Bytes largestToken = nodeOf(700).signed();

    /** Octets of a message and of its datagram, as the table writes them. */
    private record Octets(String message, String datagram) {
        static Octets of(Bytes message, Bytes datagram) {
            return new Octets(String.valueOf(message.length()), String.valueOf(datagram.length()));
        }
    }

    @Test
    void the_table_is_what_the_code_makes() {
        Bytes print = Bytes.zeros(32);
        Bytes signature = Bytes.zeros(64);
        Bytes token = Bytes.zeros(Place.NODE.largestOctets());
        Bytes interest = Bytes.zeros(Place.INTEREST.largestOctets());
        Bytes query = Bytes.zeros(16 + 704); // a tag, and the content of the largest Query
        Bytes decision = Bytes.zeros(16 + 256);
        assertThat(table())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        entry(
                                "Handshake, initiation",
                                handshake(new Handshake.Initiation(largestToken, SIXTEEN, SIXTEEN))),
                        entry(
                                "Handshake, answer",
                                handshake(new Handshake.Answer(largestToken, SIXTEEN, SIXTEEN, SIXTEEN))),
                        entry(
                                "Cookie",
                                new Octets(
                                        "",
                                        String.valueOf(FrameCodec.encode(new Frame.Cookie(SIXTEEN, SIXTEEN))
                                                .length()))),
                        entry("Challenge", sealed(new Message.Challenge(SIXTEEN))),
                        entry("Response", sealed(new Message.Response(SIXTEEN))),
                        entry("Leave", sealed(new Message.Leave())),
                        entry("Join", sealed(new Message.Join(SIXTEEN, token, signature, Bytes.zeros(424)))),
                        entry("Ack", sealed(new Message.Ack(SIXTEEN))),
                        entry("Nack", sealed(new Message.Nack(SIXTEEN, Message.NackCode.INVALID, 300))),
                        entry("Update", sealed(new Message.Update(token))),
                        entry("Piggy", sealed(Bytes.zeros(WireFormat.MESSAGE_LIMIT))),
                        entry("Seek", sealed(new Message.Seek(print, Bytes.zeros(512)))),
                        entry(
                                "Routed with RealmQuery",
                                sealed(routed(new Message.RealmQuery(print, Bytes.zeros(48), query)))),
                        entry("Routed with RealmReply", sealed(routed(new Message.RealmReply(print, decision)))),
                        entry(
                                "Routed with Parcel",
                                sealed(routed(
                                        new Message.Parcel(EIGHT, EIGHT, Long.MAX_VALUE, 63, 64, Bytes.zeros(1040))))),
                        entry(
                                "Routed with Receipt",
                                sealed(routed(new Message.Receipt(
                                        EIGHT, EIGHT, Long.MAX_VALUE, Message.TakenBy.APPLICATION, SIXTEEN)))),
                        entry("Publish", sealed(new Message.Publish(interest))),
                        entry("Kept", sealed(new Message.Kept(EIGHT))),
                        entry("Nearer", sealed(Bytes.zeros(WireFormat.MESSAGE_LIMIT))),
                        entry("Match", sealed(new Message.Match(interest, token))),
                        entry(
                                "Revocations",
                                sealed(new Message.Revocations(-1, Collections.nCopies(30, print), signature)))));
    }

    @Test
    void the_largest_message_and_its_datagram_are_those_of_the_text() {
        assertThat(Chapter.FRAMING.markdown())
                .contains("A sealed message has at most %d octets, so that its datagram has at most %s."
                        .formatted(
                                WireFormat.MESSAGE_LIMIT,
                                sealed(Bytes.zeros(WireFormat.MESSAGE_LIMIT)).datagram()));
    }

    @Test
    void the_largest_token_is_valid() {
        assertAccepted(new TokenValidator(TokenDraft.SUITE)
                .validate(largestToken, Expectation.of(Place.HANDSHAKE), TokenDraft.NOW));
    }

    private static Octets handshake(Handshake handshake) {
        Bytes datagram = FrameCodec.encode(handshake);
        assertAccepted(FrameCodec.decode(datagram));
        return Octets.of(HandshakeCodec.encode(handshake), datagram);
    }

    private static Message routed(Message.RoutedBody body) {
        return new Message.Routed(Bytes.zeros(32), 32, 60_000, SIXTEEN, body);
    }

    private static Octets sealed(Message message) {
        return sealed(MessageCodec.encode(message));
    }

    private static Octets sealed(Bytes message) {
        Bytes header = FrameCodec.sealedHeader(Bytes.zeros(8), -1);
        Bytes datagram = Bytes.concat(header, MessageCodec.encodeContent(message), Bytes.zeros(16));
        assertAccepted(FrameCodec.decode(datagram));
        return Octets.of(message, datagram);
    }

    private static Map<String, Octets> table() {
        List<String> lines = Chapter.FRAMING
                .markdown()
                .lines()
                .dropWhile(line -> !line.equals("## Worst cases"))
                .toList();
        return lines.stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .collect(Collectors.toMap(
                        row -> row.group("name"), row -> new Octets(row.group("message"), row.group("datagram"))));
    }
}
