package io.symbolon.tck.probe;

import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Notes what a probe tells. */
final class Notes implements Watch {
    final List<String> news = new ArrayList<>();
    final List<PeerSession> sessions = new ArrayList<>();
    final List<String> decided = new ArrayList<>();

    @Override
    public void hear(String line) {
        news.add(line);
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
