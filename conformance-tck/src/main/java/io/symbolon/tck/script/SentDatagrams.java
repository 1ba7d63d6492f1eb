package io.symbolon.tck.script;

import static io.symbolon.spec.SessionRule.COUNTERS_NEVER_REPEAT;
import static io.symbolon.spec.SessionRule.WHAT_IS_SENT_IS_CANONICAL;

import io.symbolon.spec.proto.Handshake;
import io.symbolon.spec.proto.Token;
import io.symbolon.tck.suite.Calls;
import io.symbolon.tck.wire.Cookies;
import io.symbolon.tck.wire.Handshakes;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.SealedFrames;
import io.symbolon.tck.wire.Tokens;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What holds for every datagram that a subject sends, whatever its case is about (SES-005, SES-024). */
public final class SentDatagrams {
    private static final int LARGEST_TOKEN_OCTETS = 700;

    /** The counter that comes next in each session, by session id. */
    private final Map<String, Long> next = new HashMap<>();

    /** Fails the case if a datagram is none that a receiver would take, or a counter is not the next one. */
    void check(Outcome outcome, long wallMs) {
        for (byte[] datagram : outcome.datagrams()) {
            String fault = fault(datagram, wallMs);
            Calls.require(fault.isEmpty(), WHAT_IS_SENT_IS_CANONICAL.id() + ": the subject sends " + fault);
            if (SealedFrames.isSealed(datagram)) {
                countOn(datagram);
            }
        }
    }

    private void countOn(byte[] datagram) {
        String session = Octets.hex(SealedFrames.sessionId(datagram));
        long expected = next.getOrDefault(session, 0L);
        Calls.requireEqual(
                "the counter of a frame in session " + session + ", " + COUNTERS_NEVER_REPEAT.id(),
                expected,
                SealedFrames.counter(datagram));
        next.put(session, expected + 1);
    }

    /**
     * What is wrong with a datagram that a subject sends, as the end of a sentence; empty if nothing can be seen.
     *
     * @param wallMs the subject's wall clock
     */
    public static String fault(byte[] datagram, long wallMs) {
        if (Handshakes.isHandshake(datagram)) {
            return handshakeFault(datagram, wallMs);
        }
        boolean sealed = SealedFrames.isSealed(datagram)
                && datagram[1] == 1
                && (datagram.length - 34) % SealedFrames.BLOCK_OCTETS == 0
                && datagram.length <= 34 + 18 * SealedFrames.BLOCK_OCTETS;
        boolean cookie = Cookies.isCookie(datagram) && datagram[1] == 1;
        return sealed || cookie ? "" : "a datagram that is no frame: " + Octets.hex(datagram);
    }

    private static String handshakeFault(byte[] datagram, long wallMs) {
        Handshake message = Handshakes.message(datagram);
        byte[] signed = message.getToken().toByteArray();
        Token token = Tokens.decode(signed);
        byte[] again = Handshakes.datagram(message.toBuilder()
                .setToken(Tokens.bytes(Tokens.signed(token.toByteArray(), Tokens.signature(signed))))
                .build());
        if (!Arrays.equals(again, datagram) || hasUnknownFields(message, token)) {
            return "a handshake in another encoding than the canonical one";
        }
        if (message.getVersion() != 1 || message.getNonce().size() != 16) {
            return "a handshake without version 1 and a nonce of 16 octets";
        }
        boolean answer = message.getEcho().size() == 16
                && message.getTag().size() == 16
                && message.getCookie().isEmpty();
        boolean initiation = message.getEcho().isEmpty()
                && message.getTag().isEmpty()
                && (message.getCookie().isEmpty() || message.getCookie().size() == 16);
        if (!answer && !initiation) {
            return "a handshake that is neither an initiation nor an answer";
        }
        if (signed.length > LARGEST_TOKEN_OCTETS || token.getNotBefore() > wallMs || token.getExpiresAt() <= wallMs) {
            return "a handshake with a token that is too large or not valid now";
        }
        return "";
    }

    private static boolean hasUnknownFields(Handshake message, Token token) {
        return !message.getUnknownFields().asMap().isEmpty()
                || !token.getUnknownFields().asMap().isEmpty()
                || token.getExtensionsList().stream()
                        .anyMatch(extension ->
                                !extension.getUnknownFields().asMap().isEmpty());
    }
}
