package org.grokscope.cli.library;

import java.io.IOException;
import java.util.Optional;
import org.grokscope.cli.terminal.ExitCode;
import org.grokscope.cli.terminal.Terminal;
import org.grokscope.narration.NumberFormat;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.LibraryAccess;
import org.grokscope.storage.library.Repair;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Deletes old trash and frees disk space, or repairs a damaged library. */
@Command(
        name = "vacuum",
        description = "Deletes runs that have been in the trash for 30 days, and frees their disk space.",
        footer = {"", "Example: grokscope vacuum --empty-trash", "", "Exit code: 0 finished, 1 failed, 2 bad usage."})
public final class VacuumCommand extends LibraryCommand {

    @Option(
            names = {"--empty-trash", "--empty-bin"},
            description = "Delete all runs in the trash.")
    private boolean all;

    @Option(
            names = "--repair",
            description = "Copy what is readable of a damaged library into a new one, and keep the damaged file.")
    private boolean repair;

    public VacuumCommand(String version, Terminal terminal) {
        super(version, terminal);
    }

    @Override
    public Integer call() throws IOException {
        return repair && isSound() ? ExitCode.FINISHED : super.call();
    }

    @Override
    LibraryAccess access() {
        return LibraryAccess.CHANGE;
    }

    @Override
    int use(Library library) throws IOException {
        long before = library.size();
        library.vacuum(all);
        String size = kilobytes(library.size());
        terminal.print(
                size.equals(kilobytes(before))
                        ? library.file() + " has " + size + ", as before."
                        : library.file() + " now has " + size + " (before: " + kilobytes(before) + ").");
        return ExitCode.FINISHED;
    }

    private static String kilobytes(long bytes) {
        return NumberFormat.count(Math.round(bytes / 1e3)) + " kB";
    }

    /** Repairs the library unless it is sound. */
    private boolean isSound() throws IOException {
        Optional<Repair.Result> repaired = Repair.repair(options.path(), version);
        if (repaired.isEmpty()) {
            terminal.print("The library " + options.path() + " is sound: nothing was changed.");
            return true;
        }
        Repair.Result result = repaired.get();
        int whole = result.whole();
        terminal.print(NumberFormat.count(whole) + (whole == 1 ? " run was" : " runs were") + " recovered completely, "
                + NumberFormat.count(result.inPart()) + " partially, " + NumberFormat.count(result.lost())
                + " not at all. The damaged file was kept as " + result.damaged() + ".");
        result.losses().forEach(terminal::print);
        return false;
    }
}
