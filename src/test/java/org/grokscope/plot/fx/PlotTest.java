package org.grokscope.plot.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Curve;
import org.grokscope.plot.model.CurveStyle;
import org.grokscope.plot.model.Dash;
import org.grokscope.plot.model.Overlay;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.model.Points;
import org.grokscope.plot.model.Reading;
import org.grokscope.plot.model.ScaleKind;
import org.grokscope.plot.model.Series;
import org.grokscope.plot.model.YRange;
import org.grokscope.plot.paint.PlotPalette;
import org.grokscope.plot.print.CurvePanel;
import org.junit.jupiter.api.Test;

class PlotTest {
    /** Events carry their place in the scene; tests think in places of the plot. */
    private static PickResult at(Plot plot, double x, double y) {
        Point2D scene = plot.localToScene(x, y);
        return new PickResult(plot, scene.getX(), scene.getY());
    }

    private static void with(Consumer<Gallery> test) {
        Fx.run(() -> {
            Gallery gallery = new Gallery(PlotPalette.LIGHT);
            gallery.runTo(1000, 10);
            new Scene(gallery.column(), 1000, 700).snapshot(null);
            gallery.accuracy.drawNow();
            test.accept(gallery);
        });
    }

    @Test
    void theAxisOfAFigureEndsWithItsContentAndItsCurvesAreNamed() {
        with(gallery -> {
            CurvePanel panel = gallery.accuracy
                    .panel("Training step", "Accuracy", List.of())
                    .orElseThrow();
            assertEquals(1_000, panel.steps().upper());
            assertTrue(gallery.axis.getView().upper() > 1_000, "the window leaves room for labels");
            assertEquals("Training step", panel.content().axisName());
            assertEquals(
                    List.of(Curve.EndLabel.NAME, Curve.EndLabel.NAME),
                    panel.content().curves().stream()
                            .map(curve -> ((Curve.Line) curve).label())
                            .toList());
            Overlay expected = new Overlay.Marker(1_050, "expected", ColourRole.FORECAST, Dash.DASHED, 1);
            CurvePanel ahead = gallery.accuracy
                    .panel("Training step", "Accuracy", List.of(expected, new Overlay.Now(1_000)))
                    .orElseThrow();
            assertEquals(1_050, ahead.steps().upper(), "what is expected is in view");
            assertEquals(List.of(expected), ahead.content().overlays());
        });
    }

    private static void scroll(Plot plot, double x, double deltaY, boolean control) {
        Event.fireEvent(
                plot,
                new ScrollEvent(
                        ScrollEvent.SCROLL,
                        x,
                        100,
                        x,
                        100,
                        false,
                        control,
                        false,
                        false,
                        false,
                        false,
                        0,
                        deltaY,
                        0,
                        deltaY,
                        ScrollEvent.HorizontalTextScrollUnits.NONE,
                        0,
                        ScrollEvent.VerticalTextScrollUnits.NONE,
                        0,
                        0,
                        at(plot, x, 100)));
    }

    private static void mouse(
            Plot plot, EventType<MouseEvent> type, double x, double y, int clicks, boolean shift, boolean still) {
        Event.fireEvent(
                plot,
                new MouseEvent(
                        type,
                        x,
                        y,
                        x,
                        y,
                        MouseButton.PRIMARY,
                        clicks,
                        shift,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        false,
                        false,
                        still,
                        at(plot, x, y)));
    }

    private static void key(Plot plot, KeyCode code, boolean shift) {
        Event.fireEvent(plot, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false));
    }

    @Test
    void aTrajectorySetsBothRangesAndTheCrosshairDoesNotReadIt() {
        Fx.run(() -> {
            Points across = new Points();
            Points up = new Points();
            StepAxis angles = new StepAxis("angle");
            Plot plot = new Plot(angles);
            plot.yKindProperty().set(ScaleKind.LOG);
            plot.setCurves(List.of(new Curve.Trajectory("way", across, up, CurveStyle.solid(ColourRole.NORM))));
            across.add(800, 0);
            up.add(800, 4_000);
            across.add(850, 70);
            up.add(850, 900);
            across.add(900, 40);
            up.add(900, 1_100);
            plot.dataChanged();
            plot.resize(600, 200);
            plot.drawNow();
            assertEquals(0, angles.getView().lower());
            assertTrue(angles.getView().upper() >= 70 && angles.getView().upper() <= 100);
            PlotFrame frame = plot.frame();
            assertTrue(frame.contains(frame.px(0), frame.py(4_000)) && frame.contains(frame.px(70), frame.py(900)));
            assertEquals(List.of(), plot.readings(50));
        });
    }

    @Test
    void theWheelZoomsAroundThePointerAndADoubleClickResets() {
        with(g -> {
            StepAxis.View all = g.axis.getView();
            double x = g.accuracy.frame().px(400);
            scroll(g.accuracy, x, 120, false);
            assertFalse(g.axis.isAutomatic());
            g.accuracy.drawNow();
            assertEquals(x, g.accuracy.frame().px(400), 0.5);
            assertTrue(g.axis.getView().upper() < all.upper());
            mouse(g.accuracy, MouseEvent.MOUSE_CLICKED, x, 100, 2, false, true);
            assertEquals(all, g.axis.getView());
        });
    }

    @Test
    void theWheelWithControlOrOverTheValuesZoomsValues() {
        with(g -> {
            double before =
                    g.accuracy.frame().ys().upper() - g.accuracy.frame().ys().lower();
            scroll(g.accuracy, 300, 120, true);
            g.accuracy.drawNow();
            double closer =
                    g.accuracy.frame().ys().upper() - g.accuracy.frame().ys().lower();
            assertTrue(closer < before);
            scroll(g.accuracy, 20, 120, false);
            g.accuracy.drawNow();
            assertTrue(g.accuracy.frame().ys().upper() - g.accuracy.frame().ys().lower() < closer);
            assertTrue(g.axis.isAutomatic());
            g.accuracy.resetView();
            g.accuracy.drawNow();
            assertEquals(
                    before,
                    g.accuracy.frame().ys().upper() - g.accuracy.frame().ys().lower(),
                    1e-12);
        });
    }

    @Test
    void draggingWithShiftZoomsIntoTheBandAndWithoutPans() {
        with(g -> {
            PlotFrame frame = g.accuracy.frame();
            mouse(g.accuracy, MouseEvent.MOUSE_PRESSED, frame.px(200), 100, 1, true, true);
            mouse(g.accuracy, MouseEvent.MOUSE_DRAGGED, frame.px(600), 105, 1, true, false);
            mouse(g.accuracy, MouseEvent.MOUSE_RELEASED, frame.px(600), 105, 1, true, false);
            assertEquals(200, g.axis.getView().lower(), 1);
            assertEquals(600, g.axis.getView().upper(), 1);
            g.accuracy.drawNow();
            frame = g.accuracy.frame();
            mouse(g.accuracy, MouseEvent.MOUSE_PRESSED, frame.px(400), 100, 1, false, true);
            mouse(g.accuracy, MouseEvent.MOUSE_DRAGGED, frame.px(300), 100, 1, false, false);
            mouse(g.accuracy, MouseEvent.MOUSE_RELEASED, frame.px(300), 100, 1, false, false);
            assertEquals(300, g.axis.getView().lower(), 1);
            assertEquals(700, g.axis.getView().upper(), 1);
        });
    }

    @Test
    void pointingMovesTheCrosshairOfAllPlots() {
        with(g -> {
            mouse(g.norm, MouseEvent.MOUSE_MOVED, g.accuracy.frame().px(400), 60, 0, false, true);
            assertEquals(400, g.axis.getCrosshair(), 1e-6);
            mouse(g.norm, MouseEvent.MOUSE_EXITED, -1, 60, 0, false, true);
            assertTrue(Double.isNaN(g.axis.getCrosshair()));
        });
    }

    @Test
    void keysZoomPanPointAndReset() {
        with(g -> {
            StepAxis.View all = g.axis.getView();
            key(g.loss, KeyCode.PLUS, false);
            assertTrue(g.axis.getView().upper() < all.upper());
            StepAxis.View zoomed = g.axis.getView();
            key(g.loss, KeyCode.LEFT, false);
            assertTrue(g.axis.getView().lower() < zoomed.lower());
            key(g.loss, KeyCode.RIGHT, true);
            assertFalse(Double.isNaN(g.axis.getCrosshair()));
            key(g.loss, KeyCode.ESCAPE, false);
            assertTrue(Double.isNaN(g.axis.getCrosshair()));
            key(g.loss, KeyCode.HOME, false);
            assertEquals(all, g.axis.getView());
        });
    }

    @Test
    void readingsAreTheLastMeasuredValues() {
        with(g -> {
            g.forecast(1000);
            List<Reading> readings = g.norm.readings(905);
            assertEquals(
                    List.of("90 %", "weight decay alone", "law, κ = 0.70, R² 0.999", "‖θ‖²"),
                    readings.stream().map(Reading::name).toList());
            Reading measured = readings.get(3);
            assertEquals(900, measured.step());
            assertTrue(readings.stream().allMatch(each -> each.step() == 900), "one step for all values and the head");
            assertEquals(13_000 * Math.exp(-900 / 710.0), measured.value(), 1e-9);
            assertEquals("3,660", measured.text());
            assertTrue(g.norm.readings(2000).get(3).text().endsWith("(step 1,000)"));
            assertEquals(1, g.norm.readings(3).size());
        });
    }

    @Test
    void onlyGrowthMovesTheAutomaticView() {
        with(g -> {
            StepAxis.View before = g.axis.getView();
            g.changed();
            assertEquals(before, g.axis.getView());
            g.train.add(50_000, 1);
            g.changed();
            assertNotEquals(before, g.axis.getView());
        });
    }

    @Test
    void aPlotInAWindowDrawsByItself() {
        Gallery gallery = Fx.call(() -> new Gallery(PlotPalette.DARK));
        Stage stage = Fx.call(() -> {
            Stage made = new Stage();
            made.setScene(new Scene(gallery.column(), 800, 600));
            made.show();
            return made;
        });
        Fx.pulses();
        Fx.run(() -> gallery.runTo(30_000, 10));
        Fx.pulses();
        Fx.run(() -> {
            assertTrue(gallery.loss.frame().xs().upper() > 30_000);
            assertTrue(gallery.loss.frame().width() > 600);
            stage.close();
        });
    }

    @Test
    void oddContentsDoNotThrow() {
        with(g -> {
            g.accuracy.setCurves(List.of(
                    Curve.measured("", Series.of(new double[] {0}, new double[] {Double.NaN}), ColourRole.TRAIN),
                    Curve.measured("one", Series.of(new double[] {0}, new double[] {0}), ColourRole.TEST),
                    Curve.formula(
                            "nan", s -> Double.NaN, 0, Double.POSITIVE_INFINITY, CurveStyle.dashed(ColourRole.KEY)),
                    Curve.band("", new double[] {}, new double[] {}, new double[] {}, ColourRole.NORM)));
            g.accuracy.setOverlays(List.of(
                    new Overlay.Now(Double.NaN),
                    Overlay.Marker.event(Double.NaN, "x", 1),
                    new Overlay.Phase(0, Double.POSITIVE_INFINITY, ColourRole.NORM),
                    new Overlay.Reference(Double.NaN, List.of("r"), ColourRole.KEY, Dash.SOLID)));
            for (ScaleKind x : ScaleKind.values()) {
                for (ScaleKind y : ScaleKind.values()) {
                    g.axis.setKind(x);
                    g.accuracy.yKindProperty().set(y);
                    g.accuracy.yRangeProperty().set(YRange.automatic());
                    for (double[] size : new double[][] {{160, 90}, {1, 1}, {50, 500}, {900, 40}}) {
                        g.accuracy.resize(size[0], size[1]);
                        g.axis.setCrosshair(5);
                        g.accuracy.drawNow();
                    }
                }
            }
        });
    }
}
