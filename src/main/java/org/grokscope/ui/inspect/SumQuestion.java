package org.grokscope.ui.inspect;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.grokscope.inspect.Answers;
import org.grokscope.inspect.NetworkSnapshot;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.task.ModularTask;
import org.grokscope.task.PairTask;
import org.grokscope.task.Range;
import org.grokscope.ui.controls.FieldTexts;
import org.grokscope.ui.controls.Hints;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;

/** Two operands, numbers or symbols, and the answer of the network. */
final class SumQuestion extends HBox {

    private static final double WIDTH = 66;
    /** For five characters. */
    private static final double SYMBOL_WIDTH = 80;

    private static final double TWO_LINES = 34;
    private static final double THREE_LINES = 51;

    private final Spinner<Integer> a = spinner(Texts.of("inspect.ask.first"), 17);
    private final Spinner<Integer> b = spinner(Texts.of("inspect.ask.second"), 25);
    private final Label sign = new Label("+");
    private final Label answer = Nodes.label("", "quiet");
    private Optional<NetworkSnapshot> look = Optional.empty();
    private Optional<PairTask> task = Optional.empty();

    SumQuestion() {
        super(6);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("question");
        Label ask = Nodes.label(Texts.of("inspect.ask.label"), "field-name");
        answer.setMinWidth(0);
        answer.setMinHeight(TWO_LINES);
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
        spinner.setPrefWidth(WIDTH);
        spinner.setMinWidth(WIDTH);
        spinner.setAccessibleText(name);
        Hints.name(spinner.getEditor(), name);
        Hints.put(spinner, Texts.of("inspect.ask.tooltip", name));
        return spinner;
    }

    void show(Optional<NetworkSnapshot> newLook) {
        look = newLook;
        Optional<PairTask> before = task;
        task = look.map(each -> each.answers().examples().task())
                .filter(PairTask.class::isInstance)
                .map(PairTask.class::cast);
        Nodes.show(this, task.isPresent());
        if (!task.equals(before)) {
            task.ifPresent(each -> {
                boolean numbers = each instanceof ModularTask;
                sign.setText(
                        each instanceof ModularTask modular
                                ? modular.operation().symbol()
                                : "·");
                bound(a, 0, each);
                bound(b, look.get().answers().examples().firstColumn(), each);
                // Two symbols and "wrong" are too long for a line.
                answer.setWrapText(!numbers);
                answer.setMinHeight(numbers ? TWO_LINES : THREE_LINES);
                for (Spinner<Integer> operand : List.of(a, b)) {
                    operand.setPrefWidth(numbers ? WIDTH : SYMBOL_WIDTH);
                    operand.setMinWidth(numbers ? WIDTH : SYMBOL_WIDTH);
                }
            });
        }
        say();
    }

    /** Takes what is typed; one that is not allowed is not changed silently, but said to be wrong, and stays to be corrected. */
    private void check(Spinner<Integer> spinner, String name) {
        SpinnerValueFactory.IntegerSpinnerValueFactory allowed =
                (SpinnerValueFactory.IntegerSpinnerValueFactory) spinner.getValueFactory();
        String typed = spinner.getEditor().getText();
        try {
            Optional<PairTask> symbols = task.filter(each -> !(each instanceof ModularTask));
            OptionalInt token = symbols.isPresent()
                    ? token(symbols.get(), typed)
                    : OptionalInt.of((int) Range.whole(name, allowed.getMin(), allowed.getMax())
                            .parse(typed));
            token.ifPresent(allowed::setValue);
            say();
            if (token.isEmpty()) {
                String first = symbols.get().symbol(0);
                String second = symbols.get().symbol(1);
                refuse(spinner, typed, Texts.of("inspect.ask.symbol", name, first, second, typed.strip()));
            }
        } catch (InvalidSettingException e) {
            refuse(spinner, typed, FieldTexts.problem(e));
        }
    }

    private void refuse(Spinner<Integer> spinner, String typed, String problem) {
        answer.setText(problem);
        // The spinner puts its own value back when it loses the focus.
        Platform.runLater(() -> spinner.getEditor().setText(typed));
    }

    /** The token of a symbol. */
    private static OptionalInt token(PairTask task, String symbol) {
        return IntStream.range(0, task.classes())
                .filter(token -> task.symbol(token).equals(symbol.strip()))
                .findFirst();
    }

    private static void bound(Spinner<Integer> spinner, int least, PairTask task) {
        int last = task.classes() - 1;
        int value = Math.clamp(spinner.getValue() == null ? least : spinner.getValue(), least, last);
        SpinnerValueFactory<Integer> values = new SpinnerValueFactory.IntegerSpinnerValueFactory(least, last, value);
        if (!(task instanceof ModularTask)) {
            values.setConverter(new SymbolConverter(task, values::getValue));
        }
        spinner.setValueFactory(values);
        // It follows another value only.
        spinner.getEditor().setText(values.getConverter().toString(value));
    }

    /** Writes a token as its symbol; the current token stays where none is typed. */
    private static final class SymbolConverter extends StringConverter<Integer> {

        private final PairTask task;
        private final Supplier<Integer> current;

        SymbolConverter(PairTask task, Supplier<Integer> current) {
            this.task = task;
            this.current = current;
        }

        @Override
        public String toString(Integer token) {
            return token == null ? "" : task.symbol(token);
        }

        @Override
        public Integer fromString(String symbol) {
            OptionalInt token = token(task, symbol);
            return token.isPresent() ? token.getAsInt() : current.get();
        }
    }

    private void say() {
        if (look.isEmpty() || !isVisible() || a.getValue() == null || b.getValue() == null) {
            answer.setText("");
            return;
        }
        Answers answers = look.get().answers();
        PairTask asked = task.orElseThrow();
        answer.setText("");
        answers.examples().of(a.getValue(), b.getValue()).ifPresent(example -> {
            int said = answers.said(example);
            int right = answers.examples().data().labels()[example];
            boolean trained = answers.examples().trains(example);
            String set = Texts.of(trained ? "inspect.train-set" : "inspect.test-set");
            answer.setText(
                    said == right
                            ? Texts.of("inspect.ask.answer.right", asked.symbol(said), set)
                            : Texts.of("inspect.ask.answer.wrong", asked.symbol(said), asked.symbol(right), set));
        });
    }
}
