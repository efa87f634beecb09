package org.grokscope.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartFileTest {

    @TempDir
    private Path folder;

    /** An empty folder would be replaced by the system's rename. */
    @Test
    void aFolderIsNotReplacedAndNothingIsLeft() throws IOException {
        Path place = Files.createDirectory(folder.resolve("a.png"));
        PartFile file = new PartFile(place);
        Files.writeString(file.part(), "whole");
        assertEquals(
                "it is a folder", assertThrows(IOException.class, file::finish).getMessage());
        assertTrue(Files.isDirectory(place));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(place), files.toList());
        }
    }

    @Test
    void anOldFileIsReplaced() throws IOException {
        Path place = Files.writeString(folder.resolve("a.png"), "old");
        PartFile file = new PartFile(place);
        Files.writeString(file.part(), "whole");
        file.finish();
        assertEquals("whole", Files.readString(place));
    }
}
