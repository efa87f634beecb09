package org.grokscope.plot.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.layout.VBox;
import org.grokscope.plot.fx.StepSlider.Kind;
import org.grokscope.plot.fx.StepSlider.Pin;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Curve;
import org.grokscope.plot.model.ScaleKind;
import org.grokscope.plot.model.Series;
import org.junit.jupiter.api.Test;

/** The slider below plots: in line with them in every view, and where the pointer takes it. */
class StepSliderTest {

    private static void with(BiConsumer<Plot, StepSlider> test) {
        Fx.run(() -> {
            StepAxis axis = new StepAxis();
            Plot plot = new Plot(axis);
            plot.setCurves(List.of(Curve.measured(
                    "x", Series.of(new double[] {0, 500, 1000}, new double[] {1, 3, 2}), ColourRole.TRAIN)));
            StepSlider slider = new StepSlider(axis);
            new Scene(new VBox(plot, slider), 900, 300).snapshot(null);
            plot.drawNow();
            slider.show(new StepSlider.State(1000, 600, "step 600", List.of(pin(200), pin(400), pin(590))));
            test.accept(plot, slider);
        });
    }

    private static Pin pin(double step) {
        return new Pin(step, Kind.CHECKPOINT, "at " + step);
    }

    private static void mouse(StepSlider slider, EventType<MouseEvent> type, double x) {
        double y = slider.barHeight();
        Point2D scene = slider.localToScene(x, y);
        Event.fireEvent(
                slider,
                new MouseEvent(
                        type,
                        scene.getX(),
                        scene.getY(),
                        scene.getX(),
                        scene.getY(),
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        false,
                        false,
                        true,
                        new PickResult(slider, scene.getX(), scene.getY())));
    }

    @Test
    void stepsAreWhereThePlotsHaveThem() {
        with((plot, slider) -> {
            for (ScaleKind kind : ScaleKind.values()) {
                plot.getAxis().setKind(kind);
                plot.getAxis().zoom(2, 0.5);
                plot.drawNow();
                for (double step : new double[] {200, 500, 777, 1000}) {
                    assertEquals(plot.frame().px(step), slider.place(step), 1e-9);
                }
            }
        });
    }

    @Test
    void aPressGoesToAPinToAPlaceOrTakesTheHandle() {
        with((_, slider) -> {
            List<Double> moves = new ArrayList<>();
            slider.setOnMoved(moves::add);
            mouse(slider, MouseEvent.MOUSE_PRESSED, slider.place(400) + 4);
            mouse(slider, MouseEvent.MOUSE_DRAGGED, slider.place(100));
            assertEquals(List.of(400.0), moves, "a pin is gone to, not dragged");
            mouse(slider, MouseEvent.MOUSE_PRESSED, slider.place(300));
            assertEquals(300, moves.getLast(), 1);
            moves.clear();
            mouse(slider, MouseEvent.MOUSE_PRESSED, slider.place(600) - 5);
            assertEquals(List.of(), moves, "the handle is above the pin beside it, and does not jump");
            mouse(slider, MouseEvent.MOUSE_DRAGGED, slider.place(700) - 5);
            assertEquals(700, moves.getLast(), 1);
            mouse(slider, MouseEvent.MOUSE_DRAGGED, 5_000);
            assertEquals(1000, moves.getLast());
            mouse(slider, MouseEvent.MOUSE_DRAGGED, -5_000);
            assertEquals(0, moves.getLast());
        });
    }

    @Test
    void pinsAreNamedUnderThePointer() {
        with((_, slider) -> {
            mouse(slider, MouseEvent.MOUSE_MOVED, slider.place(200) + 3);
            assertEquals("at 200.0", slider.pointedProperty().get().text());
            mouse(slider, MouseEvent.MOUSE_MOVED, slider.place(300));
            assertNull(slider.pointedProperty().get());
        });
    }

    @Test
    void whatIsEqualIsNotShownAgain() {
        with((_, slider) -> {
            StepSlider.State before = slider.state();
            slider.show(new StepSlider.State(1000, 600, "step 600", List.copyOf(before.pins())));
            assertSame(before, slider.state());
            slider.show(new StepSlider.State(1000, 601, "step 601", before.pins()));
            assertNotSame(before, slider.state());
        });
    }
}
