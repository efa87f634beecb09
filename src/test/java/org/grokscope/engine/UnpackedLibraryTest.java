package org.grokscope.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedLibraryTest {

    private static final String NAMED = "GROKSCOPE_TEST_LIBRARY_PATH";

    private final UnpackedLibrary library = new UnpackedLibrary(NAMED);

    @TempDir
    Path folder;

    @AfterEach
    void restore() {
        System.clearProperty(NAMED);
    }

    @Test
    void isMissingUntilItsFolderHasFiles() throws Exception {
        Path cache = folder.resolve("mxnet");
        assertEquals(Optional.of(cache), library.missing(cache));
        Files.createDirectory(cache);
        assertEquals(Optional.of(cache), library.missing(cache));
        Files.createFile(cache.resolve("libmxnet.so"));
        assertEquals(Optional.empty(), library.missing(cache));
    }

    @Test
    void isNotUnpackedWhereAFolderIsNamed() {
        System.setProperty(NAMED, "/somewhere");
        assertEquals(Optional.empty(), library.missing(folder));
        assertEquals(Optional.of("/somewhere"), library.folder());
    }
}
