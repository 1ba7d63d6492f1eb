package io.symbolon.tck.vectors.token;

import io.symbolon.spec.proto.Token;
import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.VectorFile;

/** TOK-014 and TOK-024 to TOK-028: every time at its last good and its first bad millisecond. */
final class TimeVectors extends ValidationCases {
    private static final long LAST = 253_402_300_799_999L;
    private static final long LEEWAY = 60_000;
    private static final long HOUR = 3_600_000;

    TimeVectors(VectorFile file) {
        super(file);
    }

    @Override
    void add() {
        ranges();
        notBefore();
        expiresAt();
        issuedAt();
        spans();
        lifetimes();
    }

    private void ranges() {
        accept("TOK-P-1401", "issued_at 1", times(1, NOW, NOW + HOUR), Flag.BOUNDARY, "TOK-014");
        accept("TOK-P-1402", "not_before 1", times(NOW, 1, NOW + HOUR), Flag.BOUNDARY, "TOK-014");
        accept(
                "TOK-P-1403",
                "expires_at at the end of the year 9999",
                times(LAST - HOUR, LAST - HOUR, LAST).at(LAST - HOUR),
                Flag.BOUNDARY,
                "TOK-014");
        refuse("TOK-N-1401", "TOK-P-1401", "no issued_at", times(0, NOW, NOW + HOUR), Flag.BOUNDARY);
        refuse("TOK-N-1402", "TOK-P-1402", "no not_before", times(NOW, 0, NOW + HOUR), Flag.BOUNDARY);
        refuse("TOK-N-1403", IDENTITY, "no expires_at", times(NOW, NOW, 0), Flag.BOUNDARY);
        refuse(
                "TOK-N-1404",
                "TOK-P-1403",
                "expires_at in the year 10000",
                times(LAST - HOUR, LAST - HOUR, LAST + 1).at(LAST - HOUR),
                Flag.BOUNDARY);
        refuse("TOK-N-1405", IDENTITY, "expires_at 2^63", times(NOW, NOW, Long.MIN_VALUE), Flag.UNSIGNED);
        refuse("TOK-N-1406", IDENTITY, "expires_at 2^64 - 1", times(NOW, NOW, -1), Flag.UNSIGNED);
        refuse("TOK-N-1407", IDENTITY, "not_before 2^64 - 1", times(NOW, -1, NOW + HOUR), Flag.UNSIGNED);
        refuse("TOK-N-1408", IDENTITY, "issued_at 2^64 - 1", times(-1, NOW, NOW + HOUR), Flag.UNSIGNED);
        refuse(
                "TOK-N-1409",
                IDENTITY,
                "not_before 2^63 + now",
                times(NOW, Long.MIN_VALUE + NOW, NOW + HOUR),
                Flag.UNSIGNED);
    }

    private void notBefore() {
        long later = NOW + 600_000;
        accept(
                "TOK-P-2401",
                "60 000 ms before not_before",
                times(NOW, later, NOW + HOUR).at(later - LEEWAY),
                Flag.CLOCK_EDGE,
                "TOK-024");
        refuse(
                "TOK-N-2401",
                "TOK-P-2401",
                "60 001 ms before not_before",
                times(NOW, later, NOW + HOUR).at(later - LEEWAY - 1),
                Flag.CLOCK_EDGE);
        refuse(
                "TOK-N-2402",
                "TOK-P-2401",
                "ten minutes before not_before",
                times(NOW, later, NOW + HOUR).at(NOW),
                Flag.CLOCK_EDGE);
        accept(
                "TOK-P-2402",
                "the same in a handshake",
                node(NOW, later, NOW + HOUR).at(later - LEEWAY),
                Flag.CLOCK_EDGE,
                "TOK-024");
        refuse(
                "TOK-N-2403",
                "TOK-P-2402",
                "the same in a handshake, 1 ms early",
                node(NOW, later, NOW + HOUR).at(later - LEEWAY - 1),
                Flag.CLOCK_EDGE);
    }

    private void expiresAt() {
        long end = NOW + HOUR;
        accept(
                "TOK-P-2501",
                "59 999 ms after expires_at",
                times(NOW, NOW, end).at(end + LEEWAY - 1),
                Flag.CLOCK_EDGE,
                "TOK-025");
        refuse(
                "TOK-N-2501",
                "TOK-P-2501",
                "60 000 ms after expires_at",
                times(NOW, NOW, end).at(end + LEEWAY),
                Flag.CLOCK_EDGE);
        refuse(
                "TOK-N-2502",
                "TOK-P-2501",
                "a year after expires_at",
                times(NOW, NOW, end).at(end + 8760 * HOUR),
                Flag.CLOCK_EDGE);
        accept(
                "TOK-P-2502",
                "the same in a handshake",
                node(NOW, NOW, end).at(end + LEEWAY - 1),
                Flag.CLOCK_EDGE,
                "TOK-025");
        refuse(
                "TOK-N-2503",
                "TOK-P-2502",
                "the same in a handshake, 1 ms late",
                node(NOW, NOW, end).at(end + LEEWAY),
                Flag.CLOCK_EDGE);
    }

    private void issuedAt() {
        long ahead = NOW + LEEWAY;
        accept("TOK-P-2601", "issued 60 000 ms from now", times(ahead, NOW, NOW + HOUR), Flag.CLOCK_EDGE, "TOK-026");
        refuse(
                "TOK-N-2601",
                "TOK-P-2601",
                "issued 60 001 ms from now",
                times(ahead + 1, NOW, NOW + HOUR),
                Flag.CLOCK_EDGE);
        refuse(
                "TOK-N-2602",
                "TOK-P-2601",
                "issued in half an hour",
                times(NOW + HOUR / 2, NOW, NOW + HOUR),
                Flag.CLOCK_EDGE);
    }

    private void spans() {
        accept("TOK-P-2701", "expires_at 1 ms after the others", times(NOW, NOW, NOW + 1), Flag.BOUNDARY, "TOK-027");
        refuse("TOK-N-2701", "TOK-P-2701", "expires_at is not_before", times(NOW - 1, NOW, NOW), Flag.BOUNDARY);
        refuse("TOK-N-2702", "TOK-P-2701", "expires_at is issued_at", times(NOW, NOW - 1, NOW), Flag.BOUNDARY);
        refuse(
                "TOK-N-2703",
                "TOK-P-2701",
                "expires_at before not_before, both within the leeway",
                times(NOW, NOW + 30_000, NOW + 20_000),
                Flag.BOUNDARY);
        refuse(
                "TOK-N-2704",
                "TOK-P-2701",
                "expires_at before issued_at, both within the leeway",
                times(NOW + 30_000, NOW, NOW + 20_000),
                Flag.BOUNDARY);
    }

    private void lifetimes() {
        long node = 86_400_000;
        long identity = 34_560_000_000L;
        long interest = 600_000;
        accept("TOK-P-2801", "a node for 24 h", node(NOW, NOW, NOW + node), Flag.BOUNDARY, "TOK-028");
        refuse("TOK-N-2801", "TOK-P-2801", "a node for 24 h and 1 ms", node(NOW, NOW, NOW + node + 1), Flag.BOUNDARY);
        accept("TOK-P-2802", "an identity for 400 days", times(NOW, NOW, NOW + identity), Flag.BOUNDARY, "TOK-028");
        refuse(
                "TOK-N-2802",
                "TOK-P-2802",
                "an identity for 400 days and 1 ms",
                times(NOW, NOW, NOW + identity + 1),
                Flag.BOUNDARY);
        accept("TOK-P-2803", "an interest for 600 s", interest(NOW, NOW, NOW + interest), Flag.BOUNDARY, "TOK-028");
        refuse(
                "TOK-N-2803",
                "TOK-P-2803",
                "an interest for 600 s and 1 ms",
                interest(NOW, NOW, NOW + interest + 1),
                Flag.BOUNDARY);
        accept(
                "TOK-P-2804",
                "24 h from issued_at, more from not_before",
                node(NOW, NOW - HOUR, NOW + node),
                Flag.BOUNDARY,
                "TOK-028");
        refuse("TOK-N-2804", "TOK-P-2804", "1 ms more", node(NOW, NOW - HOUR, NOW + node + 1), Flag.BOUNDARY);
        accept(
                "TOK-P-2805",
                "24 h from not_before, more from issued_at",
                node(NOW - HOUR, NOW, NOW + node),
                Flag.BOUNDARY,
                "TOK-028");
        refuse("TOK-N-2805", "TOK-P-2805", "1 ms more", node(NOW - HOUR, NOW, NOW + node + 1), Flag.BOUNDARY);
        refuse("TOK-N-2806", "TOK-P-2802", "an identity until the year 9999", times(NOW, NOW, LAST), Flag.BOUNDARY);
    }

    private static Presented times(long issuedAt, long notBefore, long expiresAt) {
        return of(identity(), issuedAt, notBefore, expiresAt);
    }

    private static Presented node(long issuedAt, long notBefore, long expiresAt) {
        return of(handshakeNode(), issuedAt, notBefore, expiresAt);
    }

    private static Presented interest(long issuedAt, long notBefore, long expiresAt) {
        return of(interest(), issuedAt, notBefore, expiresAt);
    }

    private static Presented of(Token token, long issuedAt, long notBefore, long expiresAt) {
        return Presented.signed(token.toBuilder()
                .setIssuedAt(issuedAt)
                .setNotBefore(notBefore)
                .setExpiresAt(expiresAt)
                .build());
    }
}
