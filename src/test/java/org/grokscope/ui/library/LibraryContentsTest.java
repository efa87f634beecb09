package org.grokscope.ui.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.LibraryFixture;
import org.grokscope.storage.library.StoredRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryContentsTest {

    @TempDir
    private Path folder;

    private static LibraryContents contents(Library library) throws IOException {
        return LibraryContents.of(library, false);
    }

    private static List<Long> found(LibraryContents contents, String search) {
        return contents.found(search).stream().map(StoredRun::id).toList();
    }

    @Test
    void whatWasChangedIsFoundInWhatIsReadAfterIt() throws IOException {
        Path file = folder.resolve("library.db");
        LibraryFixture.write(file, 3);
        try (Library library = Library.open(file, "9.9")) {
            LibraryContents before = contents(library);
            assertEquals(List.of(3L, 2L, 1L), found(before, " "));
            assertEquals(List.of(), found(before, "monday"));
            library.label(2, new StoredRun.Label("Monday", "", List.of("demo")));
            library.moveToTrash(List.of(3L));
            LibraryContents after = contents(library);
            assertEquals(List.of(2L), found(after, "DEMO  monday"));
            assertEquals(List.of(2L, 1L), found(after, ""));
            assertEquals(List.of(3L, 2L, 1L), found(before, "window"), "what is shown does not change by itself");
            assertNotEquals(contents(library), after, "the table is shown again after every look");
        }
    }
}
