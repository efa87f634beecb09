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

/** Restores runs from the trash. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Restores runs of the library from the trash.",
        footer = {"", "Example: grokscope restore 12", "", "Exit code: 0 finished, 1 failed, 2 bad usage."})
public final class RestoreCommand implements Callable<Integer> {

    private final String version;
    private final Terminal terminal;

    @Parameters(paramLabel = "RUN", arity = "1..*", description = "Numbers of runs, as shown by 'list --trash'.")
    private List<String> numbers;

    @Mixin
    private LibraryOptions options;

    public RestoreCommand(String version, Terminal terminal) {
        this.version = version;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        try (Library library = options.open(version)) {
            library.restore(options.ids(library, numbers));
            terminal.print("Restored " + String.join(" ", numbers) + ".");
            return ExitCode.FINISHED;
        }
    }
}
