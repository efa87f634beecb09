package org.grokscope.ui.explain;

import java.util.List;
import java.util.ResourceBundle;
import org.grokscope.run.config.ConfigField;
import org.grokscope.typesetting.MathText;
import org.grokscope.ui.controls.FieldTexts;
import org.grokscope.ui.controls.Texts;

/**
 * What a term means.
 *
 * @param name as it stands in the window, or longer
 * @param what it is
 * @param how it is computed here
 * @param why it matters
 * @param sources papers and documents, separated by semicolons
 */
record Definition(String name, String what, String how, String why, String sources) {

    private static final String BUNDLE = "org.grokscope.ui.explain.definitions";

    /**
     * A definition in the language of the process.
     *
     * @throws java.util.MissingResourceException if one of its texts is missing
     */
    static Definition of(Term term) {
        ResourceBundle texts = ResourceBundle.getBundle(BUNDLE);
        String key = term.key();
        List<String> citations = term.sources().stream().map(Source::citation).toList();
        return new Definition(
                name(term, texts),
                what(term, texts),
                texts.getString(key + ".how"),
                texts.getString(key + ".why"),
                String.join("; ", citations));
    }

    private static String name(Term term, ResourceBundle texts) {
        return term.field()
                .map(FieldTexts::label)
                .or(() -> term.option().map(option -> FieldTexts.label(ConfigField.OPTIMIZER, option)))
                .orElseGet(() -> texts.getString(term.key() + ".name"));
    }

    /** Of a setting that is a number, and of an optimizer, what the declaration says. */
    private static String what(Term term, ResourceBundle texts) {
        String key = term.key() + ".what";
        return texts.containsKey(key)
                ? texts.getString(key)
                : term.field()
                        .map(FieldTexts::meaning)
                        .or(() -> term.option().map(option -> FieldTexts.help(ConfigField.OPTIMIZER, option)))
                        .orElseGet(() -> texts.getString(key));
    }

    /** All of it, to be read aloud. */
    String spoken() {
        return MathText.spoken(String.join(" ", name + ".", what, how, why, Texts.of("definition.source", sources)));
    }
}
