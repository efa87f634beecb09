package org.grokscope.ui.run;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.grokscope.narration.Headline;
import org.grokscope.narration.Narrator;
import org.grokscope.narration.NumberFormat;
import org.grokscope.narration.Readouts;
import org.grokscope.run.Forecast;
import org.grokscope.run.Phase;
import org.grokscope.run.RunHistory.Column;
import org.grokscope.run.RunState;
import org.grokscope.ui.controls.Hints;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.explain.Definitions;
import org.grokscope.ui.explain.Term;

/**
 * Above the plots: the one number that matters, the phase with a sentence on what is happening, and the other readouts. The style sheet
 * fixes its height, and its content is not managed: whatever it says, nothing else in the window is laid out again.
 */
public final class StatusStrip extends Region {

    /** The readouts, in the order in which they stand. */
    private enum Readout {
        STEP(Readouts::step, Term.STEP),
        SPEED(Readouts::speed, Term.SPEED),
        NORM(Readouts::norm, Term.SQUARED_NORM),
        DELAY(Readouts::delay, Term.DELAY);

        private final Function<Readouts, String> text;
        private final Term term;

        Readout(Function<Readouts, String> text, Term term) {
            this.text = text;
            this.term = term;
        }
    }

    /** About what a letter of the sentence takes, with what its lines lose at their ends, in sizes of the small type. */
    private static final double LETTER = 0.72;

    /** In a narrower place the sentence needs the room of the readouts; the step stands in the plots, too. In sizes of the small type. */
    private static final double ROOM_FOR_READOUTS = 66;

    private final Narrator narrator = Texts.narrator();
    private final Label name = Definitions.explain(Nodes.label("", "hero-name"), Term.FORECAST);
    private final Label value = Nodes.label("", "hero-value");
    private final Label aside = Nodes.label("", "hero-aside");
    private final WindowGlyph glyph = new WindowGlyph();
    private final Label detail = Nodes.label("", "hero-detail");
    private final Label passed = Nodes.label("", "phase");
    private final Label badge = Nodes.label("", "badge");
    private final Label ahead = Nodes.label("", "phase");
    private final Label sentence = Nodes.label("", "sentence");
    private final Map<Readout, Label> readouts = new EnumMap<>(Readout.class);
    private final VBox figures = Nodes.column("readouts");
    private final HBox content;

    public StatusStrip() {
        getStyleClass().add("status-strip");
        value.setMinWidth(USE_PREF_SIZE);
        Region dot = new Region();
        dot.getStyleClass().add("phase-dot");
        badge.setGraphic(dot);
        Nodes.show(passed, false);
        Nodes.show(ahead, false);
        sentence.setWrapText(true);
        sentence.widthProperty().addListener(_ -> fit());
        VBox hero = Nodes.column(
                "hero", name, Nodes.row("hero-number", value, aside), Nodes.row("hero-band", glyph, detail));
        VBox words = Nodes.column("words", Nodes.fill(Nodes.row("phases"), List.of(passed, badge, ahead)), sentence);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        for (Readout readout : Readout.values()) {
            String key = Texts.key("readout", readout);
            Label readoutName =
                    Definitions.explain(Nodes.label(Texts.of(key + ".label"), "readout-name"), readout.term);
            Label number = Nodes.label(NumberFormat.NOTHING, "readout-value");
            number.setMinWidth(USE_PREF_SIZE);
            readouts.put(readout, number);
            figures.getChildren().add(Nodes.row("readout", readoutName, Nodes.space(), number));
        }
        content = Nodes.row("strip-content", hero, words, figures);
        content.setManaged(false);
        getChildren().add(content);
    }

    /** For a film: no readout that only a live run has. */
    public void forFilm() {
        Nodes.show(readouts.get(Readout.SPEED).getParent(), false);
    }

    /** Shows a run at a step. */
    public void show(RunState run) {
        Headline headline = narrator.headline(run);
        Readouts numbers = narrator.readouts(run);
        name.setText(headline.name());
        value.setText(headline.value());
        aside.setText(headline.aside().isEmpty() ? "" : "· " + headline.aside());
        detail.setText(headline.detail());
        glyph.show(headline.window());
        Nodes.show(glyph, headline.window().isPresent());
        readouts.forEach((readout, label) -> label.setText(readout.text.apply(numbers)));
        Narrator.Verdict verdict = narrator.verdict(run);
        say(
                verdict.badge(),
                verdict.phase() == Phase.BROKEN_DOWN || verdict.phase() == Phase.FADING,
                verdict.sentence());
        Nodes.say(passed, names("●", passed(run)));
        Nodes.say(ahead, names("○", ahead(run)));
        value.setAccessibleText(headline.spoken());
    }

    /** What has to be corrected before a run can start. */
    void showProblem(String problem) {
        say(Texts.of("status.invalid"), true, problem);
        Nodes.say(passed, "");
        Nodes.say(ahead, "");
    }

    private void say(String phase, boolean wrong, String words) {
        badge.setText(phase);
        Nodes.style(badge, "wrong", wrong);
        if (!words.equals(sentence.getText())) {
            sentence.setText(words);
            Hints.put(sentence, words);
            fit();
        }
    }

    /** A sentence that is longer than two lines is set smaller, in three. */
    private void fit() {
        Nodes.style(sentence, "long", sentence.getText().length() * LETTER * smallType() > 2 * sentence.getWidth());
    }

    private static List<Phase> passed(RunState run) {
        boolean rising = run.phase() == Phase.GROKKING || run.phase() == Phase.GROKKED;
        if (!run.isMemorized() || run.phase() == Phase.LEARNING) {
            return List.of();
        }
        return rising && run.newest(Column.SQUARED_NORM) < run.value(Column.SQUARED_NORM, run.memorizationRow())
                ? List.of(Phase.MEMORIZING, Phase.CONTRACTING)
                : List.of(Phase.MEMORIZING);
    }

    /** What is to come, as far as it is expected. */
    private static List<Phase> ahead(RunState run) {
        if (run.forecast().orElse(null) instanceof Forecast.NoJump) {
            return List.of();
        }
        return switch (run.phase()) {
            case MEMORIZING -> List.of(Phase.CONTRACTING, Phase.GROKKING);
            case MEMORIZED, CONTRACTING, HOLDING ->
                run.expectedJump().isPresent() ? List.of(Phase.GROKKING) : List.of();
            case READY, LEARNING, GROKKING, GROKKED, FADING, BROKEN_DOWN -> List.of();
        };
    }

    private String names(String dot, List<Phase> phases) {
        return phases.stream().map(phase -> dot + " " + narrator.phase(phase)).collect(Collectors.joining("   "));
    }

    /** The size that all others follow: larger in a presentation and in a film. */
    private double smallType() {
        return name.getFont().getSize();
    }

    @Override
    protected void layoutChildren() {
        Nodes.show(figures, getWidth() >= ROOM_FOR_READOUTS * smallType());
        content.resizeRelocate(0, 0, getWidth(), getHeight());
        content.layout();
    }
}
