package org.grokscope.storage.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder into which SQLite's driver unpacks its native library, a megabyte per process. Not the system's folder for temporary files, so
 * that what killed processes leave is found and deleted. An image ships the library unpacked.
 */
final class DriverFolder {

    /** Properties of the driver: the folder to unpack into, and the folder of an unpacked library. */
    private static final String UNPACKED_INTO = "org.sqlite.tmpdir";

    private static final String UNPACKED_ALREADY = "org.sqlite.lib.path";

    /** Younger files may be about to be loaded by another process. */
    private static final Duration MIN_AGE = Duration.ofHours(1);

    private DriverFolder() {}

    /** Sets the folder before the driver is first used; if it cannot be created, the driver unpacks into its default folder. */
    static void prepare(Path folder) {
        if (System.getProperty(UNPACKED_ALREADY) != null || System.getProperty(UNPACKED_INTO) != null) {
            return;
        }
        try {
            Files.createDirectories(folder);
            removeOld(folder);
            System.setProperty(UNPACKED_INTO, folder.toString());
        } catch (IOException e) {
            return; // the driver uses its default folder
        }
    }

    /** Deletes old files, best effort: where the system refuses to delete a file that is in use, it stays until the next start. */
    static void removeOld(Path folder) throws IOException {
        Instant old = Instant.now().minus(MIN_AGE);
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> String.valueOf(file.getFileName()).startsWith("sqlite-"))
                    .toList();
        }
        for (Path file : files) {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
                boolean _ = file.toFile().delete();
            }
        }
    }
}
