package org.grokscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.grokscope.cli.CommandLineHarness.Execution;
import org.grokscope.cli.terminal.ExitCode;
import org.grokscope.storage.format.RunFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchCommandTest {

    private static final String LOG = """
            step,train_acc,val_acc,train_loss,val_loss,weight_norm,lr
            0,0.01,0.01,4.6,4.6,60,1
            100,0.995,0.02,0.1,9,50,1
            200,1,0.02,0.01,9,45,1
            300,1,0.991,0.001,0.05,30,1
            """;

    private final CommandLineHarness harness = new CommandLineHarness();

    @TempDir
    private Path folder;

    private Path log;

    @BeforeEach
    void write() throws IOException {
        log = Files.writeString(folder.resolve("metrics.csv"), LOG);
    }

    private Execution watch(Object... arguments) {
        List<String> all = new ArrayList<>(List.of("watch"));
        Arrays.stream(arguments).map(Object::toString).forEach(all::add);
        return harness.execute(all.toArray(String[]::new));
    }

    private String refused(int code, Object... arguments) {
        Execution execution = watch(arguments);
        assertEquals(code, execution.code(), execution::err);
        assertEquals(1, execution.errorLines().size(), execution::err);
        assertEquals("", execution.out());
        return execution.errorLines().getFirst().replaceFirst(" Try '[^']*'\\.$", "");
    }

    @Test
    void theSummaryIsThatOfRun() {
        Execution execution = watch(log, "--finished", "--preset", "paper");
        assertEquals(ExitCode.FINISHED, execution.code(), execution::err);
        List<String> lines = execution.out().lines().toList();
        assertEquals(
                List.of(
                        "CSV, 4 rows, 4 evaluations.",
                        "Columns: step=step,train-acc=train_acc,test-acc=val_acc,train-loss=train_loss,test-loss=val_loss,"
                                + "norm=weight_norm.",
                        "Not used: lr.",
                        "No angle: the forecast made at T_mem stands, and is not updated later.",
                        "--columns chooses other columns."),
                lines.subList(0, 5));
        String values = lines.stream().skip(5).collect(Collectors.joining("\n"));
        assertTrue(values.contains("  T_mem     100\n  T_grok    300\n  delay     200\n"), values);
        assertTrue(values.contains("  V_mem     2,500\n"), values);
        assertTrue(values.contains("  forecast  at T_mem: T_grok ≈ "), values);
        assertTrue(values.contains("  engine    none: read from " + log + "\n"), values);
        assertEquals(0, harness.learners.madeOn().size(), "nothing is trained");
        assertEquals(List.of(), harness.threadsAskedFor, "no engine is asked for");
    }

    @Test
    void theTaskCanBeATable() throws IOException {
        Path table = Files.writeString(folder.resolve("xor.csv"), "0,1,2,3\n1,0,3,2\n2,3,0,1\n3,2,1,0\n");
        Execution execution = watch(log, "--finished", "--task", table, "--batch", "full");
        assertEquals(ExitCode.FINISHED, execution.code(), execution::err);
        assertTrue(execution.out().contains("xor"), execution.out());
    }

    @Test
    void settingsThatAreNotStatedAreNotShown() {
        String out = watch(log, "--finished", "--lr", "0.002", "--p", "59").out();
        assertTrue(out.contains("GrokScope 9.9: p 59, η 0.002\n"), out);
        assertTrue(
                out.contains("none. The jump is not forecast: neither the log nor the settings state the task."), out);
        assertTrue(watch(log, "--finished").out().contains("GrokScope 9.9: no settings are stated\n"));
    }

    @Test
    void resultsAreFilesThatTheOtherCommandsRead() throws IOException {
        Path json = folder.resolve("run.json");
        Path csv = folder.resolve("run.csv");
        Path bundle = folder.resolve("run.grokscope");
        Path library = folder.resolve("library.db");
        Execution execution = watch(
                log, "--finished", "--json", json, "--csv", csv, "--bundle", bundle, "--record", "--library", library);
        assertEquals(ExitCode.FINISHED, execution.code(), execution::err);
        assertEquals(4, RunFiles.read(json).run().history().size());
        assertEquals(
                RunFiles.read(json).run().config(), RunFiles.read(bundle).run().config());
        assertEquals(5, Files.readAllLines(csv).size());
        Execution list = harness.execute("list", "--library", library.toString());
        assertTrue(list.out().contains("  metrics.csv "), list.out());
        assertFalse(list.out().contains("AdamW"), list.out());
        String shown =
                harness.execute("show", "1", "--library", library.toString()).out();
        assertTrue(shown.contains("T_grok    300"), shown);
        Path page = folder.resolve("run.html");
        Path figure = folder.resolve("run.svg");
        Execution export = harness.execute(
                "export",
                "1",
                "--library",
                library.toString(),
                "--html",
                page.toString(),
                "--figure",
                figure.toString());
        assertEquals(ExitCode.FINISHED, export.code(), export::err);
        assertTrue(Files.readString(figure).startsWith("<"));
    }

    @Test
    void quietSaysNothingAndStandardOutputIsOneResult() {
        assertEquals("", watch(log, "--finished", "--quiet").out());
        Execution csv = watch(log, "--finished", "--csv", "-");
        assertEquals(5, csv.out().lines().count(), csv::out);
    }

    @Test
    void whatCannotBeReadIsNamedWithItsRemedy() throws IOException {
        Path none = folder.resolve("none");
        assertEquals(
                "SOURCE must be a file or a folder: there is none (got " + none + ").", refused(2, none, "--finished"));
        assertEquals("SOURCE must be a file or a folder: there is none (got nothing).", refused(2, "", "--finished"));
        assertEquals(
                "--columns must name columns of the log, which are step, train_acc, val_acc, train_loss, val_loss, weight_norm, "
                        + "lr (got x).",
                refused(2, log, "--finished", "--columns", "angle=x"));
        assertTrue(refused(2, log, "--finished", "--columns", "x").startsWith("--columns must be ROLE=COLUMN"));
        assertEquals(
                "--steps must be at least 300, the last step of the log (got 10).",
                refused(2, log, "--finished", "--steps", "10"));
        assertEquals(
                "--intervene does not apply to a run from elsewhere: leave it out (got cut-decay).",
                refused(2, log, "--finished", "--intervene", "cut-decay"));
        assertEquals(
                "--p must be a whole number between 3 and 499 (got 1).", refused(2, log, "--finished", "--p", "1"));
        assertEquals(
                "--bundle must end in .grokscope (got x.zip).", refused(2, log, "--finished", "--bundle", "x.zip"));
        Path empty = Files.writeString(folder.resolve("empty.csv"), "");
        assertEquals(empty + " is empty: nothing has been logged yet.", refused(1, empty, "--finished"));
        Path text = Files.writeString(folder.resolve("a.txt"), "Dear reader,\nno log.\n");
        assertEquals(
                text + " has no column that is recognized as the step. Name it with --columns step=NAME; "
                        + "the columns are Dear reader, .",
                refused(1, text, "--finished"));
    }

    @Test
    void aRunThatBrokeDownHasTheExitCodeOfOneThatFailed() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.csv"), "step,loss,val_acc\n0,4,0\n10,nan,0\n");
        Path json = folder.resolve("broken.json");
        Execution execution = watch(broken, "--finished", "--json", json);
        assertEquals(ExitCode.FAILED, execution.code());
        assertEquals(
                "The run failed: In the log the loss, or the norm, is no number after step 10.\n", execution.err());
        assertEquals(2, RunFiles.read(json).run().history().size(), "the results are written");
    }

    @Test
    void onlyWhatIsTrainedHasADefault() {
        assertTrue(
                harness.execute("run", "--help").out().replaceAll("\\s+", " ").contains("lists all. Default: paper."));
        assertFalse(watch("--help").out().contains("Default: paper."));
    }

    @Test
    void aLogIsRecordedOnce() {
        Object[] line = {log, "--finished", "--record", "--quiet", "--library", folder.resolve("library.db")};
        assertEquals(new Execution(ExitCode.FINISHED, "", ""), watch(line));
        assertEquals("The library has this run already, as run 1.", refused(ExitCode.FAILED, line));
    }

    @Test
    void aLogThatIsFollowedEndsWithTheLastStepThatIsStated() throws IOException {
        Path json = folder.resolve("run.json");
        Execution execution = watch(log, "--preset", "paper", "--steps", "300", "--json", json);
        assertEquals(ExitCode.FINISHED, execution.code(), execution::err);
        assertEquals(
                Files.readString(json).replaceAll("\"seconds\":.*", ""),
                finished("--preset", "paper", "--steps", "300").replaceAll("\"seconds\":.*", ""));
        assertTrue(execution.out().startsWith("CSV, 4 rows, 4 evaluations.\n"), execution.out());
        assertTrue(execution.out().contains("  T_grok    300\n"), execution.out());
        assertTrue(execution.err().contains("Grokked at step 300, 200 steps after memorizing."), execution.err());
    }

    private String finished(Object... settings) throws IOException {
        Path json = folder.resolve("finished.json");
        List<Object> all = new ArrayList<>(List.of(log, "--finished", "--json", json));
        all.addAll(List.of(settings));
        assertEquals(ExitCode.FINISHED, watch(all.toArray()).code());
        return Files.readString(json);
    }

    @Test
    void aLogThatIsFollowedIsWaitedForUntilItIsThere() throws Exception {
        Path late = folder.resolve("late.csv");
        Thread writer = Thread.ofPlatform().start(() -> write(late));
        Execution execution = watch(late, "--steps", "300", "--quiet", "--record", "--library", folder.resolve("l.db"));
        writer.join();
        assertEquals(ExitCode.FINISHED, execution.code(), execution::err);
        assertEquals("", execution.out());
        assertTrue(harness.execute("list", "--library", folder.resolve("l.db").toString())
                .out()
                .contains("late.csv"));
        assertEquals(
                "SOURCE must be in a folder that is there (got nowhere/a.csv).",
                refused(ExitCode.BAD_USAGE, "nowhere/a.csv"));
    }

    private static void write(Path log) {
        try {
            Files.writeString(log, LOG);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
