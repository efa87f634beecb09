package org.grokscope.web;

import com.google.gson.JsonObject;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of a page in one language, from {@code page.properties}; English where there is no translation. */
final class PageTexts {

    private static final String BUNDLE = "org.grokscope.web.page";
    /** Texts that the page's script asks for begin so. */
    private static final String WORDS = "word.";

    private final ResourceBundle bundle;

    PageTexts(Locale locale) {
        ResourceBundle found = ResourceBundle.getBundle(BUNDLE, locale);
        // Where a language has no bundle, Java takes the system's language instead of English.
        boolean translated = found.getLocale().getLanguage().equals(locale.getLanguage());
        bundle = translated ? found : ResourceBundle.getBundle(BUNDLE, Locale.ROOT);
    }

    /** The language that the texts are in, as in HTML's {@code lang}. */
    String language() {
        String language = bundle.getLocale().getLanguage();
        return language.isEmpty() ? Locale.ENGLISH.getLanguage() : language;
    }

    String of(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(values);
    }

    /** The texts for the script. */
    JsonObject words() {
        JsonObject words = new JsonObject();
        bundle.keySet().stream()
                .filter(key -> key.startsWith(WORDS))
                .sorted()
                .forEach(key -> words.addProperty(key.substring(WORDS.length()), bundle.getString(key)));
        return words;
    }
}
