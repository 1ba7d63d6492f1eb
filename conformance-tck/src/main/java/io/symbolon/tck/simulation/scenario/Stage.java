package io.symbolon.tck.simulation.scenario;

import io.symbolon.tck.simulation.Link;
import io.symbolon.tck.simulation.SimulatedNetwork;
import io.symbolon.tck.simulation.SimulatedNode;
import io.symbolon.tck.simulation.Step;
import io.symbolon.tck.simulation.Trace;
import io.symbolon.tck.simulation.crypto.CountedSuite;
import io.symbolon.tck.simulation.crypto.Tally;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Where a scenario plays: one network, what was measured of it, and which goals were reached. */
final class Stage {
    private static final int STEPS_REMEMBERED = 40;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Setup setup;
    private final CountedSuite suite;
    private final SimulatedNetwork network;
    private final SplittableRandom random;
    private final Audience audience;
    private final Trace trace;
    private Consumer<Step> watcher = step -> {};
    private final Deque<Step> lastSteps = new ArrayDeque<>();
    private final Curve curve;
    private final List<Goal> goals = new ArrayList<>();
    private final List<Phase> phases = new ArrayList<>();

    /** An empty network in which datagrams travel by {@code link}; {@code curve} will show how far it came. */
    Stage(Setup setup, Link link, Curve curve, Audience audience) {
        this.setup = setup;
        this.curve = curve;
        this.suite = new CountedSuite(setup.newSuite(), System::nanoTime);
        this.network = new SimulatedNetwork(setup.seed(), link, suite);
        this.random = new SplittableRandom(~setup.seed());
        this.audience = audience;
        this.trace = new Trace(network);
        network.setWatcher(this::watch);
    }

    private void watch(Step step) {
        if (lastSteps.size() == STEPS_REMEMBERED) lastSteps.removeFirst();
        lastSteps.addLast(step);
        if (audience.wantsToSee()) audience.see(trace.line(step));
        watcher.accept(step);
    }

    /** Every step is shown to {@code other}, too. */
    void setWatcher(Consumer<Step> other) {
        watcher = other;
    }

    Setup setup() {
        return setup;
    }

    CountedSuite suite() {
        return suite;
    }

    SimulatedNetwork network() {
        return network;
    }

    List<SimulatedNode> nodes() {
        return network.nodes();
    }

    /** Draws for the scenario, and for nothing else. */
    SplittableRandom random() {
        return random;
    }

    Curve curve() {
        return curve;
    }

    /** Does {@code part} and measures it. */
    void phase(String name, Runnable part) {
        curve.begin(network.nowMillis(), name);
        long virtual = network.nowMillis();
        long steps = network.stepCount();
        Tally counted = suite.tally();
        long processor = THREADS.getCurrentThreadCpuTime();
        long nanos = System.nanoTime();
        part.run();
        phases.add(new Phase(
                name,
                network.nowMillis() - virtual,
                System.nanoTime() - nanos,
                THREADS.getCurrentThreadCpuTime() - processor,
                network.stepCount() - steps,
                suite.tally().since(counted)));
    }

    void goal(String text, String found, boolean isReached) {
        goals.add(new Goal(text, found, isReached));
    }

    /** Tells the audience how far it is. */
    void tell(String format, Object... values) {
        String news = String.format(Locale.ROOT, format, values);
        audience.hear(String.format(Locale.ROOT, "%8.1f virtual s  %s", network.nowMillis() / 1_000.0, news));
    }

    List<Goal> goals() {
        return goals;
    }

    List<Phase> phases() {
        return phases;
    }

    List<String> lastSteps() {
        return lastSteps.stream().map(trace::line).toList();
    }
}
