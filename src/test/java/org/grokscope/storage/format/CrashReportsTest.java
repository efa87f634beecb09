package org.grokscope.storage.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.grokscope.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashReportsTest {

    @TempDir
    private Path data;

    @Test
    void aReportSaysWhatHappenedWhereAndInWhatVersion() throws IOException {
        CrashReports reports = new CrashReports(List.of(data), "9.9");
        List<Path> heard = new ArrayList<>();
        reports.setListener(heard::add);
        Path file = reports.write("Something broke", Optional.of(new IllegalStateException("made to fail")))
                .orElseThrow();
        assertEquals(List.of(file), heard);
        assertEquals(data.resolve("reports"), file.getParent());
        String text = Files.readString(file);
        assertTrue(text.startsWith("Something broke.\n"), text);
        for (String part :
                List.of("GrokScope 9.9", "made to fail", "CrashReportsTest.java", System.getProperty("os.arch"))) {
            assertTrue(text.contains(part), part);
        }
    }

    @Test
    void oldestReportsAreDeleted() throws IOException {
        CrashReports reports = new CrashReports(List.of(data), "9.9");
        Path first = reports.write("First", Optional.empty()).orElseThrow();
        Path foreign = Files.writeString(first.resolveSibling("notes.txt"), "mine");
        for (int i = 0; i < 25; i++) {
            long last = System.currentTimeMillis();
            reports.write("Another", Optional.empty());
            Await.until(() -> System.currentTimeMillis() > last + 1); // file names have a resolution of 1 ms
        }
        try (var files = Files.list(first.getParent())) {
            assertEquals(21, files.count());
        }
        assertTrue(Files.notExists(first));
        assertTrue(Files.exists(foreign));
    }

    @Test
    void aReportIsInTheFirstPlaceThatCanBeWritten() throws IOException {
        Instant start = Instant.now().minusSeconds(60);
        Path occupied = Files.writeString(data.resolve("file"), "x");
        CrashReports reports = new CrashReports(List.of(occupied, data), "9.9");
        assertEquals(Optional.empty(), reports.since(start));
        Path file = reports.write("It", Optional.empty()).orElseThrow();
        assertEquals(data.resolve("reports"), file.getParent());
        assertEquals(Optional.of(file), reports.since(start));
        assertEquals(Optional.empty(), reports.since(Instant.now().plusSeconds(60)), "it is older");
    }

    @Test
    void whereNothingCanBeWrittenNothingIs() throws IOException {
        Path file = Files.writeString(data.resolve("file"), "x");
        assertEquals(Optional.empty(), new CrashReports(List.of(file), "9.9").write("It", Optional.empty()));
    }
}
