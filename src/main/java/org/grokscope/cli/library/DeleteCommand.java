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

/** Moves runs to the trash. */
@Command(
        name = "delete",
        description =
                "Moves runs of the library to the trash, where they stay for at least 30 days. Undo with 'restore'.",
        footer = {"", "Example: grokscope delete 12 13", "", "Exit code: 0 finished, 1 failed, 2 bad usage."})
public final class DeleteCommand extends LibraryCommand {

    @Parameters(paramLabel = "RUN", arity = "1..*", description = "Numbers of runs, as shown by 'list'.")
    private List<String> numbers;

    public DeleteCommand(String version, Terminal terminal) {
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
        List<StoredRun> kept = runs.get(false);
        if (!kept.isEmpty()) {
            library.moveToTrash(kept.stream().map(StoredRun::id).toList());
            String undo = LibraryOptions.numbers(kept);
            terminal.print("Moved to the trash: " + undo + ". Undo with 'grokscope restore " + undo + "'.");
        }
        runs.get(true).forEach(run -> terminal.note("Run " + run.id() + " is in the trash already."));
        return runs.get(true).isEmpty() ? ExitCode.FINISHED : ExitCode.FAILED;
    }
}
