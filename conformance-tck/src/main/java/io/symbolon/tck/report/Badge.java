package io.symbolon.tck.report;

import io.symbolon.tck.driver.Json;
import io.symbolon.tck.suite.RunResult;
import io.symbolon.tck.verdict.RunVerdict;

/**
 * The verdict of a run in a few words: as a picture, {@code badge.svg}, and as {@code badge.json} in the form that badge
 * services read. It says how many of the planned cases passed, so that a part never looks like the whole.
 */
final class Badge {
    private static final String LABEL = "symbolon";
    private static final int CHARACTER = 7;
    private static final int MARGIN = 10;

    private Badge() {}

    /** {@code badge.json}. */
    static String json(ReportFile report) {
        return Json.pretty(Json.object()
                        .put("schemaVersion", 1)
                        .put("label", LABEL)
                        .put("message", message(report.result()))
                        .put("color", color(report.result().verdict()).substring(1)))
                + "\n";
    }

    /** {@code badge.svg}: needs no font and no network. */
    static String svg(ReportFile report) {
        String message = message(report.result());
        int left = width(LABEL);
        int right = width(message);
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="20" role="img" aria-label="%5$s: %6$s">
                  <title>%5$s: %6$s</title>
                  <rect width="%2$d" height="20" fill="#404040"/>
                  <rect x="%2$d" width="%3$d" height="20" fill="%4$s"/>
                  <g fill="#ffffff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle">
                    <text x="%7$d" y="14" textLength="%8$d">%5$s</text>
                    <text x="%9$d" y="14" textLength="%10$d">%6$s</text>
                  </g>
                </svg>
                """.formatted(
                        left + right,
                        left,
                        right,
                        color(report.result().verdict()),
                        LABEL,
                        message,
                        left / 2,
                        left - MARGIN,
                        left + right / 2,
                        right - MARGIN);
    }

    private static String message(RunResult result) {
        return result.verdict().reportName() + " " + result.counts().passed() + "/"
                + result.counts().planned();
    }

    private static int width(String text) {
        return text.length() * CHARACTER + MARGIN;
    }

    /** White text on it has a contrast of at least 4.5. */
    private static String color(RunVerdict verdict) {
        return switch (verdict) {
            case CONFORMANT -> "#1a7f37";
            case NONCONFORMANT -> "#b42318";
            case INCOMPLETE -> "#8a5a00";
            case KIT_FAULT -> "#5b5b5b";
        };
    }
}
