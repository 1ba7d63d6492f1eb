package io.symbolon.tck.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.spec.Rules;
import io.symbolon.spec.TokenRule;
import io.symbolon.tck.driver.Capability;
import io.symbolon.tck.driver.Json;
import io.symbolon.tck.driver.Reply;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.Progress;
import io.symbolon.tck.suite.RunResult;
import io.symbolon.tck.suite.Runner;
import io.symbolon.tck.suite.TestCases;
import io.symbolon.tck.suite.TestSubject;
import io.symbolon.tck.verdict.Verdict;
import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The page of a run that is not conformant, read as the XML that it is too. */
class HtmlReportTest {
    private static final List<Case> PLAN = List.of(
            TestCases.accepting("TOK-P-0001", TokenRule.DECODES),
            TestCases.refusing("TOK-N-0001", TokenRule.CANONICAL_ENCODING, "TOK-P-0001"),
            TestCases.token(
                    "TOK-P-0002",
                    TokenRule.VERSION_IS_ONE,
                    driver -> Verdict.fail(
                            "another value</p><script>alert(1)</script>\u202e",
                            "\"" + "00".repeat(40) + "\"",
                            "\"" + "00".repeat(20) + "ff" + "00".repeat(19) + "\"",
                            "/fingerprint")),
            TestCases.passing("TOK-P-0003"));

    static final ReportFile REPORT = ReportFile.of(
            new Runner(
                            new TestSubject(
                                            List.of(Capability.CRYPTO),
                                            (op, args) -> new Reply.Result(Json.object()
                                                    .put("verdict", "refused")
                                                    .put("rule", "CNV-005")))
                                    .source(),
                            Progress.NONE)
                    .run(PLAN),
            Optional.of("./driver"),
            1,
            List.of(),
            new Digests(Optional.empty(), Map.of(), Map.of("token.json", "ab".repeat(32))));

    /** A kit that finds one of two mutants of a rule, and has none of another. */
    static final SelfProof PROOF = new SelfProof(
            REPORT.kit(),
            Map.of(
                    TokenRule.DECODES,
                    new SelfProof.OfRule(
                            List.of(
                                    new SelfProof.Mutant("not <checked>", true, List.of("TOK-P-0001", "TOK-P-0003")),
                                    new SelfProof.Mutant("off by one at the edge", false, List.of())),
                            Optional.empty()),
                    TokenRule.VERSION_IS_ONE,
                    new SelfProof.OfRule(List.of(), Optional.of("a time is not part of a result"))));

    @Test
    void each_rule_says_by_how_many_mutants_the_kit_is_proved_in_it() throws Exception {
        Document page = parsed(HtmlReport.of(REPORT, Optional.of(PROOF)));

        assertThat(byId(page, "rule-TOK-002").getTextContent())
                .contains("1 of 2 mutants found")
                .contains("not <checked> \u2013 found by TOK-P-0001, TOK-P-0003")
                .contains("off by one at the edge \u2013 not found");
        assertThat(byId(page, "rule-TOK-004").getTextContent())
                .contains("No mutant of the kit breaks it: a time is not part of a result.");
        assertThat(byId(page, "rule-TOK-003").getTextContent()).doesNotContain("utant");
        assertThat(byId(page, "rules").getTextContent())
                .contains(
                        "of 2 implementations that are wrong on purpose, mutants, a case that names the broken rule finds 1");
    }

    @Test
    void without_a_self_test_nothing_is_claimed_of_the_kit() throws Exception {
        assertThat(parsed(HtmlReport.of(REPORT)).getDocumentElement().getTextContent())
                .doesNotContain("mutant", "on purpose");
    }

    @Test
    void the_page_is_well_formed_and_every_link_in_it_leads_somewhere_in_it() throws Exception {
        Document page = parsed(HtmlReport.of(REPORT));
        Set<String> ids = new HashSet<>();
        for (Element one : elements(page, "*")) {
            if (one.hasAttribute("id")) {
                assertThat(ids.add(one.getAttribute("id")))
                        .as(one.getAttribute("id"))
                        .isTrue();
            }
        }

        assertThat(elements(page, "a")).isNotEmpty().allSatisfy(link -> {
            assertThat(link.getAttribute("href")).startsWith("#");
            assertThat(ids).contains(link.getAttribute("href").substring(1));
        });
    }

    @Test
    void the_page_asks_for_nothing_and_has_no_script() throws Exception {
        Document page = parsed(HtmlReport.of(REPORT));

        for (String element : List.of("script", "link", "img", "iframe", "object")) {
            assertThat(elements(page, element)).as(element).isEmpty();
        }
        assertThat(HtmlReport.of(REPORT)).doesNotContain("url(", "@import", "\u202e");
    }

    @Test
    void the_page_has_every_rule_and_says_its_status_in_words() throws Exception {
        Document page = parsed(HtmlReport.of(REPORT));

        assertThat(Rules.all())
                .allSatisfy(rule -> assertThat(byId(page, "rule-" + rule.id()).getTextContent())
                        .contains(rule.id(), rule.sentence()));
        assertThat(byId(page, "rule-TOK-002").getTextContent()).contains("\u2717 broken");
        assertThat(byId(page, "rule-TOK-003").getTextContent()).contains("? open");
    }

    @Test
    void a_failure_tells_the_first_different_octet_why_it_matters_what_was_said_and_what_to_type() throws Exception {
        Document page = parsed(HtmlReport.of(REPORT));

        assertThat(byId(page, "case-TOK-P-0002").getTextContent())
                .contains("First difference: octet 20 of 40", "expected 00, actual ff", "./symbolon tck TOK-P-0002");
        assertThat(byId(page, "wrong").getTextContent()).contains(TokenRule.VERSION_IS_ONE.intent());
        assertThat(byId(page, "case-TOK-P-0001")
                        .getElementsByTagName("svg")
                        .item(0)
                        .getTextContent())
                .contains("key.check", "refused by CNV-005");
    }

    @Test
    void several_subjects_stand_side_by_side() throws Exception {
        ReportFile other = ReportFile.of(
                new RunResult(Optional.empty(), List.of()), Optional.empty(), 1, List.of(), REPORT.digests());
        Document page = parsed(HtmlPages.of(List.of(REPORT, other)));

        assertThat(page.getDocumentElement().getTextContent())
                .contains("test 1", "a subject that did not get past hello", "\u2717 broken", "not in this run");
    }

    private static Document parsed(String page) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(page)));
    }

    private static List<Element> elements(Document page, String name) {
        NodeList found = page.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    private static Element byId(Document page, String id) {
        return elements(page, "*").stream()
                .filter(one -> one.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow();
    }
}
