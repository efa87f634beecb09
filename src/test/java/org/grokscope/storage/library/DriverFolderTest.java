package org.grokscope.storage.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriverFolderTest {

    @TempDir
    private Path folder;

    @Test
    void onlyOldFilesAreDeleted() throws IOException {
        FileTime yesterday = FileTime.from(Instant.now().minus(Duration.ofDays(1)));
        for (String name : Set.of("sqlite-old.so", "sqlite-old.so.lck", "notes.txt")) {
            Files.setLastModifiedTime(Files.createFile(folder.resolve(name)), yesterday);
        }
        Files.createFile(folder.resolve("sqlite-new.so"));
        DriverFolder.removeOld(folder);
        try (var files = Files.list(folder)) {
            assertEquals(
                    Set.of("sqlite-new.so", "notes.txt"),
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()));
        }
    }
}
