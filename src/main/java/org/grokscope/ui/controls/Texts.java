package org.grokscope.ui.controls;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.grokscope.narration.Narrator;

/**
 * The window's texts by key, in the language of the process (see {@link Language}) if there is a translation, and in English otherwise.
 * They stand in {@code texts.properties} beside this class; a translation is a file {@code texts_LANGUAGE.properties} with the same keys.
 */
public final class Texts {

    private static final String BUNDLE = "org.grokscope.ui.controls.texts";

    private Texts() {}

    /**
     * A text.
     *
     * @throws java.util.MissingResourceException if the key is unknown
     */
    public static String of(String key) {
        return ResourceBundle.getBundle(BUNDLE).getString(key);
    }

    /** A text, or another one if the bundle has none of this key. */
    static String orElse(String key, String otherwise) {
        ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE);
        return bundle.containsKey(key) ? bundle.getString(key) : otherwise;
    }

    /** The key of a constant in a group of texts: {@code GROUP.CONSTANT}, in lower case with hyphens. */
    public static String key(String group, Enum<?> constant) {
        return group + "." + constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What says everything about a run, in the language of the process. */
    public static Narrator narrator() {
        return new Narrator(Locale.getDefault());
    }

    /** A text whose pattern has places for values, see {@link MessageFormat}. Values are formatted by the caller. */
    public static String of(String key, String... values) {
        return new MessageFormat(of(key), Locale.ROOT).format(values);
    }
}
