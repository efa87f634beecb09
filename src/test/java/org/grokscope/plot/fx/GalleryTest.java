package org.grokscope.plot.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javax.xml.parsers.DocumentBuilderFactory;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Dash;
import org.grokscope.plot.model.LabelLayout;
import org.grokscope.plot.model.Overlay;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.model.ScaleKind;
import org.grokscope.plot.paint.Colour;
import org.grokscope.plot.paint.PlotFont;
import org.grokscope.plot.paint.PlotPalette;
import org.grokscope.plot.paint.PlotTypography;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Draws the situations a user sees, checks them, and keeps the pictures in target/charts. */
class GalleryTest {
    private static final PlotTypography TYPE = PlotTypography.of("DejaVu Sans", "DejaVu Sans");

    /** A situation and its picture. */
    private record Drawn(Gallery gallery, WritableImage image) {
        /** The colour of the picture at data coordinates of a plot. */
        Colour at(Plot plot, double step, double value) {
            Bounds place = plot.getBoundsInParent();
            PlotFrame frame = plot.frame();
            int x = (int) (place.getMinX() + frame.px(step));
            int y = (int) (place.getMinY() + frame.py(value));
            return new Colour(image.getPixelReader().getArgb(x, y));
        }

        /** How many pixels of the picture within a plot have exactly a colour. */
        int pixels(Plot plot, Colour colour) {
            Bounds place = plot.getBoundsInParent();
            int count = 0;
            for (int y = (int) place.getMinY(); y < place.getMaxY(); y++) {
                for (int x = (int) place.getMinX(); x < place.getMaxX(); x++) {
                    count += image.getPixelReader().getArgb(x, y) == colour.argb() ? 1 : 0;
                }
            }
            return count;
        }
    }

    private static Drawn draw(String name, PlotPalette palette, Consumer<Gallery> situation) {
        return draw(name, palette, TYPE, 1000, 700, situation);
    }

    private static Drawn draw(
            String name,
            PlotPalette palette,
            PlotTypography type,
            double width,
            double height,
            Consumer<Gallery> situation) {
        Drawn drawn = Fx.call(() -> {
            Gallery gallery = new Gallery(palette, type);
            situation.accept(gallery);
            VBox column = gallery.column();
            boolean dark = palette.equals(PlotPalette.DARK);
            column.setStyle("-fx-padding: 12; -fx-background-color: " + (dark ? "#11151B" : "#F6F7F9"));
            Scene scene = new Scene(column, width, height, Color.WHITE);
            scene.snapshot(null);
            gallery.plots().forEach(Plot::drawNow);
            return new Drawn(gallery, scene.snapshot(null));
        });
        Fx.write(drawn.image, Path.of("target", "charts", name + ".png"));
        return drawn;
    }

    /** A text of a drawing and the box of its letters. */
    private record Label(String text, LabelLayout.Box box) {}

    /** The texts of a plot as its SVG drawing has them: the same painters write them on screen. */
    private static List<Label> labels(Plot plot, PlotTypography type) {
        return Fx.call(() -> {
            FxFonts fonts = new FxFonts();
            NodeList texts = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(SvgPlot.of(plot).getBytes(StandardCharsets.UTF_8)))
                    .getElementsByTagName("text");
            List<Label> labels = new ArrayList<>();
            for (int i = 0; i < texts.getLength(); i++) {
                Element text = (Element) texts.item(i);
                if (text.getAttribute("fill").equals("none")) {
                    continue; // the rim of the text that follows
                }
                double size = Double.parseDouble(text.getAttribute("font-size"));
                boolean bold = text.getAttribute("font-weight").equals("700");
                double width = fonts.width(text.getTextContent(), new PlotFont(type.family(), bold, size));
                double shift = switch (text.getAttribute("text-anchor")) {
                    case "middle" -> width / 2;
                    case "end" -> width;
                    default -> 0;
                };
                double left = Double.parseDouble(text.getAttribute("x")) - shift;
                double baseline = Double.parseDouble(text.getAttribute("y"));
                // Letters without accents reach from the baseline to about 0.73 of the size.
                labels.add(new Label(
                        text.getTextContent(), new LabelLayout.Box(left, baseline - 0.73 * size, width, 0.73 * size)));
            }
            return labels;
        });
    }

    private static void assertReadable(Drawn drawn, PlotTypography type) {
        for (Plot plot : drawn.gallery.plots()) {
            LabelLayout.Box card = new LabelLayout.Box(0, 0, plot.getWidth(), plot.getHeight());
            List<Label> labels = labels(plot, type);
            for (int i = 0; i < labels.size(); i++) {
                Label label = labels.get(i);
                assertTrue(label.box.inside(card), () -> label + " is cut off");
                boolean clear = labels.subList(0, i).stream().noneMatch(other -> other.box.overlaps(label.box));
                assertTrue(clear, () -> label + " overlaps one of " + labels);
            }
        }
    }

    @Test
    void aRunInProgressIsDrawnInLightAndDark() {
        for (PlotPalette palette : List.of(PlotPalette.LIGHT, PlotPalette.DARK)) {
            boolean dark = palette.equals(PlotPalette.DARK);
            Drawn drawn = draw(dark ? "mid-dark" : "mid-light", palette, g -> {
                g.runTo(1400, 20);
                g.forecast(1400);
            });
            assertReadable(drawn, TYPE);
            assertEquals(palette.norm(), drawn.at(drawn.gallery.norm, 500, 13_000 * Math.exp(-500 / 710.0)));
            assertEquals(palette.card(), drawn.at(drawn.gallery.accuracy, 2000, 0.6), "no curve beyond the run");
            assertNotEquals(palette.card(), drawn.at(drawn.gallery.accuracy, 1700, 0.6), "the forecast's band");
            assertNotEquals(palette.card(), drawn.at(drawn.gallery.accuracy, 100, 0.6), "the phase");
        }
    }

    @Test
    void theCrosshairIsDrawnInAllPlotsAndItsReadoutStaysInside() {
        for (double step : new double[] {1300, 2590}) {
            boolean edge = step > 2000;
            PlotPalette palette = edge ? PlotPalette.DARK : PlotPalette.LIGHT;
            Consumer<Gallery> situation = g -> {
                g.runTo(2000, 10);
                g.forecast(2000);
            };
            Drawn without = draw("no-crosshair", palette, situation);
            Drawn with = draw(edge ? "crosshair-edge-dark" : "crosshair-light", palette, g -> {
                situation.accept(g);
                g.axis.setCrosshair(step);
            });
            for (int i = 0; i < 3; i++) {
                Plot plot = with.gallery.plots().get(i);
                // The line and the readout's texts, minus what they hide.
                assertNotEquals(
                        without.pixels(without.gallery.plots().get(i), palette.ink()),
                        with.pixels(plot, palette.ink()),
                        plot.titleProperty().get() + " has a readout");
                Bounds place = plot.getBoundsInParent();
                for (int y = (int) place.getMinY() + 4; y < place.getMaxY() - 4; y++) {
                    int right = (int) place.getMaxX() - 3;
                    assertEquals(
                            without.image.getPixelReader().getArgb(right, y),
                            with.image.getPixelReader().getArgb(right, y),
                            "the readout reaches over the card's edge");
                }
            }
        }
    }

    @Test
    void anEmptyPlotExplainsWhatWillAppear() {
        for (PlotPalette palette : List.of(PlotPalette.LIGHT, PlotPalette.DARK)) {
            Drawn drawn = draw(palette.equals(PlotPalette.DARK) ? "empty-dark" : "empty-light", palette, g -> {});
            Plot plot = drawn.gallery.accuracy;
            List<Label> labels = labels(plot, TYPE);
            List<String> texts = labels.stream().map(Label::text).toList();
            assertTrue(
                    String.join(" ", texts).contains("Here you will see it learn Press Start. The blue line"),
                    texts::toString);
            assertReadable(drawn, TYPE);
            assertEquals(0, drawn.pixels(plot, palette.train()), "no curve yet");
        }
    }

    @Test
    void aFinishedRunOnALogarithmicAxisShowsEqualRatiosAsEqualDistances() {
        Drawn drawn = draw("log-light", PlotPalette.LIGHT, g -> {
            g.runTo(18_000, 5);
            g.axis.setKind(ScaleKind.LOG);
        });
        PlotFrame frame = drawn.gallery.norm.frame();
        assertEquals(frame.px(100) - frame.px(10), frame.px(10_000) - frame.px(1000), 1e-6);
        assertEquals(PlotPalette.LIGHT.norm(), drawn.at(drawn.gallery.norm, 1000, 13_000 * Math.exp(-1000 / 710.0)));
        assertReadable(drawn, TYPE);
    }

    @Test
    void markersKeepTheirLabelsByPriority() {
        Drawn drawn = draw("full-dark", PlotPalette.DARK, g -> {
            g.runTo(2500, 5);
            g.accuracy.setOverlays(List.of(
                    new Overlay.Marker(800, "memorized 800", ColourRole.NEUTRAL, Dash.DASHED, 2),
                    new Overlay.Marker(830, "λ 1 → 0.5", ColourRole.INK, Dash.SOLID, 3),
                    new Overlay.Marker(900, "η 1e-3 → 2e-3", ColourRole.INK, Dash.SOLID, 1),
                    new Overlay.Marker(2480, "held ‖θ‖ from here", ColourRole.INK, Dash.SOLID, 1),
                    new Overlay.Marker(1650, "grokked 1,650", ColourRole.TEST, Dash.DASHED, 5)));
        });
        List<String> texts =
                labels(drawn.gallery.accuracy, TYPE).stream().map(Label::text).toList();
        assertTrue(texts.containsAll(List.of("grokked 1,650", "λ 1 → 0.5", "memorized 800")), texts::toString);
        // No bare number in place of words that do not contain it: it would be read as one of them.
        assertTrue(Collections.disjoint(texts, List.of("830", "900", "η 1e-3 → 2e-3")), texts::toString);
        assertReadable(drawn, TYPE);
    }

    @Test
    void theProjectorHasLargerTypeAndThickerLines() {
        Consumer<Gallery> situation = g -> {
            g.runTo(1400, 20);
            g.forecast(1400);
        };
        PlotTypography large = TYPE.scaled(1.8, 2);
        Drawn normal = draw("projector-normal", PlotPalette.DARK, TYPE, 1600, 1000, situation);
        Drawn projected = draw("projector-dark", PlotPalette.DARK, large, 1600, 1000, situation);
        int thin = normal.pixels(normal.gallery.norm, PlotPalette.DARK.norm());
        int thick = projected.pixels(projected.gallery.norm, PlotPalette.DARK.norm());
        assertTrue(thick > 1.5 * thin, thick + " pixels of the curve against " + thin);
        assertReadable(projected, large);
    }
}
