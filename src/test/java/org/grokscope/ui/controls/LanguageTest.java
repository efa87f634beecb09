package org.grokscope.ui.controls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.Intervention;
import org.grokscope.run.config.Optimizer;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.ui.preferences.Language;
import org.junit.jupiter.api.Test;

/** Both languages say the same things. */
class LanguageTest {

    private static final Path FOLDER = Path.of("src/main/resources/org/grokscope/ui/controls");

    @Test
    void germanHasTheSameKeysAndTheSamePlacesForValues() throws IOException {
        Map<String, Set<String>> english = places("texts.properties");
        Map<String, Set<String>> german = places("texts_de.properties");
        german.keySet().removeIf(key -> key.startsWith("field."));
        assertFalse(english.isEmpty());
        assertEquals(english, german);
    }

    /** The English texts of fields are those of their declaration. */
    @Test
    void fieldsThatGermanTranslatesAreDeclared() throws IOException {
        Set<String> declared = new TreeSet<>();
        for (ConfigField field : ConfigField.values()) {
            Stream.concat(Stream.of(field.id()), field.options().stream().map(option -> field.id() + "." + option.id()))
                    .forEach(name -> declared.addAll(List.of("field." + name + ".label", "field." + name + ".help")));
        }
        for (Object key : texts("texts_de.properties").keySet()) {
            assertTrue(!key.toString().startsWith("field.") || declared.contains(key), key + " is not declared");
        }
    }

    @Test
    void messageAboutANumberIsTranslatedWithItsField() {
        Locale before = Locale.getDefault();
        InvalidSettingException problem =
                assertThrows(InvalidSettingException.class, () -> ConfigField.LEARNING_RATE.parse("5"));
        try {
            Language.ENGLISH.apply();
            assertEquals("Learning rate must be between 0.00001 and 0.1 (got 5).", FieldTexts.problem(problem));
            assertEquals(problem.getMessage(), FieldTexts.problem(problem));
            Language.GERMAN.apply();
            assertEquals(
                    "Lernrate η muss zwischen 0,00001 und 0,1 liegen (eingegeben: 5).", FieldTexts.problem(problem));
        } finally {
            Locale.setDefault(before);
        }
    }

    /** The places for values of each text; every text with one must be a pattern. */
    private static Map<String, Set<String>> places(String file) throws IOException {
        Map<String, Set<String>> places = new TreeMap<>();
        texts(file).forEach((key, text) -> {
            Set<String> found = new TreeSet<>();
            for (int place = 0; place < 6; place++) {
                if (text.toString().contains("{" + place + "}")) {
                    found.add("{" + place + "}");
                }
            }
            if (!found.isEmpty()) {
                Object[] values = found.stream().map(each -> "<" + each + ">").toArray();
                String filled = new MessageFormat(text.toString(), Locale.ROOT).format(values);
                found.forEach(each -> assertTrue(filled.contains("<" + each + ">"), key + ": " + filled));
            }
            places.put(key.toString(), found);
        });
        return places;
    }

    private static Properties texts(String file) throws IOException {
        Properties texts = new Properties();
        try (Reader in = Files.newBufferedReader(FOLDER.resolve(file))) {
            texts.load(in);
        }
        return texts;
    }

    @Test
    void aTextIsTakenFromTheLanguageOfTheProcess() throws IOException {
        Locale before = Locale.getDefault();
        try {
            Language.GERMAN.apply();
            assertEquals(texts("texts_de.properties").get("toolbar.resume.label"), Texts.of("toolbar.resume.label"));
            assertEquals(
                    "Wechsel zu SGD", Texts.narrator().intervention(new Intervention.SwitchOptimizer(Optimizer.SGD)));
            Language.ENGLISH.apply();
            assertEquals("Resume", Texts.of("toolbar.resume.label"));
            Language.SYSTEM.apply();
            assertEquals(Locale.ENGLISH, Locale.getDefault());
            Locale.setDefault(Locale.FRENCH);
            assertEquals("Resume", Texts.of("toolbar.resume.label"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void languagesAreNamedInTheirOwn() {
        assertEquals("Deutsch", Language.GERMAN.label());
        assertEquals("English", Language.ENGLISH.label());
    }
}
