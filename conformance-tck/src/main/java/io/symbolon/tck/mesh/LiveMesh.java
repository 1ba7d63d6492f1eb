package io.symbolon.tck.mesh;

import io.symbolon.core.address.Endpoint;
import io.symbolon.core.boundary.Decision;
import io.symbolon.core.boundary.Effect;
import io.symbolon.core.boundary.Question;
import io.symbolon.core.bytes.Bytes;
import io.symbolon.core.token.Fingerprint;
import io.symbolon.transport.AdmissionPolicy;
import io.symbolon.transport.MeshEvents;
import io.symbolon.transport.MeshNode;
import io.symbolon.transport.MeshNodeBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Some nodes on free ports of 127.0.0.1, and everything that happens at them, in one queue. */
final class LiveMesh implements AutoCloseable {
    private final List<MeshNode> nodes = new ArrayList<>();
    private final BlockingQueue<Step> steps = new LinkedBlockingQueue<>();
    private volatile boolean isWatched = true;

    private LiveMesh() {}

    /** {@code count} nodes that have never met, are their own identities, and admit everybody. */
    static LiveMesh start(int count) throws IOException {
        return start(count, (number, builder) -> builder);
    }

    /** One more property of node number {@code number}. */
    interface Property {
        MeshNodeBuilder of(int number, MeshNodeBuilder builder);
    }

    /** The same, each with one more property. */
    static LiveMesh start(int count, Property property) throws IOException {
        LiveMesh mesh = new LiveMesh();
        try {
            for (int number = 0; number < count; number++) {
                MeshNodeBuilder node = MeshNode.builder()
                        .listen("127.0.0.1:0")
                        .declareListeningAddress()
                        .identityOfNode()
                        .admit(AdmissionPolicy.everybody())
                        .on(mesh.new Watch(number));
                mesh.nodes.add(property.of(number, node).start());
            }
            return mesh;
        } catch (IOException | RuntimeException notStarted) {
            mesh.close();
            throw notStarted;
        }
    }

    List<MeshNode> nodes() {
        return List.copyOf(nodes);
    }

    MeshNode node(int number) {
        return nodes.get(number);
    }

    /** "node 0", or the address of somebody who is none of ours. */
    String nameOf(Endpoint address) {
        for (int number = 0; number < nodes.size(); number++) {
            if (nodes.get(number).address().equals(address)) return "node " + number;
        }
        return address.toString();
    }

    /** The number of the node called {@code fingerprint}, which is one of ours. */
    int numberOf(Fingerprint fingerprint) {
        for (int number = 0; number < nodes.size(); number++) {
            if (nodes.get(number).fingerprint().equals(fingerprint)) return number;
        }
        throw new IllegalArgumentException(fingerprint + " is none of our nodes");
    }

    /** The next step; empty if none comes until {@code endNanos}. */
    Optional<Step> next(long endNanos) throws InterruptedException {
        return Optional.ofNullable(steps.poll(endNanos - System.nanoTime(), TimeUnit.NANOSECONDS));
    }

    /** From now on no step is kept. */
    void unwatch() {
        isWatched = false;
        steps.clear();
    }

    private void add(Step step) {
        if (isWatched) steps.add(step);
    }

    @Override
    public void close() {
        nodes.forEach(MeshNode::close);
    }

    /** Puts what one node tells into the queue. */
    private final class Watch implements MeshEvents {
        private final int number;

        private Watch(int number) {
            this.number = number;
        }

        @Override
        public void datagramReceived(Endpoint from, Bytes datagram) {
            add(new Step.Arrived(number, from, datagram, System.nanoTime()));
        }

        @Override
        public void sessionEstablished(Effect.SessionEstablished session) {
            add(new Step.Established(number, session, System.nanoTime()));
        }

        @Override
        public void sessionEnded(Effect.SessionEnded session) {
            add(new Step.Ended(number, session, System.nanoTime()));
        }

        @Override
        public void asked(Question question) {
            add(new Step.Asked(number, question, System.nanoTime()));
        }

        @Override
        public void decided(Question question, Decision decision) {
            add(new Step.Decided(number, question, decision, System.nanoTime()));
        }

        @Override
        public void acknowledged(Effect.Acknowledged peer) {
            add(new Step.Acknowledged(number, peer, System.nanoTime()));
        }

        @Override
        public void peerJoined(Effect.PeerJoined peer) {
            add(new Step.Joined(number, peer, System.nanoTime()));
        }

        @Override
        public void peerParted(Effect.PeerParted peer) {
            add(new Step.Parted(number, peer, System.nanoTime()));
        }

        @Override
        public void dropped(Effect.Dropped input) {
            add(new Step.Refused(number, input, System.nanoTime()));
        }

        @Override
        public void datagramNotSent(Endpoint to, Bytes datagram, IOException why) {
            add(new Step.NotSent(number, to, why, System.nanoTime()));
        }
    }
}
