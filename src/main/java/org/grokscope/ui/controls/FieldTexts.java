package org.grokscope.ui.controls;

import org.grokscope.run.config.ConfigField;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.task.Named;
import org.grokscope.task.Range;
import org.grokscope.typesetting.MathText;
import org.grokscope.typesetting.NumberMarks;

/**
 * The texts of the fields of a configuration. The English ones are those of the declaration, so that a new field needs no others; a
 * translation has them under {@code field.ID.label}, {@code field.ID.help}, {@code field.ID.OPTION.label} and {@code
 * field.ID.OPTION.help}.
 */
public final class FieldTexts {

    private FieldTexts() {}

    /** The name of a field, with its symbol if it has one: "Learning rate η". */
    public static String label(ConfigField field) {
        String symbol = field.symbol().equals(field.id()) ? "" : " " + field.symbol();
        return Texts.orElse(key(field) + ".label", MathText.capitalized(field.label()) + symbol);
    }

    /** The symbol of a field, or its name if it has none: "λ", "Train fraction". For headings and axes. */
    public static String symbol(ConfigField field) {
        return field.symbol().equals(field.id()) && field.id().length() > 1 ? label(field) : field.symbol();
    }

    /** What a field does and which values it allows. */
    public static String help(ConfigField field) {
        String meaning = meaning(field);
        return field.isNumber()
                ? Texts.of("settings.allowed", meaning, NumberMarks.localized(field.allowed()))
                : meaning;
    }

    /** What a field does. */
    public static String meaning(ConfigField field) {
        return Texts.orElse(key(field) + ".help", field.help());
    }

    /** The name of an option. */
    public static String label(ConfigField field, Named option) {
        return Texts.orElse(key(field) + "." + option.id() + ".label", option.label());
    }

    /** What an option does. */
    public static String help(ConfigField field, Named option) {
        return Texts.orElse(key(field) + "." + option.id() + ".help", option.help());
    }

    /** What is wrong with a setting. */
    public static String problem(InvalidSettingException problem) {
        String name = ConfigField.of(problem)
                .map(field -> Texts.orElse(key(field) + ".label", MathText.capitalized(field.label())))
                .orElseGet(() -> MathText.capitalized(problem.field()));
        if (!problem.readings().isEmpty()) {
            return Texts.of(
                    "settings.invalid.ambiguous",
                    name,
                    problem.readings().getFirst(),
                    problem.readings().getLast(),
                    problem.value());
        }
        if (problem.range().isEmpty()) {
            return problem.getMessage();
        }
        Range range = problem.range().get();
        String key = range.whole() ? "settings.invalid.whole" : "settings.invalid.real";
        String lowest = NumberMarks.localized(range.lowest());
        String highest = NumberMarks.localized(range.highest());
        return Texts.of(key, name, lowest, highest, problem.value());
    }

    private static String key(ConfigField field) {
        return "field." + field.id();
    }
}
