package org.grokscope.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The files that a killed process leaves: unpacked libraries, temporary files, parts of files. The next process deletes the old ones. */
final class Leftovers {

    /** What the last two processes, and one that reads, can have left. */
    static final int MOST = 8;

    private Leftovers() {}

    /** The folder for temporary files. */
    static Path temporary(Path folder) throws IOException {
        return Files.createDirectories(folder.resolve("temporary"));
    }

    static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.startsWith(folder.resolve("temporary"))
                            || file.getParent().endsWith("driver")
                            || file.toString().matches(".*\\.(part|tmp)"))
                    .filter(file -> !isFont(file))
                    .toList();
        }
    }

    /** JavaFX copies each font that it loads into the folder for temporary files, and deletes the copies at a regular end only. */
    private static boolean isFont(Path file) {
        return file.getFileName().toString().startsWith("+JXF");
    }

    /** Deletes JavaFX's copies of fonts; returns how many there were. */
    static int deleteFonts(Path folder) throws IOException {
        List<Path> fonts;
        try (Stream<Path> files = Files.list(temporary(folder))) {
            fonts = files.filter(Leftovers::isFont).toList();
        }
        for (Path each : fonts) {
            Files.delete(each);
        }
        return fonts.size();
    }

    /** Makes all look a day old: the program keeps what may be in use. */
    static void age(Path folder) throws IOException {
        FileTime yesterday = FileTime.from(Instant.now().minus(Duration.ofDays(1)));
        for (Path each : in(folder)) {
            try {
                Files.setLastModifiedTime(each, yesterday);
            } catch (NoSuchFileException e) {
                // a process has just deleted it
            }
        }
    }
}
