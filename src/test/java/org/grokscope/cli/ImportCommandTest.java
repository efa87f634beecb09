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
import org.grokscope.cli.CommandLineHarness.Execution;
import org.grokscope.cli.terminal.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of the logs of other programs. Bundles and JSON files are imported in {@link LibraryCommandsTest}. */
class ImportCommandTest {

    private static final String LOG = """
            step,train_acc,val_acc,train_loss,val_loss,weight_norm
            0,0.01,0.01,4.6,4.6,60
            100,0.995,0.02,0.1,9,50
            200,1,0.991,0.001,0.05,SEED
            """;

    private final CommandLineHarness harness = new CommandLineHarness();

    @TempDir
    private Path folder;

    private Path sweep;

    @BeforeEach
    void write() throws IOException {
        sweep = folder.resolve("sweep");
        for (int seed = 30; seed < 33; seed++) {
            write("version_" + seed + "/metrics.csv", LOG.replace("SEED", "" + seed));
            write("version_" + seed + "/hparams.yaml", "lr: 0.002\nseed: " + seed + "\n");
        }
    }

    private void write(String name, String content) throws IOException {
        Path file = sweep.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private Execution execute(Object... arguments) {
        List<String> all = new ArrayList<>();
        Arrays.stream(arguments).map(Object::toString).forEach(all::add);
        all.addAll(List.of("--library", library().toString()));
        return harness.execute(all.toArray(String[]::new));
    }

    private Path library() {
        return folder.resolve("library.db");
    }

    private String summary(String text) {
        return text.replace("FROM", "from " + sweep + " into " + library()) + "\n";
    }

    @Test
    void aFolderIsImportedOnce() throws IOException {
        write("config.json", "{\"lr\": 1}");
        assertEquals(
                new Execution(0, summary("Imported 3 runs FROM, skipped 0."), ""),
                execute("import", sweep, "--task", "mod-add", "--p", "59"));
        String list = execute("list").out();
        for (int seed = 30; seed < 33; seed++) {
            assertTrue(list.contains("  version_" + seed + "/metrics.csv "), list);
        }
        String shown = execute("show", "1").out();
        assertTrue(shown.contains("task mod-add, p 59, η 0.002, seed 30"), shown);
        assertTrue(shown.contains("T_grok    200"), shown);
        Execution again = execute("import", sweep, "--task", "mod-add", "--p", "59");
        assertEquals(ExitCode.FINISHED, again.code());
        assertEquals(
                summary("Imported 0 runs FROM, skipped 3: 0 could not be read, 3 already in the library."),
                again.out());
        assertEquals(
                sweep.resolve("version_30/metrics.csv") + ": the library has this run already, as run 1.",
                again.errorLines().getFirst());
        write("more/run.csv", LOG.replace("SEED", "35"));
        assertTrue(
                execute("import", sweep, "--task", "mod-add", "--p", "59").out().startsWith("Imported 1 run from"));
        assertTrue(execute("import", sweep).out().startsWith("Imported 4 runs from"), "read with other settings");
    }

    @Test
    void aBadFileDoesNotKeepTheOthersOut() throws IOException {
        write("a.csv", "");
        write("b.jsonl", "[1]\n");
        write("results.csv", "run,delay\n1,2\n");
        write("copy.csv", LOG.replace("SEED", "99"));
        write("z/copy.csv", LOG.replace("SEED", "99"));
        Execution execution = execute("import", sweep);
        assertEquals(ExitCode.FINISHED, execution.code());
        assertEquals(
                summary("Imported 4 runs FROM, skipped 4: 3 could not be read, 1 already in the library."),
                execution.out());
        assertEquals(
                List.of(
                        sweep.resolve("a.csv") + " is empty: nothing has been logged yet.",
                        sweep.resolve("b.jsonl")
                                + " is not JSON Lines: line 1 is no JSON object. Each line must be one.",
                        sweep.resolve("results.csv") + " has no column that is recognized as the step. Name it with "
                                + "--columns step=NAME; the columns are run, delay.",
                        sweep.resolve("z/copy.csv") + ": the library has this run already, as run 1."),
                execution.errorLines());
    }

    @Test
    void noMoreThanTwentyReasonsAreNamed() throws IOException {
        for (int i = 0; i < 30; i++) {
            write("bad/" + i + ".csv", "");
        }
        List<String> lines = execute("import", sweep).errorLines();
        assertEquals(21, lines.size());
        assertEquals("And 10 more were skipped.", lines.getLast());
        Execution none = execute("import", sweep.resolve("bad"));
        assertEquals(ExitCode.FAILED, none.code(), "none could be read");
        assertTrue(none.out().endsWith("skipped 30: 30 could not be read, 0 already in the library.\n"), none.out());
    }

    @Test
    void filesOfThisProgramInAFolderAreRuns() throws IOException {
        Path json = sweep.resolve("own.json");
        Path log = sweep.resolve("version_30/metrics.csv");
        Path bundle = sweep.resolve("a.grokscope");
        assertEquals(
                0,
                harness.execute("watch", log.toString(), "--finished", "--json", json.toString())
                        .code());
        assertEquals(
                0,
                harness.execute("watch", log.toString(), "--finished", "--bundle", bundle.toString())
                        .code());
        assertEquals(
                summary("Imported 4 runs FROM, skipped 1: 0 could not be read, 1 already in the library."),
                execute("import", sweep).out(),
                "the bundle of a log is the same run as the log; JSON has an identity of its own");
    }

    @Test
    void aLogIsImportedByItsName() throws IOException {
        Path log = sweep.resolve("version_30/metrics.csv");
        assertEquals(
                new Execution(0, "Imported " + log + " as run 1.\n", ""), execute("import", log, "--preset", "paper"));
        assertEquals(
                new Execution(1, "", log + ": The library has this run already, as run 1.\n"),
                execute("import", log, "--preset", "paper"));
        Execution wrong = execute("import", log, "--columns", "angle=x");
        assertEquals(ExitCode.FAILED, wrong.code());
        assertTrue(wrong.err().startsWith(log + ": --columns must name columns of the log, which are"), wrong.err());
    }

    @Test
    void theProgressIsShownOnATerminal() {
        String err = new CommandLineHarness()
                .interactive()
                .execute("import", sweep.toString(), "--library", library().toString())
                .err();
        assertTrue(err.contains("100% [####################] 3/3 logs read"), err);
    }

    @Test
    void whatCannotBeImportedMakesNoLibrary() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertEquals(
                new Execution(
                        1,
                        "",
                        "The folder " + empty
                                + " holds no run. Readable are CSV, TSV, JSON Lines, TensorBoard event files, "
                                + "runs of MLflow's file store and Trackio's files, and GrokScope's bundles and JSON "
                                + "files.\n"),
                execute("import", sweep, empty));
        assertEquals(2, execute("import", sweep, folder.resolve("none")).code());
        assertEquals(
                "--p must be a whole number between 3 and 499 (got 1). Try 'grokscope import --help'.\n",
                execute("import", sweep, "--p", "1").err());
        assertEquals(
                "--intervene does not apply to a run from elsewhere: leave it out (got cut-decay). Try 'grokscope import "
                        + "--help'.\n",
                execute("import", sweep, "--intervene", "cut-decay").err());
        Path bundle = Files.writeString(folder.resolve("a.grokscope"), "");
        assertEquals(
                "Settings and --columns say how logs of other programs are read, and none is given. Remove them, or name a "
                        + "log. Try 'grokscope import --help'.\n",
                execute("import", bundle, "--p", "59").err());
        assertFalse(Files.exists(library()));
    }
}
