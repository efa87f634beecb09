package org.grokscope.ui.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.StringProperty;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.grokscope.narration.Narrator;
import org.grokscope.narration.NumberFormat;
import org.grokscope.narration.Readouts;
import org.grokscope.run.Phase;
import org.grokscope.ui.controls.Hints;
import org.grokscope.ui.controls.LiveLabel;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;

/** The status bar: the phase, a sentence on what is happening, and the readouts. */
public final class StatusBar extends HBox {

    /** The readouts, in the order in which they stand. */
    private enum Readout {
        STEP(64, Readouts::step),
        SPEED(52, Readouts::speed),
        MEMORIZED(66, Readouts::memorized),
        GROKKED(56, Readouts::grokked),
        DELAY(74, Readouts::delay),
        NORM(62, Readouts::norm),
        FORECAST(122, Readouts::forecast),
        COUNTDOWN(72, Readouts::countdown);

        private final double width;
        private final Function<Readouts, String> text;

        Readout(double width, Function<Readouts, String> text) {
            this.width = width;
            this.text = text;
        }
    }

    /**
     * What the line below the sentence leads to.
     *
     * @param text what stands after the line
     */
    public record Link(String text, Runnable action) {}

    private final Narrator narrator = Texts.narrator();
    private final Label badge = Nodes.label("", "badge");
    private final LiveLabel sentence = LiveLabel.wrapped("", "sentence");
    private final Label message = Nodes.label("", "quiet");
    private final Hyperlink link = new Hyperlink();
    private final Map<Readout, LiveLabel> readouts = new LinkedHashMap<>();

    public StatusBar() {
        getStyleClass().add("status-bar");
        badge.setMinWidth(116);
        // A long sentence makes the bar higher rather than push the line below it out of sight.
        message.setMinHeight(USE_PREF_SIZE);
        message.setWrapText(true);
        message.setContentDisplay(ContentDisplay.RIGHT);
        link.setMinWidth(USE_PREF_SIZE);
        VBox words = Nodes.column("words", sentence, message);
        HBox.setHgrow(words, Priority.ALWAYS);
        // All of it fits into the smallest window.
        words.setMinWidth(150);
        HBox figures = Nodes.row("readouts");
        // The words give way, never a number.
        figures.setMinWidth(USE_PREF_SIZE);
        for (Readout readout : Readout.values()) {
            String key = Texts.key("readout", readout);
            Label name = Nodes.label(Texts.of(key + ".label"), "readout-name");
            LiveLabel value = LiveLabel.figure(NumberFormat.NOTHING, "readout-value");
            value.setMinWidth(readout.width);
            Hints.put(value.label(), Texts.of(key + ".tooltip"));
            Hints.put(name, Texts.of(key + ".tooltip"));
            readouts.put(readout, value);
            figures.getChildren().add(Nodes.column("readout", name, value));
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
            Nodes.show(readouts.get(each).getParent(), false);
        }
        readouts.values().forEach(value -> value.setMinWidth(USE_PREF_SIZE));
    }

    public void showVerdict(Narrator.Verdict reading) {
        show(reading.badge(), style(reading.phase()), reading.sentence());
    }

    /** What has to be corrected before a run can start. */
    void showProblem(String problem) {
        show(Texts.of("status.invalid"), "phase-failed", problem);
    }

    private void show(String name, String style, String words) {
        badge.setText(name);
        if (!badge.getStyleClass().contains(style)) {
            badge.getStyleClass().setAll("label", "badge", style);
        }
        sentence.setText(words);
    }

    /** The line below the sentence. */
    public StringProperty messageProperty() {
        return message.textProperty();
    }

    /** Shows a link after that line, or none. */
    public void show(Optional<Link> to) {
        to.ifPresent(it -> {
            link.setText(it.text());
            link.setVisited(false);
            link.setOnAction(_ -> it.action().run());
        });
        message.setGraphic(to.isPresent() ? link : null);
    }

    public void showReadouts(RunViewState run) {
        Readouts shown = narrator.readouts(run.state());
        readouts.forEach((readout, label) -> label.setText(readout.text.apply(shown)));
    }

    private static String style(Phase phase) {
        return switch (phase) {
            case READY -> "phase-ready";
            case MEMORIZING, LEARNING -> "phase-memorizing";
            case MEMORIZED, CONTRACTING, HOLDING -> "phase-contracting";
            case GROKKING -> "phase-grokking";
            case GROKKED -> "phase-grokked";
            case FADING, BROKEN_DOWN -> "phase-failed";
        };
    }
}
