package org.grokscope.ui.story;

import java.util.OptionalDouble;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.grokscope.narration.NumberFormat;
import org.grokscope.run.RunState;
import org.grokscope.run.config.Schedule;
import org.grokscope.task.Range;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.NumberField;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.explain.Reasons;

/** Predict first: the audience's guess of T_grok before the jump, and afterwards its error beside that of the forecast. */
public final class PredictBar extends HBox {

    private static final Range STEP = Range.whole("guess", 0, (long) Schedule.MAX_STEPS.max());

    private final NumberField field = new NumberField(STEP, Texts.of("predict.field.tooltip"));
    private final Label question = new Label(Texts.of("predict.question"));
    private final Label verdict = Nodes.label("", "guess-verdict");
    private final DoubleProperty guess = new SimpleDoubleProperty(this, "guess", Double.NaN);

    public PredictBar() {
        super(8);
        getStyleClass().add("predict");
        setAlignment(Pos.CENTER_LEFT);
        question.setMinWidth(0);
        Button close = Nodes.closer(Texts.of("predict.remove"), Texts.of("predict.remove"), this::toggle);
        field.valueProperty().addListener((observable, old, now) -> {
            if (field.getValue() > 0) {
                set(field.getValue());
            }
        });
        VBox.setMargin(this, new Insets(8, 8, 0, 8));
        getChildren().addAll(question, field, verdict, close);
        Nodes.show(this, false);
    }

    /** The guessed step, NaN for none. */
    public ReadOnlyDoubleProperty guessProperty() {
        return guess;
    }

    boolean isAsked() {
        return isVisible();
    }

    /** Shows the question, or removes it with the guess. */
    public void toggle() {
        Nodes.show(this, !isAsked());
        set(Double.NaN);
        field.setValue(0);
    }

    /** Sets the guess. */
    void set(double step) {
        guess.set(step);
    }

    /** Takes a guess by a click. */
    public void point(double step, RunState run) {
        if (isAsked() && !run.isGrokked() && step > 0) {
            field.setValue(Math.rint(step));
            set(Math.rint(step));
        }
    }

    /** Shows the error of the guess, once it is known. */
    public void refresh(RunState run) {
        if (!isAsked()) {
            return;
        }
        Reasons.set(field, run.isGrokked() ? Texts.of("why.grokked") : "");
        if (!run.isGrokked() || Double.isNaN(guess.get())) {
            verdict.setText("");
            question.setText(
                    run.isGrokked()
                            ? Texts.of(
                                    "predict.late",
                                    NumberFormat.count(
                                            run.milestones().grokkingStep().getAsLong()))
                            : Texts.of("predict.question"));
            return;
        }
        double grokked = run.milestones().grokkingStep().getAsLong();
        OptionalDouble law = run.check().stream()
                .mapToDouble(check -> check.forecast().grokkingStep())
                .findFirst();
        question.setText(Texts.of("predict.guess"));
        verdict.setText(Texts.narrator().guessed(guess.get(), law, grokked));
    }
}
