package org.grokscope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.grokscope.ui.controls.Texts;
import org.junit.jupiter.api.Test;

/** The texts are complete: whatever is asked for is there, and whatever is there is asked for. */
class TextsTest {

    private static final Path SOURCES = Path.of("src/main/java/org/grokscope/ui");
    private static final Path BUNDLE = Path.of("src/main/resources/org/grokscope/ui/controls/texts.properties");
    private static final Pattern USE = Pattern.compile("Texts\\s*\\.of\\(([^,()]*)");
    private static final Pattern KEY = Pattern.compile("\"([^\"]+)\"");

    @Test
    void everyKeyIsUsedAndEveryUsedKeyIsThere() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Matcher found = USE.matcher(Files.readString(file));
                while (found.find()) {
                    KEY.matcher(found.group(1)).results().forEach(key -> used.add(key.group(1)));
                }
            }
        }
        used.addAll(composed());
        Properties bundle = new Properties();
        try (Reader in = Files.newBufferedReader(BUNDLE)) {
            bundle.load(in);
        }
        assertFalse(used.isEmpty());
        assertEquals(new TreeSet<>(bundle.stringPropertyNames()), used);
        for (String key : used) {
            assertEquals(bundle.getProperty(key), Texts.of(key));
            assertFalse(Texts.of(key).isBlank(), key);
        }
    }

    /** The keys that are not written out in the sources. */
    private static List<String> composed() {
        List<String> keys = new ArrayList<>();
        for (Screen screen : Screen.values()) {
            keys.add(screen.textKey());
        }
        for (AppAction.Id id : AppAction.Id.values()) {
            keys.add(id.textKey("tooltip"));
            if (id.place() != AppAction.Place.KEYS_ONLY) {
                keys.add(id.textKey("label"));
            }
        }
        return keys;
    }
}
