package org.grokscope.cli.library;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.grokscope.cli.terminal.ExitCode;
import org.grokscope.cli.terminal.Terminal;
import org.grokscope.storage.library.Library;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Moves runs to the trash. */
@Command(
        name = "delete",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Moves runs of the library to the trash, where they stay for at least 30 days. Undo with 'restore'.",
        footer = {"", "Example: grokscope delete 12 13", "", "Exit code: 0 finished, 1 failed, 2 bad usage."})
public final class DeleteCommand implements Callable<Integer> {

    private final String version;
    private final Terminal terminal;

    @Parameters(paramLabel = "RUN", arity = "1..*", description = "Numbers of runs, as shown by 'list'.")
    private List<String> numbers;

    @Mixin
    private LibraryOptions options;

    public DeleteCommand(String version, Terminal terminal) {
        this.version = version;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        try (Library library = options.open(version)) {
            library.moveToTrash(options.ids(library, numbers));
            String undo = String.join(" ", numbers);
            terminal.print("Moved to the trash: " + undo + ". Undo with 'grokscope restore " + undo + "'.");
            return ExitCode.FINISHED;
        }
    }
}
