package org.grokscope.ui.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.grokscope.narration.Phase;
import org.grokscope.narration.Verdict;
import org.grokscope.run.EngineInfo;
import org.grokscope.run.Forecast;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.theory.forecast.ForecastCheck;
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
        badge.setText(reading.phase().label());
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
        RunHistory history = run.history();
        long memorized = -1;
        long grokked = -1;
        for (RunEvent event : history.events()) {
            switch (event) {
                case RunEvent.Memorized(long step) -> memorized = step;
                case RunEvent.Grokked(long step) -> grokked = step;
                case RunEvent.Forked forked -> {}
                case RunEvent.Change change -> {}
            }
        }
        set(Readout.STEP, Numbers.count(run.step()));
        set(Readout.SPEED, run.running() && run.stepsPerSecond() > 0 ? Numbers.rate(run.stepsPerSecond()) : NOTHING);
        set(Readout.MEMORIZED, memorized < 0 ? NOTHING : Numbers.count(memorized));
        set(Readout.GROKKED, grokked < 0 ? NOTHING : Numbers.count(grokked));
        set(Readout.DELAY, delay(memorized, grokked, run.step()));
        int rows = history.size();
        set(Readout.NORM, rows == 0 ? NOTHING : Numbers.norm(history.value(RunHistory.Column.SQUARED_NORM, rows - 1)));
        boolean failed = run.outcome().orElse(null) instanceof Outcome.Failed;
        set(Readout.FORECAST, grokked >= 0 ? checked(history) : failed ? NOTHING : forecast(history.latestForecast()));
        boolean open = grokked < 0 && run.outcome().isEmpty();
        set(Readout.COUNTDOWN, open ? countdown(run) : NOTHING);
    }

    /** "430 · 2.4 s": steps, and seconds while it trains. */
    private static String countdown(RunViewState run) {
        if (!(run.history().latestForecast().orElse(null) instanceof Forecast.Jump jump)) {
            return NOTHING;
        }
        double steps = Math.max(0, jump.grokkingStep() - run.step());
        boolean timed = run.running() && run.stepsPerSecond() > 0;
        return Numbers.count(steps) + (timed ? " · " + Numbers.seconds(steps / run.stepsPerSecond()) : "");
    }

    private static String delay(long memorized, long grokked, long step) {
        if (memorized < 0) {
            return NOTHING;
        }
        return grokked < 0 ? Numbers.count(step - memorized) + " so far" : Numbers.count(grokked - memorized);
    }

    /** The forecast made at memorization and how far off it was. */
    private static String checked(RunHistory history) {
        return ForecastCheck.of(history)
                .map(check -> Numbers.count(check.forecast().grokkingStep()) + " ("
                        + Numbers.count(Math.abs(check.error())) + (check.error() < 0 ? " early)" : " late)"))
                .orElse(NOTHING);
    }

    private static String forecast(Optional<Forecast> forecast) {
        if (forecast.isEmpty()) {
            return NOTHING;
        }
        return switch (forecast.get()) {
            case Forecast.Jump jump ->
                Numbers.count(jump.grokkingStep()) + " (" + Numbers.count(jump.low()) + "–" + Numbers.count(jump.high())
                        + ")";
            case Forecast.NoJump none ->
                Double.isNaN(none.noGrokking())
                        ? Texts.of("readout.forecast.no-delay")
                        : "none, " + Numbers.percent(none.noGrokking()) + " sure";
            case Forecast.Unknown unknown -> NOTHING;
        };
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
