package org.grokscope.cli.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.grokscope.cli.terminal.ExitCode;
import org.grokscope.cli.terminal.Terminal;
import org.grokscope.narration.NumberFormat;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.Repair;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gives the room of deleted runs back, or saves what is left of a damaged library. */
@Command(
        name = "vacuum",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Forgets for good what has been in the bin for 30 days, and gives its room back to the disk.",
        footer = {"", "Example: grokscope vacuum --empty-bin", "", "Exit code: 0 finished, 1 failed, 2 bad usage."})
public final class VacuumCommand implements Callable<Integer> {

    private final String version;
    private final Terminal terminal;

    @Option(
            names = "--empty-bin",
            description = "Forgets all that is in the bin, and not only what has been there long.")
    private boolean all;

    @Option(
            names = "--repair",
            description = "Copies what can be read of a damaged library into a new one, and keeps the damaged file.")
    private boolean repair;

    @Mixin
    private LibraryOptions options;

    public VacuumCommand(String version, Terminal terminal) {
        this.version = version;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (repair) {
            repair();
        }
        try (Library library = options.open(version)) {
            long before = library.size();
            library.vacuum(all);
            terminal.print(String.format(
                    Locale.ROOT,
                    "%s takes %,.1f MB; it took %,.1f MB.",
                    library.file(),
                    library.size() / 1e6,
                    before / 1e6));
            return ExitCode.FINISHED;
        }
    }

    private void repair() throws IOException {
        Path library = options.path();
        Repair.Result result = Repair.repair(library, version);
        terminal.print(NumberFormat.count(result.whole()) + " runs were read whole, "
                + NumberFormat.count(result.inPart()) + " in part, " + NumberFormat.count(result.lost())
                + " not at all. The damaged file is " + result.damaged() + ".");
    }
}
