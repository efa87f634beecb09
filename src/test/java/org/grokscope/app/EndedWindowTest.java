package org.grokscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.grokscope.Await;
import org.grokscope.concurrent.Threads;
import org.grokscope.run.RunResult;
import org.grokscope.storage.format.CrashReports;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.training.FakeLearner;
import org.grokscope.ui.shell.TrainingWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A real process with a window, headless, that is asked to end while it trains. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows ends processes without asking them")
class EndedWindowTest {

    @TempDir
    private Path folder;

    /** The window with a slow learner, which trains at once. */
    static final class Program {
        private Program() {}

        /** Opens it, or fails to make it if there is a second argument. */
        public static void main(String[] args) {
            Path library = Path.of(args[0]);
            CrashReports reports = new CrashReports(List.of(library.resolveSibling("")), "9.9");
            InternalErrors.install(reports);
            Threads.onShutdown("late error", EndedWindowTest.Program::failLate);
            TrainingWindow.open(
                    new FakeLearner.Factory().delayNanos(5_000_000),
                    library,
                    args.length == 1 ? reports : null,
                    problem -> Main.failed(problem, reports));
        }

        /** As JavaFX does when its renderer is stopped under its other threads: prints one error, throws another. */
        private static void failLate() {
            new IllegalStateException("printed late").printStackTrace();
            IllegalStateException late = new IllegalStateException("thrown late");
            late.setStackTrace(new StackTraceElement[] {
                new StackTraceElement("com.sun.javafx.tk.quantum.QuantumRenderer", "submitRenderJob", "", 1)
            });
            throw late;
        }
    }

    @Test
    void aSignalEndsTheTrainingRecordsItAndIsNoCrash() throws Exception {
        Path file = folder.resolve("library.db");
        Process process = start(file);
        Await.until(() -> !process.isAlive() || recorded(file) >= 2);
        process.toHandle().destroy();
        assertEquals(143, process.waitFor(), said());
        assertEquals("", said());
        assertFalse(Files.exists(folder.resolve("reports")));
        try (Library library = Library.open(file, "9.9")) {
            assertEquals(List.of(), library.interrupted());
            StoredRun run = library.runs().runs().getFirst();
            assertTrue(run.outcome().isPresent() && run.ended().isPresent(), run.state());
            RunResult result = library.load(run.id());
            int every = run.config().evaluationCadence();
            assertEquals(run.steps() / every, result.history().size() - 1, "all that was evaluated is recorded");
            assertEquals(run.steps(), library.checkpoints(run.id()).getLast().step(), "it can go on where it ended");
        }
    }

    @Test
    void aWindowThatCannotBeMadeEndsTheProcessWithAMessage() throws Exception {
        Process process = start(folder.resolve("library.db"), "broken");
        assertEquals(1, process.waitFor(), said());
        assertTrue(
                said().startsWith("GrokScope cannot open its window: internal error, java.lang.NullPointer"), said());
        assertTrue(said().contains(" Report: " + folder.resolve("reports")), said());
    }

    private static int recorded(Path file) {
        if (!Files.exists(file)) {
            return 0;
        }
        try (Library library = Library.open(file, "9.9")) {
            List<StoredRun> runs = library.runs().runs();
            return runs.isEmpty()
                    ? 0
                    : library.load(runs.getFirst().id()).history().size();
        } catch (IOException _) { // it is being made
            return 0;
        }
    }

    private Process start(Path library, String... more) throws IOException, URISyntaxException {
        Path tests = Path.of(EndedWindowTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Dglass.platform=Headless",
                        "-Dprism.order=sw",
                        "-Dorg.sqlite.tmpdir=" + folder,
                        "--enable-native-access=org.grokscope,javafx.graphics,org.xerial.sqlitejdbc",
                        "-p",
                        System.getProperty("grokscope.modulePath"),
                        "--patch-module",
                        "org.grokscope=" + tests,
                        "-m",
                        "org.grokscope/" + Program.class.getName(),
                        library.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        builder.command().addAll(List.of(more));
        return builder.start();
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said"));
    }
}
