package org.grokscope.cli.library;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.grokscope.cli.terminal.ExitCode;
import org.grokscope.cli.terminal.Terminal;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.LibraryAccess;
import org.grokscope.storage.library.StoredRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Restores runs from the trash. */
@Command(
        name = "restore",
        description = "Restores runs of the library from the trash.",
        footer = {"", "Example: grokscope restore 12", "", "Exit code: 0 finished, 1 failed, 2 bad usage."})
public final class RestoreCommand extends LibraryCommand {

    @Parameters(paramLabel = "RUN", arity = "1..*", description = "Numbers of runs, as shown by 'list --trash'.")
    private List<String> numbers;

    public RestoreCommand(String version, Terminal terminal) {
        super(version, terminal);
    }

    @Override
    LibraryAccess access() {
        return LibraryAccess.CHANGE;
    }

    @Override
    int use(Library library) throws IOException {
        Map<Boolean, List<StoredRun>> runs =
                options.findAll(library, numbers).stream().collect(Collectors.partitioningBy(StoredRun::deleted));
        List<StoredRun> deleted = runs.get(true);
        if (!deleted.isEmpty()) {
            library.restore(deleted.stream().map(StoredRun::id).toList());
            terminal.print("Restored " + LibraryOptions.numbers(deleted) + ".");
        }
        runs.get(false).forEach(run -> terminal.note("Run " + run.id() + " is not in the trash."));
        return runs.get(false).isEmpty() ? ExitCode.FINISHED : ExitCode.FAILED;
    }
}
