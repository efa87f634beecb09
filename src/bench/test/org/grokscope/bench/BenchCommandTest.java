package org.grokscope.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.grokscope.cli.CommandLineApp;
import org.grokscope.cli.terminal.ExitCode;
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
    private int workersStarted;
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

    private Execution execute(boolean interactive, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = new CommandLineApp(
                        "9.9",
                        (_, _) -> learners,
                        null,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        interactive,
                        terminal -> List.of(new BenchCommand(() -> benchmark, terminal)))
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
        "--json /there/is/no/folder.json, --json",
        "--threads 2, '--threads'",
        "transformer, 'transformer'",
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
}
