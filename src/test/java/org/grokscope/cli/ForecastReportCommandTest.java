package org.grokscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastReportCommandTest {

    private static final String SPEC = """
            base: {preset: paper, lr: 1e-2, eval-every: 10, steps: 400, stop-after-grok: 50}
            grid: {p: [53, 89]}
            seeds: [1, 2]
            """;

    private final CommandLineHarness harness = new CommandLineHarness();

    @TempDir
    private Path folder;

    private String sweep() throws IOException {
        Path spec = Files.writeString(folder.resolve("s.yaml"), SPEC);
        String out = folder.resolve("sweep").toString();
        assertEquals(
                0,
                harness.execute("sweep", spec.toString(), "--out", out, "--quiet")
                        .code());
        return out;
    }

    @Test
    void storedRunsAreReportedOn() throws IOException {
        String runs = sweep();
        Path report = folder.resolve("report.md");
        CommandLineHarness.Execution done = harness.execute("forecast-report", runs, "--out", report.toString());

        assertEquals(0, done.code(), done::err);
        String text = Files.readString(report);
        assertTrue(text.contains("from 4 finished runs"), text);
        assertTrue(Files.exists(folder.resolve("forecast/delay.svg")));
        assertTrue(Files.exists(folder.resolve("forecast/error.svg")));
    }

    private static final String LOG = """
            step,train_acc,val_acc,train_loss,val_loss,weight_norm
            0,0.01,0.01,4.6,4.6,60
            200,0.5,0.02,1,9,58
            400,0.995,0.02,0.1,9,50
            800,1,0.2,0.001,1,40
            1200,1,0.991,0.001,0.05,SEED
            """;

    private void log(String name, String content) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("logs")).resolve(name), content);
    }

    @Test
    void logsOfOtherProgramsAreReportedOn() throws IOException {
        log("a.csv", LOG.replace("SEED", "30"));
        log("again.csv", LOG.replace("SEED", "30"));
        log("b.csv", LOG.replace("SEED", "31"));
        log("c.csv", "a,b\n1,2\n");
        String logs = folder.resolve("logs").toString();
        Path report = folder.resolve("report.md");
        CommandLineHarness.Execution done =
                harness.execute("forecast-report", logs, "--preset", "paper", "--out", report.toString());
        assertEquals(0, done.code(), done::err);
        assertEquals(1, done.errorLines().size(), done::err);
        assertTrue(done.err().startsWith(folder.resolve("logs/c.csv") + " has no column"), done::err);
        String text = Files.readString(report);
        assertTrue(text.contains("from 2 finished runs"), text);
        assertTrue(text.contains("| (a + b) mod 97, width 128, η 0.001, λ 1 | 2 |"), text);
        assertFalse(Files.exists(folder.resolve("forecast")), "there are no plots");

        harness.execute("forecast-report", logs, "--out", report.toString());
        String unknown = Files.readString(report);
        assertTrue(unknown.contains("| No forecast: "), unknown);
        assertTrue(unknown.contains("from 0 finished runs"), unknown);
    }

    @Test
    void logsThatCannotBeReadAreNoReport() throws IOException {
        log("c.csv", "a,b\n1,2\n");
        Path report = folder.resolve("report.md");
        CommandLineHarness.Execution none =
                harness.execute("forecast-report", folder.resolve("logs").toString(), "--out", report.toString());
        assertEquals(1, none.code());
        assertTrue(none.err().contains("None of the logs could be read"), none::err);
        assertFalse(Files.exists(report));

        CommandLineHarness.Execution flags = harness.execute("forecast-report", sweep(), "--lr", "0.001");
        assertEquals(2, flags.code());
        assertTrue(flags.err().contains("name a folder of logs"), flags::err);
    }

    @Test
    void constantsNeedCalibratingRuns() throws IOException {
        CommandLineHarness.Execution fit = harness.execute("forecast-report", sweep(), "--fit");
        assertEquals(0, fit.code());
        assertTrue(fit.out().contains("Too few settings"), fit::out);
    }

    @Test
    void badInputIsOneLine() throws IOException {
        CommandLineHarness.Execution none = harness.execute("forecast-report", folder.toString());
        assertEquals(2, none.code());
        assertEquals(1, none.errorLines().size());
        assertTrue(none.err().contains("contains no finished runs"), none::err);

        String runs = sweep();
        Path run = Files.createDirectories(folder.resolve("other/runs")).resolve("a.json.gz");
        Files.writeString(run, "no run");
        CommandLineHarness.Execution damaged =
                harness.execute("forecast-report", folder.resolve("other").toString());
        assertEquals(2, damaged.code());
        assertEquals(1, damaged.errorLines().size());
        assertTrue(damaged.err().contains("a.json.gz"), damaged::err);

        CommandLineHarness.Execution nowhere =
                harness.execute("forecast-report", runs, "--out", "/no/such/folder/r.md");
        assertEquals(1, nowhere.code());
        assertTrue(
                nowhere.err().contains("--out must be a writable file: there is no folder /no/such/folder"),
                nowhere::err);
    }
}
