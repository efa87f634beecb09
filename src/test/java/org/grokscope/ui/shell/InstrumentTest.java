package org.grokscope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.grokscope.inspect.Answers;
import org.grokscope.narration.NumberFormat;
import org.grokscope.plot.fx.CellMap;
import org.grokscope.plot.fx.Plot;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.ShareText;
import org.grokscope.sessions.ComparedRun;
import org.grokscope.training.FakeLearner;
import org.grokscope.training.SessionState;
import org.grokscope.training.TrainingSession;
import org.grokscope.ui.compare.CompareScreen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Looking inside, replaying, branching, comparing: each by the hands of a user. */
class InstrumentTest {

    private Window window;

    @BeforeEach
    void open() {
        window = new Window(new FakeLearner.Factory().delayNanos(TimeUnit.MICROSECONDS.toNanos(200)));
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void trainTo(long step) {
        window.press(KeyCode.SPACE);
        window.untilStep(step);
        window.pause();
    }

    private String textOf(String style) {
        return Window.call(() -> Sight.text((Labeled) window.scene().lookup(style)));
    }

    private boolean isShown(String style) {
        return Window.call(() -> {
            Node node = window.scene().lookup(style);
            return node != null && Sight.shown(node);
        });
    }

    @Test
    void theInsideFoldsOutAndFollowsTheRun() {
        assertFalse(isShown(".inside"));
        window.click(window.button("Inside"));
        assertTrue(isShown(".inside"));
        assertTrue(window.shows("Inside the network"));
        trainTo(300);
        Window.until("a look", () -> textOf(".inside-head .quiet").startsWith("step "));
        CellMap answers = Window.call(() -> (CellMap) Sight.all(window.scene().getRoot())
                .filter(CellMap.class::isInstance)
                .findFirst()
                .orElseThrow());
        Window.run(() -> answers.pointedProperty().set(new CellMap.Cell(25, 17)));
        assertTrue(Window.call(answers::getAccessibleText).startsWith("Answers"));
        window.press(KeyCode.I);
        assertFalse(isShown(".inside"));
    }

    @Test
    void aPinnedMomentStaysBesideTheNext() {
        window.press(KeyCode.I);
        trainTo(100);
        // The panel follows a moment later: what is pinned is the last look once it has come to it.
        Window.until(
                "the last look",
                () -> window.session()
                        .snapshots()
                        .latest()
                        .filter(look -> textOf(".inside-head .quiet").equals("step " + NumberFormat.count(look.step())))
                        .isPresent());
        String before = textOf(".inside-head .quiet").replace("step ", "");
        window.click(window.segment("Pin"));
        assertTrue(window.shows("Pinned " + before));
        trainTo(400);
        assertTrue(window.shows("Pinned " + before));
        Window.until("a later look", () -> !textOf(".inside-head .quiet").equals("step " + before));
        window.click(window.segment("Pinned " + before));
        assertTrue(window.shows("Pin"));
    }

    @Test
    void aSumIsAnsweredAndJudged() {
        window.press(KeyCode.I);
        trainTo(200);
        Window.until("an answer", () -> textOf(".question .quiet").startsWith("= "));
        Answers answers = window.session().snapshots().latest().orElseThrow().answers();
        for (boolean trained : new boolean[] {true, false}) {
            int b = IntStream.range(0, 97)
                    .filter(each -> answers.examples()
                                    .trains(answers.examples().at(each, 17).orElseThrow())
                            == trained)
                    .findFirst()
                    .orElseThrow();
            int said = answers.said(answers.examples().at(b, 17).orElseThrow());
            int right = (17 + b) % 97;
            spin("First number", 17);
            spin("Second number", b);
            assertEquals(
                    "= " + said + (said == right ? ", right" : ", wrong: " + right) + "\n("
                            + (trained ? "train set" : "test set") + ")",
                    textOf(".question .quiet"));
        }
    }

    @SuppressWarnings("unchecked")
    private void spin(String name, int value) {
        Window.run(() -> Sight.all(window.scene().getRoot())
                .filter(node -> node instanceof Spinner<?> && name.equals(node.getAccessibleText()))
                .map(node -> (Spinner<Integer>) node)
                .forEach(spinner -> spinner.getValueFactory().setValue(value)));
    }

    @Test
    void theScrubberShowsThePast() {
        trainTo(400);
        Slider scrubber = window.slider("Step shown in all panels");
        Window.run(() -> scrubber.setValue(0.5));
        Window.until("the past", () -> window.readout("step").equals(stepText(lastStep() / 2)));
        assertTrue(window.shows("step " + stepText(lastStep() / 2) + " of " + stepText(lastStep())));
        double axis = Window.call(this::horizon);
        assertTrue(axis >= lastStep(), "the axis holds the whole run");
        Window.run(() -> scrubber.setValue(0.7));
        Window.until("a later step", () -> window.readout("step").equals(stepText(lastStep() * 7 / 10)));
        assertEquals(axis, Window.call(this::horizon), "the axis stays while the scrubber moves");
        Window.run(() -> scrubber.setValue(0.5));
        Window.until("the past again", () -> window.readout("step").equals(stepText(lastStep() / 2)));
        Object drawn = Window.call(() -> window.plots().getFirst().getCurves().getLast());
        Window.run(window::refresh);
        assertSame(
                drawn,
                Window.call(() -> window.plots().getFirst().getCurves().getLast()),
                "what stands still is not drawn anew");
        window.press(KeyCode.ESCAPE);
        Window.until(
                "the present",
                () -> window.readout("step").equals(stepText(window.session().step())));
    }

    private double horizon() {
        return window.plots().getFirst().getAxis().getHorizon();
    }

    private long lastStep() {
        RunHistory history = window.session().history();
        return (long) history.value(RunHistory.Column.STEP, history.size() - 1);
    }

    private static String stepText(long step) {
        return NumberFormat.count(step);
    }

    @Test
    void aReplayPlaysFromTheBeginning() {
        trainTo(300);
        window.press(KeyCode.P);
        assertTrue(window.shows("Stop"));
        Window.until("a replay", () -> {
            String step = window.readout("step");
            return !step.equals("0") && !step.equals(stepText(window.session().step()));
        });
        window.press(KeyCode.P);
        assertTrue(window.shows("Replay"));
    }

    @Test
    void spacePlaysAReplayThatIsShownAndTheRunOtherwise() {
        window.close();
        window = new Window(new FakeLearner.Factory());
        Window.run(() -> {
            window.run().load(Preset.FAST.config());
            window.run().startOrPause();
        });
        Window.until("the run ends", () -> window.session().isOver());
        TrainingSession finished = window.session();
        Window.until(
                "there is something to replay", () -> !window.button("Replay").isDisabled());
        window.press(KeyCode.P);
        assertTrue(window.shows("Stop"));
        window.press(KeyCode.SPACE);
        assertTrue(window.shows("Replay"), "the replay stands still");
        window.press(KeyCode.SPACE);
        assertTrue(window.shows("Stop"), "and plays on");
        assertSame(finished, window.session(), "nothing new is trained");
    }

    @Test
    void aBranchGoesOnWithOtherSettingsAndThePastStays() {
        trainTo(300);
        TrainingSession parent = window.session();
        Slider scrubber = window.slider("Step shown in all panels");
        Window.run(() -> scrubber.setValue(0.5));
        window.click(window.button("Branch here"));
        Window.until("the branch", () -> !window.session().equals(parent));
        TrainingSession branch = window.session();
        window.until(SessionState.Paused.class);
        RunEvent.Forked fork = assertInstanceOf(
                RunEvent.Forked.class,
                branch.history().events().stream()
                        .filter(RunEvent.Forked.class::isInstance)
                        .findFirst()
                        .orElseThrow());
        // A busy machine pauses later than asked.
        assertTrue(fork.step() > 0 && fork.step() <= parent.step() / 2, fork.toString());
        window.enter("weight decay", "0.5");
        Window.until("another λ", () -> branch.weightDecay() == 0.5);
        assertSame(branch, window.session(), "no new run is begun");
        window.press(KeyCode.SPACE);
        window.untilStep(fork.step() + 100);
        window.pause();
        assertEquals(1, parent.weightDecay());
        window.press(KeyCode.C);
        assertTrue(window.shows("run 1"));
        assertTrue(window.shows("↳ run 2, from step " + stepText(fork.step()) + ": λ 0.5 from step "
                + stepText(branch.history().events().getLast().step())));
    }

    @Test
    void resetKeepsTheLastRunAsAGhost() {
        trainTo(200);
        window.press(KeyCode.R);
        assertEquals(0, window.session().step());
        assertTrue(Window.call(() -> window.plots().getFirst().getCurves().stream()
                .anyMatch(curve -> curve.name().equals("last run"))));
    }

    @Test
    void theReferenceRunDecidesNoAxisAndCanBeRemoved() {
        trainTo(2_000);
        window.press(KeyCode.R);
        trainTo(50);
        Window.until(
                "the axis of the run itself",
                () -> axisEnd() <= Math.max(500, 4 * window.session().step()));
        assertTrue(referenceIsDrawn());
        window.click(window.button("last run  ✕"));
        assertFalse(referenceIsDrawn());
        assertFalse(window.shows("last run  ✕"));
    }

    @Test
    void theReferenceRunGoesWithItsTask() {
        trainTo(200);
        window.press(KeyCode.R);
        assertTrue(referenceIsDrawn());
        window.enter("Modulus p", "53");
        assertFalse(referenceIsDrawn());
    }

    private double axisEnd() {
        return window.plots().getFirst().getAxis().getView().upper();
    }

    private boolean referenceIsDrawn() {
        return Window.call(() -> window.plots().getFirst().getCurves().stream()
                .anyMatch(curve -> curve.name().equals("last run")));
    }

    @Test
    void aFarGuessDoesNotSqueezeWhatIsMeasured() {
        window.act("PREDICT");
        trainTo(250);
        window.enter("guess", "33000");
        Window.until("the axis", () -> axisEnd() >= window.session().step());
        assertTrue(
                axisEnd() <= 3.5 * window.session().step(),
                axisEnd() + " for " + window.session().step());
    }

    @Test
    void aPlotThatIsReachedByTabShowsItsFocusAndObeysKeys() {
        trainTo(200);
        Plot plot = window.plots().getFirst();
        Node ring = Window.call(() -> plot.lookup(".focus-ring"));
        assertFalse(Window.call(ring::isVisible));
        Window.run(() -> plot.getParent().getChildrenUnmodifiable().getFirst().requestFocus());
        Window.run(() -> window.scene().getFocusOwner().requestFocusTraversal(TraversalDirection.NEXT));
        Window.run(() -> window.scene().getFocusOwner().requestFocusTraversal(TraversalDirection.PREVIOUS));
        assertSame(plot, Window.call(() -> window.scene().getFocusOwner()));
        assertTrue(Window.call(ring::isVisible));
        assertEquals(Window.call(plot::getWidth), Window.call(() -> ((Region) ring).getWidth()));
        double before = axisEnd();
        window.press(KeyCode.ADD);
        assertTrue(axisEnd() < before);
        window.press(KeyCode.DIGIT0);
        assertEquals(before, axisEnd());
    }

    @Test
    void aGuessThatComesTooLateIsToldWhy() {
        window.close();
        window = new Window(new FakeLearner.Factory());
        Window.run(() -> window.run().startOrPause());
        Window.until("the run ends", () -> window.session().isOver());
        window.act("PREDICT");
        long grokked =
                window.session().timeline().latest().milestones().grokkingStep().getAsLong();
        Window.until(
                "the reason",
                () -> window.shows("This run has grokked already, at step " + stepText(grokked)
                        + ". Guess before the jump: Reset or New seed starts again."));
    }

    @Test
    void aNumberThatCannotBeAskedIsRefusedAloud() {
        window.press(KeyCode.I);
        trainTo(100);
        Window.until("a look", () -> textOf(".question .quiet").startsWith("= "));
        window.enter("First number", "99");
        Window.until(
                "the refusal",
                () -> textOf(".question .quiet")
                        .equals("First number must be a whole number between 0 and 96 (got 99)."));
        assertEquals("99", window.text(window.field("First number")), "it is not changed silently");
    }

    @Test
    void aFifthRunIsRefusedAndThoseStartedTogetherCanBeOpened() {
        trainTo(50);
        window.press(KeyCode.C);
        window.click(window.button("Four seeds"));
        Window.until("four runs", () -> window.compared().chosen().size() == 4);
        List<ComparedRun> four = window.compared().chosen();
        CheckBox first = Window.call(() -> (CheckBox) Sight.all(window.the(CompareScreen.class))
                .filter(node -> node instanceof CheckBox box && Sight.text(box).startsWith("run 1"))
                .findFirst()
                .orElseThrow());
        window.click(first);
        assertEquals(four, window.compared().chosen());
        assertTrue(window.shows("4 runs are compared already; more curves cannot be told apart. Untick one first."));
        window.click(window.button("Open"));
        Window.until(
                "the first of the four on the run screen",
                () -> Optional.of(window.session()).equals(four.getFirst().session()));
        assertTrue(window.shows("Branch here"));
    }

    @Test
    void comparedRunsAreNamedForTheirChanges() {
        trainTo(100);
        long step = window.session().step();
        window.enter("weight decay", "0.5");
        Window.until("the change", () -> window.session().weightDecay() == 0.5);
        window.press(KeyCode.C);
        assertTrue(window.shows("run 1: λ 0.5 from step " + stepText(step)));
    }

    @Test
    void aDuelStartsTwoRunsThatAreNamedForWhatDiffers() {
        window.press(KeyCode.C);
        window.click(window.button("Duel: AdamW and SGD"));
        Window.until("two runs", () -> window.compared().chosen().size() == 2);
        Window.until(
                "both train",
                () -> window.compared().chosen().stream()
                        .allMatch(each -> each.history().size() > 3));
        assertTrue(window.shows("AdamW") && window.shows("SGD"));
        window.click(window.button("Pause all"));
        assertTrue(window.shows("Resume"));
        window.click(window.segment("Side by side"));
        assertEquals(
                4,
                Window.call(() -> window.the(CompareScreen.class).visiblePlots().size()));
        List<ComparedRun> duel = window.compared().chosen();
        window.click(window.button("Four seeds"));
        assertEquals(duel, window.compared().chosen(), "an unfinished duel is not stopped without a question");
        window.click(window.button("Keep them"));
        assertEquals(duel, window.compared().chosen());
        window.click(window.button("Four seeds"));
        window.click(window.button("Stop and start"));
        assertEquals(4, window.compared().chosen().size());
        window.click(window.segment("Median and band"));
        Window.until(
                "a band",
                () -> window.the(CompareScreen.class)
                                .visiblePlots()
                                .getFirst()
                                .getCurves()
                                .size()
                        == 2);
        window.press(KeyCode.C);
        assertTrue(isShown(".settings"));
    }

    @Test
    void chosenRunsAreCompared() {
        trainTo(100);
        window.press(KeyCode.N);
        trainTo(100);
        window.press(KeyCode.C);
        for (String name : new String[] {"run 1: seed 45", "run 2: seed 46"}) {
            CheckBox box = Window.call(() -> (CheckBox) Sight.all(window.scene().getRoot())
                    .filter(node ->
                            node instanceof CheckBox each && Sight.text(each).equals(name))
                    .findFirst()
                    .orElseThrow());
            window.click(box);
        }
        assertEquals(2, window.compared().chosen().size());
    }

    @Test
    void theStoryDrivesTheWindow() {
        window.press(KeyCode.G);
        assertTrue(window.shows("A table of sums with gaps"));
        assertTrue(window.shows("Step 1 of 7"));
        RunConfig fast = window.session().config();
        window.click(window.button("Next"));
        assertTrue(window.shows("It memorizes"));
        Window.until("the rest at T_mem", () -> window.session().state() instanceof SessionState.Paused);
        assertTrue(window.session().timeline().latest().isMemorized());
        window.click(window.button("Back"));
        window.click(window.button("End the story"));
        assertFalse(isShown(".story"));
        assertEquals(fast, window.session().config());
    }

    @Test
    void aGuessIsJudgedBesideTheLaw() {
        window.act("PREDICT");
        window.enter("guess", "900");
        trainTo(1_300);
        assertTrue(window.session().timeline().latest().isGrokked());
        Window.until("a verdict", () -> textOf(".guess-verdict").contains("steps too early"));
        window.act("PREDICT");
        assertFalse(isShown(".predict"));
    }

    @Test
    void aPresentationHidesTheControls() {
        trainTo(100);
        window.press(KeyCode.F5);
        assertFalse(isShown(".top-bar"));
        assertFalse(isShown(".settings"));
        assertTrue(isShown(".headline-bar"));
        assertTrue(Window.call(() -> window.scene().getRoot().getStyleClass().contains("projector")));
        assertTrue(textScale() > 1.5, "type for the last row");
        window.press(KeyCode.ESCAPE);
        assertEquals(1, textScale());
        window.press(KeyCode.T, KeyCode.F5);
        assertTrue(textScale() > 1.5, "also in dark colours, which a presentation keeps");
        window.press(KeyCode.ESCAPE, KeyCode.T);
        assertTrue(isShown(".top-bar") && isShown(".settings"));
        assertFalse(Window.call(() -> window.scene().getRoot().getStyleClass().contains("projector")));
    }

    private double textScale() {
        return Window.call(
                () -> window.plots().getFirst().typographyProperty().get().textScale());
    }

    @Test
    void aShareLineIsCopiedAndPasted() {
        window.enter("learning rate", "2e-3");
        window.act("COPY");
        String line = Window.call(() -> Clipboard.getSystemClipboard().getString());
        assertEquals(ShareText.of(window.draft()), line);
        window.enter("learning rate", "1e-3");
        assertNotEquals(2e-3, window.draft().learningRate());
        window.press(KeyCode.CONTROL, KeyCode.V);
        assertEquals(2e-3, window.draft().learningRate());
    }

    @Test
    void theMenuStaysOpenUntilSomethingIsChosen() {
        MenuButton more =
                Window.call(() -> (MenuButton) Sight.all(window.scene().getRoot())
                        .filter(MenuButton.class::isInstance)
                        .findFirst()
                        .orElseThrow());
        window.click(more);
        assertTrue(Window.call(more::isShowing));
        assertEquals(
                Arrays.stream(AppAction.Id.values())
                        .filter(id -> id.place().isMenu())
                        .count(),
                more.getItems().stream()
                        .filter(item -> item.getOnAction() != null)
                        .count());
        Window.run(() -> more.getItems().stream()
                .filter(item -> AppAction.Id.PREDICT.name().equals(item.getId()))
                .findFirst()
                .orElseThrow()
                .fire());
        assertTrue(isShown(".predict"));
    }

    @Test
    void everyControlSaysWhatItIs() {
        window.press(KeyCode.I);
        window.act("PREDICT");
        for (KeyCode place : new KeyCode[] {KeyCode.I, KeyCode.C, KeyCode.C, KeyCode.L, KeyCode.L}) {
            window.press(place);
            Window.run(() -> Sight.all(window.scene().getRoot())
                    .filter(Node::isFocusTraversable)
                    .filter(Sight::shown)
                    .forEach(InstrumentTest::assertNamed));
        }
    }

    private static void assertNamed(Node node) {
        boolean named = switch (node) {
            case Labeled labeled when !labeled.getText().isBlank() -> true;
            default ->
                node.getAccessibleText() != null && !node.getAccessibleText().isBlank();
        };
        assertTrue(named, node + " has no name for a screen reader");
    }
}
