package org.grokscope.cli.library;

import java.io.IOException;
import java.util.List;
import org.grokscope.cli.terminal.ExitCode;
import org.grokscope.cli.terminal.Terminal;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.LibraryAccess;
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
        library.restore(options.ids(library, numbers));
        terminal.print("Restored " + String.join(" ", numbers) + ".");
        return ExitCode.FINISHED;
    }
}
