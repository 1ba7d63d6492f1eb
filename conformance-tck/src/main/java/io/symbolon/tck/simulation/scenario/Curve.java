package io.symbolon.tck.simulation.scenario;

import java.util.ArrayList;
import java.util.List;

/** How far a network has come, over virtual time: what the picture shows. */
public final class Curve {
    private final String title;
    private final List<String> names;
    private final List<Point> points = new ArrayList<>();
    private final List<Beginning> beginnings = new ArrayList<>();

    /**
     * One look at the network.
     *
     * @param atMillis virtual time
     * @param shares 0 to 1, one for each name
     */
    public record Point(long atMillis, List<Double> shares) {}

    /** What began at {@code atMillis}. */
    public record Beginning(long atMillis, String name) {}

    /** A curve of shares with these names, at most 3. */
    Curve(String title, List<String> names) {
        this.title = title;
        this.names = List.copyOf(names);
    }

    void add(long atMillis, double... shares) {
        List<Double> values = new ArrayList<>();
        for (double share : shares) values.add(share);
        points.add(new Point(atMillis, List.copyOf(values)));
    }

    void begin(long atMillis, String name) {
        beginnings.add(new Beginning(atMillis, name));
    }

    public String title() {
        return title;
    }

    public List<String> names() {
        return names;
    }

    public List<Point> points() {
        return List.copyOf(points);
    }

    public List<Beginning> beginnings() {
        return List.copyOf(beginnings);
    }
}
