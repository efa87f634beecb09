package org.grokscope.storage.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A library is one library under all the names of its file. */
class NamesTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void onlyWithLinks() {
        assumeTrue(!System.getProperty("os.name").startsWith("Windows"), "links need no permission");
    }

    private Path file() throws IOException {
        return folder.toRealPath().resolve("library.db");
    }

    /** Other names of the library. */
    private List<Path> names() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.db"), Path.of("library.db"));
        Path linkToLink = Files.createSymbolicLink(folder.resolve("second.db"), link);
        Path linkedFolder = Files.createSymbolicLink(folder.resolve("linked"), folder);
        Path sub = Files.createDirectory(folder.resolve("sub"));
        Path relative = Path.of("").toAbsolutePath().relativize(file());
        return List.of(
                link,
                linkToLink,
                linkedFolder.resolve("library.db"),
                linkedFolder.resolve("link.db"),
                sub.resolve("..").resolve("library.db"),
                relative);
    }

    @Test
    void aRunIsHeldUnderAllNames() throws IOException, InterruptedException {
        FakeRun run = new FakeRun().advance(200);
        try (Library library = Library.open(file(), "9.9")) {
            library.record(run, Origin.WINDOW);
            library.flush();
            for (Path name : names()) {
                try (Library other = Library.open(name, "9.9")) {
                    assertEquals(file(), other.file());
                    StoredRun stored = other.find(1).orElseThrow();
                    assertTrue(stored.isOpen(), "under the name " + name);
                    assertEquals(List.of(), other.interrupted());
                    assertThrows(IOException.class, () -> other.resume(stored, run));
                }
            }
        }
    }

    @Test
    void aLibraryIsCreatedWhereALinkLeads() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.db"), Path.of("library.db"));
        Library.open(link, "9.9").close();
        assertTrue(Files.isRegularFile(file()));
        assertTrue(Files.isSymbolicLink(link));
    }

    @Test
    void hardLinksAreRefusedWithARemedy() throws IOException {
        LibraryFixture.write(file(), 1);
        Path other = Files.createLink(folder.resolve("other.db"), file());
        for (Path name : List.of(file(), other)) {
            for (LibraryAccess access : LibraryAccess.values()) {
                String problem = assertThrows(
                                IOException.class, () -> Library.open(name, "9.9", access, JournalMode.AUTO))
                        .getMessage();
                assertTrue(problem.contains("has 2 names (hard links)"), problem);
                assertTrue(problem.contains("or use a copy: cp "), problem);
            }
        }
        Files.delete(other);
        Library.open(file(), "9.9").close();
    }
}
