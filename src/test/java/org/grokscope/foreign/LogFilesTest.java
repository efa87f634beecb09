package org.grokscope.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.grokscope.foreign.formats.LogFiles;
import org.grokscope.foreign.formats.LogReader;
import org.grokscope.foreign.formats.LogSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {

    @TempDir
    private Path folder;

    private Logs logs;

    @BeforeEach
    void prepare() {
        logs = new Logs(folder);
    }

    private String format(String name, String content) throws IOException {
        try (LogReader log = LogFiles.open(LogSource.of(logs.write(name, content.getBytes(StandardCharsets.UTF_8))))) {
            log.read((_, _) -> {}, true);
            return log.format();
        }
    }

    private String refused(Path source) {
        return assertThrows(IOException.class, () -> LogFiles.open(LogSource.of(source)))
                .getMessage();
    }

    @Test
    void theContentSaysTheFormatWhereTheNameDoesNot() throws IOException {
        assertEquals("CSV", format("a.csv", "step,x\n"));
        assertEquals("TSV", format("log.txt", "step\tx\n"));
        assertEquals("JSON Lines", format("log.txt", "\n {\"step\": 1}\n"));
        assertEquals("JSON Lines", format("log.jsonl", "{\"step\": 1}\n"));
    }

    @Test
    void aFolderHasOneLog() throws IOException {
        Path deep = folder.resolve("lightning_logs");
        Files.createDirectories(deep.resolve("version_1"));
        Files.createDirectories(deep.resolve("version_0"));
        assertEquals(
                "The folder " + deep + " holds no log. Readable are " + LogFiles.READABLE
                        + ". Name one of the folders in it: version_0, version_1.",
                refused(deep));
        logs.write("lightning_logs/one.csv", new byte[] {'a'});
        assertEquals("CSV", LogFiles.open(LogSource.of(deep)).format());
        logs.write("lightning_logs/two.jsonl", new byte[] {'{'});
        assertEquals(
                "The folder " + deep + " holds several logs: one.csv, two.jsonl. Name one of them.", refused(deep));
        logs.write("lightning_logs/metrics.csv", new byte[] {'a'});
        assertEquals("CSV", LogFiles.open(LogSource.of(deep)).format());
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertEquals("The folder " + empty + " holds no log. Readable are " + LogFiles.READABLE + ".", refused(empty));
    }

    @Test
    void otherEncodingsAreNamed() throws IOException {
        Path file = logs.write("a.csv", "step,acc\n".getBytes(StandardCharsets.UTF_16));
        assertEquals(file + " is text in UTF-16. Save it as UTF-8.", refused(file));
    }
}
