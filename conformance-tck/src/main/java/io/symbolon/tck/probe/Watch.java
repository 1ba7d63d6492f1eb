package io.symbolon.tck.probe;

import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.suite.Progress;

/** Is told how a probe goes on. */
public interface Watch extends Progress {
    /** A line for whoever waits. */
    void hear(String news);

    /** A session that the probe has keys for; the same one may come more than once. */
    void session(PeerSession session);
}
