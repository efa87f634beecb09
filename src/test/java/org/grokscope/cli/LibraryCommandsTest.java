package org.grokscope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.grokscope.Await;
import org.grokscope.cli.CommandLineHarness.Execution;
import org.grokscope.run.RunResult;
import org.grokscope.storage.format.RunJson;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.Origin;
import org.grokscope.storage.library.Recorder;
import org.grokscope.training.SessionThread;
import org.grokscope.training.TrainingSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryCommandsTest {

    private static final String[] RUN = {
        "run",
        "--record",
        "--quiet",
        "--network",
        "mlp",
        "--p",
        "11",
        "--batch",
        "full",
        "--lr",
        "1e-2",
        "--eval-every",
        "20",
        "--steps",
        "400"
    };

    @TempDir
    private Path folder;

    private final CommandLineHarness harness = new CommandLineHarness();

    private Execution execute(String... args) {
        List<String> all = new ArrayList<>(Arrays.asList(args));
        all.add("--library");
        all.add(file().toString());
        return harness.execute(all.toArray(String[]::new));
    }

    private Path file() {
        return folder.resolve("library.db");
    }

    private void executes(String... args) {
        Execution execution = execute(args);
        assertEquals(new Execution(0, execution.out(), ""), execution);
    }

    @Test
    void aRecordedRunIsListedAndShown() {
        executes(RUN);
        Execution list = execute("list");
        String line = list.out().lines().toList().get(1);
        assertTrue(
                line.matches(
                        " {4}1 {2}\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d {2}\\(a \\+ b\\) mod 11 .* 80 +\\d+ +400  grokked"
                                + " +AdamW, η 0.01, λ 1, seed 45"),
                line);
        assertTrue(list.out().contains("1 run in " + file()), list.out());
        assertTrue(execute("list", "--search", "parity").out().startsWith("0 runs in "));
        Execution show = execute("show", "1");
        assertTrue(show.out().contains("Run 1: (a + b) mod 11"), show.out());
        assertTrue(show.out().contains("T_mem     80"), show.out());
        assertTrue(show.out().contains(" 400\n"), "the checkpoints: " + show.out());
    }

    @Test
    void deletedRunsAreRestoredOrForgotten() {
        executes(RUN);
        executes(RUN);
        assertEquals(
                "Moved to the trash: 1. Undo with 'grokscope restore 1'.\n",
                execute("delete", "1").out());
        assertEquals(2, execute("list").out().lines().count() - 1);
        assertTrue(execute("list", "--trash").out().contains("\n    1  "));
        executes("restore", "1");
        executes("delete", "1", "2");
        executes("vacuum", "--empty-trash");
        assertTrue(execute("list", "--trash").out().startsWith("0 runs"));
        assertEquals(2, execute("show", "1").code());
    }

    @Test
    void aRunThatIsNotThereIsBadUsage() {
        executes(RUN);
        for (String command : List.of("show", "delete", "restore", "export")) {
            for (String run : List.of("7", "0", "x")) {
                boolean export = command.equals("export");
                Execution execution = export
                        ? execute(command, run, "--csv", folder.resolve("x").toString())
                        : execute(command, run);
                assertEquals(2, execution.code(), command + run);
                assertEquals(1, execution.errorLines().size(), execution.err());
            }
        }
        assertEquals(
                "There is no run 7 in " + file() + ". 'grokscope list' shows all runs. Try 'grokscope show --help'.\n",
                execute("show", "7").err());
    }

    @Test
    void aLibraryThatCannotBeUsedIsSaidBeforeAnythingIsTrained() throws IOException {
        executes(RUN);
        byte[] bytes = Files.readAllBytes(file());
        Arrays.fill(bytes, 0, 60, (byte) 'x');
        Files.write(file(), bytes);
        int learners = harness.learners.madeOn().size();
        for (String[] args : List.of(RUN, new String[] {"list"}, new String[] {"run", "--resume", "1"})) {
            Execution execution = execute(args);
            assertEquals(1, execution.code());
            assertTrue(execution.err().startsWith("The library " + file() + " is damaged"), execution.err());
        }
        assertEquals(learners, harness.learners.madeOn().size());
        assertTrue(execute("vacuum", "--repair")
                .out()
                .startsWith("0 runs were recovered completely, 0 partially, 0 not at all."));
        executes(RUN);
    }

    @Test
    void aSoundLibraryIsSaidToBeSound() throws IOException {
        executes(RUN);
        byte[] before = Files.readAllBytes(file());
        assertEquals(
                new Execution(0, "The library " + file() + " is sound: nothing was changed.\n", ""),
                execute("vacuum", "--repair"));
        assertArrayEquals(before, Files.readAllBytes(file()));
    }

    @Test
    void aRunOfAnotherProcessIsRunningAndOneOfAKilledProcessIsInterrupted() throws IOException, InterruptedException {
        try (Recorder recorder = Recorder.besideDialog(file())) {
            assertEquals("", recorder.advance(500));
            assertTrue(
                    execute("list").out().contains("  running  "),
                    execute("list").out());
            String show = execute("show", "1").out();
            assertTrue(
                    show.contains("  outcome   running: being trained by another process, recorded up to step 500\n"),
                    show);
            assertTrue(show.contains("  ended     not yet\n"), show);
            recorder.kill();
        }
        assertTrue(execute("list", "--search", "interrupted").out().contains("  interrupted  "));
        String show = execute("show", "1").out();
        assertTrue(
                show.contains("  outcome   interrupted: its process ended before the run, recorded up to step 500\n"),
                show);
        assertTrue(show.contains("  ended     interrupted; resume with 'grokscope run --resume 1'\n"), show);
    }

    @Test
    void whatIsWhereItShouldBeAlreadyIsSaid() {
        executes(RUN);
        assertEquals(new Execution(1, "", "Run 1 is not in the trash.\n"), execute("restore", "1"));
        executes(RUN);
        executes("delete", "1");
        assertEquals(
                new Execution(
                        1,
                        "Moved to the trash: 2. Undo with 'grokscope restore 2'.\n",
                        "Run 1 is in the trash already.\n"),
                execute("delete", "1", "2", "2"));
        assertEquals(new Execution(0, "Restored 1 2.\n", ""), execute("restore", "1", "2"));
    }

    @Test
    void aDeclaredRollbackJournalIsKeptAndNamed() {
        executes(with(RUN, "--library-journal", "rollback"));
        Execution list = execute("list");
        assertTrue(list.out().endsWith("MB\nIt uses a rollback journal.\n"), list.out());
        assertTrue(execute("list", "--library-journal", "wal").out().endsWith(" MB\n"));
        assertEquals(
                "--library-journal must be auto, wal or rollback (got none). Try 'grokscope list --help'.\n",
                execute("list", "--library-journal", "none").err());
    }

    @Test
    void onlyCommandsThatAddRunsMakeALibrary() throws IOException {
        String missing = "There is no library " + file() + ". Name an existing one with --library FILE.\n";
        for (String[] args : List.of(
                new String[] {"list"},
                new String[] {"show", "1"},
                new String[] {"export", "1", "--csv", folder.resolve("x").toString()},
                new String[] {"render", "1", "--out", folder.resolve("x.mp4").toString()},
                new String[] {"delete", "1"},
                new String[] {"restore", "1"},
                new String[] {"vacuum"},
                new String[] {"vacuum", "--repair"},
                new String[] {"run", "--resume", "1"})) {
            assertEquals(new Execution(1, "", missing), execute(args), String.join(" ", args));
        }
        try (var files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void aStoppedRunGoesOnAsIfItHadNotBeen() throws IOException {
        Path whole = folder.resolve("whole.json");
        executes(with(RUN, "--json", whole.toString()));
        stopEarly();
        Path resumed = folder.resolve("resumed.json");
        executes("run", "--resume", "2", "--quiet", "--json", resumed.toString());
        RunResult expected = RunJson.read(whole);
        RunResult actual = RunJson.read(resumed);
        assertEquals(expected.history().size(), actual.history().size());
        for (int row = 0; row < expected.history().size(); row++) {
            assertEquals(expected.history().evaluation(row), actual.history().evaluation(row));
        }
        assertEquals(expected.history().events(), actual.history().events());
        assertEquals(expected.history().forecasts(), actual.history().forecasts());
        assertEquals(
                "Run 2 is complete: no steps are left to train.\n",
                execute("run", "--resume", "2", "--quiet").err());
        assertEquals(2, execute("run", "--resume", "2", "--seed", "3").code());
    }

    /** A run that is over soon after step 210 of 400, as one is whose window was closed. */
    private void stopEarly() throws IOException {
        try (Library library = Library.open(file(), "9.9")) {
            var config = library.find(1).orElseThrow().config();
            var session = new TrainingSession(config, harness.learners);
            session.keepCheckpoints();
            library.record(session, Origin.WINDOW);
            session.setSpeedLimit(2_000);
            session.resume();
            try (SessionThread _ = new SessionThread(session)) {
                Await.until(() -> session.step() >= 210);
            }
        }
    }

    private static String[] with(String[] args, String... more) {
        List<String> all = new ArrayList<>(Arrays.asList(args));
        all.addAll(Arrays.asList(more));
        return all.toArray(String[]::new);
    }

    @Test
    void aRunTravelsAsABundle() throws IOException {
        executes(RUN);
        Path bundle = folder.resolve("lesson.grokscope");
        executes(
                "export",
                "1",
                "--bundle",
                bundle.toString(),
                "--json",
                folder.resolve("r.json").toString());
        assertEquals(1, execute("import", bundle.toString()).code(), "it is there already");
        executes("delete", "1");
        executes("vacuum", "--empty-trash");
        assertEquals(
                "Imported " + bundle + " as run 2.\n",
                execute("import", bundle.toString()).out());
        executes("import", folder.resolve("r.json").toString());
        assertTrue(execute("show", "2").out().contains("import"));
        assertEquals(1, execute("import", file().toString()).code());
        assertEquals(2, execute("export", "2", "--bundle", "x.zip").code());
    }
}
