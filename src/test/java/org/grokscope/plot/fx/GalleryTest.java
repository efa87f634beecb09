package org.grokscope.plot.fx;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Dash;
import org.grokscope.plot.model.Overlay;
import org.grokscope.plot.model.ScaleKind;
import org.grokscope.plot.paint.PlotPalette;
import org.grokscope.plot.paint.PlotTypography;
import org.junit.jupiter.api.Test;

/** Draws the situations a user sees and keeps the pictures in target/charts for a look. */
class GalleryTest {
    private static WritableImage draw(String name, PlotPalette palette, Consumer<Gallery> situation) {
        return draw(name, palette, PlotTypography.of("DejaVu Sans", "DejaVu Sans"), 1000, 700, situation);
    }

    private static WritableImage draw(
            String name,
            PlotPalette palette,
            PlotTypography type,
            double width,
            double height,
            Consumer<Gallery> situation) {
        WritableImage image = Fx.call(() -> {
            Gallery gallery = new Gallery(palette, type);
            situation.accept(gallery);
            VBox column = gallery.column();
            boolean dark = palette.equals(PlotPalette.DARK);
            column.setStyle("-fx-padding: 12; -fx-background-color: " + (dark ? "#11151B" : "#F6F7F9"));
            Scene scene = new Scene(column, width, height, Color.WHITE);
            scene.snapshot(null);
            gallery.accuracy.drawNow();
            gallery.norm.drawNow();
            gallery.loss.drawNow();
            return scene.snapshot(null);
        });
        Fx.write(image, Path.of("target", "charts", name + ".png"));
        return image;
    }

    @Test
    void aRunInMidFlightIsDrawnInLightAndDark() {
        Consumer<Gallery> situation = g -> {
            g.runTo(1400, 20);
            g.forecast(1400);
        };
        WritableImage light = draw("mid-light", PlotPalette.LIGHT, situation);
        WritableImage dark = draw("mid-dark", PlotPalette.DARK, situation);
        assertNotEquals(
                light.getPixelReader().getArgb(500, 200), dark.getPixelReader().getArgb(500, 200));
    }

    @Test
    void theCrosshairIsReadOnAllPlots() {
        draw("crosshair-light", PlotPalette.LIGHT, g -> {
            g.runTo(2000, 10);
            g.forecast(2000);
            g.axis.setCrosshair(1300);
        });
        draw("crosshair-edge-dark", PlotPalette.DARK, g -> {
            g.runTo(2000, 10);
            g.forecast(2000);
            g.axis.setCrosshair(2590);
        });
    }

    @Test
    void anEmptyPlotSaysWhatWillAppear() {
        draw("empty-light", PlotPalette.LIGHT, g -> {});
        draw("empty-dark", PlotPalette.DARK, g -> {});
    }

    @Test
    void aFinishedRunOnALogarithmicAxisIsDrawn() {
        draw("log-light", PlotPalette.LIGHT, g -> {
            g.runTo(18_000, 5);
            g.axis.setKind(ScaleKind.LOG);
        });
        draw("full-dark", PlotPalette.DARK, g -> {
            g.runTo(2500, 5);
            g.accuracy.setOverlays(List.of(
                    new Overlay.Marker(800, "memorized 800", ColourRole.NEUTRAL, Dash.DASHED, 2),
                    new Overlay.Marker(830, "λ 1 → 0.5", ColourRole.INK, Dash.SOLID, 3),
                    new Overlay.Marker(900, "η 1e-3 → 2e-3", ColourRole.INK, Dash.SOLID, 1),
                    new Overlay.Marker(2480, "held ‖θ‖ from here", ColourRole.INK, Dash.SOLID, 1),
                    new Overlay.Marker(1650, "grokked 1,650", ColourRole.TEST, Dash.DASHED, 5)));
        });
    }

    @Test
    void theProjectorHasLargerTypeAndThickerLines() {
        WritableImage image = draw(
                "projector-dark",
                PlotPalette.DARK,
                PlotTypography.of("DejaVu Sans", "DejaVu Sans").scaled(1.8, 2),
                1600,
                1000,
                g -> {
                    g.runTo(1400, 20);
                    g.forecast(1400);
                    g.axis.setCrosshair(700);
                });
        assertTrue(image.getWidth() >= 1600);
    }
}
