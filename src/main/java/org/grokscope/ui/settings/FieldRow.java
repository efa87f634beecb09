package org.grokscope.ui.settings;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.grokscope.narration.NumberFormat;
import org.grokscope.run.config.ConfigField;
import org.grokscope.task.Named;
import org.grokscope.ui.controls.Choice;
import org.grokscope.ui.controls.FieldRows;
import org.grokscope.ui.controls.FieldTexts;
import org.grokscope.ui.controls.Hints;
import org.grokscope.ui.controls.NumberField;

/**
 * A row of the settings, made from a field's declaration.
 *
 * @param node the row
 * @param text the chosen value, as {@code ConfigFields} reads it
 * @param load shows a value
 * @param problem what is wrong with the typed text; empty if nothing is
 * @param restore discards a typed text that is invalid
 * @param changes what changes with an edit
 */
record FieldRow(
        Node node,
        Supplier<String> text,
        Consumer<String> load,
        Supplier<String> problem,
        Runnable restore,
        List<Observable> changes) {

    /** More options than this are a list, fewer are buttons. */
    private static final int MOST_BUTTONS = 3;

    static FieldRow of(ConfigField field) {
        if (field.isNumber()) {
            return number(field);
        }
        return field.options().size() > MOST_BUTTONS ? list(field) : buttons(field);
    }

    private static FieldRow number(ConfigField field) {
        NumberField number = new NumberField(
                FieldTexts.label(field),
                field::parse,
                value -> field.isWord(value) ? field.show(value) : NumberFormat.setting(value),
                FieldTexts.help(field));
        return new FieldRow(
                FieldRows.row(FieldTexts.label(field), number),
                () -> ConfigField.plain(number.getValue()),
                text -> number.setValue(field.parse(text)),
                number.problemProperty()::get,
                number::restore,
                List.of(number.valueProperty(), number.problemProperty()));
    }

    private static FieldRow buttons(ConfigField field) {
        Choice<Named> choice = new Choice<>(
                List.copyOf(field.options()),
                option -> FieldTexts.label(field, option),
                option -> FieldTexts.help(field, option));
        return new FieldRow(
                choice,
                () -> choice.getValue().id(),
                text -> choice.setValue(field.option(text)),
                () -> "",
                () -> {},
                List.of(choice.valueProperty()));
    }

    private static FieldRow list(ConfigField field) {
        ComboBox<Named> list = new ComboBox<>();
        list.getItems().setAll(field.options());
        list.setConverter(new Labels(field));
        list.setMaxWidth(Double.MAX_VALUE);
        list.setAccessibleText(FieldTexts.label(field));
        Hints.put(list, FieldTexts.help(field));
        return new FieldRow(
                list,
                () -> list.getValue().id(),
                text -> list.setValue(field.option(text)),
                () -> "",
                () -> {},
                List.of(list.valueProperty()));
    }

    private static final class Labels extends StringConverter<Named> {
        private final ConfigField field;

        Labels(ConfigField field) {
            this.field = field;
        }

        @Override
        public String toString(Named option) {
            return option == null ? "" : FieldTexts.label(field, option);
        }

        @Override
        public Named fromString(String name) {
            throw new IllegalStateException("the list is not editable");
        }
    }
}
