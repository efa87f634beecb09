package org.grokscope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.grokscope.figures.FigureFile;
import org.grokscope.figures.FigureSpec;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.controls.ThemeChoice;
import org.junit.jupiter.api.Test;

/** The texts are complete: whatever is asked for is there, and whatever is there is asked for. */
class TextsTest {

    private static final Path SOURCES = Path.of("src/main/java/org/grokscope/ui");
    private static final Path BUNDLE = Path.of("src/main/resources/org/grokscope/ui/controls/texts.properties");
    private static final Pattern USE = Pattern.compile("Texts\\s*\\.of\\(([^,()]*)");
    private static final Pattern KEY = Pattern.compile("\"([a-z][^\"\n]*)\"");
    private static final Pattern HINTED = Pattern.compile("hinted\\(\\s*\"([^\"]+)\"");
    /** The group of texts of an enum's constants. */
    private static final Pattern GROUP = Pattern.compile("(?:\\.values\\(\\), |Texts\\.key\\()\"([^\"]+)\"");

    private static final Pattern VALUES = Pattern.compile("(\\w+)\\.values\\(\\)");
    private static final Pattern ENUM = Pattern.compile("enum (\\w+) \\{([^;}]*)");
    private static final Pattern CONSTANT = Pattern.compile("\\b[A-Z][A-Z0-9_]+\\b");
    /** What builders of controls append to the key that they are given. */
    private static final List<String> ASPECTS = List.of(
            "",
            ".label",
            ".tooltip",
            ".prompt",
            ".keys",
            ".menu",
            ".chosen",
            ".title",
            ".subtitle",
            ".text",
            ".question",
            ".empty.title",
            ".empty.text");

    @Test
    void everyKeyIsUsedAndEveryUsedKeyIsThere() throws IOException {
        List<String> sources = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sources.add(Files.readString(file));
            }
        }
        Properties bundle = new Properties();
        try (Reader in = Files.newBufferedReader(BUNDLE)) {
            bundle.load(in);
        }
        Set<String> used = new TreeSet<>(composed());
        Map<String, List<String>> enums = new HashMap<>();
        for (String source : sources) {
            USE.matcher(source).results().forEach(use -> used.addAll(matches(KEY, use.group(1))));
            matches(HINTED, source).forEach(key -> used.addAll(List.of(key + ".label", key + ".tooltip")));
            ENUM.matcher(source).results().forEach(each -> enums.put(each.group(1), constants(each.group(2))));
        }
        for (String source : sources) {
            List<String> keys = matches(KEY, source);
            for (String group : matches(GROUP, source)) {
                matches(VALUES, source).stream()
                        .flatMap(name -> enums.getOrDefault(name, List.of()).stream())
                        .forEach(constant -> keys.add(group + "." + constant));
            }
            keys.stream()
                    .flatMap(key -> ASPECTS.stream().map(key::concat))
                    .filter(bundle::containsKey)
                    .forEach(used::add);
        }
        assertFalse(used.isEmpty());
        assertEquals(new TreeSet<>(bundle.stringPropertyNames()), used);
        for (String key : used) {
            assertEquals(bundle.getProperty(key), Texts.of(key));
            assertFalse(Texts.of(key).isBlank(), key);
        }
    }

    private static List<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static List<String> constants(String body) {
        return CONSTANT.matcher(body)
                .results()
                .map(match -> match.group().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
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
        for (ThemeChoice theme : ThemeChoice.values()) {
            keys.add(Texts.key("theme", theme));
        }
        // Choices between constants of other packages.
        Map<String, Enum<?>[]> choices = Map.of(
                "figure.width", FigureSpec.Width.values(),
                "figure.panels", FigureSpec.Panels.values(),
                "figure.colours", FigureSpec.Colours.values(),
                "figure.format", FigureFile.values());
        choices.forEach((group, constants) -> Stream.of(constants)
                .map(constant -> Texts.key(group, constant))
                .forEach(key -> keys.addAll(List.of(key + ".label", key + ".tooltip"))));
        return keys;
    }
}
