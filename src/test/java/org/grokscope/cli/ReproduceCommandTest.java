package org.grokscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproduceCommandTest {

    private final CommandLineHarness harness = new CommandLineHarness();

    @TempDir
    private Path folder;

    private CommandLineHarness.Execution reproduce(String... more) {
        String[] usual = {
            "reproduce", "S10", "--runs", folder.resolve("runs").toString(), "--out", report().toString(), "--quiet"
        };
        String[] all = Arrays.copyOf(usual, usual.length + more.length);
        System.arraycopy(more, 0, all, usual.length, more.length);
        return harness.execute(all);
    }

    private Path report() {
        return folder.resolve("report.md");
    }

    /** The fake learner groks long after it memorizes, whatever the task: the verdict must say so. */
    @Test
    void runsAreTrainedReportedAndKept() throws IOException {
        CommandLineHarness.Execution first = reproduce("--jobs", "2");

        assertEquals(0, first.code(), first::err);
        String text = Files.readString(report());
        assertTrue(text.contains("| no delay, T_mem = T_grok, n = 20 | 0 of 5 | 5 | 5 of 5 | **differs"), text);
        assertFalse(text.contains("## S1."), "only what was asked for");
        assertEquals(
                1 + 15,
                Files.readAllLines(folder.resolve("reproduction/results.csv")).size());

        int steps = harness.learners.steps();
        assertEquals(0, reproduce("--report-only", "--csv-decimal", "comma").code());
        assertTrue(Files.readAllLines(folder.resolve("reproduction/results.csv"))
                .getFirst()
                .contains(";"));
        CommandLineHarness.Execution again = reproduce("--report-only");
        assertEquals(0, again.code(), again::err);
        assertEquals(text, Files.readString(report()));
        assertEquals(0, reproduce("--resume").code());
        assertEquals(steps, harness.learners.steps(), "nothing was trained twice");

        CommandLineHarness.Execution careless = reproduce();
        assertEquals(2, careless.code());
        assertEquals(1, careless.errorLines().size());
        assertTrue(careless.err().contains("is not empty") && careless.err().contains("--resume"), careless::err);
    }

    @Test
    void anUnknownExperimentIsRefusedInOneLine() {
        CommandLineHarness.Execution wrong = harness.execute("reproduce", "S4");

        assertEquals(2, wrong.code());
        assertEquals(1, wrong.errorLines().size());
        assertTrue(
                wrong.err().contains("Experiment must be one of S1")
                        && wrong.err().contains("S1, S2, S3, S5"),
                wrong::err);
    }

    @Test
    void thereMustBeRunsToReportOnAndAPlaceForTheReport() {
        CommandLineHarness.Execution none = reproduce("--report-only");
        assertEquals(2, none.code());
        assertTrue(none.err().contains("--runs must be a folder created by"), none::err);

        CommandLineHarness.Execution nowhere = harness.execute(
                "reproduce", "S10", "--runs", folder.resolve("runs").toString(), "--out", "/no/such/folder/r.md");
        assertEquals(1, nowhere.code());
        assertTrue(
                nowhere.err().contains("--out must be a writable file: there is no folder /no/such/folder"),
                nowhere::err);
        assertEquals(0, harness.learners.steps());
        assertFalse(Files.exists(folder.resolve("runs")), "nothing was begun");
    }
}
