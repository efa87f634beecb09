package org.grokscope.ui.story;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.grokscope.narration.NumberFormat;
import org.grokscope.run.ForecastCheck;
import org.grokscope.run.RunState;
import org.grokscope.run.config.Schedule;
import org.grokscope.task.Range;
import org.grokscope.ui.controls.Focus;
import org.grokscope.ui.controls.Hints;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.NumberField;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.explain.Reasons;
import org.grokscope.ui.run.Guess;

/**
 * Predict first: everyone names the step of the jump before it comes, while the forecast is hidden; afterwards a scoreboard has the guesses and the
 * forecast, the closest first.
 */
public final class PredictBar extends VBox {

    private static final Range STEP = Range.whole("guess", 0, (long) Schedule.MAX_STEPS.max());
    /** More marks in the plot could not be told apart. */
    private static final int MOST = 12;

    private final TextField name = new TextField();
    private final NumberField field = new NumberField(STEP, Texts.of("predict.field.tooltip"));
    private final Label question = Nodes.wrapped("", "predict-question");
    private final HBox entry = new HBox(8);
    private final FlowPane entries = new FlowPane(8, 4);
    private final ObservableList<Guess> guesses = FXCollections.observableArrayList();
    private final Label problem = Nodes.problem();
    private long now;
    private OptionalLong grokked = OptionalLong.empty();
    private OptionalDouble forecast = OptionalDouble.empty();

    public PredictBar() {
        super(6);
        getStyleClass().add("predict");
        Button close = Nodes.closer(Texts.of("predict.close"), Texts.of("predict.close"), this::toggle);
        name.setPromptText(Texts.of("predict.name.prompt"));
        name.setPrefColumnCount(8);
        Hints.name(name, Texts.of("predict.name.prompt"));
        Hints.put(name, Texts.of("predict.name.tooltip"));
        Hints.name(field, Texts.of("predict.field.label"));
        name.setOnAction(_ -> field.requestFocus());
        field.valueProperty().addListener((_, _, step) -> add(step.longValue()));
        entry.getChildren().addAll(name, field, Nodes.button(Texts.of("predict.add"), this::focusNext));
        entry.setAlignment(Pos.CENTER_LEFT);
        entry.setMinWidth(USE_PREF_SIZE);
        HBox head = new HBox(8, question, Nodes.space(), entry, close);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox.setMargin(this, new Insets(8, 8, 0, 8));
        getChildren().addAll(head, problem, entries);
        guesses.subscribe(this::show);
        Nodes.show(this, false);
        Focus.giveBack(this);
    }

    /** With the lines that its question takes in the present width. */
    @Override
    protected double computeMinHeight(double width) {
        return super.computeMinHeight(width < 0 && getWidth() > 0 ? getWidth() : width);
    }

    /** What was guessed. */
    public ObservableList<Guess> guesses() {
        return FXCollections.unmodifiableObservableList(guesses);
    }

    /** Whether guesses are taken: until the jump the forecast stays hidden. */
    public ReadOnlyBooleanProperty askedProperty() {
        return visibleProperty();
    }

    boolean isAsked() {
        return isVisible();
    }

    /** Asks, or ends it and forgets the guesses. */
    public void toggle() {
        guesses.clear();
        field.setValue(0);
        Nodes.show(this, !isAsked());
    }

    /** Takes a guess by a click. */
    public void point(double step, RunState run) {
        if (isAsked() && !run.isGrokked() && step > 0) {
            field.setValue(Math.rint(step));
        }
    }

    /** One guess for each name: who guesses again changes it. */
    private void add(long step) {
        String who = name.getText().strip();
        if (step <= 0 || grokked.isPresent()) {
            return;
        }
        Guess guess = new Guess(who, step);
        List<String> names = guesses.stream().map(Guess::name).toList();
        String why = step <= now
                ? Texts.of("predict.past", NumberFormat.count(step), NumberFormat.count(now))
                : guesses.size() >= MOST && !names.contains(who)
                        ? Texts.of("predict.full", Integer.toString(MOST))
                        : "";
        Nodes.say(problem, why);
        if (!why.isEmpty()) {
            return;
        }
        if (names.contains(who)) {
            guesses.set(names.indexOf(who), guess);
        } else {
            guesses.add(guess);
        }
        if (!who.isEmpty()) {
            name.clear();
            field.setValue(0);
        }
    }

    /** The field has taken its number when it lost the focus to the button. */
    private void focusNext() {
        name.requestFocus();
    }

    /** Shows the scoreboard once the jump has come. */
    public void refresh(RunState run) {
        if (!isAsked()) {
            return;
        }
        now = run.step();
        OptionalLong jumped = run.milestones().grokkingStep();
        if (!jumped.equals(grokked) || question.getText().isEmpty()) {
            grokked = jumped;
            forecast = run.check().map(ForecastCheck::forecast).stream()
                    .mapToDouble(jump -> jump.grokkingStep())
                    .findFirst();
            show();
        }
    }

    private void show() {
        boolean open = grokked.isEmpty();
        Reasons.set(entry, open ? "" : Texts.of("why.grokked"));
        question.setText(
                open
                        ? Texts.of("predict.question")
                        : Texts.of(
                                guesses.isEmpty() ? "predict.late" : "predict.grokked",
                                NumberFormat.count(grokked.getAsLong())));
        entries.getChildren().setAll(open || guesses.isEmpty() ? taken() : scores());
        Nodes.show(entries, !entries.getChildren().isEmpty());
    }

    private List<Node> taken() {
        return guesses.stream().<Node>map(this::taken).toList();
    }

    private HBox taken(Guess guess) {
        String text = Texts.of("predict.taken", name(guess), NumberFormat.count(guess.step()));
        String remove = Texts.of("predict.remove", name(guess));
        HBox chip = new HBox(2, new Label(text), Nodes.closer(remove, remove, () -> guesses.remove(guess)));
        chip.getStyleClass().add("predict-entry");
        chip.setAlignment(Pos.CENTER_LEFT);
        return chip;
    }

    private List<Node> scores() {
        return Scoreboard.of(guesses, forecast, grokked.getAsLong()).rows().stream()
                .<Node>map(PredictBar::score)
                .toList();
    }

    private static Label score(Scoreboard.Row row) {
        String who = row.guess().map(PredictBar::name).orElse(Texts.of("predict.forecast"));
        Label label = Nodes.label(
                Texts.of(
                        "predict.score",
                        Integer.toString(row.rank()),
                        who,
                        NumberFormat.count(row.step()),
                        Texts.narrator().off(row.error())),
                "predict-entry");
        Nodes.style(label, "predict-forecast", row.guess().isEmpty());
        Nodes.style(label, "predict-best", row.rank() == 1);
        return label;
    }

    private static String name(Guess guess) {
        return guess.name().isEmpty() ? Texts.of("predict.you") : guess.name();
    }
}
