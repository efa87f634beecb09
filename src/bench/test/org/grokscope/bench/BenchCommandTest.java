package org.grokscope.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.grokscope.cli.CommandLineApp;
import org.grokscope.cli.terminal.ExitCode;
import org.grokscope.cli.terminal.ResultStream;
import org.grokscope.run.config.Preset;
import org.grokscope.training.FakeLearner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command {@code bench} on a command line, with workers that answer at once. */
class BenchCommandTest {

    private record Execution(int code, String out, String err) {
        List<String> errorLines() {
            return err.lines().toList();
        }
    }

    private final FakeLearner.Factory learners = new FakeLearner.Factory();
    private Benchmark benchmark = new Benchmark("9.9", 2, this::start);
    private final WindowBenchmark windowBenchmark = new WindowBenchmark("9.9", this::startColdRun);
    private int workersStarted;
    private long stepsAsked;
    private boolean stops;
    private String problem;

    @TempDir
    private Path folder;

    private Worker start(Job job) throws WorkerFailedException {
        workersStarted++;
        if (stops) {
            benchmark.stop();
        }
        if (problem != null && job.kind() == Job.Kind.LEARNER) {
            throw new WorkerFailedException(problem);
        }
        return new FakeWorker(job, 1, -1);
    }

    /** In a window a run takes a quarter longer. */
    private Worker startColdRun(ColdRunWorker.Kind kind, Preset preset, long steps) throws WorkerFailedException {
        stepsAsked = steps;
        workersStarted++;
        if (problem != null) {
            throw new WorkerFailedException(problem);
        }
        double seconds = kind == ColdRunWorker.Kind.HEADLESS ? 8 : 10;
        ColdRun run = new ColdRun(
                seconds / 2,
                seconds,
                800,
                100,
                800 / seconds,
                5,
                Map.of(CpuByThread.Role.COMPILER, seconds / 4),
                Map.of(CpuByThread.Role.FX, seconds / 100));
        return new Worker() {
            @Override
            public List<String> ask(String line) {
                return run.lines();
            }

            @Override
            public void close() {}
        };
    }

    private Execution execute(boolean interactive, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = new CommandLineApp(
                        "9.9",
                        (_, _) -> learners,
                        null,
                        new ResultStream(out, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        interactive,
                        terminal -> List.of(new BenchCommand(
                                () -> benchmark,
                                () -> windowBenchmark,
                                (config, steps, lines) ->
                                        lines.accept(config.task().id() + " " + steps),
                                terminal)))
                .execute(args);
        return new Execution(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private List<String> filesLeft() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static int rounds(Path json) throws IOException {
        return JsonParser.parseString(Files.readString(json))
                .getAsJsonObject()
                .get("rounds")
                .getAsInt();
    }

    @Test
    void printsTheTableAndWritesTheJson() throws IOException {
        Path json = folder.resolve("bench.json");
        Execution execution = execute(false, "bench", "--rounds", "9", "--json", json.toString());
        assertEquals(ExitCode.FINISHED, execution.code(), execution::err);
        assertTrue(execution.out().startsWith("GrokScope 9.9, "), execution::out);
        assertTrue(execution.err().contains("round 9 of 9"), execution::err);
        assertEquals(9, rounds(json));
        assertEquals(List.of("bench.json"), filesLeft());
        assertEquals(0, learners.madeOn().size(), "nothing is trained in this process");
    }

    @Test
    void defaultIsSevenRounds() throws IOException {
        Path json = folder.resolve("bench.json");
        assertEquals(
                ExitCode.FINISHED,
                execute(false, "bench", "--json", json.toString()).code());
        assertEquals(7, rounds(json));
    }

    @ParameterizedTest
    @CsvSource({
        "--rounds 4, --rounds",
        "--rounds 101, --rounds",
        "--rounds many, --rounds",
        "--rounds, --rounds",
        "--threads 2, '--threads'",
        "transformer, 'transformer'",
        "--preset fast, --window",
        "--inspect, --window",
        "--window --preset slow, --preset",
        "--long 99, --long",
        "--long 1000 --window, --window",
        "--long 1000 --rounds 5, --rounds",
        "--share grokscope:fast, --long",
        "--long 1000 --preset fast --share grokscope:fast, --preset",
        "--long 1000 --share other, --share",
    })
    void badUsageIsOneLineAndStartsNoWorker(String args, String named) {
        Execution execution = execute(false, ("bench " + args).split(" "));
        assertEquals(ExitCode.BAD_USAGE, execution.code());
        assertEquals(1, execution.errorLines().size(), execution::err);
        assertTrue(execution.err().contains(named), execution::err);
        assertTrue(execution.err().strip().endsWith("Try 'grokscope bench --help'."), execution::err);
        assertEquals(0, workersStarted);
    }

    @Test
    void incompleteResultIsShownAndWrittenAndFails() throws IOException {
        problem = "no MXNet\nhere";
        Path json = folder.resolve("bench.json");
        Execution execution = execute(false, "bench", "--json", json.toString());
        assertEquals(ExitCode.FAILED, execution.code());
        assertTrue(execution.out().startsWith("GrokScope 9.9, "), execution::out);
        assertTrue(execution.errorLines().getLast().endsWith("no MXNet here"), execution::err);
        assertTrue(Files.exists(json));
    }

    @Test
    void stoppedBenchmarkPrintsAndWritesNothing() throws IOException {
        stops = true;
        Execution execution =
                execute(false, "bench", "--json", folder.resolve("bench.json").toString());
        assertEquals(ExitCode.FAILED, execution.code());
        assertEquals("", execution.out());
        assertEquals(List.of(), filesLeft());
    }

    @Test
    void progressIsDrawnOverItselfOnATerminal() {
        Execution execution = execute(true, "bench");
        assertTrue(execution.err().contains("\r"), execution::err);
        assertFalse(execution.err().contains("\n"), execution::err);
    }

    @Test
    void windowMayBeComparedOverALongerRun() throws IOException {
        assertEquals(
                ExitCode.FINISHED,
                execute(false, "bench", "--window", "--steps", "20000").code());
        assertEquals(20_000, stepsAsked);
        assertEquals(
                ExitCode.BAD_USAGE, execute(false, "bench", "--steps", "20000").code());
        assertEquals(
                ExitCode.BAD_USAGE,
                execute(false, "bench", "--window", "--steps", "0").code());
    }

    @Test
    void windowIsComparedWithNoWindowRoundByRound() throws IOException {
        Path json = folder.resolve("window.json");
        Execution execution = execute(false, "bench", "--window", "--json", json.toString());
        assertEquals(ExitCode.FINISHED, execution.code(), execution::err);
        assertEquals(10, workersStarted, "five rounds of two");
        assertTrue(
                execution.out().contains("window: +25.0 % to T_grok, +25.0 % to the end, +25.0 % a step"),
                execution::out);
        JsonObject report = JsonParser.parseString(Files.readString(json)).getAsJsonObject();
        assertEquals(0.25, report.get("slowdown").getAsDouble(), 1e-12);
        assertEquals(0.25, report.get("slowdownSteady").getAsDouble(), 1e-12);
        assertEquals(5, report.getAsJsonObject("window").get("secondsToGrok").getAsDouble());
        assertEquals(8, report.getAsJsonObject("headless").get("seconds").getAsDouble());
        assertEquals(2.5, report.getAsJsonObject("cpuByThread").get("compiler").getAsDouble());
        assertEquals(
                0.1,
                report.getAsJsonObject("window")
                        .getAsJsonObject("cpuByThreadSteady")
                        .get("fx")
                        .getAsDouble());
    }

    @Test
    void inspectionPanelIsAThirdKind() {
        assertEquals(
                ExitCode.FINISHED,
                execute(false, "bench", "--window", "--inspect").code());
        assertEquals(15, workersStarted);
    }

    @ParameterizedTest
    @CsvSource({"--preset parity, parity", "--share grokscope:multiplication, mod-mul", "'', mod-add"})
    void aLongRunTrainsWhatIsGiven(String settings, String task) {
        String[] args = ("bench --long 1000000 " + settings).strip().split(" ");
        assertEquals(new Execution(ExitCode.FINISHED, task + " 1000000\n", ""), execute(false, args));
        assertEquals(0, workersStarted);
    }

    @Test
    void failedColdRunIsNamed() {
        problem = "no display";
        Execution execution = execute(false, "bench", "--window");
        assertEquals(ExitCode.FAILED, execution.code());
        assertTrue(execution.errorLines().getLast().endsWith("no display"), execution::err);
    }
}
