package org.grokscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.grokscope.cli.CommandLineHarness.Execution;
import org.grokscope.cli.terminal.ExitCode;
import org.grokscope.storage.format.CsvReader;
import org.grokscope.training.Capacity;
import org.grokscope.training.EngineChoice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepCommandTest {

    private static final String SPEC = """
            base: {network: mlp, p: 11, batch: full, lr: 1e-2, eval-every: 20, steps: 400, stop-after-grok: 100}
            grid: {weight-decay: [0, 1]}
            seeds: [1, 2]
            """;

    private final CommandLineHarness harness = new CommandLineHarness();

    @TempDir
    private Path folder;

    private String spec;

    @BeforeEach
    void writeSpecification() throws IOException {
        spec = Files.writeString(folder.resolve("decay.yaml"), SPEC).toString();
    }

    private String in(String name) {
        return folder.resolve(name).toString();
    }

    private String refused(String... args) {
        Execution execution = harness.execute(args);
        assertEquals(ExitCode.BAD_USAGE, execution.code(), execution::err);
        assertEquals(1, execution.errorLines().size(), execution::err);
        assertEquals("", execution.out());
        assertEquals(List.of(), harness.threadsAskedFor, "no engine is asked for");
        return execution.errorLines().getFirst();
    }

    @Test
    void sweepSumsUpEachCell() {
        Execution execution = harness.execute("sweep", spec, "--out", in("r"), "--jobs", "2", "--engine", "pytorch");
        assertEquals(ExitCode.FINISHED, execution.code(), execution::err);
        assertEquals(
                List.of(
                        "  weight-decay 0  0/2 grokked  T_mem 80 ± 0  T_grok –  delay –",
                        "  weight-decay 1  2/2 grokked  T_mem 80 ± 0  T_grok 120 ± 0  delay 40 ± 0"),
                execution.out().lines().toList());
        assertEquals(List.of(2), harness.threadsAskedFor, "each of two runs computes on one thread");
        assertEquals(List.of(EngineChoice.PYTORCH), harness.enginesAskedFor);
        assertTrue(Files.exists(folder.resolve("r/results.csv")));
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "8", "16", "64"})
    void aSweepUsesAllCores(int cores) {
        harness.on(new Capacity(cores, 1L << 30, 64L << 30));
        assertEquals(
                new Execution(ExitCode.FINISHED, "", ""), harness.execute("sweep", spec, "--out", in("r"), "--quiet"));
        assertEquals(List.of(cores), harness.threadsAskedFor);
    }

    @Test
    void theMemoryBoundIsSaidWithItsRemedy() {
        harness.on(new Capacity(64, 16L << 20, 64L << 30));
        List<String> said = harness.execute("sweep", spec, "--out", in("r")).errorLines();
        assertEquals(
                "3 runs at a time, not one per core. Java's heap of 16 MB has room for 3 of them (4 MB each). The variable "
                        + "_JAVA_OPTIONS=-Xmx1g makes it larger.",
                said.getFirst());
        assertEquals(List.of(3), harness.threadsAskedFor);
        harness.on(new Capacity(64, 1L << 30, 300L << 20));
        said = harness.execute("sweep", spec, "--out", in("s"), "--jobs", "4").errorLines();
        assertEquals(
                "--jobs 4: the process may run out of memory. The memory of 300 MB has room for 1 of them (37 MB each).",
                said.getFirst());
        assertEquals(List.of(3, 4), harness.threadsAskedFor, "who asks for more gets more");
    }

    @Test
    void anotherSpecificationInTheFolderSaysWhatIsKeptNewAndLeftOut() throws IOException {
        assertEquals(0, harness.execute("sweep", spec, "--out", in("r")).code());
        Execution same = harness.execute("sweep", spec, "--out", in("r"), "--resume", "--quiet");
        assertEquals(new Execution(ExitCode.FINISHED, "", ""), same);
        Files.writeString(folder.resolve("decay.yaml"), SPEC.replace("[0, 1]", "[1, 2, 3]"));
        Execution other = harness.execute("sweep", spec, "--out", in("r"), "--resume", "--quiet");
        assertEquals(ExitCode.FINISHED, other.code(), other::err);
        String said = other.errorLines().getFirst();
        assertTrue(
                said.startsWith(
                        "The specification differs from the one in " + in("r")
                                + ": 2 finished runs kept, 4 runs new, 2 finished runs no longer belong to it and are not in the table"),
                said);
        assertTrue(said.contains(" (weight-decay 0, seed 1), ") && said.endsWith(" (weight-decay 0, seed 2)."), said);
        assertEquals(1 + 6, Files.readAllLines(folder.resolve("r/results.csv")).size());
        try (var runs = Files.list(folder.resolve("r/runs"))) {
            assertEquals(8, runs.count(), "nothing is deleted");
        }
    }

    @Test
    void quietSweepPrintsNothing() {
        Execution execution = harness.execute("sweep", spec, "--out", in("r"), "--quiet");
        assertEquals(new Execution(ExitCode.FINISHED, "", ""), execution);
    }

    @Test
    void terminalShowsTheEnd() {
        String err =
                harness.interactive().execute("sweep", spec, "--out", in("r")).err();
        assertTrue(err.endsWith("100% [####################] 4/4 runs finished, 0 running, ETA 0:00\n"), err);
    }

    @Test
    void shardsAreMergedAndWhatIsMissingIsSaid() throws IOException {
        assertEquals(
                0,
                harness.execute("sweep", spec, "--out", in("a"), "--shard", "1/2")
                        .code());
        Execution part = harness.execute("merge", in("a"), "--out", in("part"));
        assertEquals(ExitCode.FAILED, part.code());
        assertTrue(part.out().startsWith("2 of 4 runs\n"), part.out());
        assertEquals(2, part.errorLines().stream().mapToInt(line -> seeds(line)).sum(), part.err());
        assertEquals(
                0,
                harness.execute("sweep", spec, "--out", in("b"), "--shard", "2/2")
                        .code());
        Execution whole = harness.execute("merge", in("a"), in("b"), "--out", in("whole"), "--csv-decimal", "comma");
        assertEquals(ExitCode.FINISHED, whole.code());
        assertEquals("", whole.err());
        assertTrue(whole.out().startsWith("4 of 4 runs\n  weight-decay 0  0/2 grokked"), whole.out());
        List<List<String>> rows = CsvReader.read(Files.readString(folder.resolve("whole/results.csv")), ';');
        assertEquals(5, rows.size());
        for (String name : List.of("learningRate", "weightDecay", "v0", "seconds")) {
            int column = rows.getFirst().indexOf(name);
            rows.stream().skip(1).forEach(row -> assertTrue(CsvReader.number(row.get(column), ',') >= 0, name));
        }
        Execution both = harness.execute(
                "merge", in("a"), "--out", in("x"), "--csv-decimal", "comma", "--csv-delimiter", "comma");
        assertEquals(ExitCode.BAD_USAGE, both.code());
        assertTrue(both.err().startsWith("--csv-delimiter must be semicolon or tab"), both.err());
    }

    private static int seeds(String line) {
        assertTrue(line.startsWith("Missing: weight-decay "), line);
        return line.contains("seeds 1, 2") ? 2 : 1;
    }

    @Test
    void failedRunsAreSaidAndLeftForTheNextTime() {
        harness.learners.throwAt(50);
        Execution failed = harness.execute("sweep", spec, "--out", in("r"));
        assertEquals(ExitCode.FAILED, failed.code());
        assertEquals(
                List.of("4 of 4 runs are not finished; continue with --resume."),
                failed.errorLines().stream()
                        .filter(line -> !line.startsWith("Run "))
                        .toList());
        assertEquals(5, failed.errorLines().size(), failed::err);
        harness.learners.throwAt(-1);
        assertEquals(
                0, harness.execute("sweep", spec, "--out", in("r"), "--resume").code());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--jobs 0 | --jobs must be a whole number between 1 and 256 (got 0).",
                "--jobs two | --jobs must be a whole number between 1 and 256 (got two).",
                "--shard 3/2 | --shard must be i/n with whole numbers 1 <= i <= n <= 10,000,",
                "--shard 0/2 | --shard must be i/n",
                "--shard half | --shard must be i/n",
                "--engine tpu | --engine must be auto, mxnet or pytorch (got tpu)",
                "--p 97 | Unknown option '--p'. Options: --out, --shard, --jobs, --resume, --engine, --quiet",
                "more.yaml | Unexpected argument 'more.yaml'",
                "--out | --out needs a value",
            })
    void mistakeOnTheCommandLineIsNamed(String args, String expected) {
        String line = refused(("sweep " + spec + " " + args).split(" "));
        assertTrue(line.startsWith(expected), line);
        assertTrue(line.endsWith("Try 'grokscope sweep --help'."), line);
    }

    @Test
    void mistakeInTheSpecificationOrTheFolderIsNamed() throws IOException {
        assertTrue(refused("sweep").contains("SPEC.yaml"));
        assertTrue(refused("sweep", in("none.yaml"))
                .startsWith("SPEC.yaml must be a readable file: there is no such file (got " + in("none.yaml")));
        assertTrue(refused("sweep", "a\0b").contains("is not a path"));
        Files.writeString(folder.resolve("bad.yaml"), "grid: {weight-decay: [11]}\nseeds: [1]");
        String bad = refused("sweep", in("bad.yaml"), "--out", in("r"));
        assertTrue(bad.startsWith(in("bad.yaml") + ", line 1: weight-decay must be"), bad);
        assertFalse(Files.exists(folder.resolve("r")));
        assertTrue(refused("sweep", spec, "--out", folder.toString()).startsWith(folder + " is not empty. Choose "));
        harness.execute("sweep", spec, "--out", in("r"));
        harness.threadsAskedFor.clear();
        assertTrue(refused("sweep", spec, "--out", in("r")).contains(" --resume continues the sweep in it."));
        assertFalse(refused("merge", in("r"), "--out", in("r")).contains("--resume"), "merge has no such option");
    }

    @Test
    void mistakeInMergingIsNamed() {
        assertTrue(refused("merge", in("none"), "--out", in("r")).startsWith(in("none") + " is not a folder. Choose "));
        assertTrue(refused("merge", in("none")).contains("--out"));
        assertTrue(refused("merge", "--out", in("r")).contains("DIR"));
    }
}
