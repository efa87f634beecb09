package org.grokscope.storage.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where SQLite's driver unpacks its machine code, a megabyte for every process: in a folder of ours, and not in the system's for
 * temporary files, so that what killed processes leave there is found and removed. An image has the code unpacked, and needs none.
 */
final class DriverFolder {

    /** The driver's own properties: where it unpacks, and where it need not. */
    private static final String UNPACKED_INTO = "org.sqlite.tmpdir";

    private static final String UNPACKED_ALREADY = "org.sqlite.lib.path";

    /** A file that is younger may be one that another process is just about to load. */
    private static final Duration YOUNG = Duration.ofHours(1);

    private DriverFolder() {}

    /** Tells the driver, before it is first used; where there can be no such folder, it unpacks where it would by itself. */
    static void prepare(Path folder) {
        if (System.getProperty(UNPACKED_ALREADY) != null || System.getProperty(UNPACKED_INTO) != null) {
            return;
        }
        try {
            Files.createDirectories(folder);
            removeOld(folder);
            System.setProperty(UNPACKED_INTO, folder.toString());
        } catch (IOException e) {
            return; // the driver's own place will do
        }
    }

    /** Where files in use can be removed, their users keep them; elsewhere they stay. */
    static void removeOld(Path folder) throws IOException {
        Instant old = Instant.now().minus(YOUNG);
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> String.valueOf(file.getFileName()).startsWith("sqlite-"))
                    .toList();
        }
        for (Path file : files) {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
                boolean removed = file.toFile().delete();
                assert removed || Files.exists(file) : "it is gone or in use";
            }
        }
    }
}
