package io.symbolon.tck.vectors.exchange;

import static io.symbolon.tck.wire.Interests.PRIVATE;
import static io.symbolon.tck.wire.Interests.PROTECTED;
import static io.symbolon.tck.wire.Interests.PUBLIC;
import static io.symbolon.tck.wire.Interests.VIRTUAL;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.vectors.sample.Samples;
import io.symbolon.tck.wire.Interests;
import io.symbolon.tck.wire.Octets;
import java.util.List;

/** The file {@code coordinator-match.json}: the table of chapter coordinator, row by row (COO-009, COO-019). */
public final class CoordinatorMatchVectors {
    private static final long NOW = Samples.NOW;
    private static final List<String> KINDS = List.of("virtual", "public", "protected", "private");
    private static final byte[] REALM = Samples.octets("realm of somebody", 32);
    private static final byte[] NOBODY = Octets.zeros(0);

    private final VectorFile file = new VectorFile(
            "coordinator-match",
            "coordinator",
            "Which interests match; most cases differ in one thing from two that do.",
            "Each pair comes in both orders: who is called one makes no difference.");

    private CoordinatorMatchVectors() {}

    public static VectorFile file() {
        CoordinatorMatchVectors vectors = new CoordinatorMatchVectors();
        vectors.roles();
        vectors.kinds();
        vectors.subjects();
        vectors.nodes();
        vectors.audiences();
        vectors.realms();
        vectors.thresholds();
        vectors.times();
        return vectors.file;
    }

    private void roles() {
        match(1901, "a sender and a receiver", sender(), receiver(), true);
        match(1903, "two senders", sender(), InterestSample.of("receiver", Interests.SENDER), false);
        match(1905, "two receivers", InterestSample.of("sender", Interests.RECEIVER), receiver(), false);
    }

    private void kinds() {
        int number = 1907;
        for (int one = VIRTUAL; one <= PRIVATE; one++) {
            for (int other = VIRTUAL; other <= PRIVATE; other++) {
                String title = "a %s sender and a %s receiver, each for the other"
                        .formatted(KINDS.get(one - 1), KINDS.get(other - 1));
                InterestSample giving =
                        of(sender(), one, one == PUBLIC ? NOBODY : receiver().issuer());
                InterestSample taking = of(receiver(), other, other == PUBLIC ? NOBODY : sender().issuer());
                // 16 pairs, so an id stays with its pair
                single(number++, title, giving, NOBODY, taking, NOBODY, NOW, one == other, one == other);
            }
        }
    }

    private void subjects() {
        byte[] flipped = Octets.withBitFlipped(InterestSample.SUBJECT, 31, 0);
        match(1923, "subjects that differ in the last bit", sender(), receiver().subject(flipped), false);
        byte[] weather = Interests.subject(Octets.utf8("weather"));
        match(
                1925,
                "the subject and one that has its first part",
                sender(),
                receiver().subject(weather),
                false);
    }

    private void nodes() {
        match(1927, "two identities on one node", sender(), receiver().node(sender().node()), false);
        InterestSample elsewhere =
                InterestSample.of("sender", Interests.RECEIVER).node(receiver().node());
        match(1929, "one identity on two nodes", sender(), elsewhere, true);
    }

    private void audiences() {
        byte[] stranger = Samples.octets("somebody else", 32);
        audience(1931, "nobody names anybody", NOBODY, NOBODY, true);
        audience(1933, "the sender names the receiver", receiver().issuer(), NOBODY, true);
        audience(1935, "the receiver names the sender", NOBODY, sender().issuer(), true);
        audience(1937, "each names the other", receiver().issuer(), sender().issuer(), true);
        audience(1939, "the sender names somebody else", stranger, NOBODY, false);
        audience(1941, "the receiver names somebody else", NOBODY, stranger, false);
        audience(
                1943,
                "the sender names the receiver, who names somebody else",
                receiver().issuer(),
                stranger,
                false);
        audience(1945, "the receiver names the sender, who names somebody else", stranger, sender().issuer(), false);
        audience(1947, "each names itself", sender().issuer(), receiver().issuer(), false);
        byte[] nearly = Octets.with(receiver().issuer(), 16, Octets.zeros(16));
        audience(1949, "an audience that begins like the receiver", nearly, NOBODY, false);
        byte[] lastBit = Octets.withBitFlipped(receiver().issuer(), 31, 0);
        audience(1951, "an audience that differs from the receiver in the last bit", lastBit, NOBODY, false);
        audience(1953, "the sender names the receiver's node", receiver().node(), NOBODY, false);
        audience(1955, "the audience is all zero", Octets.zeros(32), NOBODY, false);
    }

    private void realms() {
        InterestSample giving = of(sender(), PROTECTED, REALM);
        InterestSample taking = of(receiver(), PROTECTED, REALM);
        realm(1957, "both are for the realm that both prove", giving, REALM, taking, REALM, true);
        realm(1959, "both are for a realm that the receiver does not prove", giving, REALM, taking, NOBODY, false);
        realm(1961, "both are for a realm that the sender does not prove", giving, NOBODY, taking, REALM, false);
        realm(1963, "both are for a realm that nobody proves", giving, NOBODY, taking, NOBODY, false);
        byte[] other = Samples.octets("another realm", 32);
        realm(1965, "the receiver proves another realm", giving, REALM, taking, other, false);
        InterestSample named = of(receiver(), PROTECTED, sender().issuer());
        realm(1967, "one names a realm, the other the identity", giving, NOBODY, named, REALM, true);
        realm(1969, "who names a realm proves it, and the other does not", giving, REALM, named, NOBODY, false);
        byte[] nearly = Octets.with(REALM, 8, Octets.zeros(24));
        realm(1971, "a realm that begins like the audience", giving, NOBODY, named, nearly, false);
        realm(
                1973,
                "realms are proved, and the audiences name identities",
                of(sender(), PROTECTED, receiver().issuer()),
                REALM,
                named,
                other,
                true);
    }

    private void thresholds() {
        thresholds(1975, "1 and 1", 1, 1, true);
        thresholds(1977, "0 and 1", 0, 1, false);
        thresholds(1979, "1 and 0", 1, 0, false);
        thresholds(1981, "0 and 0", 0, 0, false);
        thresholds(1983, "1024 and 1", 1024, 1, true);
        // a withdrawal says nothing of the rest
        InterestSample withdrawn = receiver().thresholds(0, 0);
        single(1985, "a sender and a withdrawal", sender(), NOBODY, withdrawn, NOBODY, NOW, false, true);
        single(1986, "a withdrawal and a sender", withdrawn, NOBODY, sender(), NOBODY, NOW, false, true);
        InterestSample strange = of(receiver().thresholds(0, 4), PROTECTED, sender().issuer());
        single(1987, "no threshold, and another kind", sender(), NOBODY, strange, NOBODY, NOW, false, false);
    }

    private void times() {
        InterestSample later = receiver().times(NOW, NOW + 120_000, NOW + 300_000);
        time(1988, "60 000 ms before not_before", later, NOW + 60_000, true);
        time(1989, "60 001 ms before not_before", later, NOW + 59_999, false);
        InterestSample shorter = receiver().times(NOW, NOW, NOW + 60_000);
        time(1990, "59 999 ms after expires_at", shorter, NOW + 119_999, true);
        time(1991, "60 000 ms after expires_at", shorter, NOW + 120_000, false);
        InterestSample first = sender().times(NOW, NOW, NOW + 60_000);
        single(1992, "the other one has expired", first, NOBODY, receiver(), NOBODY, NOW + 120_000, false, false);
        InterestSample second = sender().times(NOW, NOW + 120_000, NOW + 300_000);
        single(1993, "the other one does not hold yet", second, NOBODY, receiver(), NOBODY, NOW, false, false);
    }

    private void match(int number, String title, InterestSample one, InterestSample other, boolean matches) {
        realm(number, title, one, NOBODY, other, NOBODY, matches);
    }

    /** Two private interests for these audiences. */
    private void audience(int number, String title, byte[] sendersAudience, byte[] receiversAudience, boolean matches) {
        match(
                number,
                title,
                of(sender(), PRIVATE, sendersAudience),
                of(receiver(), PRIVATE, receiversAudience),
                matches);
    }

    private void thresholds(int number, String title, int senders, int receivers, boolean matches) {
        InterestSample one = sender().thresholds(senders, 1024);
        InterestSample other = receiver().thresholds(receivers, 1024);
        single(number, "thresholds " + title, one, NOBODY, other, NOBODY, NOW, matches, true);
        single(number + 1, "thresholds " + title + ", other order", other, NOBODY, one, NOBODY, NOW, matches, true);
    }

    private void time(int number, String title, InterestSample receiver, long now, boolean matches) {
        single(number, title, sender(), NOBODY, receiver, NOBODY, now, matches, matches);
    }

    /** The pair in both orders. */
    private void realm(
            int number,
            String title,
            InterestSample one,
            byte[] oneRealm,
            InterestSample other,
            byte[] otherRealm,
            boolean matches) {
        single(number, title, one, oneRealm, other, otherRealm, NOW, matches, matches);
        single(number + 1, title + ", other order", other, otherRealm, one, oneRealm, NOW, matches, matches);
    }

    private void single(
            int number,
            String title,
            InterestSample one,
            byte[] oneRealm,
            InterestSample other,
            byte[] otherRealm,
            long now,
            boolean matches,
            boolean fits) {
        ObjectNode args = Members.of("one", one.signedToken(), "other", other.signedToken(), "now", now);
        if (oneRealm.length > 0) {
            args.setAll(Members.of("one_realm", oneRealm));
        }
        if (otherRealm.length > 0) {
            args.setAll(Members.of("other_realm", otherRealm));
        }
        file.accept("COO-P-" + number, title, "COO-019", "COO-009")
                .flags(Flag.MATCHING)
                .asks("coordinator.match", args, Members.of("matches", matches, "fits", fits));
    }

    private static InterestSample of(InterestSample sample, int kind, byte[] audience) {
        return sample.exchange(kind).audience(audience);
    }

    private static InterestSample sender() {
        return InterestSample.sender();
    }

    private static InterestSample receiver() {
        return InterestSample.receiver();
    }
}
