package org.grokscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.grokscope.cli.library.LibraryOptions;
import org.grokscope.storage.format.RunBundle;
import org.grokscope.storage.format.RunFiles;
import org.grokscope.storage.library.Library;

/** Finds a run that was stored, wherever that is. */
final class RunFinder {

    /** What a parameter that names such a run says of itself. */
    static final String DESCRIPTION =
            "A stored run: its number in the library, a bundle (.grokscope), or a file that run --json wrote.";

    private final LibraryOptions options;
    private final String version;

    RunFinder(LibraryOptions options, String version) {
        this.options = options;
        this.version = version;
    }

    /** Reads the run that an argument names; a number is a file only if there is one of that name. */
    RunBundle.Content read(String argument) throws IOException {
        if (argument.matches("\\d{1,9}") && !Files.exists(Path.of(argument))) {
            try (Library library = options.open(version)) {
                return library.export(options.find(library, argument));
            }
        }
        return RunFiles.read(Path.of(argument));
    }
}
