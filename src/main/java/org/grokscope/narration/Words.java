package org.grokscope.narration;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/** The bundle of one language. */
final class Words {

    private static final String BUNDLE = "org.grokscope.narration.narration";

    private final ResourceBundle bundle;
    /** Parsed patterns, by key: sentences of a run that trains are said several times a second. */
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

    Words(Locale locale) {
        ResourceBundle found = ResourceBundle.getBundle(BUNDLE, locale);
        // Where a language has no bundle, Java takes the system's language instead of English.
        boolean translated = found.getLocale().getLanguage().equals(locale.getLanguage());
        bundle = translated ? found : ResourceBundle.getBundle(BUNDLE, Locale.ROOT);
    }

    /** The language of the bundle: English where there is no translation. */
    Locale locale() {
        return bundle.getLocale().equals(Locale.ROOT) ? Locale.ENGLISH : bundle.getLocale();
    }

    /** Whether there is a sentence. */
    boolean has(String key) {
        return bundle.containsKey(key);
    }

    /** A text without values, or another one if the bundle has none of this key. */
    String orElse(String key, String otherwise) {
        return bundle.containsKey(key) ? bundle.getString(key) : otherwise;
    }

    /** A sentence with its values: numbers as text, choices as 0 and 1. */
    String say(String key, Object... values) {
        MessageFormat format = formats.computeIfAbsent(key, it -> new MessageFormat(bundle.getString(it), Locale.ROOT));
        // Not thread-safe.
        synchronized (format) {
            return format.format(values);
        }
    }
}
