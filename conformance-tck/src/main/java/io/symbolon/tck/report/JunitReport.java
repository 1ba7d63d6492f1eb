package io.symbolon.tck.report;

import io.symbolon.spec.Chapter;
import io.symbolon.tck.driver.KitFault;
import io.symbolon.tck.suite.Case;
import io.symbolon.tck.suite.CaseResult;
import io.symbolon.tck.suite.Selection;
import io.symbolon.tck.verdict.Counts;
import io.symbolon.tck.verdict.Verdict;
import io.symbolon.tck.verdict.VerdictKind;
import java.io.StringWriter;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * {@code junit.xml}, as continuous integration reads it: a suite for each chapter. A broken rule is a failure, a case
 * that decided nothing an error; one that does not apply, was left out or failed as the baseline says is skipped. Nothing
 * of these counts as passed.
 */
final class JunitReport {
    private static final Set<VerdictKind> SKIPPED =
            EnumSet.of(VerdictKind.NOT_APPLICABLE, VerdictKind.EXCLUDED, VerdictKind.EXPECTED_FAILURE);

    private final ReportFile report;
    private final XMLStreamWriter xml;

    private JunitReport(ReportFile report, XMLStreamWriter xml) {
        this.report = report;
        this.xml = xml;
    }

    /** The whole file. */
    static String of(ReportFile report) {
        StringWriter text = new StringWriter();
        try {
            new JunitReport(report, XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text)).write();
        } catch (XMLStreamException e) {
            throw new KitFault("junit.xml can not be written", e);
        }
        return text.toString();
    }

    private void write() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        line(0);
        xml.writeStartElement("testsuites");
        xml.writeAttribute("name", "symbolon");
        totals(report.result().counts());
        for (Map.Entry<Chapter, Counts> chapter :
                report.result().countsByChapter().entrySet()) {
            suite(chapter.getKey(), chapter.getValue());
        }
        line(0);
        xml.writeEndElement();
        line(0);
        xml.writeEndDocument();
    }

    private void suite(Chapter chapter, Counts counts) throws XMLStreamException {
        line(1);
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", Selection.name(chapter));
        totals(counts);
        for (CaseResult result : report.result().results()) {
            if (result.planned().chapter() == chapter) {
                testCase(result);
            }
        }
        line(1);
        xml.writeEndElement();
    }

    private void testCase(CaseResult result) throws XMLStreamException {
        Case planned = result.planned();
        line(2);
        if (result.verdict().isPass()) {
            xml.writeEmptyElement("testcase");
            name(planned);
            return;
        }
        xml.writeStartElement("testcase");
        name(planned);
        line(3);
        xml.writeStartElement(element(result.verdict().kind()));
        xml.writeAttribute("message", clean(result.verdict().text()));
        if (!SKIPPED.contains(result.verdict().kind())) {
            xml.writeAttribute("type", result.verdict().kind().reportName());
            xml.writeCharacters(clean(details(planned, result.verdict())));
        }
        xml.writeEndElement();
        line(2);
        xml.writeEndElement();
    }

    private void name(Case planned) throws XMLStreamException {
        xml.writeAttribute(
                "classname",
                "symbolon." + Selection.name(planned.chapter()) + "."
                        + planned.rules().get(0).id());
        xml.writeAttribute("name", planned.id() + " " + clean(planned.title()));
    }

    private void totals(Counts counts) throws XMLStreamException {
        int errors = counts.of(VerdictKind.INCONCLUSIVE)
                + counts.of(VerdictKind.COULD_NOT_RUN)
                + counts.of(VerdictKind.KIT_FAULT);
        xml.writeAttribute("tests", String.valueOf(counts.planned()));
        xml.writeAttribute("failures", String.valueOf(counts.broken()));
        xml.writeAttribute("errors", String.valueOf(errors));
        xml.writeAttribute(
                "skipped", String.valueOf(SKIPPED.stream().mapToInt(counts::of).sum()));
    }

    private String details(Case planned, Verdict verdict) {
        return "\n" + String.join("\n", Explanation.of(verdict)) + "\nagain     " + report.reproduction(planned.id())
                + "\n";
    }

    private static String element(VerdictKind kind) {
        if (kind.isBreach()) {
            return "failure";
        }
        return SKIPPED.contains(kind) ? "skipped" : "error";
    }

    /** Without the characters that XML 1.0 can not hold, whatever a subject wrote. */
    private static String clean(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "?");
    }

    private void line(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }
}
