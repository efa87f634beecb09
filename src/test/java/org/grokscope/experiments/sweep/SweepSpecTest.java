package org.grokscope.experiments.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.task.ModularTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SweepSpecTest {

    private static List<RunConfig> configs(String text) throws SweepException {
        return SweepSpec.parse("s.yaml", text).runs().stream()
                .map(PlannedRun::config)
                .toList();
    }

    @Test
    void gridIsEveryCombinationWithEverySeedOnTopOfTheBase() throws SweepException {
        SweepSpec spec = SweepSpec.parse("dir/my sweep.yaml", """
                base: {preset: fast, steps: "2000"}
                grid:
                  weight-decay: [0.5, 1]
                  lr: [1e-3, 0.004]
                seeds: [7, 10..11]
                """);
        assertEquals("my-sweep", spec.name());
        assertEquals(12, spec.runs().size());
        RunConfig first = spec.runs().getFirst().config();
        assertEquals(Preset.FAST.config().task(), first.task());
        assertEquals(2_000, first.maxSteps());
        assertEquals(
                List.of("0.5 0.001 7", "0.5 0.001 10", "0.5 0.001 11", "0.5 0.004 7"),
                spec.runs().stream()
                        .limit(4)
                        .map(PlannedRun::config)
                        .map(config -> config.weightDecay() + " " + config.learningRate() + " " + config.seed())
                        .toList());
        assertEquals(
                List.of(1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4),
                spec.runs().stream().map(PlannedRun::cell).toList());
    }

    @Test
    void cellsStandSideBySideEachWithTheGrid() throws SweepException {
        List<RunConfig> configs = configs("""
                name: moduli.v1
                cells:
                  - {p: 53, lr: 1e-3}
                  - {p: 97, preset: multiplication}
                grid: {weight-decay: [1, 2]}
                seeds: 3
                """);
        assertEquals(
                List.of("mod-add 53 1.0", "mod-add 53 2.0", "mod-mul 97 1.0", "mod-mul 97 2.0"),
                configs.stream()
                        .map(config -> config.task().id() + " " + ((ModularTask) config.task()).p() + " "
                                + config.weightDecay())
                        .toList());
    }

    @Test
    void wordsOfTheCommandLineWorkHereToo() throws SweepException {
        RunConfig config = configs("base: {task: parity, batch: full, stop-after-grok: never}\nseeds: [1]")
                .getFirst();
        assertEquals("mlp", config.network().id());
        assertEquals(Optimization.FULL_BATCH, config.batchSize());
        assertEquals(Schedule.NEVER, config.stopAfterGrok());
    }

    @Test
    void numbersAreReadAsOnTheCommandLineQuotedOrNot() throws SweepException {
        for (String rate : List.of(".05", "'.05'", "5e-2", "\"5E-2\"", "'0,05'", "0.0500")) {
            RunConfig config = configs("base: {lr: " + rate + ", steps: 1_000, batch: full}\nseeds: [1]")
                    .getFirst();
            assertEquals(0.05, config.learningRate(), rate);
            assertEquals(1_000, config.maxSteps());
        }
        assertEquals(
                0.005,
                configs("base:\n  weight-decay: 0,005\nseeds: [1]").getFirst().weightDecay());
    }

    @Test
    void commasThatHaveOneMeaningSeparateValues() throws SweepException {
        assertEquals(3, configs("grid: {weight-decay: [0, 5, 1]}\nseeds: [1]").size());
        assertEquals(2, configs("grid: {weight-decay: [0.5, 1]}\nseeds: [1]").size());
        assertEquals(
                2,
                configs("base: {batch: full}\ngrid: {p: [53,97]}\nseeds: [1]").size());
        assertEquals(3, configs("seeds: [1,2,3]").size());
    }

    /** A number of a specification is read, or refused, as by the fields of the command line and the window. */
    @Test
    void numbersAreThoseOfTheCommandLine() throws SweepException {
        for (String text :
                List.of("1.000", "1.125", "1,000", "0,5", "0.5", "1e-3", "5,000", "\u0660\u066b\u0665", "2.50")) {
            Optional<Double> here;
            try {
                here = Optional.of(configs("base:\n  weight-decay: " + text + "\nseeds: [1]")
                        .getFirst()
                        .weightDecay());
            } catch (SweepException e) {
                here = Optional.empty();
            }
            Optional<Double> there;
            try {
                there = Optional.of(Optimization.WEIGHT_DECAY.parse(text));
            } catch (InvalidSettingException e) {
                there = Optional.empty();
            }
            assertEquals(there, here, text);
        }
    }

    /** Of version 0.1, which stored a full batch as 0 and "never" as −1. */
    @Test
    void keysOfRunsWithAWordAreThoseOfVersion01() throws SweepException {
        assertEquals(
                "47a8c9f4f3d3",
                SweepSpec.parse("a", "base: {preset: parity, batch: full}\nseeds: [1]")
                        .runs()
                        .getFirst()
                        .key());
    }

    @Test
    void keyIsThatOfTheConfigurationAndNothingElse() throws SweepException {
        PlannedRun one = SweepSpec.parse("a", "base: {weight-decay: 1.0}\nseeds: [45]")
                .runs()
                .getFirst();
        PlannedRun same = SweepSpec.parse("b", "grid: {lr: [2e-3, 0.0010]}\nseeds: [44, 45]")
                .runs()
                .getLast();
        assertEquals(one.key(), same.key());
        assertEquals("ab4823a86dc0", one.key(), "results on disk are found by this key: it must not change");
        assertFalse(one.key().equals(PlannedRun.of(1, one.config().withSeed(46)).key()));
    }

    static Stream<Arguments> mistakes() {
        String seeds = "\nseeds: [1]";
        return Stream.of(
                Arguments.of("", "s.yaml is empty. It must be a map with base, grid and seeds."),
                Arguments.of("# nothing\n", "s.yaml is empty. It must be a map with base, grid and seeds."),
                Arguments.of("- 1", "s.yaml, line 1: the specification must be a map of"),
                Arguments.of("a: [1", "s.yaml, line 1: not YAML: "),
                Arguments.of("a: 1\n---\nb: 2", "s.yaml, line 2: not YAML: "),
                Arguments.of("a: *unknown", "s.yaml, line 1: not YAML: "),
                Arguments.of("[".repeat(200_000), "s.yaml is nested too deeply."),
                Arguments.of(
                        "sedes: [1]",
                        "s.yaml, line 1: Unknown field 'sedes'. Known fields: name, base, grid, cells, seeds."),
                Arguments.of("name: a/b" + seeds, "s.yaml, line 1: name must be up to 64"),
                Arguments.of("name: [a]" + seeds, "s.yaml, line 1: name must be a single"),
                Arguments.of("base: 3" + seeds, "s.yaml, line 1: base must be a map of names"),
                Arguments.of(
                        "base:\n  learning-rate: 1" + seeds,
                        "s.yaml, line 2: Unknown field 'learning-rate'. Known fields: preset, task, p, bits,"),
                Arguments.of(
                        "base:\n  p: 97\n  p: 53" + seeds,
                        "s.yaml, line 3: p is defined twice. Define every name once."),
                Arguments.of("base: {p: 1}" + seeds, "s.yaml, line 1: p must be a whole number"),
                Arguments.of("base: {p: }" + seeds, "s.yaml, line 1: p must be a whole number"),
                Arguments.of("base: {p: true}" + seeds, "s.yaml, line 1: p must be a whole number"),
                Arguments.of("base: {p: [97]}" + seeds, "s.yaml, line 1: p must be a single"),
                Arguments.of("base: {bits: 20}" + seeds, "s.yaml, line 1: bits does not apply to the task"),
                Arguments.of("base: {preset: slow}" + seeds, "s.yaml, line 1: preset must be paper"),
                Arguments.of(
                        "grid: {p: [5]}" + seeds,
                        "s.yaml: batch must be full or between 1 and the size of the train set, 12 (got 512). batch was not "
                                + "given, and the preset has 512. Add batch: full."),
                Arguments.of(
                        "grid:\n  weight-decay: [1,\n    11]" + seeds,
                        "s.yaml, line 3: weight-decay must be between 0 and 10 (got 11)"),
                Arguments.of(
                        "base: {steps: '2.000'}" + seeds,
                        "s.yaml, line 1: steps could mean 2 or 2000: write 2 or 2000 (got 2.000)"),
                Arguments.of(
                        "base:\n  weight-decay: 1,000" + seeds,
                        "s.yaml, line 2: weight-decay could mean 1 or 1000: write 1 or 1000 (got 1,000)"),
                Arguments.of("base: {batch: 0}" + seeds, "s.yaml, line 1: batch must be a whole number between 1 and"),
                Arguments.of("base: {p: 0x1F}" + seeds, "s.yaml, line 1: p must be a whole number"),
                Arguments.of("base: {p: 0o37}" + seeds, "s.yaml, line 1: p must be a whole number"),
                Arguments.of("base: {lr: .nan}" + seeds, "s.yaml, line 1: lr must be between"),
                Arguments.of("base: {p: 031}" + seeds, "s.yaml, line 1: p must not begin with a 0"),
                Arguments.of(
                        "grid: {weight-decay: [0,005, 1]}" + seeds,
                        "s.yaml, line 1: weight-decay could mean 0.005, or the two values 0 and 005: write 0.005, or a "
                                + "space after the comma (got 0,005)"),
                Arguments.of(
                        "grid: {weight-decay: [0,5, 1]}" + seeds,
                        "s.yaml, line 1: weight-decay could mean 0.5, or the two values 0 and 5: write 0.5, or a "
                                + "space after the comma (got 0,5)"),
                Arguments.of(
                        "grid: {steps: [10, 1,000]}" + seeds,
                        "s.yaml, line 1: steps could mean 1 or 1000, or the two values 1 and 000: write 1 or 1000, or a "
                                + "space after the comma (got 1,000)"),
                Arguments.of(
                        "base: {steps: 1,000}" + seeds,
                        "s.yaml, line 1: steps must be written without a comma, which ends a value in {...}: write 1 or "
                                + "1000 (got 1,000)"),
                Arguments.of(
                        "base: {lr: 0,05, p: 53}" + seeds,
                        "s.yaml, line 1: lr must be written without a comma, which ends a value in {...}: write 0.05 (got 0,05)"),
                Arguments.of("seeds: [1.000]", "s.yaml, line 1: seeds could mean 1 or 1000: write 1 or 1000 (got"),
                Arguments.of("seeds: 1..1,000", "s.yaml, line 1: seeds could mean 1 or 1000"),
                Arguments.of("grid: {}" + seeds, "s.yaml, line 1: grid must map at least"),
                Arguments.of("grid:" + seeds, "s.yaml, line 1: grid must be a map of names"),
                Arguments.of("grid: {lr: []}" + seeds, "s.yaml, line 1: lr must be a list with at least one value"),
                Arguments.of("grid: {lr: 1e-3}" + seeds, "s.yaml, line 1: lr must be a list"),
                Arguments.of("grid: {lr: [[1e-3]]}" + seeds, "s.yaml, line 1: lr must be a single value"),
                Arguments.of(
                        "grid: {seed: [1]}" + seeds,
                        "s.yaml, line 1: seed is not allowed here. Use seeds, next to base and grid."),
                Arguments.of(
                        "cells: [{p: 53}]\ngrid:\n  p: [97]" + seeds,
                        "s.yaml, line 3: p is both in grid and in cells. Remove one of them."),
                Arguments.of("cells: []" + seeds, "s.yaml, line 1: cells must be"),
                Arguments.of("base: {p: 53}", "s.yaml: seeds is missing. It must be a list of seeds or a range"),
                Arguments.of("seeds: []", "s.yaml, line 1: seeds must be a list"),
                Arguments.of("seeds:", "s.yaml, line 1: seeds must be a whole number"),
                Arguments.of("seeds: [-1]", "s.yaml, line 1: seeds must be a whole number"),
                Arguments.of("seeds: 5..3", "s.yaml, line 1: seeds must be a list of seeds or"),
                Arguments.of("seeds: 1..x", "s.yaml, line 1: seeds must be a whole number"),
                Arguments.of("seeds: 0..999999999", "s.yaml, line 1: seeds must be a"),
                Arguments.of(
                        "grid: {p: [53, 97]}\nseeds: 1..60000",
                        "s.yaml describes too many runs. At most 100,000 are allowed."),
                Arguments.of(
                        "grid: {lr: [1e-3]}\nseeds: [1, 0..2]",
                        "s.yaml, line 2: The run with lr 1e-3, seed 1 is listed twice. List every run once."),
                Arguments.of(
                        "grid:\n  lr: [1e-3,\n    0.001]" + seeds,
                        "s.yaml, line 3: The run with lr 0.001, seed 1 is listed twice. List every run once."));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakeIsNamedInOneLine(String text, String expected) {
        String message = assertThrows(SweepException.class, () -> SweepSpec.parse("s.yaml", text))
                .getMessage();
        assertTrue(message.startsWith(expected), message);
        assertEquals(1, message.lines().count(), message);
    }

    @Test
    void manyAliasesOfOneListAreNoMoreThanThatList() {
        String bomb = """
                base: &a [x, x]
                grid: &b [*a, *a, *a, *a, *a]
                seeds: [*b, *b, *b, *b]
                """;
        assertThrows(SweepException.class, () -> SweepSpec.parse("s.yaml", bomb));
        assertThrows(SweepException.class, () -> SweepSpec.parse("s.yaml", "seeds: &a [*a]"));
    }

    @Test
    void fileThatCannotBeReadIsNamed(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("s.yaml");
        assertEquals(file + " cannot be read: there is no such file or folder", message(file));
        Files.write(file, new byte[] {'a', (byte) 0xff, (byte) 0xfe});
        assertEquals(file + " is not UTF-8 text.", message(file));
        Files.writeString(file, "#".repeat(SpecNode.MAX_LENGTH + 1));
        assertEquals(file + " is larger than 1 MB, the limit for a specification.", message(file));
    }

    private static String message(Path file) {
        return assertThrows(SweepException.class, () -> SweepSpec.read(file)).getMessage();
    }

    @Test
    void examplesCanBeRead() throws IOException, SweepException {
        try (Stream<Path> files = Files.list(Path.of("assets/sweeps"))) {
            for (Path file : files.toList()) {
                assertFalse(SweepSpec.read(file).runs().isEmpty());
            }
        }
    }
}
