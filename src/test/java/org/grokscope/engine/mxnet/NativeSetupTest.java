package org.grokscope.engine.mxnet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.util.Utils;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.grokscope.engine.nn.Small;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the library does to the machine, seen from outside. */
class NativeSetupTest {

    @TempDir
    private Path directory;

    @BeforeAll
    static void unpackTheLibraryOnce() {
        Small.LEARNERS.engine();
    }

    @Test
    void nothingIsLeftInTheHomeAndWorkingDirectory() throws Exception {
        List<String> output = EngineProbe.run(EngineProbe.STEP, directory, Utils.getCacheDir(), Map.of());
        assertTrue(output.size() == 1 && output.getFirst().matches("loss \\d\\.\\d+ threads 1"), output::toString);
        try (Stream<Path> written = Files.walk(directory.resolve("home"))) {
            assertEquals(List.of(), written.filter(Files::isRegularFile).toList());
        }
    }

    @Test
    void theUsersNumberOfThreadsWinsAndIsReported() throws Exception {
        List<String> output =
                EngineProbe.run(EngineProbe.STEP, directory, Utils.getCacheDir(), Map.of("OMP_NUM_THREADS", "2"));
        assertTrue(output.getFirst().endsWith("threads 2"), output::toString);
    }

    @Test
    void aCacheThatCannotBeWrittenIsExplainedInOneLine() throws Exception {
        // A file where the directory should be: not even an administrator can write into that.
        Path occupied = Files.createFile(directory.resolve("occupied"));
        List<String> output = EngineProbe.run(EngineProbe.STEP, directory, occupied, Map.of());
        assertEquals(1, output.size(), output::toString);
        String message = output.getFirst();
        assertTrue(message.startsWith("unavailable MXNet cannot be loaded on "), message);
        assertTrue(message.contains("can be written"), message);
        assertTrue(message.contains(occupied.toString()), message);
    }

    /** Two hundred learners whose native arrays stayed would take well over 100 MB. */
    @Test
    void closedLearnersGiveTheirMemoryBack() throws Exception {
        assumeTrue(Files.isReadable(Path.of("/proc/self/statm")), "resident memory is read where Linux tells it");
        List<String> output = EngineProbe.run(EngineProbe.CYCLES, directory, Utils.getCacheDir(), Map.of());
        long growth = Long.parseLong(output.getFirst().replaceAll(".* ", ""));
        assertTrue(growth < 10_000_000, "resident memory grew by " + growth + " bytes");
    }
}
