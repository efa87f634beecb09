package org.grokscope.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The program with the benchmark in processes of its own, with the real engine. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class BenchMainTest {

    @TempDir
    Path folder;

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                BenchMain.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }

    @Test
    void workerReportsThatItIsReadyAndEndsWithItsInput() throws Exception {
        Process worker = start(BenchWorker.COMMAND, "learner", "mlp", "1");
        worker.getOutputStream().close();
        assertEquals(
                List.of("bench: ready"),
                worker.inputReader(StandardCharsets.UTF_8).lines().toList());
        assertEquals(0, worker.waitFor());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void terminatedBenchmarkTerminatesItsWorkers() throws Exception {
        Process process = start("bench", "--json=" + folder.resolve("bench.json"));
        List<ProcessHandle> workers;
        try (BufferedReader progress = process.errorReader(StandardCharsets.UTF_8)) {
            String first = progress.readLine();
            // The second worker is announced when the first is ready.
            String second = progress.readLine();
            assertTrue(second.startsWith("warms up"), first + " / " + second);
            workers = process.children().toList();
            process.toHandle().destroy(); // Process.destroy would close the stream that is read
            progress.lines().forEach(_ -> {});
        }
        assertFalse(workers.isEmpty());
        assertEquals(143, process.waitFor());
        for (ProcessHandle worker : workers) {
            worker.onExit().get(10, TimeUnit.SECONDS);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }
}
