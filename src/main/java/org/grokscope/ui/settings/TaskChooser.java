package org.grokscope.ui.settings;

import java.util.Arrays;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.grokscope.task.Operation;
import org.grokscope.ui.controls.Hints;
import org.grokscope.ui.controls.Texts;

/** The list of tasks: its values are the tasks' ids, what is shown are their formulas. */
final class TaskChooser extends ComboBox<String> {

    private static final String PARITY = "parity";

    TaskChooser() {
        for (Operation operation : Operation.values()) {
            getItems().add(operation.id());
        }
        getItems().add(PARITY);
        setConverter(new Names());
        setMaxWidth(Double.MAX_VALUE);
        setAccessibleText(Texts.of("settings.task.accessible"));
        Hints.put(this, Texts.of("settings.task.tooltip"));
    }

    boolean isParity() {
        return PARITY.equals(getValue());
    }

    /** The chosen operation; there is none if parity is chosen. */
    Operation operation() {
        return named(getValue()).orElseThrow();
    }

    private static Optional<Operation> named(String id) {
        return Arrays.stream(Operation.values())
                .filter(operation -> operation.id().equals(id))
                .findFirst();
    }

    private static final class Names extends StringConverter<String> {
        @Override
        public String toString(String id) {
            return named(id).map(Operation::formula).orElse(Texts.of("settings.task.parity"));
        }

        @Override
        public String fromString(String name) {
            throw new IllegalStateException("the list cannot be typed into");
        }
    }
}
