package org.grokscope.cli.library;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.grokscope.cli.terminal.ExitCode;
import org.grokscope.cli.terminal.Summary;
import org.grokscope.cli.terminal.Terminal;
import org.grokscope.narration.Narrator;
import org.grokscope.narration.NumberFormat;
import org.grokscope.run.Checkpoint;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.LibraryAccess;
import org.grokscope.storage.library.StoredRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the details of a run of the library. */
@Command(
        name = "show",
        description = "Shows the settings and the results of a run of the library.",
        footer = {"", "Example: grokscope show 12", "", "Exit code: 0 finished, 1 failed, 2 bad usage."})
public final class ShowCommand extends LibraryCommand {

    @Parameters(paramLabel = "RUN", description = "The run's number, as shown by 'list'.")
    private String number;

    public ShowCommand(String version, Terminal terminal) {
        super(version, terminal);
    }

    @Override
    LibraryAccess access() {
        return LibraryAccess.READ;
    }

    @Override
    int use(Library library) throws IOException {
        StoredRun run = options.find(library, number);
        terminal.print("Run " + run.id() + (run.deleted() ? " (in the trash)" : "") + ": "
                + Terminal.oneLine(run.title(Narrator.ENGLISH::title)));
        new Summary(library.load(run.id()), version, unfinished(run)).lines().forEach(terminal::print);
        terminal.print("  started   " + run.created() + ", " + run.origin());
        terminal.print("  ended     " + ended(run));
        List<Checkpoint> checkpoints = library.checkpoints(run.id());
        terminal.print(String.format(
                Locale.ROOT,
                "  weights   %,.1f MB, checkpoints at %s",
                run.bytes() / 1e6,
                checkpoints.isEmpty()
                        ? "-"
                        : checkpoints.stream()
                                .map(each -> NumberFormat.count(each.step()))
                                .collect(Collectors.joining(" "))));
        terminal.print("  tags      "
                + (run.label().tags().isEmpty()
                        ? "-"
                        : String.join(", ", run.label().tags())));
        run.label().note().lines().forEach(line -> terminal.print("  | " + line));
        return ExitCode.FINISHED;
    }

    /** What there is to say in place of an outcome. */
    private static Optional<String> unfinished(StoredRun run) {
        if (run.outcome().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                run.isOpen()
                        ? Narrator.ENGLISH.runningElsewhere(run.steps())
                        : Narrator.ENGLISH.interrupted(run.steps()));
    }

    private static String ended(StoredRun run) {
        if (run.isOpen()) {
            return "not yet";
        }
        boolean canResume = run.outcome().isEmpty() && run.checkpoints() > 0;
        return run.ended().map(Object::toString).orElse("interrupted")
                + (canResume ? "; resume with 'grokscope run --resume " + run.id() + "'" : "");
    }
}
