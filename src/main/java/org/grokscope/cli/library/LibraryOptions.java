package org.grokscope.cli.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.grokscope.cli.terminal.Flags;
import org.grokscope.cli.terminal.InputFile;
import org.grokscope.run.RunResult;
import org.grokscope.storage.format.RunBundle;
import org.grokscope.storage.format.RunFiles;
import org.grokscope.storage.library.JournalMode;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.LibraryAccess;
import org.grokscope.storage.library.LibraryException;
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

    @Option(
            names = "--library-journal",
            paramLabel = "MODE",
            description =
                    "How SQLite protects the library: wal (a write-ahead log) or rollback (slower, but safe on network "
                            + "drives). The file remembers it. Default: the environment variable GROKSCOPE_LIBRARY_JOURNAL, or auto: "
                            + "rollback on a network drive that is detected (NFS, SMB, SSHFS, Lustre, ...), else as the file is, and "
                            + "wal for a new one.")
    private String journal;

    /**
     * Opens the library.
     *
     * @throws IOException if it cannot be used; the message says why
     */
    public Library open(String version, LibraryAccess access) throws IOException {
        try {
            return Library.open(path(), version, access, JournalMode.named(Optional.ofNullable(journal)));
        } catch (InvalidSettingException e) {
            throw Flags.invalid(spec, e);
        } catch (LibraryException e) {
            throw e.isMissing() && isDefault() ? new IOException(nothingRecorded(), e) : e;
        }
    }

    /** Whether no library was named and that at the default place does not exist yet. */
    boolean isMissingByDefault() {
        return isDefault() && !Files.exists(path());
    }

    /** What names the library on another command line; empty if it is the default one. */
    public String flag() {
        return isDefault() ? "" : " --library " + path();
    }

    private boolean isDefault() {
        return file == null
                && System.getenv().getOrDefault(LibraryPlace.VARIABLE, "").isEmpty();
    }

    /** What there is to say about the default library before the first run. */
    String nothingRecorded() {
        return "No run has been recorded yet: there is no library " + path()
                + ". The window records every run; on the command line, 'grokscope run --record' does.";
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

    /** When a stored run began: as the library recorded it, or so long before its file was written as its training took. */
    public Instant started(String argument, RunResult run, String version) throws IOException {
        if (isNumber(argument)) {
            try (Library library = open(version, LibraryAccess.READ)) {
                return find(library, argument).created();
            }
        }
        Instant written = Files.getLastModifiedTime(Path.of(argument)).toInstant();
        return written.minusMillis(Math.round(1e3 * run.seconds()));
    }

    private static boolean isNumber(String argument) {
        return argument.matches("[0-9]{1,9}") && !Files.exists(Path.of(argument));
    }

    /**
     * Reads the stored run that an argument names, in the library or in a file. A number means the library unless a file of that name
     * exists.
     */
    public RunBundle.Content read(String argument, String version) throws IOException {
        if (isNumber(argument)) {
            try (Library library = open(version, LibraryAccess.READ)) {
                return library.export(find(library, argument));
            }
        }
        return RunFiles.read(InputFile.check("RUN", "the number of a stored run or a readable file", argument, spec));
    }

    /** The existing runs of some numbers, each once. */
    List<StoredRun> findAll(Library library, List<String> numbers) throws IOException {
        Map<Long, StoredRun> runs = new LinkedHashMap<>();
        for (String number : numbers) {
            StoredRun run = find(library, number);
            runs.put(run.id(), run);
        }
        return List.copyOf(runs.values());
    }

    /** The numbers of runs, as they are typed. */
    static String numbers(List<StoredRun> runs) {
        return runs.stream().map(run -> Long.toString(run.id())).collect(Collectors.joining(" "));
    }
}
