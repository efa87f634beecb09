package org.grokscope.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class PlotTest {

    private static final Layer.Marks MARKS = new Layer.Marks(
            "ours & theirs <5",
            Layer.Ink.BLUE,
            Layer.Shape.DOT,
            List.of(new Layer.Point(1, 2_000, 1_800, 2_200), new Layer.Point(10, 12_000)));

    private static ReportPlot plot(Axis x, Axis y, Layer... layers) {
        return new ReportPlot("T_grok against 1/λ", x, y, List.of(layers));
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<Element> all(Document document, String name) {
        NodeList nodes = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    @Test
    void aPlotIsWellFormedAndNamesItsAxesAndLayers() throws Exception {
        Document document =
                parse(plot(Axis.linear("1/λ"), Axis.fromZero("steps"), MARKS).svg());

        List<String> texts =
                all(document, "text").stream().map(Element::getTextContent).toList();
        assertTrue(
                texts.containsAll(List.of("T_grok against 1/λ", "1/λ", "steps", "ours & theirs <5")), texts::toString);
        assertTrue(texts.containsAll(List.of("0", "2,000", "10,000")), texts::toString);
        assertEquals("0 0 720 430", document.getDocumentElement().getAttribute("viewBox"));
    }

    @Test
    void greaterNumbersLieFurtherRightAndHigher() throws Exception {
        List<Element> dots =
                all(parse(plot(Axis.linear("x"), Axis.fromZero("y"), MARKS).svg()), "circle");

        assertEquals(3, dots.size(), "two marks and the legend's");
        assertTrue(number(dots.get(0), "cx") < number(dots.get(1), "cx"));
        assertTrue(number(dots.get(0), "cy") > number(dots.get(1), "cy"));
    }

    @Test
    void equalRatiosAreEqualDistancesOnALogarithmicAxis() throws Exception {
        List<Layer.Point> points = List.of(new Layer.Point(1, 1), new Layer.Point(10, 1), new Layer.Point(100, 1));
        Layer.Marks marks = new Layer.Marks("", Layer.Ink.BLUE, Layer.Shape.RING, points);
        List<Element> rings =
                all(parse(plot(Axis.logarithmic("x"), Axis.linear("y"), marks).svg()), "circle");

        assertEquals(3, rings.size());
        assertEquals(
                number(rings.get(1), "cx") - number(rings.get(0), "cx"),
                number(rings.get(2), "cx") - number(rings.get(1), "cx"),
                0.15);
    }

    @Test
    void whatHasNoPlaceIsLeftOut() throws Exception {
        List<Layer.Point> points =
                List.of(new Layer.Point(0, 1), new Layer.Point(1, Double.NaN), new Layer.Point(2, 3));
        Layer.Marks marks = new Layer.Marks("", Layer.Ink.BLUE, Layer.Shape.DOT, points);
        String svg = plot(Axis.logarithmic("x"), Axis.linear("y"), marks).svg();

        assertEquals(1, all(parse(svg), "circle").size());
        assertFalse(svg.contains("NaN") || svg.contains("Infinity"), svg);
    }

    @Test
    void aPlotOfNothingIsStillAPlot() throws Exception {
        parse(plot(Axis.logarithmic("x"), Axis.fromZero("y")).svg());
        parse(plot(Axis.linear("x"), Axis.linear("y"), new Layer.Band("b", Layer.Ink.GREY, List.of()))
                .svg());
    }

    @Test
    void theTextDoesNotDependOnTheMachinesLanguage() {
        ReportPlot plot = plot(Axis.linear("x"), Axis.logarithmic("y"), MARKS);
        String here = plot.svg();
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertEquals(here, plot.svg());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void ticksAreRound() {
        assertEquals(
                List.of(0.0, 5_000.0, 10_000.0, 15_000.0, 20_000.0),
                Axis.fromZero("").around(new double[] {3, 21_000}).ticks());
        assertEquals(
                List.of(1.0, 10.0, 100.0, 1_000.0, 10_000.0),
                Axis.logarithmic("").around(new double[] {1, 10_000}).ticks());
        assertEquals(
                List.of(0.1, 0.2, 0.5, 1.0),
                Axis.logarithmic("").around(new double[] {0.1, 1}).ticks());
        assertEquals("12,000", Axis.label(12_000));
        assertEquals("0.3", Axis.label(0.1 + 0.2));
        assertEquals("−2.5", Axis.label(-2.5));
        assertEquals("0.0001", Axis.label(1e-4));
        assertEquals("0", Axis.label(0));
    }
}
