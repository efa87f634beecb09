package org.grokscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.grokscope.cli.terminal.ResultStream;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunResult;
import org.grokscope.storage.format.RunJson;
import org.grokscope.training.FakeLearner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real process, ended from outside. */
class SignalTest {

    /** The command line with a learner that would take months. */
    public static final class Endless {
        private Endless() {}

        /** Runs it. */
        public static void main(String[] args) {
            FakeLearner.Factory learners = new FakeLearner.Factory().delayNanos(1_000_000);
            // A terminal shows its bar from the first moment on, so that the test sees that training is under way.
            System.exit(new CommandLineApp(
                            "9.9",
                            (engine, threads) -> learners,
                            new FakeRunRenderer(),
                            new ResultStream(System.out, StandardCharsets.UTF_8),
                            System.err,
                            true,
                            _ -> List.of())
                    .execute(args));
        }
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void endedProcessWritesWhatItMeasured(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(!File.separator.equals("\\"), "Windows ends processes without asking them");
        Path json = folder.resolve("run.json");
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Endless.class.getName(),
                        "run",
                        "--steps",
                        "10000000",
                        "--weight-decay",
                        "0",
                        "--eval-every",
                        "1",
                        "--json",
                        json.toString())
                .redirectOutput(ProcessBuilder.Redirect.to(folder.resolve("out").toFile()))
                .start();
        try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
            StringBuilder seen = new StringBuilder();
            for (int c = err.read(); c >= 0 && !seen.toString().contains("train "); c = err.read()) {
                seen.append((char) c);
            }
            assertFalse(Files.exists(json), "nothing is there before the end");
            process.toHandle().destroy(); // unlike Process.destroy, this leaves our end of the streams open
            err.transferTo(Writer.nullWriter());
        }
        assertEquals(143, process.waitFor());
        RunResult result = RunJson.read(json);
        assertFalse(result.outcome() instanceof Outcome.Failed, "the outcome is what has been reached");
        assertTrue(result.steps() > 0 && result.history().size() == result.steps() + 1, "all that was measured");
        assertTrue(Files.readString(folder.resolve("out")).contains("outcome"));
    }
}
