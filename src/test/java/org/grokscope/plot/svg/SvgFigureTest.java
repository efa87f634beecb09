package org.grokscope.plot.svg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Dash;
import org.grokscope.plot.model.Figure;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.paint.PlotFont;
import org.grokscope.plot.paint.PlotPalette;
import org.grokscope.plot.paint.PlotStyle;
import org.grokscope.plot.paint.PlotTypography;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Figures as documents show them. */
class SvgFigureTest {

    private static final Figure.Marks MARKS = new Figure.Marks(
            "ours & theirs <5",
            ColourRole.TRAIN,
            Figure.Shape.DOT,
            List.of(new Figure.Point(1, 2_000, 1_800, 2_200), new Figure.Point(10, 12_000)));

    private static Figure figure(Figure.Axis x, Figure.Axis y, Figure.Layer... layers) {
        return new Figure("T_grok against 1/λ", x, y, List.of(layers));
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<Element> all(Document document, String name) {
        return all(document.getElementsByTagName(name));
    }

    private static List<Element> all(NodeList nodes) {
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
    void aFigureIsWellFormedAndNamesItsAxesAndLayers() throws Exception {
        Document document =
                parse(SvgFigure.of(figure(Figure.Axis.linear("1/λ"), Figure.Axis.fromZero("steps"), MARKS)));

        List<String> texts =
                all(document, "text").stream().map(Element::getTextContent).toList();
        assertTrue(
                texts.containsAll(List.of("Tgrok against 1/λ", "1/λ", "steps", "ours & theirs <5")), texts::toString);
        assertTrue(texts.containsAll(List.of("0", "2,000", "10,000")), texts::toString);
        assertEquals("0 0 720 430", document.getDocumentElement().getAttribute("viewBox"));
        assertEquals("T_grok against 1/λ", all(document, "title").getFirst().getTextContent());
    }

    @Test
    void mathematicsIsSetInPartsOfTheTextAndBringsItsFonts() throws Exception {
        String svg = SvgFigure.of(figure(Figure.Axis.linear("1/λ"), Figure.Axis.fromZero("‖θ‖², T_mem"), MARKS));
        Document document = parse(svg);
        Element axis = all(document, "text").stream()
                .filter(text -> text.getTextContent().equals("‖θ‖2, Tmem"))
                .findFirst()
                .orElseThrow();
        double size = number(axis, "font-size");
        List<Element> parts = all(axis.getElementsByTagName("tspan"));

        Element theta = parts.get(1);
        assertEquals("θ", theta.getTextContent());
        assertEquals("italic", theta.getAttribute("font-style"));
        assertEquals(1.12 * size, number(theta, "font-size"), 0.01);
        assertTrue(theta.getAttribute("font-family").startsWith("'GrokScope Symbols'"), theta::toString);

        Element raised = parts.get(3);
        assertEquals("2", raised.getTextContent());
        assertEquals(-0.42 * size, number(raised, "dy"), 0.01);
        assertEquals(0.70 * 1.12 * size, number(raised, "font-size"), 0.01);
        assertEquals(0.42 * size, number(parts.get(4), "dy"), 0.01, "what follows is on the line again");
        assertEquals("mem", parts.get(6).getTextContent());
        assertEquals(0.26 * size, number(parts.get(6), "dy"), 0.01);

        String style = all(document, "style").getFirst().getTextContent();
        assertTrue(style.contains("@font-face{font-family:'Inter'"), "the font of the words");
        assertTrue(style.contains("@font-face{font-family:'GrokScope Symbols';font-weight:400;font-style:italic"));
        assertTrue(svg.length() < 120_000, () -> "only the fonts that are used: " + svg.length());
    }

    @Test
    void marksLieWhereTheAxesSayAndTheirRangesAreDrawn() throws Exception {
        Document document = parse(SvgFigure.of(figure(Figure.Axis.linear("x"), Figure.Axis.fromZero("y"), MARKS)));
        List<Element> dots = dots(document);

        assertEquals(3, dots.size(), "two marks and the legend's");
        assertTrue(number(dots.get(0), "cx") < number(dots.get(1), "cx"));
        assertTrue(number(dots.get(0), "cy") > number(dots.get(1), "cy"));
        long ranges = all(document, "line").stream()
                .filter(line -> line.getAttribute("x1").equals(line.getAttribute("x2"))
                        && line.getAttribute("x1").equals(dots.getFirst().getAttribute("cx")))
                .count();
        assertEquals(1, ranges, "only the first mark has a range");
    }

    /** A dot has a rim in the card's colour below it. */
    private static List<Element> dots(Document document) {
        return all(document, "circle").stream()
                .filter(circle -> !circle.getAttribute("fill").equals("#FFFFFF"))
                .toList();
    }

    @Test
    void equalRatiosAreEqualDistancesOnALogarithmicAxis() throws Exception {
        Figure.Marks marks = new Figure.Marks("", ColourRole.TRAIN, Figure.Shape.DOT, points(1, 1, 10, 1, 100, 1));
        List<Element> dots =
                dots(parse(SvgFigure.of(figure(Figure.Axis.logarithmic("x"), Figure.Axis.linear("y"), marks))));

        assertEquals(3, dots.size());
        assertEquals(
                number(dots.get(1), "cx") - number(dots.get(0), "cx"),
                number(dots.get(2), "cx") - number(dots.get(1), "cx"),
                0.05);
    }

    private static List<Figure.Point> points(double... coordinates) {
        List<Figure.Point> points = new ArrayList<>();
        for (int i = 0; i < coordinates.length; i += 2) {
            points.add(new Figure.Point(coordinates[i], coordinates[i + 1]));
        }
        return points;
    }

    @Test
    void whatTheAxesCannotShowIsLeftOut() throws Exception {
        List<Figure.Point> points = points(0, 1, 1, Double.NaN, 2, 3);
        for (Figure.Shape shape : Figure.Shape.values()) {
            Figure figure = figure(
                    Figure.Axis.logarithmic("x"),
                    Figure.Axis.linear("y"),
                    new Figure.Marks("", ColourRole.TRAIN, shape, points),
                    new Figure.Line("", ColourRole.TRAIN, Dash.DASHED, points),
                    new Figure.Area("", ColourRole.TRAIN, points));
            String svg = SvgFigure.of(figure);
            assertEquals(
                    shape == Figure.Shape.DOT ? 1 : 0,
                    shape == Figure.Shape.DOT ? dots(parse(svg)).size() : 0);
            String drawn = svg.substring(svg.indexOf("</style>"));
            assertFalse(drawn.contains("NaN") || drawn.contains("Infinity"), drawn);
        }
    }

    @Test
    void aFigureOfNothingIsStillWellFormed() throws Exception {
        parse(SvgFigure.of(figure(Figure.Axis.logarithmic("x"), Figure.Axis.fromZero("y"))));
        parse(SvgFigure.of(figure(
                Figure.Axis.linear("x"),
                Figure.Axis.linear("y"),
                new Figure.Area("b", ColourRole.NEUTRAL, List.of()))));
    }

    @Test
    void theTextDoesNotDependOnTheMachinesLanguage() {
        Figure figure = figure(Figure.Axis.linear("x"), Figure.Axis.logarithmic("y"), MARKS);
        String here = SvgFigure.of(figure);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertEquals(here, SvgFigure.of(figure));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void partsOfATextHavePlacesOfTheirOwnWhateverFontStandsInForTheirs() throws Exception {
        BundledWidths widths = new BundledWidths();
        PlotStyle style = new PlotStyle(PlotPalette.LIGHT, PlotTypography.BUNDLED.scaled(1.18, 1), widths);
        PlotFont font = style.body();
        Figure figure = figure(Figure.Axis.linear("T_mem and V*"), Figure.Axis.linear("y"), MARKS);
        Document document = parse(SvgFigure.of(figure));
        assertEquals("preserve", document.getDocumentElement().getAttribute("xml:space"), "no space is lost");
        Element title = all(document, "text").stream()
                .filter(text -> text.getTextContent().equals("Tmem and V∗"))
                .findFirst()
                .orElseThrow();
        double left = number(title, "x");
        List<Double> starts = all(title.getElementsByTagName("tspan")).stream()
                .filter(part -> part.hasAttribute("x"))
                .map(part -> number(part, "x") - left)
                .toList();
        assertEquals(4, starts.size());
        assertEquals(widths.width("T_mem", font), starts.get(1), 0.02);
        assertEquals(widths.width("T_mem and V", font), starts.get(3), 3, "a raised sign keeps off a slanted letter");
    }

    @Test
    void theLegendStaysWithinTheFigure() throws Exception {
        Figure figure = figure(
                Figure.Axis.linear("x"),
                Figure.Axis.linear("y"),
                new Figure.Marks("addition, mean ± sd", ColourRole.TRAIN, Figure.Shape.DOT, points(1, 2)),
                new Figure.Marks("multiplication, mean ± sd", ColourRole.TEST, Figure.Shape.SQUARE, points(2, 3)),
                new Figure.Line("decay alone from T_mem", ColourRole.NEUTRAL, Dash.DASHED, points(1, 2, 2, 3)));
        List<Element> names = all(parse(SvgFigure.of(figure)), "text").stream()
                .filter(text -> figure.layers().stream()
                        .anyMatch(l -> l.name().replace("_", "").equals(text.getTextContent())))
                .toList();

        assertEquals(3, names.size());
        for (int i = 1; i < 3; i++) {
            // Letters of a sans-serif font are more than 0.4 of its size wide on average.
            double least = 0.4 * 13 * names.get(i - 1).getTextContent().length();
            assertTrue(number(names.get(i), "x") - number(names.get(i - 1), "x") > least + 22, "names overlap");
        }
        assertTrue(number(names.getLast(), "x") < 560, "the last name is cut off");
    }

    @Test
    void axesReachRoundNumbersAroundTheirValues() {
        PlotFrame frame = figure(Figure.Axis.logarithmic("x"), Figure.Axis.fromZero("y"), MARKS)
                .frame(0, 0, 100, 100);
        assertEquals(0.5, frame.xs().lower(), 1e-9);
        assertEquals(20, frame.xs().upper(), 1e-9);
        assertEquals(0, frame.ys().lower());
        assertEquals(14_000, frame.ys().upper());
    }
}
