package org.grokscope.ui.controls;

import java.nio.file.Path;
import java.util.Optional;

/** Asks the user for files and folders. */
public interface FilePicker {
    /**
     * A file to write.
     *
     * @param name the suggested name
     * @param endings the possible extensions, without the dot
     */
    Optional<Path> save(String name, String... endings);

    /**
     * A file to read.
     *
     * @param kind what such files are called
     * @param endings the possible extensions, without the dot
     */
    Optional<Path> open(String kind, String... endings);

    /**
     * A folder.
     *
     * @param title what it is for
     */
    Optional<Path> folder(String title);
}
