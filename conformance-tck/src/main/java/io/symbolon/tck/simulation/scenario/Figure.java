package io.symbolon.tck.simulation.scenario;

import java.util.List;
import java.util.Locale;

/** Curves as SVG, one below the other, readable on light and on dark ground: shares of a hundred over virtual minutes. */
public final class Figure {
    private static final int LEFT = 56;
    private static final int TOP = 84;
    private static final int WIDTH = 780;
    private static final int HEIGHT = 260;
    private static final int WHOLE_WIDTH = LEFT + WIDTH + 24;
    private static final int WHOLE_HEIGHT = TOP + HEIGHT + 56;
    private static final int LEGEND_WIDTH = 270;
    private static final double MILLIS_OF_A_MINUTE = 60_000;
    private static final double[] STEPS = {0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500};
    private static final int MOST_STEPS = 12;

    private static final String STYLE = """
            text { font: 12px sans-serif; fill: #24292f } .title { font-size: 15px; font-weight: bold }
            .ground { fill: #ffffff } .grid { stroke: #d0d7de } .phase { stroke: #8c959f; stroke-dasharray: 3 4 }
            .line { fill: none; stroke-width: 2 }
            .a { stroke: #6e7781; stroke-dasharray: 6 3 } .b { stroke: #0969da } .c { stroke: #bc4c00 }
            @media (prefers-color-scheme: dark) {
              text { fill: #e6edf3 } .ground { fill: #0d1117 } .grid { stroke: #30363d } .phase { stroke: #6e7681 }
              .a { stroke: #8b949e } .b { stroke: #58a6ff } .c { stroke: #f0883e }
            }
            """;

    private final StringBuilder svg;
    private final Curve curve;
    private final double minutes;

    private Figure(StringBuilder svg, Curve curve) {
        this.svg = svg;
        this.curve = curve;
        long endMillis =
                curve.points().stream().mapToLong(Curve.Point::atMillis).max().orElse(0);
        this.minutes = Math.max(endMillis, 1_000) / MILLIS_OF_A_MINUTE;
    }

    /** One picture of all {@code curves}. */
    public static String of(List<Curve> curves, String title) {
        StringBuilder svg = new StringBuilder();
        int height = WHOLE_HEIGHT * curves.size();
        line(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\">",
                WHOLE_WIDTH,
                height,
                WHOLE_WIDTH,
                height);
        line(svg, "<title>%s</title>", escaped(title));
        line(svg, "<style>%n%s</style>", STYLE);
        line(svg, "<rect class=\"ground\" width=\"100%%\" height=\"100%%\"/>");
        for (int number = 0; number < curves.size(); number++) {
            line(svg, "<g transform=\"translate(0 %d)\">", number * WHOLE_HEIGHT);
            new Figure(svg, curves.get(number)).draw();
            line(svg, "</g>");
        }
        line(svg, "</svg>");
        return svg.toString();
    }

    private void draw() {
        add("<text class=\"title\" x=\"%d\" y=\"24\">%s</text>", LEFT, escaped(curve.title()));
        drawShares();
        drawMinutes();
        for (Curve.Beginning beginning : curve.beginnings()) {
            double x = x(beginning.atMillis());
            add("<line class=\"phase\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>", x, TOP - 14, x, TOP + HEIGHT);
            add("<text x=\"%.1f\" y=\"%d\">%s</text>", x + 4, TOP - 5, escaped(beginning.name()));
        }
        for (int number = 0; number < curve.names().size(); number++) drawLine(number);
    }

    private void drawShares() {
        for (int percent = 0; percent <= 100; percent += 20) {
            double y = y(percent / 100.0);
            add("<line class=\"grid\" x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\"/>", LEFT, y, LEFT + WIDTH, y);
            add("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%d %%</text>", LEFT - 8, y + 4, percent);
        }
    }

    private void drawMinutes() {
        double step = step();
        for (int tick = 0; tick * step <= minutes; tick++) {
            double x = x(tick * step * MILLIS_OF_A_MINUTE);
            String label = step < 1
                    ? String.format(Locale.ROOT, "%.2f", tick * step)
                    : String.format(Locale.ROOT, "%.0f", tick * step);
            add("<line class=\"grid\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>", x, TOP, x, TOP + HEIGHT);
            add("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>", x, TOP + HEIGHT + 18, label);
        }
        add("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">virtual minutes</text>", LEFT + WIDTH, TOP + HEIGHT + 36);
    }

    private double step() {
        for (double each : STEPS) {
            if (minutes / each <= MOST_STEPS) return each;
        }
        return Math.ceil(minutes / MOST_STEPS);
    }

    private void drawLine(int number) {
        char name = (char) ('a' + number);
        int legendX = LEFT + number * LEGEND_WIDTH;
        add("<line class=\"line %s\" x1=\"%d\" y1=\"46\" x2=\"%d\" y2=\"46\"/>", name, legendX, legendX + 24);
        add(
                "<text x=\"%d\" y=\"50\">%s</text>",
                legendX + 30, escaped(curve.names().get(number)));
        StringBuilder corners = new StringBuilder();
        for (Curve.Point point : curve.points()) {
            corners.append(String.format(
                    Locale.ROOT,
                    "%s%.1f,%.1f",
                    corners.isEmpty() ? "" : " ",
                    x(point.atMillis()),
                    y(point.shares().get(number))));
        }
        add("<polyline class=\"line %s\" points=\"%s\"/>", name, corners);
    }

    private double x(double atMillis) {
        return LEFT + WIDTH * atMillis / MILLIS_OF_A_MINUTE / minutes;
    }

    private static double y(double share) {
        return TOP + HEIGHT * (1 - share);
    }

    private void add(String format, Object... values) {
        line(svg, format, values);
    }

    private static void line(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
