package org.grokscope.storage.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void oldFile() throws IOException {
        file = folder.resolve("results.json");
        Files.writeString(file, "old");
    }

    private List<String> filesLeft() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void oldFileIsReplacedOnlyByACompleteNewOne() throws IOException {
        try (OutputFile output = OutputFile.prepare(file)) {
            assertEquals("old", Files.readString(file));
            output.write(out -> {
                out.write("new ‖θ‖²");
                assertEquals("old", Files.readString(file));
            });
        }
        assertEquals("new ‖θ‖²", Files.readString(file));
        assertEquals(List.of("results.json"), filesLeft());
    }

    @Test
    void aFileThatDoesNotExistYetHasOneNameToo() throws IOException {
        Path sub = Files.createDirectory(folder.resolve("sub"));
        try (OutputFile one = OutputFile.prepare(folder.resolve("new.json"));
                OutputFile two = OutputFile.prepare(sub.resolve("..").resolve("new.json"))) {
            assertEquals(one.path(), two.path());
        }
    }

    @Test
    void aDatabaseIsNotReplaced() throws IOException {
        Path library = folder.resolve("library.db");
        try (OutputFile output = OutputFile.prepare(library)) {
            Files.writeString(library, "SQLite format 3\0 and all runs");
            assertEquals(
                    "the file is a database",
                    assertThrows(IOException.class, () -> output.write(out -> out.write("new")))
                            .getMessage());
        }
        assertEquals(
                "the file is a database",
                assertThrows(IOException.class, () -> OutputFile.prepare(library))
                        .getMessage());
        assertEquals("SQLite format 3\0 and all runs", Files.readString(library));
        assertEquals(List.of("library.db", "results.json"), filesLeft());
    }

    @Test
    void oldFileStaysIfNothingOrNotAllIsWritten() throws IOException {
        try (OutputFile unused = OutputFile.prepare(file)) {
            assertEquals(file.toRealPath(), unused.path());
        }
        try (OutputFile output = OutputFile.prepare(file)) {
            IOException full = assertThrows(
                    IOException.class,
                    () -> output.write(out -> {
                        out.write("half");
                        throw new IOException("the disk is full");
                    }));
            assertEquals("the disk is full", FileErrors.reason(full));
        }
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("results.json"), filesLeft());
    }

    @Test
    void aPipeIsWrittenToUnderItsNameAsAFile() throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/self/fd")), "a system on which pipes have names");
        Process cat = new ProcessBuilder("cat").start();
        OutputFile.write(Path.of("/proc/" + cat.pid() + "/fd/0"), out -> out.write("text"));
        cat.getOutputStream().close();
        assertEquals("text", new String(cat.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    @Test
    void linkStaysALink() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), file);
        try (OutputFile output = OutputFile.prepare(link)) {
            output.write(out -> out.write("new"));
        }
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(file));
    }

    @Test
    void longNamesHaveASiblingToo() throws IOException {
        Path longName = folder.resolve("x".repeat(250));
        try (OutputFile output = OutputFile.prepare(longName)) {
            output.write(out -> out.write("new"));
        }
        assertEquals("new", Files.readString(longName));
    }
}
