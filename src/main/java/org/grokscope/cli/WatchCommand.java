package org.grokscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.grokscope.cli.library.LibraryOptions;
import org.grokscope.cli.terminal.AppCommand;
import org.grokscope.cli.terminal.ExitCode;
import org.grokscope.cli.terminal.Flags;
import org.grokscope.cli.terminal.Output;
import org.grokscope.cli.terminal.ResultFile;
import org.grokscope.cli.terminal.Summary;
import org.grokscope.cli.terminal.Terminal;
import org.grokscope.foreign.ColumnMapping;
import org.grokscope.foreign.ForeignRun;
import org.grokscope.foreign.LogFollower;
import org.grokscope.foreign.LogPreview;
import org.grokscope.foreign.StatedSettings;
import org.grokscope.foreign.formats.LogSource;
import org.grokscope.narration.LogSentences;
import org.grokscope.narration.Narrator;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunResult;
import org.grokscope.storage.format.FileErrors;
import org.grokscope.storage.format.RunBundle;
import org.grokscope.storage.format.RunFiles;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.LibraryAccess;
import org.grokscope.task.InvalidSettingException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Follows or reads a run that another program trains, prints a summary and writes the results. */
@Command(
        name = "watch",
        abbreviateSynopsis = true,
        description = "Follows the log of a run that another program trains: CSV, TSV, JSON Lines, the event files of "
                + "TensorBoard, a run of MLflow's file store, or one of Trackio. The settings say how it is trained; what the log states need not be given. "
                + "Ctrl-C ends it, and then the results are written; so does the last step, if --steps states it.",
        footer = {
            "",
            "Example: grokscope watch metrics.csv --preset paper",
            "Example: grokscope watch metrics.csv --finished --preset paper --json run.json",
            "",
            "Exit code: 0 finished, 1 the run failed, its log cannot be read or a result cannot be written, 2 bad usage."
        })
final class WatchCommand extends AppCommand {

    private static final String BUNDLE = "the name of a bundle";

    @Parameters(
            paramLabel = "SOURCE",
            description = "The log: a file, or the folder that it is in. One that is followed need not be there yet.")
    private String source;

    @Option(names = "--finished", description = "Read what there is and stop; nothing is written to the log any more.")
    private boolean finished;

    @Option(
            names = "--run",
            paramLabel = "NAME",
            description = "Which run, if SOURCE is a file of Trackio with several.")
    private String run;

    @Mixin
    private LogOptions reading;

    @Mixin
    private ResultOptions results;

    @Option(
            names = "--bundle",
            paramLabel = "FILE",
            description = "Write the run as one file (.grokscope), for 'import' and for the window.")
    private Output bundle;

    @Option(names = "--record", description = "Record the run in the library.")
    private boolean record;

    @Mixin
    private LibraryOptions library;

    @Option(names = "--quiet", description = "Print errors only, no preview and no summary.")
    private boolean quiet;

    WatchCommand(String version, Terminal terminal) {
        super(version, terminal);
    }

    @Override
    public Integer call() throws IOException {
        StatedSettings settings = valid(reading::settings);
        ColumnMapping wanted = valid(reading::mapping);
        valid(results::format);
        Path log = log();
        if (bundle != null && !bundle.path("--bundle", BUNDLE, spec).toString().endsWith("." + RunFiles.BUNDLE)) {
            throw badUsage("--bundle must end in ." + RunFiles.BUNDLE + " (got " + bundle + ").");
        }
        Path bundleFile = ResultFile.check("--bundle", bundle, BUNDLE, spec);
        try (ResultOptions.Files files = results.prepare(terminal)) {
            LogSource place = new LogSource(log, Optional.ofNullable(run));
            return finished
                    ? end(read(place, wanted, settings), files, bundleFile, true)
                    : follow(new LogFollower(place, wanted, settings), files, bundleFile);
        }
    }

    private int follow(LogFollower log, ResultOptions.Files files, Path bundleFile) throws IOException {
        List<ForeignRun> left = new ArrayList<>();
        try (log) {
            LogWatch watch = new LogWatch(log, terminal, quiet, this::recognized, left::add);
            return watch.run(() -> {
                for (ForeignRun run : left) {
                    keep(run, null);
                }
                Optional<ForeignRun> run = log.soFar();
                if (run.isEmpty()) {
                    terminal.note(log.problem().orElse(source + " has no evaluation yet."));
                    return ExitCode.FAILED;
                }
                return end(run.get(), files, bundleFile, false);
            });
        }
    }

    /** Reports and keeps a run; returns the exit code. */
    private int end(ForeignRun read, ResultOptions.Files files, Path bundleFile, boolean isNew) throws IOException {
        if (isNew && !quiet) {
            recognized(read.preview());
        }
        RunResult run = read.result();
        if (!quiet) {
            new Summary(run, version).lines().forEach(terminal::print);
        }
        if (run.outcome() instanceof Outcome.Failed failed) {
            terminal.note("The run failed: " + failed.message());
        }
        boolean written = files.write(run, version, terminal);
        written &= keep(read, bundleFile);
        return written && !(run.outcome() instanceof Outcome.Failed) ? ExitCode.FINISHED : ExitCode.FAILED;
    }

    /** Whether a log need not be there yet: one that is followed, in a folder that is. */
    private boolean mayWait(Path folder) {
        return !finished && folder != null;
    }

    private Path log() {
        try {
            Path log = Path.of(source);
            Path folder = log.toAbsolutePath().getParent();
            if (!source.isBlank() && (mayWait(folder) ? Files.isDirectory(folder) : Files.exists(log))) {
                return log;
            }
        } catch (InvalidPathException e) {
            throw badUsage("SOURCE must be a file or a folder: it is not a path (got " + source + ").", e);
        }
        throw badUsage(
                finished || source.isBlank()
                        ? "SOURCE must be a file or a folder: there is none (got "
                                + (source.isBlank() ? "nothing" : source) + ")."
                        : "SOURCE must be in a folder that is there (got " + source + ").");
    }

    private ForeignRun read(LogSource log, ColumnMapping wanted, StatedSettings settings) throws IOException {
        try {
            return ForeignRun.read(log, wanted, settings);
        } catch (InvalidSettingException e) {
            throw Flags.invalid(spec, e);
        }
    }

    private void recognized(LogPreview log) {
        if (!quiet) {
            LogSentences said = Narrator.ENGLISH.log(log);
            terminal.print(said.size());
            terminal.print("Columns: " + log.mapping().text() + ".");
            said.remarks().forEach(terminal::print);
            said.gaps().forEach(terminal::print);
            if (!log.unused().isEmpty()) {
                terminal.print("--columns chooses other columns.");
            }
        }
    }

    /** Writes the bundle and the library's entry, as far as they are wanted; returns whether that succeeded. */
    private boolean keep(ForeignRun read, Path bundleFile) throws IOException {
        RunResult run = read.result();
        RunBundle.Content content = new RunBundle.Content(run, List.of(), read.identity(), "", "", List.of());
        if (bundleFile != null) {
            try {
                RunBundle.write(content, FigureOptions.bundled(run, version), version, bundleFile);
            } catch (IOException e) {
                terminal.note("--bundle: " + bundle + " was not written: " + FileErrors.reason(e));
                return false;
            }
        }
        if (record) {
            try (Library opened = library.open(version, LibraryAccess.CREATE)) {
                long number = opened.add(content);
                if (!quiet) {
                    terminal.note("Recorded as run " + number + " in " + opened.file() + ".");
                }
            }
        }
        return true;
    }
}
