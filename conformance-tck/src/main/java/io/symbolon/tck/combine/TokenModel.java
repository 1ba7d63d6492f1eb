package io.symbolon.tck.combine;

import static io.symbolon.tck.combine.TokenDraft.KEY;
import static io.symbolon.tck.combine.TokenDraft.NONE;

import com.google.protobuf.ByteString;
import io.symbolon.spec.proto.Token;
import io.symbolon.tck.vectors.sample.CraftedSignatures;
import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.wire.Edwards25519;
import io.symbolon.tck.wire.Fingerprints;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.Signatures;
import io.symbolon.tck.wire.Tokens;
import java.util.List;
import java.util.Optional;

/** Signed tokens at the four places: TOK-001 to TOK-032, HSK-003, HSK-005. */
final class TokenModel {
    private static final long LEEWAY_MS = 60_000;
    private static final ByteString F32 = Tokens.bytes(Samples.octets("fingerprint", 32));
    private static final ByteString F31 = F32.substring(1);
    private static final byte[] ANOTHER = Fingerprints.of(Samples.handshakeNode("another"));

    private TokenModel() {}

    static Model<TokenDraft> model() {
        return new Model<>(
                "token-validate",
                "token",
                "TOK-032",
                "token.validate",
                TokenDraft::new,
                List.of(
                        place(),
                        version(),
                        kind(),
                        uuid(),
                        realm(),
                        audience(),
                        subject(),
                        publicKey(),
                        issuer(),
                        extensions(),
                        address(),
                        sessionKey(),
                        nodeFingerprint(),
                        exchange(),
                        issuedAt(),
                        lifetime(),
                        now(),
                        Encodings.parameter("encoding of the token", (draft, change) -> draft.encoding = change),
                        Encodings.parameter("encoding around it", (draft, change) -> draft.envelope = change),
                        signature(),
                        expected(),
                        denied(),
                        own()));
    }

    private static Parameter<TokenDraft> place() {
        return of("place", "a handshake")
                .right("a node", draft -> draft.at("node", Samples.node("token")))
                .right("an identity", draft -> draft.at("identity", Samples.identity("token")))
                .right("an interest", draft -> draft.at("interest", Samples.interest("token")));
    }

    private static Parameter<TokenDraft> version() {
        return of("version", "1")
                .wrong("none", draft -> draft.token.clearVersion())
                .wrong("2", draft -> draft.token.setVersion(2));
    }

    private static Parameter<TokenDraft> kind() {
        return of("kind", "that of the place")
                .wrong("the next one", draft -> draft.token.setKindValue(draft.token.getKindValue() % 3 + 1))
                .wrong("none", draft -> draft.token.clearKind());
    }

    private static Parameter<TokenDraft> uuid() {
        return of("uuid", "16 octets")
                .right("16 zero octets", draft -> draft.token.setUuid(Tokens.bytes(Octets.zeros(16))))
                .wrong("15 octets", draft -> draft.token.setUuid(Tokens.bytes(Octets.repeated(1, 15))))
                .wrong("none", draft -> draft.token.clearUuid());
    }

    private static Parameter<TokenDraft> realm() {
        return of("realm", "none")
                .right("32 octets", draft -> draft.token.setRealm(F32))
                .wrong("31 octets", draft -> draft.token.setRealm(F31));
    }

    private static Parameter<TokenDraft> audience() {
        return of("audience", "none")
                .right("32 octets", draft -> draft.token.setAudience(F32))
                .wrong("31 octets", draft -> draft.token.setAudience(F31));
    }

    private static Parameter<TokenDraft> subject() {
        return of("subject", "a usual one")
                .right("64 digits", draft -> draft.token.setSubject("0123456789abcdef".repeat(4)))
                .wrong("256 letters", draft -> draft.token.setSubject("a".repeat(256)))
                .wrong("a control character", draft -> draft.token.setSubject("a\u0085b"))
                .wrong("63 digits and a space", draft -> draft.token.setSubject("a".repeat(63) + " "));
    }

    private static Parameter<TokenDraft> publicKey() {
        return of("public key", "the signer's")
                .wrong("31 octets", draft -> key(draft, Octets.first(KEY.publicKey(), 31)))
                .wrong(
                        "of small order",
                        draft -> key(draft, Edwards25519.smallOrder(1).encode()))
                .wrong("with a part of small order", draft -> key(draft, CraftedSignatures.mixed(KEY, 4)))
                .wrong(
                        "of somebody else",
                        draft -> key(draft, Samples.key("another").publicKey()));
    }

    private static void key(TokenDraft draft, byte[] key) {
        draft.forged(octets -> KEY.sign(Tokens.signedMessage(octets)));
        draft.token.setPublicKey(Tokens.bytes(key));
    }

    private static Parameter<TokenDraft> issuer() {
        return of("issuer", "none")
                .right("one that endorses it", TokenDraft::issue)
                .wrong("one that does not endorse it", draft -> draft.token.setIssuer(F32))
                .wrong("none, but an endorsement", TokenDraft::endorse)
                .wrong("31 octets", draft -> draft.token.setIssuer(F31));
    }

    private static Parameter<TokenDraft> extensions() {
        return of("other extensions", "none")
                .right("one", draft -> draft.extension("note", Octets.u8(1)))
                .right("16 in all", draft -> fill(draft, 16))
                .right("256 octets", draft -> draft.extension("note", Octets.zeros(256)))
                .wrong("17 in all", draft -> fill(draft, 17))
                .wrong("257 octets", draft -> draft.extension("note", Octets.zeros(257)))
                .wrong("an upper-case name", draft -> draft.extension("Note", Octets.u8(1)))
                .wrong("the last name twice", draft -> last(draft, "zz"))
                .wrong("not sorted", draft -> last(draft, "a"));
    }

    private static void fill(TokenDraft draft, int count) {
        for (int i = draft.token.getExtensionsCount(); i < count; i++) {
            draft.extension("x" + (char) ('a' + i), NONE);
        }
    }

    /** An extension zz and behind it another. */
    private static void last(TokenDraft draft, String name) {
        draft.extension("zz", Octets.u8(1));
        draft.token.addExtensions(Tokens.extension(name, Octets.u8(2)));
    }

    private static Parameter<TokenDraft> address() {
        return of("address", "as usual at the place")
                .right("none", draft -> {
                    draft.without("hostname");
                    draft.without("port");
                })
                .wrong("of version 6", draft -> host(draft, "2001:db8::1"))
                .wrong("a name", draft -> host(draft, "example.org"))
                .wrong("all zero", draft -> host(draft, "0.0.0.0"))
                .wrong("no port", draft -> {
                    host(draft, "192.0.2.1");
                    draft.without("port");
                })
                .wrong("port 0", draft -> {
                    host(draft, "192.0.2.1");
                    draft.without("port");
                    draft.extension("port", Octets.u16(0));
                });
    }

    /** Right at the places of nodes alone, so it counts among the wrong ones. */
    private static void host(TokenDraft draft, String host) {
        draft.without("hostname");
        draft.without("port");
        draft.extension("hostname", Octets.utf8(host));
        draft.extension("port", Octets.u16(4000));
    }

    private static Parameter<TokenDraft> sessionKey() {
        return of("session key", "as usual at the place")
                .wrong("none", draft -> draft.without("session_key"))
                .wrong("32 octets", draft -> replace(draft, "session_key", 32))
                .wrong("31 octets", draft -> replace(draft, "session_key", 31));
    }

    private static Parameter<TokenDraft> nodeFingerprint() {
        return of("node fingerprint", "none")
                .wrong("32 octets", draft -> replace(draft, "node_fingerprint", 32))
                .wrong("33 octets", draft -> replace(draft, "node_fingerprint", 33));
    }

    private static Parameter<TokenDraft> exchange() {
        return of("exchange", "none")
                .wrong("7 octets", draft -> draft.extension("exchange", Octets.ofHex("01020100400040")))
                .wrong("role 3", draft -> draft.extension("exchange", Octets.ofHex("03020100400040")))
                .wrong("8 octets", draft -> draft.extension("exchange", Octets.ofHex("0102010040004000")));
    }

    private static void replace(TokenDraft draft, String name, int octets) {
        draft.without(name);
        draft.extension(name, Octets.repeated(7, octets));
    }

    private static Parameter<TokenDraft> issuedAt() {
        return of("issued_at", "not_before")
                .right("an hour before", draft -> issuedAfterBegin(draft, -3_600_000))
                .right("60 000 ms after", draft -> issuedAfterBegin(draft, LEEWAY_MS))
                .wrong("60 001 ms after", draft -> issuedAfterBegin(draft, LEEWAY_MS + 1))
                .wrong("none", draft -> draft.token.clearIssuedAt())
                .wrong("2^63", draft -> draft.token.setIssuedAt(Long.MIN_VALUE));
    }

    private static void issuedAfterBegin(TokenDraft draft, long ms) {
        draft.token.setIssuedAt(draft.token.getNotBefore() + ms);
    }

    private static Parameter<TokenDraft> lifetime() {
        return of("lifetime", "a usual one")
                .right("the longest", draft -> lasts(draft, longest(draft)))
                .wrong("one millisecond longer", draft -> lasts(draft, longest(draft) + 1))
                .wrong("none", draft -> lasts(draft, 0))
                .wrong("for ever", draft -> draft.token.setExpiresAt(253_402_300_800_000L));
    }

    /** From the later of issued_at and not_before on. */
    private static void lasts(TokenDraft draft, long ms) {
        Token.Builder token = draft.token;
        token.setExpiresAt(Math.max(token.getIssuedAt(), token.getNotBefore()) + ms);
    }

    private static long longest(TokenDraft draft) {
        return switch (draft.place) {
            case "identity" -> 400 * Samples.DAY_MS;
            case "interest" -> 600_000;
            default -> Samples.DAY_MS;
        };
    }

    private static Parameter<TokenDraft> now() {
        return of("now", "not_before")
                .right("60 000 ms before not_before", draft -> draft.nowAfterBegin = -LEEWAY_MS)
                .right("59 999 ms after expires_at", draft -> after(draft, LEEWAY_MS - 1))
                .wrong("60 001 ms before not_before", draft -> draft.nowAfterBegin = -LEEWAY_MS - 1)
                .wrong("60 000 ms after expires_at", draft -> after(draft, LEEWAY_MS));
    }

    private static void after(TokenDraft draft, long ms) {
        draft.nowAfterEnd = Optional.of(ms);
    }

    private static Parameter<TokenDraft> signature() {
        return of("signature", "the key's")
                .wrong("of 63 octets", draft -> draft.forged(octets -> Octets.first(right(octets), 63)))
                .wrong(
                        "with a bit flipped",
                        draft -> draft.forged(octets -> Octets.withBitFlipped(right(octets), 40, 3)))
                .wrong("with S + L", draft -> draft.forged(octets -> Signatures.withLargerS(right(octets))))
                .wrong("without a label", draft -> draft.forged(octets -> KEY.sign(Octets.variable(octets))))
                .wrong("that fills the largest SignedToken", draft -> draft.forged(octets -> filling(draft, octets, 0)))
                .wrong(
                        "that is one octet too large for it",
                        draft -> draft.forged(octets -> filling(draft, octets, 1)));
    }

    private static byte[] right(byte[] octets) {
        return KEY.sign(Tokens.signedMessage(octets));
    }

    /** As many octets as the place has room for beside the token, and some more. */
    private static byte[] filling(TokenDraft draft, byte[] octets, int more) {
        int room = switch (draft.place) {
            case "handshake" -> 700;
            case "interest" -> 512;
            default -> 576;
        };
        int length = room;
        while (length > 1 && Tokens.signed(octets, Octets.zeros(length)).length > room) length--;
        return Octets.zeros(length + more);
    }

    private static Parameter<TokenDraft> expected() {
        return of("expected", "anybody")
                .right("this one", draft -> draft.expected = fingerprint -> fingerprint)
                .wrong("somebody else", draft -> draft.expected = fingerprint -> ANOTHER);
    }

    private static Parameter<TokenDraft> denied() {
        return of("denied", "nobody")
                .right("others", draft -> draft.denied = fingerprint -> List.of(ANOTHER))
                .wrong("this one among others", draft -> draft.denied = fingerprint -> List.of(ANOTHER, fingerprint));
    }

    private static Parameter<TokenDraft> own() {
        return of("receiver", "not said")
                .right("another one", draft -> draft.own = fingerprint -> ANOTHER)
                .wrong("this one", draft -> draft.own = fingerprint -> fingerprint);
    }

    private static Parameter<TokenDraft> of(String name, String base) {
        return Parameter.of(name, base);
    }
}
