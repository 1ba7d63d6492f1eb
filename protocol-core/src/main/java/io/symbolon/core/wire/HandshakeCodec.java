package io.symbolon.core.wire;

import static io.symbolon.spec.FramingRule.HANDSHAKE_DECODES;
import static io.symbolon.spec.FramingRule.HANDSHAKE_FIELDS_HAVE_THEIR_LENGTHS;
import static io.symbolon.spec.FramingRule.HANDSHAKE_IS_CANONICAL;
import static io.symbolon.spec.HandshakeRule.INITIATION_OR_ANSWER;
import static io.symbolon.spec.HandshakeRule.VERSION_IS_ONE;

import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.verdict.Verdict;
import java.util.Optional;

/**
 * The message of a handshake frame.
 *
 * <pre>
 *   Handshake { uint32 version = 1; bytes token = 2; bytes nonce = 3; bytes echo = 4; bytes cookie = 5; bytes tag = 6; }
 * </pre>
 */
final class HandshakeCodec {
    private HandshakeCodec() {}

    /** The handshake in {@code message}, or refused by FRM-006 to FRM-008, HSK-001, HSK-002. */
    static Verdict<Frame> decode(Bytes message) {
        // [FRM-006] well-formed
        Optional<Canonical.Parsed<io.symbolon.spec.proto.Handshake>> parsed =
                Canonical.parse(io.symbolon.spec.proto.Handshake.parser(), message);
        if (parsed.isEmpty()) return Verdict.refused(HANDSHAKE_DECODES);

        // [FRM-007] the one encoding
        if (!parsed.get().isCanonical()) return Verdict.refused(HANDSHAKE_IS_CANONICAL);

        io.symbolon.spec.proto.Handshake handshake = parsed.get().message();
        Bytes token = Canonical.bytes(handshake.getToken());
        Bytes nonce = Canonical.bytes(handshake.getNonce());
        Bytes echo = Canonical.bytes(handshake.getEcho());
        Bytes cookie = Canonical.bytes(handshake.getCookie());
        Bytes tag = Canonical.bytes(handshake.getTag());

        // [FRM-008] 16 octets of nonce; 0 or 16 of echo, cookie and tag
        if (nonce.length() != WireFormat.NONCE || !isEmptyOrNonce(echo, cookie, tag)) {
            return Verdict.refused(HANDSHAKE_FIELDS_HAVE_THEIR_LENGTHS);
        }

        // [HSK-001] version 1
        if (handshake.getVersion() != WireFormat.VERSION) return Verdict.refused(VERSION_IS_ONE);

        // [HSK-002] neither echo nor tag, or both and no cookie
        if (echo.isEmpty() && tag.isEmpty()) {
            return Verdict.accepted(new Handshake.Initiation(token, nonce, cookie));
        }
        if (!echo.isEmpty() && !tag.isEmpty() && cookie.isEmpty()) {
            return Verdict.accepted(new Handshake.Answer(token, nonce, echo, tag));
        }
        return Verdict.refused(INITIATION_OR_ANSWER);
    }

    /** The canonical encoding. */
    static Bytes encode(Handshake handshake) {
        io.symbolon.spec.proto.Handshake.Builder message = io.symbolon.spec.proto.Handshake.newBuilder()
                .setVersion(WireFormat.VERSION)
                .setToken(Canonical.byteString(handshake.token()))
                .setNonce(Canonical.byteString(handshake.nonce()));
        if (handshake instanceof Handshake.Answer answer) {
            message.setEcho(Canonical.byteString(answer.echo())).setTag(Canonical.byteString(answer.tag()));
        } else if (handshake instanceof Handshake.Initiation initiation) {
            message.setCookie(Canonical.byteString(initiation.cookie()));
        }
        return Canonical.encode(message.build());
    }

    private static boolean isEmptyOrNonce(Bytes... fields) {
        for (Bytes field : fields) {
            if (!field.isEmpty() && field.length() != WireFormat.NONCE) return false;
        }
        return true;
    }
}
