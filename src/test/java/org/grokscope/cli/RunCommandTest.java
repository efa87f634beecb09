package org.grokscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.grokscope.cli.CommandLineHarness.Execution;
import org.grokscope.cli.terminal.ExitCode;
import org.grokscope.cli.terminal.ResultStream;
import org.grokscope.run.EngineInfo;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;
import org.grokscope.run.config.HeldNorm;
import org.grokscope.run.config.Intervention;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.grokscope.storage.format.RunJson;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;
import org.grokscope.task.ParityTask;
import org.grokscope.training.Capacity;
import org.grokscope.training.EngineChoice;
import org.grokscope.training.EngineUnavailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {

    private final CommandLineHarness harness = new CommandLineHarness();

    @TempDir
    private Path folder;

    private Path json() {
        return folder.resolve("run.json");
    }

    /** Runs with --json and reads the file. */
    private RunResult run(String args) throws IOException {
        Execution execution =
                harness.execute(("run --json " + json() + " " + args).strip().split(" "));
        assertEquals(ExitCode.FINISHED, execution.code(), execution::err);
        return RunJson.read(json());
    }

    private List<String> filesLeft() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void withoutFlagsThePaperIsRun() throws IOException {
        RunResult result = run("");
        assertEquals(Preset.PAPER.config(), result.config());
        assertEquals(new Outcome.Grokked(), result.outcome());
        assertEquals(new EngineInfo("Fake", "1.0", 1), result.engine());
        assertEquals(List.of(Capacity.here().cores()), harness.threadsAskedFor);
        assertEquals(List.of(EngineChoice.AUTO), harness.enginesAskedFor);
    }

    @Test
    void everyFlagOverridesThePreset() throws IOException {
        RunConfig config = run("--preset fast --task mod-mul --p 23 --train-fraction 0.4 --network transformer "
                        + "--width 32 --heads 2 --feed-forward 64 --optimizer sgd-momentum --lr 0.02 "
                        + "--weight-decay 0.5 --batch 100 --seed 7 --eval-every 10 --steps 300 --stop-after-grok 5 "
                        + "--intervene switch-to-sgd --engine pytorch --threads 3")
                .config();
        assertEquals(
                new RunConfig(
                        new ModularTask(Operation.MULTIPLY, 23),
                        0.4,
                        new Network.Transformer(32, 2, 64),
                        new Optimization(Optimizer.SGD_MOMENTUM, 0.02, 0.5, 100),
                        new Schedule(7, 10, 300, 5, new Intervention.SwitchOptimizer(Optimizer.SGD))),
                config);
        assertEquals(List.of(3), harness.threadsAskedFor);
        assertEquals(List.of(EngineChoice.PYTORCH), harness.enginesAskedFor);
    }

    @Test
    void flagsThatAreNotGivenKeepThePreset() throws IOException {
        assertEquals(
                Preset.NO_DECAY.config().withSeed(9),
                run("--preset no-decay --seed 9").config());
        assertEquals(Preset.PARITY.config(), run("--preset parity").config());
        assertEquals(
                Preset.PARITY.config().task(),
                run("--task parity --steps 1").config().task());
    }

    @Test
    void parityTakesTheMlpUnlessTold() throws IOException {
        RunConfig config = run("--task parity --bits 40 --relevant-bits 2 --samples 1000 --batch full --steps 10 "
                        + "--stop-after-grok never")
                .config();
        assertEquals(new ParityTask(40, 2, 1000), config.task());
        assertEquals(Network.Mlp.DEFAULT, config.network());
        assertEquals(Optimization.FULL_BATCH, config.batchSize());
        assertEquals(Schedule.NEVER, config.stopAfterGrok());
        RunConfig back = run("--preset parity --task mod-sub --network mlp --hidden 12 --steps 10")
                .config();
        assertEquals(new ModularTask(Operation.SUBTRACT, 97), back.task());
        assertEquals(new Network.Mlp(12), back.network());
    }

    @Test
    void summaryNamesEveryMilestone() {
        Execution execution = harness.execute(
                "run", "--lr", "0.01", "--eval-every", "10", "--stop-after-grok", "30", "--steps", "1000");
        assertEquals(ExitCode.FINISHED, execution.code());
        List<String> lines = execution.out().lines().map(String::strip).toList();
        assertTrue(lines.getFirst().startsWith("GrokScope 9.9: (a + b) mod 97, transformer 128/4/512, AdamW, η 0.01"));
        assertTrue(lines.contains("T_mem     80"), execution::out);
        assertTrue(lines.contains("T_grok    120"), execution::out);
        assertTrue(lines.contains("delay     40"), execution::out);
        assertTrue(lines.contains("V_0       10,000"), execution::out);
        assertTrue(lines.contains("V_mem     2,003"), execution::out);
        assertTrue(lines.contains("V_grok    896"), execution::out);
        assertTrue(lines.contains("V_final   490"), execution::out);
        assertTrue(lines.contains("steps     150, evaluated every 10"), execution::out);
        assertTrue(lines.contains("engine    Fake 1.0, 1 thread"), execution::out);
        assertTrue(lines.getLast().startsWith("outcome   grokked: "), execution::out);
    }

    @Test
    void streamsWithoutGreekGetWords() {
        Execution execution = harness.charset(StandardCharsets.US_ASCII).execute("run", "--steps", "10");
        assertTrue(execution.out().contains("eta 0.001, lambda 1"), execution::out);
        assertFalse(execution.out().contains("?"), execution::out);
        assertFalse(harness.execute("presets").out().contains("?"));
    }

    @Test
    void quietPrintsNothing() {
        assertEquals(new Execution(0, "", ""), harness.interactive().execute("run", "--quiet", "--steps", "100"));
    }

    @Test
    void terminalGetsABarThatEndsFull() {
        Execution execution = harness.interactive().execute("run", "--steps", "100");
        String last = execution.err().substring(execution.err().lastIndexOf('\r') + 1);
        assertTrue(last.contains("100% [####"), execution::err);
        assertTrue(execution.err().endsWith("\n"), execution::err);
    }

    @Test
    void csvHasOneRowAnEvaluation() throws IOException {
        Path csv = folder.resolve("run.csv");
        Execution execution = harness.execute("run", "--steps", "25", "--eval-every", "10", "--csv", csv.toString());
        assertEquals(ExitCode.FINISHED, execution.code());
        List<String> rows = Files.readAllLines(csv);
        assertEquals(
                "step,trainLoss,trainAccuracy,testLoss,testAccuracy,squaredNorm,angle,seconds,logitScale,saturated,zeroGradient",
                rows.getFirst());
        assertEquals(
                List.of("0", "10", "20", "25"),
                rows.stream()
                        .skip(1)
                        .map(row -> row.substring(0, row.indexOf(',')))
                        .toList());
        assertTrue(rows.get(1).startsWith("0,4.5,0.01,8.0,0.01,10000.0,,"), rows.get(1));
        assertEquals(List.of("run.csv"), filesLeft());
    }

    @Test
    void failedRunIsWrittenAndExitsWithOne() throws IOException {
        harness.learners.nanAt(60);
        Execution execution = harness.execute("run", "--json", json().toString());
        assertEquals(ExitCode.FAILED, execution.code());
        assertTrue(execution.err().startsWith("The run failed: The loss stopped being a number at step 60"));
        assertEquals(1, execution.errorLines().size());
        assertTrue(execution.out().contains("outcome   failed"));
        RunResult result = RunJson.read(json());
        assertEquals(
                60, assertInstanceOf(Outcome.Failed.class, result.outcome()).step());
        assertEquals(2, result.history().size());
        assertTrue(Files.readString(json()).contains("\"message\": \"The loss stopped"));
    }

    @Test
    void missingEngineExitsWithOneLine() throws IOException {
        harness.learners.unavailable("There is no engine for this machine.");
        Execution execution = harness.execute("run", "--quiet", "--json", json().toString());
        assertEquals(ExitCode.FAILED, execution.code());
        assertEquals(
                "The run failed: There is no engine for this machine.",
                execution.err().strip());
        RunResult result = RunJson.read(json());
        assertNull(result.engine());
        assertEquals(0, result.history().size());
    }

    @Test
    void makerOfLearnersThatFailsIsOneLineToo() throws IOException {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CommandLineApp app = new CommandLineApp(
                "9.9",
                (engine, threads) -> {
                    throw new EngineUnavailableException("There is no engine\nfor this machine.", null);
                },
                new FakeRunRenderer(),
                new ResultStream(OutputStream.nullOutputStream(), StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                _ -> List.of());
        assertEquals(ExitCode.FAILED, app.execute("run", "--json", json().toString()));
        assertEquals(
                "There is no engine for this machine.",
                err.toString(StandardCharsets.UTF_8).strip());
        assertEquals(List.of(), filesLeft());
    }

    @Test
    void pathThatCannotBeWrittenIsRefusedBeforeTheFirstStep() throws IOException {
        Files.writeString(folder.resolve("file"), "");
        refusedPath("--json", folder.resolve("missing/run.json").toString(), "there is no folder");
        refusedPath("--json", folder.resolve("file/run.json").toString(), "is not a folder");
        refusedPath("--json", folder.toString(), "it is a folder");
        refusedPath("--csv", folder.resolve("missing/run.csv").toString(), "there is no folder");
        assertEquals(List.of("file"), filesLeft());
    }

    private void refusedPath(String flag, String path, String reason) {
        Execution execution = harness.execute("run", flag, path);
        assertEquals(ExitCode.FAILED, execution.code());
        assertEquals(1, execution.errorLines().size(), execution::err);
        assertTrue(execution.err().startsWith(flag + " must be a writable file: "), execution::err);
        assertTrue(execution.err().contains(reason), execution::err);
        assertEquals(0, harness.learners.madeOn().size());
    }

    @Test
    void oneFileForBothFormatsIsRefused() {
        Execution execution = harness.execute("run", "--json", json().toString(), "--csv", json().toString());
        assertEquals(ExitCode.BAD_USAGE, execution.code());
        assertTrue(execution.err().contains("another file than --json"), execution::err);
        assertFalse(Files.exists(json()));
    }

    @Test
    void refusedRunLeavesTheOldFile() throws IOException {
        Files.writeString(json(), "old");
        assertEquals(
                2,
                harness.execute("run", "--json", json().toString(), "--p", "1").code());
        assertEquals(
                1,
                harness.execute("run", "--json", json().toString(), "--csv", folder + "/no/x.csv")
                        .code());
        assertEquals("old", Files.readString(json()));
        assertEquals(List.of("run.json"), filesLeft());
        run("--steps 10");
        assertEquals(List.of("run.json"), filesLeft());
    }

    @Test
    void resultsThatCannotBeWrittenAtTheEndAreOneLineAndExitOne() {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.isWritable(full), "a device that is always full");
        Execution execution = harness.execute("run", "--steps", "10", "--json", full.toString());
        assertEquals(ExitCode.FAILED, execution.code());
        assertEquals(1, execution.errorLines().size(), execution::err);
        assertTrue(execution.err().startsWith("--json: /dev/full was not written: "), execution::err);
        assertTrue(execution.out().contains("outcome"), "the summary is printed all the same");
    }

    /** The critical norm is measured on a run with nothing held, which is trained once and kept in the library. */
    @Test
    void aHeldNormWithoutACriticalOneIsMeasuredFirst() throws IOException {
        Path library = folder.resolve("library.db");
        String args = "--preset fast --hold-from 100 --library " + library + " --hold-norm ";
        RunResult lower = run(args + "0.85");
        HeldNorm held = lower.config().schedule().heldNorm().orElseThrow();
        RunResult higher = run(args + "1.15");
        assertEquals(
                held.criticalNorm(),
                higher.config().schedule().heldNorm().orElseThrow().criticalNorm());
        try (Library opened = Library.open(library, "9.9")) {
            List<StoredRun> runs = opened.runs().runs();
            assertEquals(1, runs.size(), "it is trained once");
            StoredRun free = runs.getFirst();
            assertEquals(Optional.empty(), free.config().schedule().heldNorm());
            RunHistory history = opened.load(free.id()).history();
            int row = history.rowAt(free.grokkingStep().orElseThrow());
            assertEquals(Math.sqrt(history.value(RunHistory.Column.SQUARED_NORM, row)), held.criticalNorm(), 1e-3);
        }
    }

    @Test
    void aRunThatDoesNotGrokHasNoCriticalNorm() {
        Execution execution =
                harness.execute(("run --preset fast --weight-decay 0 --steps 500 --hold-norm 1 --quiet --library "
                                + folder.resolve("library.db"))
                        .split(" "));
        assertEquals(ExitCode.FAILED, execution.code());
        assertEquals(
                "The critical norm is not known: with nothing held the run did not grok within 500 steps. Raise --steps, or give "
                        + "--critical-norm.\n",
                execution.err());
    }
}
