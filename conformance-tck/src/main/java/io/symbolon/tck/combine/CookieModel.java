package io.symbolon.tck.combine;

import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.wire.Cookies;
import io.symbolon.tck.wire.Octets;
import io.symbolon.tck.wire.Source;
import java.util.List;

/** Cookies, shown when, where and with what they were made or not: HSK-023. */
final class CookieModel {
    private static final byte[] SECRET = Samples.octets("cookie secret", 32);

    private CookieModel() {}

    private static final class Draft implements Model.Draft {
        private long madeInEpoch = 5;
        private String source = "192.0.2.1:4000";
        private String shownFrom = source;
        private byte[] madeForNonce = Samples.nonce("opener");
        private byte[] madeWith = SECRET;
        private long atMs = 5 * Cookies.EPOCH_MS;
        private int octets = 16;

        private void at(String address) {
            source = address;
            shownFrom = address;
        }

        @Override
        public Question question() {
            byte[] nonce = Samples.nonce("opener");
            byte[] made = Cookies.make(madeWith, madeInEpoch, Source.parse(source), madeForNonce);
            byte[] cookie = Octets.first(Octets.concat(made, Octets.zeros(1)), octets);
            boolean valid = Cookies.isValid(cookie, SECRET, atMs, Source.parse(shownFrom), nonce);
            return new Question(
                    Members.of("secret", SECRET, "at_ms", atMs, "source", shownFrom, "nonce", nonce, "cookie", cookie),
                    Members.of("valid", valid));
        }
    }

    static Model<Draft> model() {
        return new Model<>(
                "cookie",
                "handshake",
                "HSK-023",
                "cookie.check",
                Draft::new,
                List.of(
                        Parameter.<Draft>of("address", "of version 4")
                                .right("of version 6", draft -> draft.at("[2001:db8::1]:4000"))
                                .right("port 65 535", draft -> draft.at("192.0.2.1:65535")),
                        Parameter.<Draft>of("shown", "as its epoch begins")
                                .right("as the next one ends", draft -> draft.atMs = 7 * Cookies.EPOCH_MS - 1)
                                .wrong("a millisecond later", draft -> draft.atMs = 7 * Cookies.EPOCH_MS)
                                .wrong("before its epoch", draft -> draft.atMs = 5 * Cookies.EPOCH_MS - 1),
                        Parameter.<Draft>of("shown from", "where it was sent")
                                .wrong("another port", draft -> draft.shownFrom = draft.shownFrom.replaceAll(".$", "1"))
                                .wrong("another address", draft -> draft.shownFrom = draft.shownFrom.replace("2", "3")),
                        Parameter.<Draft>of("nonce", "the one it was made for")
                                .wrong("another", draft -> draft.madeForNonce = Samples.nonce("another")),
                        Parameter.<Draft>of("secret", "the node's")
                                .wrong("another", draft -> draft.madeWith = Samples.octets("another", 32)),
                        Parameter.<Draft>of("octets", "16")
                                .wrong("15", draft -> draft.octets = 15)
                                .wrong("17", draft -> draft.octets = 17)
                                .wrong("none", draft -> draft.octets = 0)));
    }
}
