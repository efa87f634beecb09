package org.grokscope.plot.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javax.xml.parsers.DocumentBuilderFactory;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Curve;
import org.grokscope.plot.model.CurveStyle;
import org.grokscope.plot.model.EmptyText;
import org.grokscope.plot.model.Series;
import org.grokscope.plot.paint.Brush;
import org.grokscope.plot.paint.Colour;
import org.grokscope.plot.paint.PlotPalette;
import org.grokscope.plot.paint.PlotTypography;
import org.grokscope.plot.pictures.BarPicture;
import org.grokscope.plot.pictures.CellPainter;
import org.grokscope.plot.pictures.CellPicture;
import org.grokscope.plot.pictures.PointPicture;
import org.grokscope.plot.svg.SvgDrawing;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** Tables of cells, bars, and dots in a plane. */
class CardsTest {

    private static final EmptyText EMPTY = new EmptyText("Nothing yet", "It comes later.");

    /** Every other cell in the train colour, the rest empty. */
    private record Board() implements CellPicture.Cells {
        @Override
        public ColourRole role(int column, int row) {
            return ColourRole.TRAIN;
        }

        @Override
        public double strength(int column, int row) {
            return (column + row) % 2;
        }

        @Override
        public String text(int column, int row) {
            return "cell " + column + " " + row;
        }
    }

    private static CellPicture board(int columns, int rows) {
        return new CellPicture("Board", "a board", columns, rows, new Board(), "b", true, List.of(), EMPTY);
    }

    /** A card as it is on screen. */
    private static <D> String svg(PaintedCard<D> card) {
        return new SvgDrawing(
                        card.getWidth(),
                        card.getHeight(),
                        "",
                        card.style().type().family(),
                        svg -> {
                            svg.fillRect(
                                    0,
                                    0,
                                    svg.width(),
                                    svg.height(),
                                    0,
                                    card.style().palette().card());
                            card.paint(new Brush(svg, card.style()), card.data().orElseThrow());
                        })
                .svg();
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static int pixels(WritableImage image, Colour wanted) {
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += image.getPixelReader().getArgb(x, y) == wanted.argb() ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void cellsAreColouredAndKeysMoveThePointer() {
        Fx.run(() -> {
            CellMap map = new CellMap();
            map.setLook(PlotPalette.LIGHT, PlotTypography.SYSTEM);
            map.show(board(10, 10));
            WritableImage image = new Scene(map, 320, 360).snapshot(null);
            int coloured = pixels(image, PlotPalette.LIGHT.train());
            assertTrue(coloured > 20_000 && coloured < 50_000, "half of the table: " + coloured);
            assertNull(map.pointedProperty().get());
            for (KeyCode key : List.of(KeyCode.RIGHT, KeyCode.DOWN, KeyCode.DOWN, KeyCode.LEFT, KeyCode.LEFT)) {
                Event.fireEvent(map, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
            }
            assertEquals(new CellPainter.Cell(0, 2), map.pointedProperty().get());
            assertEquals("cell 0 2", map.getAccessibleHelp());
            assertEquals("Board: a board", map.getAccessibleText());
        });
    }

    @Test
    void cellsInSvgAreAsManyAsThereAreRuns() throws Exception {
        String svg = Fx.call(() -> {
            CellMap map = new CellMap();
            map.setLook(PlotPalette.LIGHT, PlotTypography.SYSTEM);
            map.show(board(6, 5));
            new Scene(map, 320, 360).snapshot(null);
            return svg(map);
        });
        // The card, and no two neighbours of a chessboard are alike.
        assertEquals(1 + 30, parsed(svg).getElementsByTagName("rect").getLength());
    }

    @Test
    void barsThatMatterAreNamed() throws Exception {
        List<Double> heights = new ArrayList<>();
        for (int i = 0; i < 48; i++) {
            heights.add(i == 6 || i == 40 ? 0.4 : 0.2 / 46);
        }
        String svg = Fx.call(() -> {
            BarPlot plot = new BarPlot();
            plot.setLook(PlotPalette.DARK, PlotTypography.SYSTEM);
            plot.show(new BarPicture(
                    "Spectrum",
                    "of it",
                    List.of(
                            new BarPicture.Bars("embedding", ColourRole.TRAIN, heights, List.of(6, 40)),
                            new BarPicture.Bars("outputs", ColourRole.TEST, heights, List.of(6))),
                    1,
                    "frequency",
                    EMPTY));
            new Scene(plot, 320, 170).snapshot(null);
            return svg(plot);
        });
        Document document = parsed(svg);
        assertEquals(1 + 2 * 48, document.getElementsByTagName("rect").getLength());
        assertTrue(svg.contains(">7</text>") && svg.contains(">41</text>"));
    }

    @Test
    void dotsLieWhereTheyAre() throws Exception {
        List<PointPicture.Dot> dots = new ArrayList<>();
        for (int i = 0; i < 97; i++) {
            double angle = 2 * Math.PI * i / 97;
            dots.add(new PointPicture.Dot(Math.cos(angle), Math.sin(angle), Integer.toString(i)));
        }
        String svg = Fx.call(() -> {
            PointMap map = new PointMap();
            map.setLook(PlotPalette.LIGHT, PlotTypography.SYSTEM);
            map.show(new PointPicture("Circle", "a circle", "", dots, EMPTY));
            new Scene(map, 320, 280).snapshot(null);
            return svg(map);
        });
        Document document = parsed(svg);
        assertEquals(97, document.getElementsByTagName("circle").getLength());
    }

    @Test
    void whatCameWhileACardWasInNoWindowIsPaintedWhenItIsInOneAgain() {
        Fx.run(() -> {
            CellMap map = new CellMap();
            map.show(CellPicture.empty("Board", EMPTY));
            StackPane window = new StackPane(map);
            Scene scene = new Scene(window, 320, 320);
            assertEquals(0, pixels(scene.snapshot(null), PlotPalette.LIGHT.of(ColourRole.TRAIN)));
            window.getChildren().clear();
            map.show(board(4, 4));
            window.getChildren().add(map);
            assertTrue(pixels(scene.snapshot(null), PlotPalette.LIGHT.of(ColourRole.TRAIN)) > 0);
        });
    }

    @Test
    void withoutDataItIsSaidWhatWillCome() {
        Fx.run(() -> {
            CellMap map = new CellMap();
            map.show(CellPicture.empty("Board", EMPTY));
            BarPlot bars = new BarPlot();
            bars.show(new BarPicture("Bars", "", List.of(), 1, "", EMPTY));
            PointMap dots = new PointMap();
            dots.show(new PointPicture("Dots", "", "", List.of(), EMPTY));
            for (PaintedCard<?> card : List.of(map, bars, dots)) {
                assertNotNull(new Scene(card, 320, 200).snapshot(null));
                assertTrue(svg(card).contains("Nothing yet"));
            }
        });
    }

    @Test
    void aPlotInSvgHasItsCurvesBandsAndTexts() throws Exception {
        String svg = Fx.call(() -> {
            Plot plot = new Plot(new StepAxis());
            plot.titleProperty().set("A & B < C");
            double[] xs = {0, 1, 2, 3};
            plot.setCurves(List.of(
                    Curve.band("band", xs, new double[] {0, 1, 1, 0}, new double[] {2, 3, 3, 2}, ColourRole.NORM),
                    Curve.measured("test", Series.of(xs, new double[] {1, 2, Double.NaN, 1}), ColourRole.TEST),
                    Curve.formula("law", x -> x, 0, 3, CurveStyle.dashed(ColourRole.NORM))));
            new Scene(plot, 600, 300).snapshot(null);
            return SvgPlot.of(plot);
        });
        Document document = parsed(svg);
        assertEquals(2, document.getElementsByTagName("polyline").getLength());
        assertEquals(1, document.getElementsByTagName("polygon").getLength());
        assertTrue(svg.contains("A &amp; B &lt; C"));
        assertTrue(svg.contains("stroke-dasharray"));
        String drawn = svg.replaceAll("(?s)<style>.*</style>", "");
        assertFalse(drawn.contains("NaN") || drawn.contains("Infinity"), "a gap is no number");
    }
}
