package org.grokscope.narration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.grokscope.run.ForecastReason;
import org.grokscope.run.Phase;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.Intervention;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.junit.jupiter.api.Test;

class NarrationBundleTest {

    private static final Narrator GERMAN = new Narrator(Locale.GERMAN);

    private final Properties english = read("narration.properties");
    private final Properties german = read("narration_de.properties");

    private static Properties read(String name) {
        Properties properties = new Properties();
        try (InputStreamReader in =
                new InputStreamReader(NarrationBundleTest.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            properties.load(in);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return properties;
    }

    private static Set<String> placeholders(String pattern) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = Pattern.compile("\\{(\\d)(,choice)?").matcher(pattern);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    @Test
    void bothLanguagesHaveTheSameKeysAndTheSamePlaceholders() {
        assertEquals(english.stringPropertyNames(), german.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertEquals(placeholders(english.getProperty(key)), placeholders(german.getProperty(key)), key);
        }
    }

    @Test
    void everyPatternIsOneAndNoSentenceIsUntranslated() {
        for (String key : english.stringPropertyNames()) {
            new MessageFormat(english.getProperty(key), Locale.ROOT);
            new MessageFormat(german.getProperty(key), Locale.ROOT);
            if (key.startsWith("verdict.") || key.startsWith("reason.") || key.startsWith("preset.")) {
                assertNotEquals(english.getProperty(key), german.getProperty(key), key);
            }
        }
    }

    /** Keys stand in the source as they are, or are composed of the ids of phases, reasons and presets. */
    @Test
    void everyKeyIsUsedAndEveryUsedKeyExists() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/java/org/grokscope/narration"))) {
            for (Path file : files.toList()) {
                Matcher matcher = Pattern.compile("\"([a-z]+(?:\\.[a-z-]+)+)\"").matcher(Files.readString(file));
                while (matcher.find()) {
                    used.add(matcher.group(1));
                }
            }
        }
        used.remove("org.grokscope.narration.narration");
        Arrays.stream(Phase.values()).forEach(phase -> used.add("phase." + Narrator.id(phase)));
        Arrays.stream(ForecastReason.Code.values())
                .filter(code -> code != ForecastReason.Code.OTHER)
                .forEach(code -> used.add("reason." + code.id()));
        Arrays.stream(ForecastReason.Aspect.values()).forEach(aspect -> used.add("aspect." + aspect.id()));
        used.add("aspect.run");
        used.remove("aspect.");
        for (Preset preset : Preset.values()) {
            used.add("preset." + preset.id() + ".title");
            used.add("preset." + preset.id() + ".description");
        }
        List.of(
                        "memorized",
                        "grokked",
                        "branch",
                        "continued",
                        "now",
                        "expected",
                        "forecast",
                        "guess",
                        "guess.named",
                        "loss-spike")
                .forEach(marker -> used.add("marker." + marker));
        for (String what : List.of("ready", "memorizing", "memorized", "no-jump", "grokked", "broken-down", "ended")) {
            used.addAll(List.of("headline." + what + ".name", "headline." + what + ".value"));
        }
        List.of(
                        "task",
                        "modulus",
                        "network",
                        "train-fraction",
                        "batch",
                        "optimizer",
                        "learning-rate",
                        "weight-decay",
                        "other")
                .forEach(setting -> used.add("unstated." + setting));
        List.of("trainLoss", "testLoss", "squaredNorm", "angle", "other")
                .forEach(column -> used.add("column." + column));
        used.removeAll(List.of("unstated.", "column.", "field.", "option."));
        for (ConfigField field : ConfigField.values()) {
            Stream.concat(
                            Stream.of("field." + field.id()),
                            field.isNumber()
                                    ? Stream.of()
                                    : field.options().stream()
                                            .map(option -> "option." + field.id() + "." + option.id()))
                    .filter(english::containsKey)
                    .forEach(used::add);
        }
        assertEquals(used, new TreeSet<>(english.stringPropertyNames()));
    }

    @Test
    void reasonsNameTheirNumbers() {
        assertEquals(
                "The jump is expected near step 21,400, after the last step of this run, 20,000.",
                Narrator.ENGLISH.reason(ForecastReason.of(ForecastReason.Code.AFTER_LAST_STEP, 21_437.2, 20_000)));
        assertEquals(
                "Weight decay is 2.5: there is no calibration for that, so the jump is not forecast.",
                Narrator.ENGLISH.reason(ForecastReason.of(ForecastReason.Code.DECAY_UNSTABLE, 2.5)));
        assertEquals(
                "The jump is not forecast: there is no calibration for this train fraction.",
                Narrator.ENGLISH.reason(ForecastReason.uncalibrated(
                        ForecastReason.Code.UNCALIBRATED, ForecastReason.Aspect.TRAIN_FRACTION)));
        assertEquals(
                "The jump is not forecast: there is no calibration for a run like this.",
                Narrator.ENGLISH.reason(ForecastReason.parse("uncalibrated")));
        assertEquals("As it was.", GERMAN.reason(ForecastReason.parse("As it was.")));
        for (ForecastReason.Code code : ForecastReason.Code.values()) {
            if (code != ForecastReason.Code.OTHER) {
                String sentence = GERMAN.reason(ForecastReason.of(code, 3, 4));
                assertTrue(sentence.endsWith(".") && !sentence.contains("{"), sentence);
            }
        }
    }

    @Test
    void aLanguageWithoutTranslationIsEnglishWhateverTheSystemSpeaks() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertEquals("Grokked", new Narrator(Locale.ENGLISH).phase(Phase.GROKKED));
            assertEquals("Grokked", new Narrator(Locale.FRENCH).phase(Phase.GROKKED));
            assertEquals("Grokked", Narrator.ENGLISH.phase(Phase.GROKKED));
            assertEquals("Gegrokkt", new Narrator(Locale.GERMANY).phase(Phase.GROKKED));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void predictedCurveIsNamedWithItsRSquaredOnceThereIsOne() {
        assertTrue(Narrator.ENGLISH.markers().predictedCurve(0.7, 0.999).contains("0.999"));
        assertEquals("predicted, κ = 0.70", Narrator.ENGLISH.markers().predictedCurve(0.7, Double.NaN));
    }

    @Test
    void namesSayHowRunsDiffer() {
        RunConfig base = Preset.PAPER.config();
        assertEquals(List.of("seed 1", "seed 2"), Narrator.ENGLISH.names(List.of(base.withSeed(1), base.withSeed(2))));
        assertEquals(List.of("AdamW", "SGD"), Narrator.ENGLISH.names(List.of(base, base.withOptimizer(Optimizer.SGD))));
        assertEquals(
                List.of("λ 1, seed 45", "λ 0.5, seed 3"),
                Narrator.ENGLISH.names(List.of(base, base.withRates(1e-3, 0.5).withSeed(3))));
        assertEquals(
                List.of("kein Eingriff", "‖θ‖ festgehalten ab T_mem"),
                GERMAN.names(List.of(base, base.withIntervention(new Intervention.HoldNorm()))));
        assertEquals(List.of("", ""), Narrator.ENGLISH.names(List.of(base, base)));
        RunConfig endless = base.longer(3_850);
        assertEquals(
                List.of("20,000 steps, stops 2,000 steps after grokking", "23,850 steps, no stop after grokking"),
                Narrator.ENGLISH.names(List.of(base, endless)));
    }

    @Test
    void presetsHaveTitlesAndDescriptionsAndOtherRunsTheirTask() {
        for (Preset preset : Preset.values()) {
            assertFalse(Narrator.ENGLISH.title(preset).isBlank());
            assertTrue(Narrator.ENGLISH.description(preset).endsWith("."));
            assertEquals(
                    Narrator.ENGLISH.title(preset),
                    Narrator.ENGLISH.title(preset.config().withSeed(3)));
        }
        assertEquals(
                "(a + b) mod 97", Narrator.ENGLISH.title(Preset.PAPER.config().withRates(1e-3, 0.3)));
    }

    @Test
    void aGuessIsNamedAndJudged() {
        assertEquals("900 early", Narrator.ENGLISH.off(-900));
        assertEquals("1,050 late", Narrator.ENGLISH.off(1_050));
        assertEquals("exactly right", Narrator.ENGLISH.off(0.4));
        assertEquals("50 zu spät", new Narrator(Locale.GERMAN).off(50));
        assertEquals("your guess 900", Narrator.ENGLISH.markers().guess("", 900));
        assertEquals("Ada 1,900", Narrator.ENGLISH.markers().guess("Ada", 1_900));
    }
}
