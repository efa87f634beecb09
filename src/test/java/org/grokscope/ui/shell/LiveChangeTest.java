package org.grokscope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.grokscope.plot.model.Overlay;
import org.grokscope.run.RunEvent;
import org.grokscope.training.FakeLearner;
import org.grokscope.training.TrainingSession;
import org.junit.jupiter.api.Test;

/** Learning rate and weight decay: sliders, fields, keys, and changes of a run in progress. */
class LiveChangeTest extends OpenWindow {

    private static final String ETA = "Learning rate η";
    private static final String LAMBDA = "Weight decay λ";

    LiveChangeTest() {
        super(5_000);
    }

    @Test
    void draggingTakesEffectOnceWhenTheThumbIsLetGo() {
        startAndPause();
        Slider slider = window.slider(ETA);
        Node thumb = Window.call(() -> slider.lookup(".thumb"));
        Point2D start = Window.centre(thumb);
        window.drag(start, start.add(40, 0));
        double shown = Double.parseDouble(window.text(field("Learning rate η")));
        assertTrue(shown > 1e-3, "the field follows: " + shown);
        assertEquals(List.of(), changes(), "nothing takes effect before");
        window.drop();
        Window.until("a change", () -> !changes().isEmpty());
        assertEquals(List.of(new RunEvent.LearningRateChanged(window.session().step(), 1e-3, shown)), changes());
        assertEquals(shown, window.session().learningRate());
        agree(slider, field("Learning rate η"));
        assertEquals("", window.notice(), "it needs no new run");
    }

    @Test
    void beforeTheStartASliderChangesTheRunToCome() {
        Slider slider = window.slider(ETA);
        Point2D start = Window.centre(Window.call(() -> slider.lookup(".thumb")));
        window.drag(start, start.add(-30, 0));
        assertEquals(1e-3, window.session().config().learningRate());
        window.drop();
        assertTrue(window.session().config().learningRate() < 1e-3);
        assertEquals(window.draft(), window.session().config());
    }

    @Test
    void arrowKeysMoveByFivePercentAndWithShiftByADecade() {
        Slider slider = focus(ETA);
        window.press(KeyCode.RIGHT);
        assertEquals("0.00105", window.text(field("Learning rate η")));
        agree(slider, field("Learning rate η"));
        window.press(KeyCode.LEFT);
        assertEquals("0.001", window.text(field("Learning rate η")));
        window.press(KeyCode.SHIFT, KeyCode.UP);
        assertEquals("0.01", window.text(field("Learning rate η")));
        window.press(KeyCode.SHIFT, KeyCode.DOWN);
        window.press(KeyCode.SHIFT, KeyCode.DOWN);
        assertEquals("0.0001", window.text(field("Learning rate η")));
        window.press(KeyCode.END);
        settled(() -> window.session().config().learningRate(), 0.1);
        window.press(KeyCode.RIGHT);
        assertEquals("0.1", window.text(field("Learning rate η")));
        window.press(KeyCode.HOME);
        window.press(KeyCode.LEFT);
        settled(() -> window.session().config().learningRate(), 1e-5);
        agree(slider, field("Learning rate η"));
    }

    @Test
    void weightDecayReachesNothingAndComesBack() {
        focus(LAMBDA);
        window.press(KeyCode.HOME);
        assertEquals("0", window.text(field("Weight decay λ")));
        settled(() -> window.session().config().weightDecay(), 0);
        assertTrue(window.shows("∞"), "no decay, no time scale");
        window.press(KeyCode.LEFT);
        assertEquals("0", window.text(field("Weight decay λ")));
        window.press(KeyCode.RIGHT);
        settled(() -> window.session().config().weightDecay(), 1e-3);
        window.press(KeyCode.LEFT);
        settled(() -> window.session().config().weightDecay(), 0);
        window.press(KeyCode.END);
        settled(() -> window.session().config().weightDecay(), 10);
    }

    @Test
    void manyKeysInARowAreOneChange() {
        startAndPause();
        focus(LAMBDA);
        for (int i = 0; i < 6; i++) {
            window.press(KeyCode.LEFT);
        }
        double shown = Double.parseDouble(window.text(field("Weight decay λ")));
        assertEquals(List.of(), changes(), "nothing takes effect while keys follow each other");
        settled(() -> window.session().weightDecay(), shown);
        assertEquals(List.of(new RunEvent.WeightDecayChanged(window.session().step(), 1, shown)), changes());
    }

    @Test
    void aDragThatBeginsBesideTheThumbIsOneChange() {
        startAndPause();
        Slider slider = window.slider(LAMBDA);
        Node thumb = Window.call(() -> slider.lookup(".thumb"));
        Point2D beside = Window.centre(thumb).add(-60, 0);
        window.drag(beside, beside.add(-5, 0));
        double shown = Double.parseDouble(window.text(field("Weight decay λ")));
        assertTrue(shown < 1, "the field follows: " + shown);
        assertEquals(List.of(), changes(), "nothing takes effect before");
        window.drop();
        settled(() -> window.session().weightDecay(), shown);
        assertEquals(1, changes().size());
    }

    @Test
    void aDoubleClickOnARunningRunsSliderLeavesNoTrace() {
        startAndPause();
        Slider slider = window.slider(LAMBDA);
        Point2D place =
                Window.centre(Window.call(() -> slider.lookup(".thumb"))).add(-40, 0);
        window.clickAt(place);
        window.clickAt(place);
        assertEquals("1", window.text(field("Weight decay λ")));
        window.enter("Learning rate η", "2e-3");
        settled(() -> window.session().learningRate(), 2e-3);
        assertEquals(
                List.of(new RunEvent.LearningRateChanged(window.session().step(), 1e-3, 2e-3)),
                changes(),
                "λ never left 1");
    }

    @Test
    void aKeyedValueIsTakenBeforeTheRunStarts() {
        focus(LAMBDA);
        window.press(KeyCode.LEFT);
        window.startTraining();
        assertEquals(0.9524, window.session().config().weightDecay());
        assertEquals(List.of(), changes());
    }

    @Test
    void theEndsOfASliderAreAllowedInARun() {
        startAndPause();
        focus(ETA);
        window.press(KeyCode.END);
        Window.until("η at its end", () -> window.session().learningRate() == 0.1);
        focus(LAMBDA);
        window.press(KeyCode.END);
        Window.until("λ at its end", () -> window.session().weightDecay() == 10);
        window.press(KeyCode.HOME);
        Window.until("λ 0", () -> window.session().weightDecay() == 0);
        assertEquals("", window.notice());
    }

    @Test
    void aTypedValueBecomesAnEventWithItsStepAndAMarker() {
        startAndPause();
        long step = window.session().step();
        window.enter("Learning rate η", "2e-3");
        Window.until("the change", () -> window.session().learningRate() == 2e-3);
        assertEquals(List.of(new RunEvent.LearningRateChanged(step, 1e-3, 2e-3)), changes());
        agree(window.slider(ETA), field("Learning rate η"));
        window.enter("Weight decay λ", "0");
        Window.until("two changes", () -> changes().size() == 2);
        assertEquals(new RunEvent.WeightDecayChanged(step, 1, 0), changes().get(1));
        assertEquals("", window.notice());
        Window.until("markers", () -> markers().containsAll(List.of("η 0.002", "λ 0")));
    }

    @Test
    void theTemperatureActsAtOnceAndStaysWithABranch() {
        startAndPause();
        long step = window.session().step();
        window.enter("Temperature τ", "1.67");
        Window.until("the change", () -> window.session().temperature() == 1.67);
        assertEquals(List.of(new RunEvent.TemperatureChanged(step, 1, 1.67)), changes());
        assertEquals("", window.notice(), "it needs no new run");
        Window.until("a marker", () -> markers().contains("τ 1 → 1.67"));
        window.enter("Temperature τ", "0");
        assertEquals("Temperature must be between 0.01 and 100 (got 0).", window.notice());
        assertEquals(1.67, window.session().temperature());
        window.enter("Temperature τ", "1.67");
        TrainingSession parent = window.session();
        window.press(KeyCode.B);
        Window.until("a branch", () -> !window.session().equals(parent));
        assertEquals(1.67, window.session().temperature());
        assertEquals(1.67, window.draft().objective().temperature());
        assertEquals("", window.notice());
        window.press(KeyCode.R);
        Window.until("a new run", () -> window.session().step() == 0);
        assertEquals(
                1.67, window.session().config().objective().temperature(), "as η and λ, it stays for the next run");
    }

    @Test
    void beforeTheStartTheTemperatureIsThatOfTheRunToCome() {
        window.enter("Temperature τ", "2");
        assertEquals(2, window.session().config().objective().temperature());
        assertEquals(window.draft(), window.session().config());
    }

    @Test
    void aChangeWhileItTrainsTakesTheNextStep() {
        window.startTraining();
        long before = window.session().step();
        window.enter("Learning rate η", "2e-3");
        Window.until("the change", () -> changes().size() == 1);
        assertTrue(changes().getFirst().step() >= before);
        assertEquals("", window.notice());
        assertEquals(1e-3, window.session().config().learningRate(), "the run's first value stays on record");
    }

    @Test
    void twoChangesWithinOneStepAreBothLive() {
        window.close();
        window = new Window(new FakeLearner.Factory().delayNanos(TimeUnit.MILLISECONDS.toNanos(1500)));
        window.press(KeyCode.SPACE);
        Window.until("measured", () -> window.session().history().size() > 0);
        window.enter("Weight decay λ", "0.5");
        window.enter("Learning rate η", "2e-3");
        Window.until("both", () -> changes().size() == 2);
        assertEquals("", window.notice());
    }

    @Test
    void aDoubleClickRestores() {
        Slider slider = focus(ETA);
        window.press(KeyCode.SHIFT, KeyCode.UP);
        settled(() -> window.session().config().learningRate(), 0.01);
        Bounds bounds = Window.call(() -> slider.localToScreen(slider.getBoundsInLocal()));
        Point2D place = new Point2D(bounds.getMinX() + 20, bounds.getMinY() + 9);
        window.clickAt(place);
        window.clickAt(place);
        assertEquals(1e-3, window.session().config().learningRate());
        assertEquals("0.001", window.text(field("Learning rate η")));
        agree(slider, field("Learning rate η"));
    }

    @Test
    void theSpeedLimitHolds() {
        Slider speed = window.slider("Speed limit in steps per second");
        Window.run(speed::requestFocus);
        window.press(KeyCode.HOME);
        assertTrue(window.shows("≤ 1/s"));
        window.startTraining();
        window.press(KeyCode.END);
        assertTrue(window.shows("max"));
        window.untilStep(20);
    }

    private void startAndPause() {
        window.startTraining();
        window.pause();
    }

    private static void settled(DoubleSupplier value, double expected) {
        Window.until("the value " + expected, () -> value.getAsDouble() == expected);
    }

    private Slider focus(String name) {
        Slider slider = window.slider(name);
        Window.run(slider::requestFocus);
        return slider;
    }

    private TextField field(String name) {
        return window.field(name);
    }

    private List<RunEvent> changes() {
        return window.session().history().events().stream()
                .filter(RunEvent.Change.class::isInstance)
                .toList();
    }

    private List<String> markers() {
        List<String> labels = new ArrayList<>();
        for (Overlay overlay :
                Window.call(() -> List.copyOf(window.plots().getFirst().getOverlays()))) {
            if (overlay instanceof Overlay.Marker marker) {
                labels.add(marker.label());
            }
        }
        return labels;
    }

    private static void agree(Slider slider, TextField field) {
        double position = Window.call(slider::getValue);
        double value = Double.parseDouble(Window.call(field::getText));
        assertEquals(Math.log10(value), position, 0.03, "slider and field show the same");
    }
}
