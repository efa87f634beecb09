package org.grokscope.ui.controls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The language of the window: the system's, or the one chosen in the menu. A choice takes effect at the next start. */
public enum Language {
    SYSTEM(Optional.empty()),
    ENGLISH(Optional.of(Locale.ENGLISH)),
    GERMAN(Optional.of(Locale.GERMAN));

    private final Optional<Locale> locale;

    Language(Optional<Locale> locale) {
        this.locale = locale;
    }

    /** The language's name in that language. */
    public String label() {
        return locale.map(each -> each.getDisplayLanguage(each)).orElseGet(() -> Texts.of("language.system"));
    }

    /** Makes it the language of all texts that are loaded from now on. */
    public void apply() {
        locale.ifPresent(Locale::setDefault);
    }

    /** The remembered choice; {@link #SYSTEM} if there is none, or if it cannot be read. */
    public static Language read(Path folder) {
        try {
            String code = Files.readString(file(folder)).strip();
            return Stream.of(values())
                    .filter(each -> each.code().equals(code))
                    .findFirst()
                    .orElse(SYSTEM);
        } catch (IOException _) {
            return SYSTEM;
        }
    }

    /** Remembers the choice. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(file(folder), code() + System.lineSeparator());
    }

    private String code() {
        return locale.map(Locale::getLanguage).orElse("system");
    }

    private static Path file(Path folder) {
        return folder.resolve("language");
    }
}
