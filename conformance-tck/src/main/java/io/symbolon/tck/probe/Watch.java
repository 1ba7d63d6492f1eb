package io.symbolon.tck.probe;

import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.suite.Progress;
import io.symbolon.tck.suite.Transcript;
import io.symbolon.tck.verdict.Verdict;
import java.net.InetSocketAddress;

/** Is told how a probe goes on. */
public interface Watch extends Progress {
    /** A line for whoever waits. */
    void hear(String news);

    /**
     * The probe listens, and the target has to open to it now.
     *
     * @param fingerprint 64 hexadecimal digits
     */
    void listening(String fingerprint, InetSocketAddress at);

    /** A check has been played: what was sent and what came, whatever the verdict. */
    default void played(String id, Verdict verdict, Transcript transcript) {}

    /** A session that the probe has keys for; the same one may come more than once. */
    void session(PeerSession session);
}
