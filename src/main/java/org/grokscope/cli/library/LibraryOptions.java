package org.grokscope.cli.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.grokscope.cli.terminal.Flags;
import org.grokscope.storage.format.RunBundle;
import org.grokscope.storage.format.RunFiles;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.LibraryPlace;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.task.Range;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The library that a command uses. */
public final class LibraryOptions {

    /** The help text of a parameter that names a stored run. */
    public static final String STORED_RUN =
            "A stored run: its number in the library, a bundle (.grokscope), or a JSON file written by 'run --json'.";

    private static final Range RUN = Range.whole("run", 1, 999_999_999);

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--library",
            paramLabel = "FILE",
            description = "The library's file. Default: the environment variable GROKSCOPE_LIBRARY, or library.db in "
                    + "the user's data folder.")
    private String file;

    /**
     * Opens the library.
     *
     * @throws IOException if it cannot be used; the message says why
     */
    public Library open(String version) throws IOException {
        return Library.open(path(), version);
    }

    /** The library's file. */
    Path path() {
        try {
            return LibraryPlace.file(Optional.ofNullable(file));
        } catch (InvalidSettingException e) {
            throw Flags.invalid(spec, e);
        }
    }

    /** The run with a number. */
    public StoredRun find(Library library, String number) throws IOException {
        long id;
        try {
            id = (long) RUN.parse(number);
        } catch (InvalidSettingException e) {
            throw new ParameterException(
                    spec.commandLine(), e.getMessage() + " 'grokscope list' shows the numbers.", e);
        }
        return library.find(id)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "There is no run " + id + " in " + library.file() + ". 'grokscope list' shows all runs."));
    }

    /**
     * Reads the stored run that an argument names, in the library or in a file. A number means the library unless a file of that name
     * exists.
     */
    public RunBundle.Content read(String argument, String version) throws IOException {
        if (argument.matches("\\d{1,9}") && !Files.exists(Path.of(argument))) {
            try (Library library = open(version)) {
                return library.export(find(library, argument));
            }
        }
        return RunFiles.read(Path.of(argument));
    }

    /** Parses the numbers of existing runs. */
    List<Long> ids(Library library, List<String> numbers) throws IOException {
        List<Long> ids = new ArrayList<>();
        for (String number : numbers) {
            ids.add(find(library, number).id());
        }
        return ids;
    }
}
