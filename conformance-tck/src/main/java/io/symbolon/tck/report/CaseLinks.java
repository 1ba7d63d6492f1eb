package io.symbolon.tck.report;

import io.symbolon.tck.suite.RunResult;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Links to the cases of a page.
 *
 * @param ids the cases that have a place on it
 */
record CaseLinks(Set<String> ids) {
    static CaseLinks of(RunResult result) {
        return new CaseLinks(
                result.results().stream().map(one -> one.planned().id()).collect(Collectors.toUnmodifiableSet()));
    }

    /** The id of a case, linked if it is on the page. */
    void write(Markup page, String id) {
        if (ids.contains(id)) {
            page.element("a", id, "href", "#case-" + id);
        } else {
            page.text(id);
        }
    }
}
