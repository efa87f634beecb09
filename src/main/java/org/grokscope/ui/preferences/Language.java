package org.grokscope.ui.preferences;

import java.util.Locale;
import java.util.Optional;
import org.grokscope.ui.controls.Texts;

/** The language of the window: the system's, or the one chosen in the menu. A choice takes effect at the next start. */
public enum Language {
    SYSTEM(Optional.empty()),
    ENGLISH(Optional.of(Locale.ENGLISH)),
    GERMAN(Optional.of(Locale.GERMAN));

    private final Optional<Locale> locale;

    Language(Optional<Locale> locale) {
        this.locale = locale;
    }

    /** The remembered choice. */
    public static Language of(Preferences preferences) {
        return preferences.get("language", Language.class, SYSTEM);
    }

    /** The language's name in that language. */
    public String label() {
        return locale.map(each -> each.getDisplayLanguage(each)).orElseGet(() -> Texts.of("preference.system"));
    }

    /** Makes it the language of all texts that are loaded from now on. */
    public void apply() {
        locale.ifPresent(Locale::setDefault);
    }
}
