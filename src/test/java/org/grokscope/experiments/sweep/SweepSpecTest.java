package org.grokscope.experiments.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
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
                base: {preset: fast, steps: "2,000"}
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
        assertEquals(RunConfig.FULL_BATCH, config.batchSize());
        assertEquals(RunConfig.NEVER, config.stopAfterGrok());
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
                Arguments.of("", "s.yaml is empty; allowed: a map with base, grid and seeds"),
                Arguments.of("# nothing\n", "s.yaml is empty; allowed: a map with base, grid and seeds"),
                Arguments.of("- 1", "s.yaml, line 1: the specification = (a list) is not possible; allowed: a map of"),
                Arguments.of("a: [1", "s.yaml, line 1: not YAML: "),
                Arguments.of("a: 1\n---\nb: 2", "s.yaml, line 2: not YAML: "),
                Arguments.of("a: *unknown", "s.yaml, line 1: not YAML: "),
                Arguments.of("[".repeat(200_000), "s.yaml: not a specification: lists within lists within lists"),
                Arguments.of(
                        "sedes: [1]",
                        "s.yaml, line 1: there is no field 'sedes'; allowed: name, base, grid, cells, seeds"),
                Arguments.of("name: a/b" + seeds, "s.yaml, line 1: name = a/b is not possible; allowed: up to 64"),
                Arguments.of("name: [a]" + seeds, "s.yaml, line 1: name = (a list) is not possible; allowed: a single"),
                Arguments.of("base: 3" + seeds, "s.yaml, line 1: base = 3 is not possible; allowed: a map of names"),
                Arguments.of(
                        "base:\n  learning-rate: 1" + seeds,
                        "s.yaml, line 2: there is no field 'learning-rate'; allowed: preset, task, p, bits,"),
                Arguments.of(
                        "base:\n  p: 97\n  p: 53" + seeds,
                        "s.yaml, line 3: p is there twice; allowed: every name once"),
                Arguments.of("base: {p: 1}" + seeds, "s.yaml, line 1: p = 1 is not possible; allowed: whole numbers"),
                Arguments.of("base: {p: }" + seeds, "s.yaml, line 1: p = (empty) is not possible; allowed: whole"),
                Arguments.of("base: {p: true}" + seeds, "s.yaml, line 1: p = true is not possible; allowed: whole"),
                Arguments.of(
                        "base: {p: [97]}" + seeds, "s.yaml, line 1: p = (a list) is not possible; allowed: a single"),
                Arguments.of(
                        "base: {bits: 20}" + seeds,
                        "s.yaml, line 1: bits = 20 is not possible; allowed: only with task parity, and the task is"),
                Arguments.of(
                        "base: {preset: slow}" + seeds,
                        "s.yaml, line 1: preset = slow is not possible; allowed: paper"),
                Arguments.of(
                        "grid: {p: [5]}" + seeds,
                        "s.yaml: batch = 512 is not possible; allowed: whole numbers from 1 to the size of the train "
                                + "set, 12, or full (0) for all of it (batch was not given and has this value by"),
                Arguments.of(
                        "grid:\n  weight-decay: [1,\n    11]" + seeds,
                        "s.yaml, line 3: weight-decay = 11 is not possible; allowed: numbers from 0 to 10"),
                Arguments.of("grid: {}" + seeds, "s.yaml, line 1: grid = (a map) is not possible; allowed: a map with"),
                Arguments.of(
                        "grid:" + seeds, "s.yaml, line 1: grid = (empty) is not possible; allowed: a map of names"),
                Arguments.of(
                        "grid: {lr: []}" + seeds,
                        "s.yaml, line 1: lr = (an empty list) is not possible; allowed: a list with at least one value"),
                Arguments.of("grid: {lr: 1e-3}" + seeds, "s.yaml, line 1: lr = 1e-3 is not possible; allowed: a list"),
                Arguments.of(
                        "grid: {lr: [[1e-3]]}" + seeds,
                        "s.yaml, line 1: lr = (a list) is not possible; allowed: a single value"),
                Arguments.of(
                        "grid: {seed: [1]}" + seeds,
                        "s.yaml, line 1: seed has no place here; allowed: seeds, beside base and grid"),
                Arguments.of(
                        "cells: [{p: 53}]\ngrid:\n  p: [97]" + seeds,
                        "s.yaml, line 3: p is in the grid and in the cells; allowed: in one of them"),
                Arguments.of("cells: []" + seeds, "s.yaml, line 1: cells = (an empty list) is not possible; allowed:"),
                Arguments.of("base: {p: 53}", "s.yaml: seeds is missing; allowed: a list of seeds or a range"),
                Arguments.of("seeds: []", "s.yaml, line 1: seeds = (an empty list) is not possible; allowed: a list"),
                Arguments.of("seeds:", "s.yaml, line 1: seeds = (empty) is not possible; allowed: whole numbers"),
                Arguments.of(
                        "seeds: [-1]", "s.yaml, line 1: seeds = -1 is not possible; allowed: whole numbers from 0"),
                Arguments.of(
                        "seeds: 5..3", "s.yaml, line 1: seeds = 5..3 is not possible; allowed: a list of seeds or"),
                Arguments.of(
                        "seeds: 1..x", "s.yaml, line 1: seeds = 1..x is not possible; allowed: whole numbers from"),
                Arguments.of("seeds: 0..999999999", "s.yaml, line 1: seeds = 0..999999999 is not possible; allowed: a"),
                Arguments.of("grid: {p: [53, 97]}\nseeds: 1..60000", "s.yaml asks for too many runs; allowed: 100,000"),
                Arguments.of(
                        "grid: {lr: [1e-3]}\nseeds: [1, 0..2]",
                        "s.yaml, line 2: the run with lr 1e-3, seed 1 is there twice; allowed: every run once"),
                Arguments.of(
                        "grid:\n  lr: [1e-3,\n    0.001]" + seeds,
                        "s.yaml, line 3: the run with lr 0.001, seed 1 is there twice; allowed: every run once"));
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
        assertEquals(file + " is not a text in UTF-8", message(file));
        Files.writeString(file, "#".repeat(SpecNode.MAX_LENGTH + 1));
        assertEquals(file + " is too long for a specification; allowed: 1 MB", message(file));
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
