package org.grokscope.ui.shell;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAction;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.grokscope.plot.fx.StepSlider;
import org.grokscope.run.config.Preset;
import org.grokscope.training.FakeLearner;
import org.grokscope.training.LearnerFactory;
import org.grokscope.training.SessionState;
import org.grokscope.ui.controls.Theme;
import org.grokscope.ui.export.FakePicker;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The main window on a stage, with a fake learner behind it and a robot's hands in front of it. */
public final class Window extends Sight implements AutoCloseable {

    /** Long enough for the slowest machine; a test that passes never waits for it. */
    private static final long LIMIT_SECONDS = 30;

    final FxRobot robot = new FxRobot();
    public final FakePicker picker;
    private final Robot hands;
    public final Stage stage;

    public Window(FakeLearner.Factory learners) {
        this(learners, Preset.PAPER, Theme.LIGHT, 1440, 900);
    }

    public Window(FakeLearner.Factory learners, Preset preset, Theme theme, double width, double height) {
        this(learners, Opening.on(preset), theme, width, height, new FakePicker(), Libraries.file());
    }

    /** With a library that is there already. */
    public Window(FakeLearner.Factory learners, Path library) {
        this(learners, library, Opening.USUAL);
    }

    /** As the program opens it. */
    Window(FakeLearner.Factory learners, Path library, Opening opening) {
        this(learners, opening, Theme.LIGHT, 1440, 900, new FakePicker(), library);
    }

    private Window(
            FakeLearner.Factory learners,
            Opening opening,
            Theme theme,
            double width,
            double height,
            FakePicker picker,
            Path library) {
        super(made(learners, opening, theme, picker, library));
        this.picker = picker;
        hands = call(Robot::new);
        stage = call(() -> {
            Stage made = new Stage();
            made.setScene(content.scene());
            made.setX(0);
            made.setY(0);
            made.setWidth(width);
            made.setHeight(height);
            made.setOnHidden(event -> content.close());
            made.show();
            made.requestFocus();
            return made;
        });
        settle();
    }

    private static MainWindow made(
            FakeLearner.Factory learners, Opening opening, Theme theme, FakePicker picker, Path library) {
        startToolkit();
        return call(() -> Libraries.window(learners, opening, theme, picker, library));
    }

    /** A window's content without a stage, with any learners. */
    static MainWindow content(LearnerFactory learners, FakePicker picker, Path library) {
        startToolkit();
        MainWindow content = call(() -> Libraries.window(learners, Opening.USUAL, Theme.LIGHT, picker, library));
        settle();
        return content;
    }

    private static void startToolkit() {
        try {
            Platform.startup(() -> {});
        } catch (IllegalStateException alreadyStarted) {
            // Another test was first.
        }
        Platform.setImplicitExit(false);
    }

    public static <T> T call(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(LIMIT_SECONDS), work);
    }

    public static void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    public static void settle() {
        WaitForAsyncUtils.waitForFxEvents(2);
        // What a layout changes, such as controls for which it is too narrow, is laid out in the next one.
        CompletableFuture<Boolean> laidOut = new CompletableFuture<>();
        run(() -> new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
                pulses++;
                if (pulses > 2) {
                    stop();
                    laidOut.complete(true);
                }
            }
        }.start());
        laidOut.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
    }

    /** Waits until something is true, looking on the JavaFX thread. */
    public static void until(String what, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS, () -> call(condition));
        } catch (TimeoutException e) {
            throw new AssertionError("never came: " + what, e);
        }
    }

    /** Chooses an action of the menu, by its name in the table of actions. */
    public void act(String id) {
        run(content.actions().get(AppAction.Id.valueOf(id)).run());
    }

    public void toggleTheme() {
        content.actions().get(AppAction.Id.THEME).run().run();
    }

    /** Updates all that follows the run, as the timer does. */
    public void refresh() {
        content.refresh();
    }

    @Override
    public void close() {
        run(stage::close);
    }

    public void press(KeyCode... keys) {
        run(() -> {
            for (KeyCode key : keys) {
                hands.keyPress(key);
            }
            for (int i = keys.length - 1; i >= 0; i--) {
                hands.keyRelease(keys[i]);
            }
        });
        settle();
    }

    public void click(Node node) {
        reveal(node);
        clickAt(centre(node));
    }

    /** Scrolls to what is out of sight, as one would. */
    private static void reveal(Node node) {
        run(() -> {
            for (Parent above = node.getParent(); above != null; above = above.getParent()) {
                if (above instanceof ScrollPane scroller) {
                    scrollTo(node, scroller);
                }
            }
        });
        settle();
    }

    private static void scrollTo(Node node, ScrollPane scroller) {
        Node content = scroller.getContent();
        Bounds place = content.sceneToLocal(node.localToScene(node.getBoundsInLocal()));
        double view = scroller.getViewportBounds().getHeight();
        double hidden = content.getBoundsInLocal().getHeight() - view;
        double top = scroller.getVvalue() * hidden;
        if (hidden > 0 && (place.getMinY() < top || place.getMaxY() > top + view)) {
            scroller.setVvalue(Math.clamp((place.getCenterY() - view / 2) / hidden, 0, 1));
        }
    }

    /** Points at something. */
    public void pointAt(Node node) {
        Point2D place = centre(node);
        run(() -> hands.mouseMove(place));
    }

    /** TestFX moves the pointer in many small steps, which takes its time: this one jumps. */
    public void clickAt(Point2D place) {
        run(() -> hands.mouseMove(place));
        run(() -> hands.mousePress(MouseButton.PRIMARY));
        run(() -> hands.mouseRelease(MouseButton.PRIMARY));
        settle();
    }

    /** Presses the button at the first place, goes to the second, and holds it there. */
    public void drag(Point2D from, Point2D to) {
        run(() -> hands.mouseMove(from));
        run(() -> hands.mousePress(MouseButton.PRIMARY));
        run(() -> hands.mouseMove(to));
    }

    public void drop() {
        run(() -> hands.mouseRelease(MouseButton.PRIMARY));
        settle();
    }

    /** Where a step of the timeline is on the screen. */
    public Point2D stepOnTimeline(double step) {
        StepSlider timeline = timeline();
        return call(() -> timeline.localToScreen(timeline.place(step), timeline.barHeight()));
    }

    /** Moves the handle of the timeline to a part of the run. */
    public void scrub(double part) {
        StepSlider timeline = timeline();
        run(() -> timeline.executeAccessibleAction(
                AccessibleAction.SET_VALUE, part * timeline.state().last()));
    }

    public static Point2D centre(Node node) {
        return call(() -> {
            Bounds bounds = node.localToScreen(node.getBoundsInLocal());
            return new Point2D(bounds.getCenterX(), bounds.getCenterY());
        });
    }

    /** Gives the keyboard focus to a field. */
    public void focusOn(String field) {
        run(field(field)::requestFocus);
    }

    /** Replaces what stands in a field, without Enter. */
    void write(String field, String text) {
        click(field(field));
        run(field(field)::selectAll);
        press(KeyCode.DELETE);
        type(text);
    }

    /** Types into whatever has the keyboard. */
    public void type(String text) {
        run(() -> text.chars().mapToObj(Character::toString).forEach(letter -> {
            Node target = scene().getFocusOwner();
            Event.fireEvent(
                    target,
                    new KeyEvent(KeyEvent.KEY_TYPED, letter, letter, KeyCode.UNDEFINED, false, false, false, false));
        }));
        settle();
    }

    /** Replaces what stands in a field and presses Enter. */
    public void enter(String field, String text) {
        write(field, text);
        press(KeyCode.ENTER);
    }

    /** Opens a list and clicks on one of its entries; once more if the list was still moving into its place. */
    void choose(String list, String entry) {
        int tries = 0;
        do {
            pick(list, entry);
            tries++;
        } while (!shows(entry) && !shows(presetName(entry)) && tries < 3);
    }

    /** Once it is chosen, a preset shows the first part of its title. */
    static String presetName(String title) {
        return title.split(": ", 2)[0];
    }

    private void pick(String list, String entry) {
        click(list(list));
        Window.until("the open list", () -> list(list).isShowing());
        settle();
        // Lists keep invisible cells for measuring; only those that can be seen can be clicked on.
        Node cell = robot.lookup((Node node) -> node instanceof ListCell<?> each
                        && entry.equals(text(each))
                        && each.getListView() != null
                        && !scene().equals(each.getScene())
                        && shown(each))
                .query();
        click(cell);
        Window.until("the closed list", () -> !list(list).isShowing());
    }

    /** Waits for a state of the session. */
    public void until(Class<? extends SessionState> state) {
        until(state.getSimpleName(), () -> state.isInstance(run().session().state()));
    }

    public void untilStep(long step) {
        until("step " + step, () -> run().session().step() >= step);
    }

    void untilBadge(String text) {
        until("badge " + text, () -> text.equals(((Label) scene().lookup(".badge")).getText()));
    }

    /** Presses the space bar until it trains, far enough to have measured something. */
    public void startTraining() {
        press(KeyCode.SPACE);
        // A short run may be over before anybody looks.
        until(
                "it trains",
                () -> run().session().state() instanceof SessionState.Running
                        || run().session().isOver());
        untilStep(1);
    }

    /** Presses the space bar and waits until nothing moves any more. */
    public void pause() {
        press(KeyCode.SPACE);
        until(SessionState.Paused.class);
        settle();
    }
}
