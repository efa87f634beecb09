package org.grokscope.storage.library;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;

/** A library's file in a folder of its own, for tests of what may be wrong with it. */
abstract class LibraryOnDisk {

    @TempDir
    Path folder;

    Path file() {
        return folder.resolve("library.db");
    }

    /** Why the library cannot be opened. */
    String problem() {
        return assertThrows(IOException.class, () -> Library.open(file(), "9.9"))
                .getMessage();
    }

    /** Records some runs. */
    void runs(int count) throws IOException {
        try (Library library = Library.open(file(), "9.9")) {
            for (int i = 0; i < count; i++) {
                library.record(new FakeRun().advance(2_000).end(), Origin.WINDOW);
            }
        }
    }

    /** Changes the file without the library's knowledge. */
    void execute(String sql) throws IOException, SQLException {
        try (Database database = Database.open(file())) {
            database.execute(sql);
        }
    }
}
