package io.symbolon.tck.mesh;

import io.symbolon.transport.MeshNode;
import io.symbolon.transport.PeerInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Nodes that all join the first, until each knows each other: they are told of the rest, and join by themselves. */
final class Growth {
    private final LiveMesh mesh;
    private final Page page;
    private final Duration bound;
    private final List<Set<Integer>> known = new ArrayList<>();
    private final List<Duration> complete = new ArrayList<>();
    private long beginNanos;

    Growth(LiveMesh mesh, Page page, Duration bound) {
        this.mesh = mesh;
        this.page = page;
        this.bound = bound;
        mesh.nodes().forEach(node -> {
            known.add(new HashSet<>());
            complete.add(Duration.ZERO);
        });
    }

    void show() throws NotShown, InterruptedException {
        int count = mesh.nodes().size();
        page.heading("A mesh of " + count + " nodes on UDP");
        page.nodes(mesh);
        page.nextHeading("nodes 1 to " + (count - 1) + " join node 0, one after the other");
        beginNanos = System.nanoTime();
        for (int number = 1; number < count; number++) joinTheFirst(number);
        page.nextHeading("the rest they find by themselves");
        page.line("        ms  at both ends");
        while (!everybodyKnowsEverybody()) {
            Optional<Step> step = mesh.next(beginNanos + bound.toNanos());
            if (step.isEmpty()) {
                knowledge();
                throw new NotShown("not every node knows every other within " + bound.toSeconds() + " s");
            }
            note(step.get());
        }
        knowledge();
        Duration slowest = complete.stream().max(Duration::compareTo).orElseThrow();
        page.nextHeading(count + " nodes, each knows the " + (count - 1) + " others after " + Page.millis(slowest));
    }

    private void joinTheFirst(int number) throws NotShown, InterruptedException {
        MeshNode first = mesh.node(0);
        long begin = System.nanoTime();
        CompletableFuture<PeerInfo> request = mesh.node(number).join(first.fingerprint() + "@" + first.address());
        try {
            request.get(beginNanos + bound.toNanos() - begin, TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            throw new NotShown(failed.getCause().getMessage());
        } catch (TimeoutException hung) {
            throw new NotShown("node " + number + " has not joined node 0 within " + bound.toSeconds() + " s");
        }
        page.line(String.format(
                "  %-7s  joined after %s", "node " + number, Page.millis(Duration.ofNanos(System.nanoTime() - begin))));
    }

    private void note(Step step) {
        if (step instanceof Step.Joined joined) {
            int peer = mesh.numberOf(joined.peer().peer().fingerprint());
            known.get(step.node()).add(peer);
            Duration at = Duration.ofNanos(step.nanos() - beginNanos);
            if (known.get(step.node()).size() == known.size() - 1) complete.set(step.node(), at);
            boolean told = step.node() == 0 || peer == 0;
            if (!told && known.get(peer).contains(step.node()))
                tell(at, step.node() + " and node " + peer + " are joined");
        } else if (step instanceof Step.Parted parted) {
            int peer = mesh.numberOf(parted.peer().peer());
            known.get(step.node()).remove(peer);
            tell(
                    Duration.ofNanos(step.nanos() - beginNanos),
                    step.node() + " and node " + peer + " parted by "
                            + parted.peer().rule().id());
        }
    }

    private void tell(Duration at, String text) {
        page.line(String.format(Locale.ROOT, "  %8.2f  node %s", at.toNanos() / 1e6, text));
    }

    private boolean everybodyKnowsEverybody() {
        return known.stream().allMatch(peers -> peers.size() == known.size() - 1);
    }

    private void knowledge() {
        page.nextHeading("what each node knows");
        for (int number = 0; number < known.size(); number++) {
            Set<Integer> peers = known.get(number);
            String names = peers.stream().sorted().map(String::valueOf).collect(Collectors.joining(" "));
            boolean all = peers.size() == known.size() - 1;
            page.line(String.format(
                    "  %-7s  knows %s%s",
                    "node " + number,
                    names.isEmpty() ? "nobody" : names,
                    all ? "  after " + Page.millis(complete.get(number)) : ""));
        }
    }
}
