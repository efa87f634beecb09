package org.grokscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
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
import org.grokscope.foreign.StatedSettings;
import org.grokscope.foreign.formats.LogSource;
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

/** Reads a run that another program trained, prints a summary and writes the results. */
@Command(
        name = "watch",
        abbreviateSynopsis = true,
        description =
                "Reads the log of a run that another program trained: CSV, TSV, JSON Lines, the event files of "
                        + "TensorBoard, a run of MLflow's file store, or one of Trackio. The settings say how it was trained; what the log states need not be given.",
        footer = {
            "",
            "Example: grokscope watch metrics.csv --finished --preset paper --json run.json",
            "",
            "Exit code: 0 finished, 1 the run failed, its log cannot be read or a result cannot be written, 2 bad usage."
        })
final class WatchCommand extends AppCommand {

    private static final String BUNDLE = "the name of a bundle";

    @Parameters(paramLabel = "SOURCE", description = "The log: a file, or the folder that it is in.")
    private String source;

    @Option(
            names = "--finished",
            required = true,
            description = "Read the log to its end and stop. Following a log that is being written is not there yet.")
    @SuppressWarnings("UnusedVariable") // it must be given, and there is no other way yet
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
            ForeignRun read = read(log, wanted, settings);
            report(read);
            RunResult run = read.result();
            if (run.outcome() instanceof Outcome.Failed failed) {
                terminal.note("The run failed: " + failed.message());
            }
            boolean written = files.write(run, version, terminal);
            written &= keep(read, bundleFile);
            return written && !(run.outcome() instanceof Outcome.Failed) ? ExitCode.FINISHED : ExitCode.FAILED;
        }
    }

    private Path log() {
        try {
            Path log = Path.of(source);
            if (!source.isBlank() && Files.exists(log)) {
                return log;
            }
        } catch (InvalidPathException e) {
            throw badUsage("SOURCE must be a file or a folder: it is not a path (got " + source + ").", e);
        }
        throw badUsage("SOURCE must be a file or a folder: there is none (got "
                + (source.isBlank() ? "nothing" : source) + ").");
    }

    private ForeignRun read(Path log, ColumnMapping wanted, StatedSettings settings) throws IOException {
        try {
            return ForeignRun.read(new LogSource(log, Optional.ofNullable(run)), wanted, settings);
        } catch (InvalidSettingException e) {
            throw Flags.invalid(spec, e);
        }
    }

    private void report(ForeignRun read) {
        if (!quiet) {
            read.preview().forEach(terminal::print);
            new Summary(read.result(), version).lines().forEach(terminal::print);
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
