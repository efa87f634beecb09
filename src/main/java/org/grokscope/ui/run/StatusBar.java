package org.grokscope.ui.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.grokscope.narration.Narrator;
import org.grokscope.narration.NumberFormat;
import org.grokscope.narration.Readouts;
import org.grokscope.run.Phase;
import org.grokscope.ui.controls.Hints;
import org.grokscope.ui.controls.Texts;

/** The status bar: the phase, a sentence on what is happening, and the readouts. */
public final class StatusBar extends HBox {

    /** The readouts, in the order in which they stand. */
    private enum Readout {
        STEP(Texts.of("readout.step.label"), Texts.of("readout.step.tooltip"), 64),
        SPEED(Texts.of("readout.speed.label"), Texts.of("readout.speed.tooltip"), 52),
        MEMORIZED(Texts.of("readout.memorized.label"), Texts.of("readout.memorized.tooltip"), 66),
        GROKKED(Texts.of("readout.grokked.label"), Texts.of("readout.grokked.tooltip"), 56),
        DELAY(Texts.of("readout.delay.label"), Texts.of("readout.delay.tooltip"), 74),
        NORM("‖θ‖²", Texts.of("readout.norm.tooltip"), 62),
        FORECAST(Texts.of("readout.forecast.label"), Texts.of("readout.forecast.tooltip"), 122),
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

    private final Narrator narrator = Texts.narrator();
    private final Label badge = new Label();
    private final Label sentence = new Label();
    private final Label message = new Label();
    private final Map<Readout, Label> readouts = new LinkedHashMap<>();

    public StatusBar() {
        getStyleClass().add("status-bar");
        badge.getStyleClass().add("badge");
        badge.setMinWidth(116);
        sentence.getStyleClass().add("sentence");
        sentence.setWrapText(true);
        message.getStyleClass().add("quiet");
        VBox words = new VBox(sentence, message);
        words.getStyleClass().add("words");
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(180);
        HBox figures = new HBox();
        figures.getStyleClass().add("readouts");
        for (Readout readout : Readout.values()) {
            Label name = new Label(readout.label);
            name.getStyleClass().add("readout-name");
            Label value = new Label(NumberFormat.NOTHING);
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

    /** For a film: a fixed height, and no readouts that only a live run has. */
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

    public void showVerdict(Narrator.Verdict reading) {
        badge.setText(reading.badge());
        String style = style(reading.phase());
        if (!badge.getStyleClass().contains(style)) {
            badge.getStyleClass().setAll("label", "badge", style);
        }
        sentence.setText(reading.sentence());
    }

    /** The line below the sentence. */
    public StringProperty messageProperty() {
        return message.textProperty();
    }

    public void showReadouts(RunViewState run) {
        Readouts shown = narrator.readouts(run.state());
        set(Readout.STEP, shown.step());
        set(Readout.SPEED, shown.speed());
        set(Readout.MEMORIZED, shown.memorized());
        set(Readout.GROKKED, shown.grokked());
        set(Readout.DELAY, shown.delay());
        set(Readout.NORM, shown.norm());
        set(Readout.FORECAST, shown.forecast());
        set(Readout.COUNTDOWN, shown.countdown());
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
