package io.symbolon.tck.vectors.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.wire.Cookies;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.Source;

/** The file {@code cookie.json}: HSK-023. */
public final class CookieVectors {
    private static final byte[] SECRET = Samples.octets("cookie secret", 32);
    private static final byte[] NONCE = Samples.nonce("opener");
    private static final String SOURCE = "192.0.2.1:4000";
    private static final String VALID = "HSK-P-2310";

    private final VectorFile file = new VectorFile(
            "cookie",
            "handshake",
            "Cookies as they are made, and which of them are valid where and when.",
            "A refusing case is a cookie that counts as none.");

    private CookieVectors() {}

    public static VectorFile file() {
        CookieVectors vectors = new CookieVectors();
        vectors.made();
        vectors.valid();
        vectors.notValid();
        return vectors.file;
    }

    private void made() {
        make("HSK-P-2301", "in the first epoch", 0, SOURCE, NONCE);
        make("HSK-P-2302", "in the last millisecond of the first epoch", 59_999, SOURCE, NONCE);
        make("HSK-P-2303", "in the second epoch", 60_000, SOURCE, NONCE);
        make("HSK-P-2304", "for another port", 0, "192.0.2.1:4001", NONCE);
        make("HSK-P-2305", "for another address", 0, "192.0.2.2:4000", NONCE);
        make("HSK-P-2306", "for an IPv6 address", 0, "[2001:db8::1]:4000", NONCE);
        make(
                "HSK-P-2307",
                "for an IPv4-mapped address: the same as for its 4 octets",
                0,
                "[::ffff:c000:201]:4000",
                NONCE);
        make("HSK-P-2308", "with another nonce", 0, SOURCE, Samples.nonce("answerer"));
        make("HSK-P-2309", "after more than 2^32 epochs, port 65535", 60_000L << 33, "192.0.2.1:65535", NONCE);
    }

    private void valid() {
        accept(VALID, "at once", 0, SOURCE, 0, SOURCE);
        accept("HSK-P-2311", "at the end of the next epoch", 0, SOURCE, 119_999, SOURCE);
        accept("HSK-P-2312", "1 ms later, in the next epoch", 59_999, SOURCE, 60_000, SOURCE);
        accept("HSK-P-2313", "earlier in its own epoch", 119_999, SOURCE, 60_000, SOURCE);
        accept(
                "HSK-P-2314",
                "made for an IPv4-mapped address, shown from its 4 octets",
                0,
                "[::ffff:c000:201]:4000",
                0,
                SOURCE);
        accept(
                "HSK-P-2315",
                "made for 4 octets, shown from the IPv4-mapped address",
                0,
                SOURCE,
                0,
                "[::ffff:c000:201]:4000");
        accept("HSK-P-2316", "from an IPv6 address", 0, "[2001:db8::1]:4000", 0, "[2001:db8::1]:4000");
    }

    private void notValid() {
        byte[] cookie = cookie(0, SOURCE);
        refuse("HSK-N-2301", "in the second epoch after its own", cookie, 120_000, SOURCE);
        refuse("HSK-N-2302", "2 ms later, two epochs after its own", cookie(59_999, SOURCE), 120_000, SOURCE);
        refuse("HSK-N-2303", "made in the next epoch", cookie(60_000, SOURCE), 59_999, SOURCE);
        refuse("HSK-N-2304", "from another port", cookie, 0, "192.0.2.1:4001");
        refuse("HSK-N-2305", "from another address", cookie, 0, "192.0.2.2:4000");
        refuse("HSK-N-2306", "from an IPv6 address that ends in the 4 octets", cookie, 0, "[::c000:201]:4000");
        refuse("HSK-N-2307", "from a port whose octets are exchanged", cookie(0, "192.0.2.1:4096"), 0, "192.0.2.1:16");
        refuse("HSK-N-2308", "the first bit", Octets.withBitFlipped(cookie, 0, 7), 0, SOURCE);
        refuse("HSK-N-2309", "the last bit", Octets.withBitFlipped(cookie, 15, 0), 0, SOURCE);
        refuse("HSK-N-2310", "16 zero octets", Octets.zeros(16), 0, SOURCE);
        byte[] otherSecret = Cookies.make(Samples.octets("another cookie secret", 32), 0, Source.parse(SOURCE), NONCE);
        refuse("HSK-N-2311", "made with another secret", otherSecret, 0, SOURCE);
        byte[] otherNonce = Cookies.make(SECRET, 0, Source.parse(SOURCE), Samples.nonce("answerer"));
        refuse("HSK-N-2312", "made for another nonce", otherNonce, 0, SOURCE);
    }

    private void make(String id, String title, long atMs, String source, byte[] nonce) {
        Source from = Source.parse(source);
        file.accept(id, title, "HSK-023")
                .flags(Flag.COOKIE_BINDING)
                .asks(
                        "cookie.make",
                        Members.of("secret", SECRET, "at_ms", atMs, "source", source, "nonce", nonce),
                        Members.of("cookie", Cookies.make(SECRET, Cookies.epoch(atMs), from, nonce)))
                .trace("epoch", Cookies.epoch(atMs), "input", Cookies.input(Cookies.epoch(atMs), from, nonce));
    }

    private void accept(String id, String title, long madeAt, String madeFor, long shownAt, String shownFrom) {
        file.accept(id, title, "HSK-023")
                .flags(Flag.COOKIE_BINDING)
                .asks("cookie.check", args(cookie(madeAt, madeFor), shownAt, shownFrom), Members.of("valid", true));
    }

    private void refuse(String id, String title, byte[] cookie, long atMs, String source) {
        file.refuse(id, VALID, title, "HSK-023")
                .flags(Flag.COOKIE_BINDING)
                .asks("cookie.check", args(cookie, atMs, source), Members.of("valid", false));
    }

    private static ObjectNode args(byte[] cookie, long atMs, String source) {
        return Members.of("secret", SECRET, "at_ms", atMs, "source", source, "nonce", NONCE, "cookie", cookie);
    }

    private static byte[] cookie(long atMs, String source) {
        return Cookies.make(SECRET, Cookies.epoch(atMs), Source.parse(source), NONCE);
    }
}
