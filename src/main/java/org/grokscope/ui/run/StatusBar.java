package org.grokscope.ui.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.grokscope.narration.Verdict;
import org.grokscope.run.EngineInfo;
import org.grokscope.run.Forecast;
import org.grokscope.run.ForecastCheck;
import org.grokscope.run.Milestones;
import org.grokscope.run.Phase;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunState;
import org.grokscope.run.RunStatus;
import org.grokscope.ui.controls.Hints;
import org.grokscope.ui.controls.Numbers;
import org.grokscope.ui.controls.Texts;

/** The foot of the window: the phase, one sentence on what is happening, and the readouts. */
public final class StatusBar extends HBox {

    /** The readouts, in the order in which they stand. */
    private enum Readout {
        STEP("step", Texts.of("readout.step.tooltip"), 64),
        SPEED("steps/s", Texts.of("readout.speed.tooltip"), 52),
        MEMORIZED(Texts.of("readout.memorized.label"), Texts.of("readout.memorized.tooltip"), 66),
        GROKKED(Texts.of("readout.grokked.label"), Texts.of("readout.grokked.tooltip"), 56),
        DELAY("delay", Texts.of("readout.delay.tooltip"), 74),
        NORM("‖θ‖²", Texts.of("readout.norm.tooltip"), 62),
        FORECAST("forecast", Texts.of("readout.forecast.tooltip"), 122),
        COUNTDOWN(Texts.of("readout.countdown.label"), Texts.of("readout.countdown.tooltip"), 72);

        private final String label;
        private final String hint;
        private final double width;

        Readout(String label, String hint, double width) {
            this.label = label;
            this.hint = hint;
            this.width = width;
        }
    }

    private static final String NOTHING = "–";

    private final Label badge = new Label();
    private final Label sentence = new Label();
    private final Label engine = new Label();
    private final Map<Readout, Label> readouts = new LinkedHashMap<>();

    public StatusBar() {
        getStyleClass().add("status-bar");
        badge.getStyleClass().add("badge");
        badge.setMinWidth(116);
        sentence.getStyleClass().add("sentence");
        sentence.setWrapText(true);
        engine.getStyleClass().add("quiet");
        VBox words = new VBox(sentence, engine);
        words.getStyleClass().add("words");
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(180);
        HBox figures = new HBox();
        figures.getStyleClass().add("readouts");
        for (Readout readout : Readout.values()) {
            Label name = new Label(readout.label);
            name.getStyleClass().add("readout-name");
            Label value = new Label(NOTHING);
            value.getStyleClass().add("readout-value");
            value.setMinWidth(USE_PREF_SIZE);
            Hints.put(value, readout.hint);
            Hints.put(name, readout.hint);
            VBox box = new VBox(name, value);
            box.setMinWidth(readout.width);
            box.getStyleClass().add("readout");
            readouts.put(readout, value);
            figures.getChildren().add(box);
        }
        getChildren().addAll(badge, words, figures);
    }

    /** For a film: as high whatever it says, and without what only a live run has. */
    public void forFilm(double height) {
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
        badge.setMinWidth(USE_PREF_SIZE);
        for (Readout each : List.of(Readout.SPEED, Readout.COUNTDOWN)) {
            Node box = readouts.get(each).getParent();
            box.setVisible(false);
            box.setManaged(false);
        }
        readouts.values().forEach(value -> ((VBox) value.getParent()).setMinWidth(USE_PREF_SIZE));
    }

    public void showVerdict(Verdict.Reading reading) {
        badge.setText(reading.badge());
        String style = style(reading.phase());
        if (!badge.getStyleClass().contains(style)) {
            badge.getStyleClass().setAll("label", "badge", style);
        }
        sentence.setText(reading.sentence());
    }

    /** Shows what computes, or what is wrong with it. */
    public void showEngine(EngineInfo info, long seed) {
        engine.setText(info.name() + " " + info.version() + ", " + info.threads()
                + (info.threads() == 1 ? " thread" : " threads") + " · seed " + seed);
    }

    public void showEngineText(String text) {
        engine.setText(text);
    }

    public void showReadouts(RunViewState run) {
        RunState state = run.state();
        RunStatus status = state.status();
        Milestones milestones = state.milestones();
        set(Readout.STEP, Numbers.count(state.step()));
        set(
                Readout.SPEED,
                status.running() && status.stepsPerSecond() > 0 ? Numbers.rate(status.stepsPerSecond()) : NOTHING);
        set(Readout.MEMORIZED, step(milestones.memorizationStep()));
        set(Readout.GROKKED, step(milestones.grokkingStep()));
        set(Readout.DELAY, delay(state));
        set(Readout.NORM, state.rows() == 0 ? NOTHING : Numbers.norm(state.newest(RunHistory.Column.SQUARED_NORM)));
        set(Readout.FORECAST, forecast(state));
        set(Readout.COUNTDOWN, status.outcome().isPresent() ? NOTHING : countdown(state));
    }

    private static String step(OptionalLong step) {
        return step.isPresent() ? Numbers.count(step.getAsLong()) : NOTHING;
    }

    /** "430 · 2.4 s": steps, and seconds while it trains. */
    private static String countdown(RunState run) {
        RunStatus status = run.status();
        return run.expectedJump()
                .map(jump -> {
                    double steps = Math.max(0, jump.grokkingStep() - run.step());
                    boolean timed = status.running() && status.stepsPerSecond() > 0;
                    return Numbers.count(steps)
                            + (timed ? " · " + Numbers.seconds(steps / status.stepsPerSecond()) : "");
                })
                .orElse(NOTHING);
    }

    private static String delay(RunState run) {
        if (!run.isMemorized()) {
            return NOTHING;
        }
        return run.isGrokked()
                ? Numbers.count(run.milestones().delay().getAsLong())
                : Numbers.count(run.step() - run.milestones().memorizationStep().getAsLong()) + " so far";
    }

    private static String forecast(RunState run) {
        if (run.isGrokked()) {
            return run.check().map(StatusBar::checked).orElse(NOTHING);
        }
        return switch (run.phase() == Phase.BROKEN_DOWN ? null : run.forecast().orElse(null)) {
            case Forecast.Jump jump ->
                Numbers.count(jump.grokkingStep()) + " (" + Numbers.count(jump.low()) + "–" + Numbers.count(jump.high())
                        + ")";
            case Forecast.NoJump none ->
                Double.isNaN(none.noGrokking())
                        ? Texts.of("readout.forecast.no-delay")
                        : "none, " + Numbers.percent(none.noGrokking()) + " sure";
            case Forecast.Unknown unknown -> NOTHING;
            case null -> NOTHING;
        };
    }

    /** The forecast made at memorization and how far off it was. */
    private static String checked(ForecastCheck check) {
        return Numbers.count(check.forecast().grokkingStep()) + " (" + Numbers.count(Math.abs(check.error()))
                + (check.error() < 0 ? " early)" : " late)");
    }

    private void set(Readout readout, String text) {
        readouts.get(readout).setText(text);
    }

    private static String style(Phase phase) {
        return switch (phase) {
            case READY -> "phase-ready";
            case MEMORIZING, LEARNING -> "phase-memorizing";
            case CONTRACTING, HOLDING -> "phase-contracting";
            case GROKKING -> "phase-grokking";
            case GROKKED -> "phase-grokked";
            case FADING, BROKEN_DOWN -> "phase-failed";
        };
    }
}
