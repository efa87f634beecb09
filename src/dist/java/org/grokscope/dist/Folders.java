package org.grokscope.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.stream.Stream;

/** Whole folders. */
final class Folders {

    private Folders() {}

    /** Deletes a folder with all that is in it; one that is not there is no error. */
    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            for (Path file : walk(folder).sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Copies the content of a folder, links as links, into another, which is created if necessary. */
    static void copy(Path from, Path to) throws IOException {
        for (Path file : walk(from).toList()) {
            Path copy = to.resolve(from.relativize(file).toString());
            if (Files.isDirectory(file)) {
                Files.createDirectories(copy);
            } else {
                Files.copy(file, copy, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    /** The size of all files in it, in bytes. */
    static long size(Path folder) throws IOException {
        long size = 0;
        for (Path file : walk(folder).toList()) {
            size += Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.size(file) : 0;
        }
        return size;
    }

    /** Gives all files in it the same time. */
    static void date(Path folder, FileTime time) throws IOException {
        for (Path file : walk(folder).toList()) {
            if (!Files.isSymbolicLink(file)) {
                Files.setLastModifiedTime(file, time);
            }
        }
    }

    private static Stream<Path> walk(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList().stream();
        }
    }
}
