package io.symbolon.tck.mesh;

import io.symbolon.transport.MeshNode;
import io.symbolon.transport.PeerInfo;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Two nodes meet, join and part, and every step of it is shown. */
final class Meeting {
    private final LiveMesh mesh;
    private final Page page;
    private final Duration bound;
    private final Transcript transcript;

    Meeting(LiveMesh mesh, Page page, Duration bound) {
        this.mesh = mesh;
        this.page = page;
        this.bound = bound;
        this.transcript = new Transcript(mesh, page.out());
    }

    void show() throws NotShown, InterruptedException {
        page.heading("A mesh of 2 nodes on UDP");
        page.nodes(mesh);
        page.nextHeading("node 0 joins node 1");
        long begin = System.nanoTime();
        transcript.beginMeeting();
        MeshNode there = mesh.node(1);
        CompletableFuture<PeerInfo> request = mesh.node(0).join(there.fingerprint() + "@" + there.address());
        Map<Integer, Step.Established> standing = new HashMap<>();
        Set<Integer> joined = new HashSet<>();
        long joinedNanos = begin;
        while (standing.size() < 2 || joined.size() < 2) {
            Step step = next(begin, request, standing.size() < 2 ? "no session between" : "no join of");
            step.tell(transcript);
            if (step instanceof Step.Established established) standing.put(step.node(), established);
            if (step instanceof Step.Joined) joined.add(step.node());
            joinedNanos = step.nanos();
        }
        transcript.token(0, standing.get(1).session().peer(), 1);
        transcript.token(1, standing.get(0).session().peer(), 0);
        Duration handshake = Duration.ofNanos(standing.get(0).nanos() - begin);
        page.line("  session " + standing.get(0).session().sessionId() + " stands at both ends; node 0 waited "
                + Page.millis(handshake));
        goodbye();
        page.nextHeading("2 nodes, 1 session established, joined and ended: handshake " + Page.millis(handshake)
                + ", joined after " + Page.millis(Duration.ofNanos(joinedNanos - begin)));
    }

    /** Both nodes close, until at both ends the session is over and the peer has parted. */
    private void goodbye() throws NotShown, InterruptedException {
        page.nextHeading("all nodes close");
        transcript.beginGoodbye();
        long begin = System.nanoTime();
        mesh.close();
        for (int over = 0; over < 4; ) {
            Step step = next(begin, new CompletableFuture<>(), "no end of the session of");
            step.tell(transcript);
            if (step instanceof Step.Ended || step instanceof Step.Parted) over++;
        }
    }

    private Step next(long beginNanos, CompletableFuture<?> request, String what)
            throws NotShown, InterruptedException {
        Optional<Step> step = mesh.next(beginNanos + bound.toNanos());
        if (step.isPresent()) return step.get();
        throw new NotShown(
                request.isCompletedExceptionally()
                        ? reason(request)
                        : what + " node 0 and node 1 within " + bound.toSeconds() + " s");
    }

    /** Why a request has failed. */
    static String reason(CompletableFuture<?> failed) throws InterruptedException {
        try {
            return "no failure, but " + failed.get();
        } catch (ExecutionException why) {
            return why.getCause().getMessage();
        }
    }
}
