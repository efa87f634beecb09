package org.grokscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
