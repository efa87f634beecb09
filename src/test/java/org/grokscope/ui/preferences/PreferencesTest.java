package org.grokscope.ui.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.grokscope.ui.controls.ThemeChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is chosen in the window is there at the next start, whatever became of its file. */
class PreferencesTest {

    @TempDir
    private Path folder;

    private List<Optional<IOException>> put(Path where, Map<String, String> values) {
        List<Optional<IOException>> problems = new ArrayList<>();
        try (Preferences preferences = Preferences.read(where)) {
            preferences.put(values, problems::add);
        }
        return problems;
    }

    @Test
    void everyChoiceIsRemembered() {
        Path there = folder.resolve("new");
        assertEquals(Language.SYSTEM, Language.of(Preferences.read(there)));
        for (Language language : Language.values()) {
            assertEquals(List.of(Optional.empty()), put(there, Map.of("language", language.name())));
            assertEquals(language, Language.of(Preferences.read(there)));
        }
        for (UiScale scale : UiScale.values()) {
            put(there, Map.of("scale", scale.name()));
            assertEquals(scale, UiScale.of(Preferences.read(there)));
        }
        for (ThemeChoice theme : ThemeChoice.values()) {
            put(there, Map.of("theme", theme.name()));
            assertEquals(theme, Preferences.read(there).get("theme", ThemeChoice.class, ThemeChoice.SYSTEM));
        }
        assertEquals(Language.GERMAN, Language.of(Preferences.read(there)), "one choice keeps the others");
    }

    @Test
    void sizesAreNamedByWhatTheyAre() {
        assertEquals(
                List.of("100 %", "125 %", "150 %", "200 %"),
                Stream.of(UiScale.values())
                        .filter(scale -> scale != UiScale.SYSTEM)
                        .map(UiScale::label)
                        .toList());
    }

    @Test
    void whatCannotBeReadIsAsNothing() throws IOException {
        for (String content : List.of("language=klingon", "\\u12", "\u0000\u0001", "")) {
            Files.writeString(folder.resolve("window.properties"), content);
            assertEquals(Language.SYSTEM, Language.of(Preferences.read(folder)), content);
        }
    }

    @Test
    void whatCannotBeWrittenIsSaid() throws IOException {
        Files.writeString(folder.resolve("file"), "");
        List<Optional<IOException>> problems = put(folder.resolve("file"), Map.of("theme", "DARK"));
        assertTrue(problems.getFirst().isPresent());
    }
}
