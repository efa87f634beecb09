package org.grokscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartupCacheTest {

    @TempDir
    Path folder;

    @Test
    void thereIsNoneWithoutALauncherThatNamesIt() {
        assertFalse(StartupCache.ofThisStart().isPresent());
    }

    @Test
    void aRehearsalThatFailsLeavesTheOldCache() throws Exception {
        Path file = Files.writeString(folder.resolve("app.aot"), "old");
        Files.writeString(folder.resolve("app.aot.new"), "of a killed attempt");
        // This JVM's class path has no image's options; without a display and an engine's place a rehearsal of it
        // cannot end well.
        assertFalse(new StartupCache(file, () -> List.of("-XX:NoSuchOption")).make());
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("app.aot"), names());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).toList();
        }
    }
}
