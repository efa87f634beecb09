package org.grokscope.engine;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The files of a native library, which DJL unpacks into the home directory unless a folder is named, as an image does.
 *
 * @param variable the variable or property that names the folder
 */
public record UnpackedLibrary(String variable) {

    /** The named folder. */
    public Optional<String> folder() {
        return Optional.ofNullable(System.getenv(variable)).or(() -> Optional.ofNullable(System.getProperty(variable)));
    }

    /**
     * Where the files will be unpacked; empty if they are there, or need not be unpacked.
     *
     * @param cache DJL's folder for this library
     */
    public Optional<Path> missing(Path cache) {
        return folder().isEmpty() && isEmpty(cache) ? Optional.of(cache) : Optional.empty();
    }

    private static boolean isEmpty(Path cache) {
        if (!Files.isDirectory(cache)) {
            return true;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(cache)) {
            return !files.iterator().hasNext();
        } catch (IOException e) {
            return false; // the loader will say what is wrong
        }
    }
}
