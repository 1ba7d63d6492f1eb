package io.symbolon.tck.report;

import java.util.List;
import java.util.Optional;

/** The page for one report, or for several side by side. */
public final class HtmlPages {
    private HtmlPages() {}

    /** The whole page of one report, which says of each rule what proves the kit in it. */
    public static String of(ReportFile report, SelfProof proof) {
        return HtmlReport.of(report, Optional.of(proof));
    }

    /** The whole page; {@code reports} has at least one. */
    public static String of(List<ReportFile> reports) {
        return reports.size() == 1 ? HtmlReport.of(reports.get(0)) : ComparisonPage.of(reports);
    }
}
