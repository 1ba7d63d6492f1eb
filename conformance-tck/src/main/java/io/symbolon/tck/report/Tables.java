package io.symbolon.tck.report;

/** Tables on a page: each in a region of its own, which scrolls where the window is too narrow for it. */
final class Tables {
    private Tables() {}

    /** Opens one; rows follow. */
    static void open(Markup page, String label, String... columns) {
        open(page, "scroll", label, columns);
    }

    /** Opens one that has subjects as its columns. */
    static void openComparison(Markup page, String label, String... columns) {
        open(page, "scroll compared", label, columns);
    }

    private static void open(Markup page, String kind, String label, String... columns) {
        page.open("div", "class", kind, "tabindex", "0", "role", "region", "aria-label", label);
        page.open("table").line().open("thead").open("tr");
        for (String column : columns) {
            page.element("th", column, "scope", "col");
        }
        page.close().close("thead").open("tbody").line();
    }

    static void close(Markup page) {
        page.close("tbody").close("table").close("div");
    }
}
