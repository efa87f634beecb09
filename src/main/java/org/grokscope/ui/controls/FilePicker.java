package org.grokscope.ui.controls;

import java.nio.file.Path;
import java.util.List;
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
     * A type of file, among those that a user can choose.
     *
     * @param label what it is, in words
     * @param ending its extension, without the dot; several types may share one
     */
    record FileType(String label, String ending) {}

    /**
     * A file to write, and its type.
     *
     * @param type the position of its type among those offered
     */
    record TypedFile(Path file, int type) {}

    /**
     * A file to write, of a type that the user chooses.
     *
     * @param name the suggested name
     */
    Optional<TypedFile> save(String name, List<FileType> types);

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
