package io.symbolon.tck.vectors.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.tck.vectors.file.Flag;
import io.symbolon.tck.vectors.file.Members;
import io.symbolon.tck.vectors.file.VectorFile;
import io.symbolon.tck.vectors.sample.Samples;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The file {@code session-rank.json}: the order of SES-010. */
public final class SessionRankVectors {
    private static final long T = Samples.NOW;
    private static final String LOW_ID = "00000000000000ff";
    private static final String HIGH_ID = "ff00000000000000";

    private final VectorFile file = new VectorFile(
            "session-rank",
            "session",
            "Sessions of one peer, and their order, the highest rank first.",
            "A rank is the later issued_at, then the earlier one, then the session id as a number.");

    private SessionRankVectors() {}

    /** The two times of a session's tokens, in any order, and its id. */
    private record Session(long one, long other, String id) {
        private ObjectNode json() {
            return Members.of("issued_at", List.of(one, other), "session_id", id);
        }
    }

    public static VectorFile file() {
        SessionRankVectors vectors = new SessionRankVectors();
        vectors.ranked("SES-P-1001", "one session", new Session(T, T, LOW_ID));
        vectors.ranked(
                "SES-P-1002",
                "the later of the two times decides",
                new Session(T + 2, T, LOW_ID),
                new Session(T + 1, T + 1, HIGH_ID));
        vectors.ranked(
                "SES-P-1003",
                "the same two, exchanged",
                new Session(T + 1, T + 1, HIGH_ID),
                new Session(T + 2, T, LOW_ID));
        vectors.ranked(
                "SES-P-1004",
                "the order within a pair means nothing",
                new Session(T, T + 2, LOW_ID),
                new Session(T + 1, T + 1, HIGH_ID));
        vectors.ranked(
                "SES-P-1005",
                "then the earlier one",
                new Session(T + 2, T, HIGH_ID),
                new Session(T + 1, T + 2, LOW_ID));
        vectors.ranked(
                "SES-P-1006",
                "then the session id, not below zero",
                new Session(T, T, LOW_ID),
                new Session(T, T, HIGH_ID));
        vectors.ranked(
                "SES-P-1007",
                "then the session id, the last octet",
                new Session(T, T, "0000000000000001"),
                new Session(T, T, "0000000000000002"));
        vectors.ranked(
                "SES-P-1008",
                "three sessions",
                new Session(T, T, LOW_ID),
                new Session(T + 5, T - 5, LOW_ID),
                new Session(T + 5, T, LOW_ID));
        vectors.ranked(
                "SES-P-1009",
                "the sum of the times means nothing",
                new Session(T + 3, 1, LOW_ID),
                new Session(T + 2, T + 2, HIGH_ID));
        return vectors.file;
    }

    private void ranked(String id, String title, Session... sessions) {
        Comparator<Session> rank = Comparator.<Session>comparingLong(session -> Math.max(session.one, session.other))
                .thenComparingLong(session -> Math.min(session.one, session.other))
                .thenComparing(Session::id);
        List<Integer> order = IntStream.range(0, sessions.length)
                .boxed()
                .sorted((i, j) -> rank.compare(sessions[j], sessions[i]))
                .toList();
        file.accept(id, title, "SES-010")
                .flags(Flag.RANK)
                .asks(
                        "session.rank",
                        Members.of(
                                "sessions",
                                List.of(sessions).stream().map(Session::json).toList()),
                        Members.of("order", order));
    }
}
