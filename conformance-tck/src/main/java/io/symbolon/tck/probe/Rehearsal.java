package io.symbolon.tck.probe;

import io.symbolon.tck.driver.KitFault;
import io.symbolon.tck.driver.Subject;
import io.symbolon.tck.peer.PeerSession;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.Transcript;
import io.symbolon.tck.verdict.Verdict;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;

/** A check, played against a subject in this process, in virtual time: what is sent, and what a node does that is right. */
public final class Rehearsal implements Watch {
    private static final Target LISTENING = Target.parse("udp://10.0.0.2:4000");

    private final String id;
    private final BiConsumer<String, InetSocketAddress> open;
    private Transcript transcript = Transcript.NONE;

    private Rehearsal(String id, BiConsumer<String, InetSocketAddress> open) {
        this.id = id;
        this.open = open;
    }

    /**
     * The datagrams of a check, with the contents of its frames.
     *
     * @param subject a right one
     * @throws KitFault if it does not pass
     */
    public static Transcript of(Role role, String id, Subject subject) {
        try (VirtualNetwork network = VirtualNetwork.joining(subject)) {
            Rehearsal rehearsal = new Rehearsal(id, network::nodeOpens);
            Target target = role == Role.SERVER ? new Target(VirtualNetwork.TARGET) : LISTENING;
            Probe.Settings settings = new Probe.Settings(20, 60, Frames.OPENED);
            new Probe(network, target, settings, new Random(1), rehearsal).run(role, List.of(id));
            return rehearsal.transcript;
        }
    }

    @Override
    public void played(String played, Verdict verdict, Transcript what) {
        if (played.equals(id) && !verdict.isPass()) {
            throw new KitFault("the reference implementation does not pass " + id + ": " + verdict);
        }
        if (played.equals(id)) {
            transcript = what;
        }
    }

    @Override
    public void listening(String fingerprint, InetSocketAddress at) {
        open.accept(fingerprint, at);
    }

    @Override
    public void hear(String news) {}

    @Override
    public void session(PeerSession session) {}

    @Override
    public void decided(int decided, int planned, Case last, Verdict verdict) {}
}
