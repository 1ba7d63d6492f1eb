package io.symbolon.tck.probe;

import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.verdict.Verdict;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Notes what a probe tells. */
public final class Notes implements Watch {
    public final List<String> news = new ArrayList<>();
    public final List<PeerSession> sessions = new ArrayList<>();
    public final List<String> decided = new ArrayList<>();
    private final BiConsumer<String, InetSocketAddress> visitor;

    public Notes() {
        this((fingerprint, at) -> {
            throw new AssertionError("nobody was to be invited");
        });
    }

    /** @param visitor what a target does that has to open to a fingerprint at an address */
    public Notes(BiConsumer<String, InetSocketAddress> visitor) {
        this.visitor = visitor;
    }

    @Override
    public void hear(String line) {
        news.add(line);
    }

    @Override
    public void listening(String fingerprint, InetSocketAddress at) {
        visitor.accept(fingerprint, at);
    }

    @Override
    public void session(PeerSession session) {
        sessions.add(session);
    }

    @Override
    public void decided(int count, int planned, Case last, Verdict verdict) {
        decided.add(last.id());
    }
}
