package org.grokscope.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.grokscope.run.Evaluation;
import org.grokscope.run.RunHistory.Column;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.ConfigFields;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The format in assets/docs/other-runs.md, and the file in assets/logger that writes it. */
class GrokScopeLogTest {

    private static final Path LOGGER = Path.of("assets/logger");

    /** Every row of the page's table, as the logger writes it. */
    private static final String LOG = """
            {"grokscope": 1, "task": "mod-mul", "p": 59, "network": "transformer", "width": 64, "heads": 2, "feed_forward": 256, \
            "optimizer": "adamw", "lr": 0.002, "weight_decay": 0.5, "train_fraction": 0.4, "batch": "full", "seed": 7}
            {"step": 0, "train_loss": 4.5, "train_accuracy": 0.25, "test_loss": 4.75, "test_accuracy": 0.125, "squared_norm": 900.5, "seconds": 0.25}
            {"step": 100, "train_loss": 0.5, "train_accuracy": 1.0, "test_loss": 8.0, "test_accuracy": 0.5, "squared_norm": 800.0, "angle": 0.0, "seconds": 2.5}
            {"step": 200, "train_loss": NaN, "train_accuracy": 1.0, "test_loss": Infinity, "test_accuracy": 0.75, "squared_norm": 700.0, "angle": 22.5, "seconds": 5.0}
            """;

    @TempDir
    private Path folder;

    private static Map<ConfigField, String> stated(RunConfig config) {
        Map<ConfigField, String> stated = new EnumMap<>(ConfigFields.of(config));
        stated.keySet().removeIf(field -> !config.isStated(field));
        return stated;
    }

    @Test
    void theFormatIsReadAsDocumented() throws IOException {
        ForeignRun run = new Logs(folder).read("run.jsonl", LOG);
        assertEquals(
                new Evaluation(0, 4.5, 0.25, 4.75, 0.125, 900.5, Double.NaN, List.of()),
                run.result().history().evaluation(0));
        assertEquals("NaN 0.0 22.5", Logs.column(run, Column.ANGLE));
        assertEquals("0.25 2.5 5.0", Logs.column(run, Column.SECONDS));
        assertEquals("4.5 0.5 NaN", Logs.column(run, Column.TRAIN_LOSS));
        assertEquals("4.75 8.0 NaN", Logs.column(run, Column.TEST_LOSS));
        assertEquals(List.of(), run.preview().unused());
        Map<ConfigField, String> stated = stated(run.result().config());
        Map<ConfigField, String> expected = Map.ofEntries(
                Map.entry(ConfigField.TASK, "mod-mul"),
                Map.entry(ConfigField.P, "59"),
                Map.entry(ConfigField.NETWORK, "transformer"),
                Map.entry(ConfigField.WIDTH, "64"),
                Map.entry(ConfigField.HEADS, "2"),
                Map.entry(ConfigField.FEED_FORWARD, "256"),
                Map.entry(ConfigField.OPTIMIZER, "adamw"),
                Map.entry(ConfigField.LEARNING_RATE, "0.002"),
                Map.entry(ConfigField.WEIGHT_DECAY, "0.5"),
                Map.entry(ConfigField.TRAIN_FRACTION, "0.4"),
                Map.entry(ConfigField.BATCH, "full"),
                Map.entry(ConfigField.SEED, "7"));
        expected.forEach((field, text) -> assertEquals(text, stated.get(field), field.id()));
    }

    /** A setting is written by the name of its flag, with _ for -. */
    @Test
    void everySettingOfThePresetsCanStandInTheHeader() throws IOException {
        for (Preset preset : Preset.values()) {
            StringBuilder header = new StringBuilder("{\"grokscope\": 1");
            ConfigFields.of(preset.config())
                    .forEach((field, text) -> header.append(", \"")
                            .append(field.id().replace('-', '_'))
                            .append("\": \"")
                            .append(text)
                            .append('"'));
            String rows = "{\"step\": 0, \"test_accuracy\": 0.5}\n{\"step\": 1, \"test_accuracy\": 0.5}\n";
            Logs logs = new Logs(folder);
            Map<ConfigField, String> read = stated(
                    logs.read("run.jsonl", header + "}\n" + rows).result().config());
            assertEquals(String.valueOf(preset.config().seed()), read.remove(ConfigField.SEED), preset.id());
            StatedSettings byFlag = new StatedSettings(Optional.of(preset.config()), Map.of());
            assertEquals(stated(logs.read("run.jsonl", rows, byFlag).result().config()), read, preset.id());
        }
    }

    @Test
    void thePageHasEveryKey() throws IOException {
        String page = Files.readString(Path.of("assets/docs/other-runs.md"));
        List<String> missing = Pattern.compile("\"(\\w+)\":")
                .matcher(LOG)
                .results()
                .map(key -> "`" + key.group(1) + "`")
                .filter(key -> !page.contains(key))
                .toList();
        assertEquals(List.of(), missing);
    }

    private static boolean hasPython() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "-c", "import json")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Runs a script with the logger; returns what it printed. */
    private String python(String script) throws IOException, InterruptedException {
        assumeTrue(hasPython(), "there is no python3");
        Path file = Files.writeString(folder.resolve("train.py"), "from grokscope_log import *\n" + script);
        ProcessBuilder builder = new ProcessBuilder("python3", "-B", file.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().put("PYTHONPATH", LOGGER.toAbsolutePath().toString());
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), out);
        return out;
    }

    @Test
    void theLoggerWritesNormAndAngle() throws IOException, InterruptedException {
        python("""
                log = GrokScopeLog("run.jsonl", task="mod-add", p=59, lr=2e-3, batch=None)
                log.write(0, 4.0, 0.25, 4.5, 0.125, parameters={"w": [3.0, [4.0]], "none": None})
                log.write(10, 0.5, 1, 5.0, 0.25, parameters={"w": [0.0, [2.0]]})
                log.write(20, 0.25, 1, 5.0, 0.5, parameters={"w": (1.0, [1.0])})
                log.write(30, 0.25, 1, 5.0, 0.5, parameters={"w": (x for x in [3.0, 0.0])})
                log.write(40, float("nan"), 1, 5.0, 0.75, squared_norm=7, angle=5)
                """);
        ForeignRun run = new Logs(folder).read(folder.resolve("run.jsonl"));
        assertEquals("25.0 4.0 2.0 9.0 7.0", Logs.column(run, Column.SQUARED_NORM));
        String[] angles = Logs.column(run, Column.ANGLE).split(" ", -1);
        assertEquals("NaN", angles[0]);
        assertEquals(0, Double.parseDouble(angles[1]), 1e-12);
        assertEquals(45, Double.parseDouble(angles[2]), 1e-12);
        assertEquals(90, Double.parseDouble(angles[3]), 1e-12);
        assertEquals("5.0", angles[4]);
        assertEquals("4.0 0.5 0.25 0.25 NaN", Logs.column(run, Column.TRAIN_LOSS));
        Map<ConfigField, String> stated = stated(run.result().config());
        assertEquals("59", stated.get(ConfigField.P));
        assertEquals("0.002", stated.get(ConfigField.LEARNING_RATE));
        assertFalse(stated.containsKey(ConfigField.BATCH), "None is not stated");
    }

    @Test
    void aLogIsContinuedFromACheckpointAndNeverOverwritten() throws IOException, InterruptedException {
        String out = python("""
                with GrokScopeLog("run.jsonl", p=59) as log:
                    for step in (0, 10, 20):
                        log.write(step, train_accuracy=step / 20, test_accuracy=0, parameters=[1.0])
                with open("run.jsonl", "a") as file:
                    file.write('{"step": 30, "tes')
                try:
                    GrokScopeLog("run.jsonl")
                except FileExistsError as e:
                    print(e)
                with GrokScopeLog("run.jsonl", resume=10, p=59) as log:
                    log.write(15, train_accuracy=0.75, test_accuracy=0.5, parameters=[2.0])
                    log.write(20, train_accuracy=1, test_accuracy=0.5, parameters=[2.0])
                with GrokScopeLog("run.jsonl", resume=20, p=59) as log:
                    log.write(25, train_accuracy=1, test_accuracy=1, parameters=[3.0])
                """);
        assertEquals("run.jsonl exists. Name another file, or give resume=STEP to continue it.\n", out);
        ForeignRun run = new Logs(folder).read(folder.resolve("run.jsonl"));
        assertEquals("0.0 10.0 15.0 20.0 25.0", Logs.column(run, Column.STEP));
        assertEquals("0.0 0.0 0.5 0.5 1.0", Logs.column(run, Column.TEST_ACCURACY));
        assertEquals(
                "NaN NaN NaN 0.0 NaN",
                Logs.column(run, Column.ANGLE),
                "the parameters at memorization are gone after a restart");
        assertEquals(
                1,
                Files.readAllLines(folder.resolve("run.jsonl")).stream()
                        .filter(line -> line.startsWith("{\"grokscope\""))
                        .count());
        assertTrue(Files.notExists(folder.resolve("run.jsonl.part")));
    }
}
