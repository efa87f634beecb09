package org.grokscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.grokscope.Await;
import org.grokscope.cli.CommandLineHarness.Execution;
import org.grokscope.cli.terminal.ExitCode;
import org.grokscope.cli.terminal.ResultStream;
import org.grokscope.training.FakeLearner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real sweep in a process of its own, killed and ended from outside. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SweepKillTest {

    private static final String SPEC = """
            base: {network: mlp, p: 11, batch: full, lr: 1e-2, eval-every: 20, steps: 400, stop-after-grok: 100}
            grid: {weight-decay: [0.5, 1, 2]}
            seeds: 1..10
            """;
    private static final int RUNS = 30;

    /** The command line with a learner whose runs take about half a second. */
    public static final class Slow {
        private Slow() {}

        /** Runs it. */
        public static void main(String[] args) {
            FakeLearner.Factory learners = new FakeLearner.Factory().delayNanos(1_000_000);
            System.exit(new CommandLineApp(
                            "9.9",
                            (engine, threads) -> learners,
                            new FakeRunRenderer(),
                            new ResultStream(System.out, StandardCharsets.UTF_8),
                            System.err,
                            false,
                            _ -> List.of())
                    .execute(args));
        }
    }

    @TempDir
    private Path folder;

    private Process start(Path spec) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Slow.class.getName(),
                        "sweep",
                        spec.toString(),
                        "--out",
                        folder.resolve("killed").toString(),
                        "--jobs",
                        "2",
                        "--quiet")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
    }

    private long stored() {
        Path runs = folder.resolve("killed/runs");
        if (!Files.isDirectory(runs)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(runs)) {
            return files.filter(file -> file.toString().endsWith(".json.gz")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitSomeRuns(Process process) {
        Await.until(() -> {
            assertTrue(process.isAlive(), "the sweep is running");
            return stored() >= 3;
        });
    }

    /** Only what the columns before those of time say. */
    private List<List<String>> table(String name) throws IOException {
        return Files.readAllLines(folder.resolve(name).resolve("results.csv")).stream()
                .map(line -> List.of(line.split(",", -1)))
                .map(cells -> cells.subList(0, cells.size() - 3))
                .toList();
    }

    private void resumeAndCompare(Path spec) throws IOException {
        long stored = stored();
        assertTrue(stored < RUNS, "it was ended before its end");
        CommandLineHarness harness = new CommandLineHarness();
        Execution resumed = harness.execute(
                "sweep", spec.toString(), "--out", folder.resolve("killed").toString(), "--resume", "--quiet");
        assertEquals(new Execution(ExitCode.FINISHED, "", ""), resumed);
        assertEquals(RUNS - stored, harness.learners.madeOn().size(), "what was stored is not trained again");
        harness.execute(
                "sweep", spec.toString(), "--out", folder.resolve("whole").toString());
        assertEquals(table("whole"), table("killed"));
        assertEquals(RUNS, stored());
    }

    @Test
    void killedSweepLosesOnlyTheRunsInFlight() throws IOException, InterruptedException {
        Path spec = Files.writeString(folder.resolve("s.yaml"), SPEC);
        Process process = start(spec);
        awaitSomeRuns(process);
        process.destroyForcibly().waitFor();
        resumeAndCompare(spec);
    }

    @Test
    void endedSweepStopsCleanly() throws IOException, InterruptedException {
        assumeTrue(!File.separator.equals("\\"), "Windows ends processes without asking them");
        Path spec = Files.writeString(folder.resolve("s.yaml"), SPEC);
        Process process = start(spec);
        awaitSomeRuns(process);
        process.destroy();
        assertEquals(143, process.waitFor());
        assertEquals(stored() + 1, table("killed").size(), "the table is written before the end");
        String said = Files.readString(folder.resolve("out"));
        assertTrue(said.endsWith(" of 30 runs are not finished; continue with --resume.\n"), said);
        String[] leftovers = folder.resolve("killed/runs").toFile().list((where, name) -> name.endsWith(".tmp"));
        assertEquals(List.of(), Arrays.asList(leftovers));
        resumeAndCompare(spec);
    }
}
