package org.grokscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.grokscope.cli.library.LibraryOptions;
import org.grokscope.storage.format.RunBundle;
import org.grokscope.storage.format.RunFiles;
import org.grokscope.storage.library.Library;

/** Finds a stored run, in the library or in a file. */
final class RunFinder {

    /** The help text of a parameter that names a stored run. */
    static final String DESCRIPTION =
            "A stored run: its number in the library, a bundle (.grokscope), or a JSON file written by 'run --json'.";

    private final LibraryOptions options;
    private final String version;

    RunFinder(LibraryOptions options, String version) {
        this.options = options;
        this.version = version;
    }

    /** Reads the run that an argument names. A number means the library unless a file of that name exists. */
    RunBundle.Content read(String argument) throws IOException {
        if (argument.matches("\\d{1,9}") && !Files.exists(Path.of(argument))) {
            try (Library library = options.open(version)) {
                return library.export(options.find(library, argument));
            }
        }
        return RunFiles.read(Path.of(argument));
    }
}
