package org.grokscope.ui.inspect;

import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.layout.HBox;
import org.grokscope.inspect.Answers;
import org.grokscope.inspect.NetworkSnapshot;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;
import org.grokscope.task.Range;
import org.grokscope.ui.controls.FieldTexts;
import org.grokscope.ui.controls.Hints;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;

/** Two numbers, and the answer of the network. */
final class SumQuestion extends HBox {

    private final Spinner<Integer> a = spinner(Texts.of("inspect.ask.first"), 17);
    private final Spinner<Integer> b = spinner(Texts.of("inspect.ask.second"), 25);
    private final Label sign = new Label("+");
    private final Label answer = Nodes.label("", "quiet");
    private Optional<NetworkSnapshot> look = Optional.empty();
    private int p;

    SumQuestion() {
        super(6);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("question");
        Label ask = Nodes.label(Texts.of("inspect.ask.label"), "field-name");
        answer.setMinWidth(0);
        answer.setMinHeight(34);
        ask.setMinWidth(USE_PREF_SIZE);
        sign.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(ask, a, sign, b, answer);
        a.valueProperty().addListener((observable, old, now) -> say());
        b.valueProperty().addListener((observable, old, now) -> say());
    }

    private Spinner<Integer> spinner(String name, int value) {
        Spinner<Integer> spinner = new Spinner<>(0, 96, value);
        spinner.getEditor().setOnAction(event -> {
            check(spinner, name);
            event.consume();
        });
        spinner.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                check(spinner, name);
            }
        });
        spinner.setEditable(true);
        spinner.setPrefWidth(66);
        spinner.setMinWidth(66);
        spinner.setAccessibleText(name);
        Hints.name(spinner.getEditor(), name);
        Hints.put(spinner, Texts.of("inspect.ask.tooltip", name));
        return spinner;
    }

    void show(Optional<NetworkSnapshot> newLook) {
        look = newLook;
        Optional<ModularTask> task = look.map(each -> each.answers().examples().task())
                .filter(ModularTask.class::isInstance)
                .map(ModularTask.class::cast);
        Nodes.show(this, task.isPresent());
        task.ifPresent(each -> {
            sign.setText(each.operation().symbol());
            if (each.p() != p) {
                p = each.p();
                bound(a, 0);
            }
            bound(b, each.operation() == Operation.DIVIDE ? 1 : 0);
        });
        say();
    }

    /** Takes a number that is typed; one that is not allowed is not changed silently, but said to be wrong, and stays to be corrected. */
    private void check(Spinner<Integer> spinner, String name) {
        SpinnerValueFactory.IntegerSpinnerValueFactory allowed =
                (SpinnerValueFactory.IntegerSpinnerValueFactory) spinner.getValueFactory();
        String typed = spinner.getEditor().getText();
        try {
            allowed.setValue(
                    (int) Range.whole(name, allowed.getMin(), allowed.getMax()).parse(typed));
            say();
        } catch (InvalidSettingException e) {
            answer.setText(FieldTexts.problem(e));
            // The spinner puts its own value back when it loses the focus.
            Platform.runLater(() -> spinner.getEditor().setText(typed));
        }
    }

    private void bound(Spinner<Integer> spinner, int least) {
        int value = Math.clamp(spinner.getValue() == null ? least : spinner.getValue(), least, p - 1);
        spinner.setValueFactory(new SpinnerValueFactory.IntegerSpinnerValueFactory(least, p - 1, value));
    }

    private void say() {
        if (look.isEmpty() || !isVisible() || a.getValue() == null || b.getValue() == null) {
            answer.setText("");
            return;
        }
        Answers answers = look.get().answers();
        int column = b.getValue() - answers.examples().firstColumn();
        answer.setText("");
        answers.examples().at(column, a.getValue()).ifPresent(example -> {
            int said = answers.said(example);
            int right = answers.examples().data().labels()[example];
            boolean trained = answers.examples().trains(example);
            String set = Texts.of(trained ? "inspect.train-set" : "inspect.test-set");
            answer.setText(
                    said == right
                            ? Texts.of("inspect.ask.answer.right", Integer.toString(said), set)
                            : Texts.of(
                                    "inspect.ask.answer.wrong", Integer.toString(said), Integer.toString(right), set));
        });
    }
}
