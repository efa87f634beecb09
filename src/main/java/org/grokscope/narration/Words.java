package org.grokscope.narration;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The bundle of one language. */
final class Words {

    private static final String BUNDLE = "org.grokscope.narration.narration";

    private final ResourceBundle bundle;

    Words(Locale locale) {
        ResourceBundle found = ResourceBundle.getBundle(BUNDLE, locale);
        // Where a language has no bundle, Java takes the system's language instead of English.
        boolean translated = found.getLocale().getLanguage().equals(locale.getLanguage());
        bundle = translated ? found : ResourceBundle.getBundle(BUNDLE, Locale.ROOT);
    }

    /** A sentence with its values: numbers as text, choices as 0 and 1. */
    String say(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(values);
    }
}
