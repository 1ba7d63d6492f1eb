package io.symbolon.tck.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class FigureTest {

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    @Test
    void a_picture_is_valid_xml_with_a_line_for_every_share_of_every_curve() throws Exception {
        Curve first = new Curve("First & <best>", List.of("one", "other"));
        first.begin(0, "join");
        first.add(0, 0, 0.5);
        first.add(120_000, 1, 0.25);
        Curve second = new Curve("Second", List.of("only"));
        second.add(1_000, 0);
        Document svg = parsed(Figure.of(List.of(first, second), "a < b"));
        assertThat(svg.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(svg.getElementsByTagName("polyline").getLength()).isEqualTo(3);
        Element line = (Element) svg.getElementsByTagName("polyline").item(0);
        assertThat(line.getAttribute("points")).isEqualTo("56.0,344.0 836.0,84.0");
        assertThat(svg.getElementsByTagName("style").item(0).getTextContent()).contains("prefers-color-scheme: dark");
    }

    @Test
    void a_curve_without_points_is_a_picture_too() throws Exception {
        Document svg = parsed(Figure.of(List.of(new Curve("Empty", List.of("one"))), "empty"));
        assertThat(svg.getElementsByTagName("polyline").getLength()).isEqualTo(1);
    }
}
