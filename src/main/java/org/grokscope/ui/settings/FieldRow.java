package org.grokscope.ui.settings;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.Observable;
import javafx.beans.property.Property;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import org.grokscope.narration.NumberFormat;
import org.grokscope.run.config.ConfigField;
import org.grokscope.task.Named;
import org.grokscope.task.Range;
import org.grokscope.ui.controls.Choice;
import org.grokscope.ui.controls.FieldTexts;
import org.grokscope.ui.controls.Hints;
import org.grokscope.ui.controls.ListBox;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.NumberField;
import org.grokscope.ui.explain.Definitions;
import org.grokscope.ui.explain.Term;

/**
 * A row of the settings, made from a field's declaration.
 *
 * @param node the row
 * @param text the chosen value, as {@code ConfigFields} reads it
 * @param load shows a value
 * @param problem what is wrong with the typed text; empty if nothing is
 * @param mark decorates the value as contradicting another; an empty text removes the decoration
 * @param restore discards a typed text that is invalid
 * @param changes what changes with an edit
 */
record FieldRow(
        Node node,
        Supplier<String> text,
        Consumer<String> load,
        Supplier<String> problem,
        Consumer<String> mark,
        Runnable restore,
        List<Observable> changes) {

    /** More options than this are a list, fewer are buttons. */
    private static final int MOST_BUTTONS = 3;
    /** Longer labels are a list as well: they would be cut. A button's padding is as wide as some letters. */
    private static final int MOST_LETTERS = 50;

    private static final int PADDING = 6;

    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");

    static FieldRow of(ConfigField field) {
        if (field.isNumber()) {
            return number(field);
        }
        int letters = field.options().stream()
                .mapToInt(option -> FieldTexts.label(field, option).length() + PADDING)
                .sum();
        return field.options().size() > MOST_BUTTONS || letters > MOST_LETTERS ? list(field) : buttons(field);
    }

    /** A row whose value acts at once; what receives it is set at the slider. */
    static FieldRow of(ConfigField field, LogSlider slider) {
        return new FieldRow(
                slider,
                () -> Range.plain(slider.getValue()),
                text -> slider.setBaseline(field.parse(text)),
                slider.problemProperty()::get,
                problem -> slider.pseudoClassStateChanged(INVALID, !problem.isEmpty()),
                () -> slider.setBaseline(slider.getValue()),
                List.of(slider.problemProperty()));
    }

    private static FieldRow number(ConfigField field) {
        NumberField number = new NumberField(
                FieldTexts.label(field),
                field::parse,
                value -> field.isWord(value) ? field.show(value) : NumberFormat.entry(value),
                FieldTexts.help(field));
        return new FieldRow(
                Definitions.field(FieldTexts.label(field), Term.of(field), number),
                () -> field.show(number.getValue()),
                text -> number.setValue(field.parse(text)),
                number.problemProperty()::get,
                number::mark,
                number::restore,
                List.of(number.valueProperty(), number.problemProperty()));
    }

    private static FieldRow buttons(ConfigField field) {
        Choice<Named> choice = new Choice<>(
                List.copyOf(field.options()),
                option -> FieldTexts.label(field, option),
                option -> FieldTexts.help(field, option));
        return row(choice.named(FieldTexts.label(field)), choice.valueProperty(), field);
    }

    private static FieldRow list(ConfigField field) {
        ComboBox<Named> list = Nodes.list(
                new ListBox<>(""), FieldTexts.label(field), field.options(), option -> FieldTexts.label(field, option));
        list.setMaxWidth(Double.MAX_VALUE);
        Hints.put(list, FieldTexts.help(field));
        return row(list, list.valueProperty(), field);
    }

    private static FieldRow row(Node node, Property<Named> option, ConfigField field) {
        return new FieldRow(
                Definitions.mark(node, Term.of(field)),
                () -> option.getValue().id(),
                text -> option.setValue(field.option(text)),
                () -> "",
                problem -> node.pseudoClassStateChanged(INVALID, !problem.isEmpty()),
                () -> {},
                List.of(option));
    }
}
