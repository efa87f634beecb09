package org.grokscope.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.grokscope.cli.experiments.MergeCommand;
import org.grokscope.cli.experiments.ReproduceCommand;
import org.grokscope.cli.experiments.SweepCommand;
import org.grokscope.cli.library.DeleteCommand;
import org.grokscope.cli.library.ListCommand;
import org.grokscope.cli.library.RestoreCommand;
import org.grokscope.cli.library.ShowCommand;
import org.grokscope.cli.library.VacuumCommand;
import org.grokscope.cli.terminal.ExitCode;
import org.grokscope.cli.terminal.Output;
import org.grokscope.cli.terminal.ResultStream;
import org.grokscope.cli.terminal.Terminal;
import org.grokscope.storage.format.FileErrors;
import org.grokscope.training.EngineUnavailableException;
import org.grokscope.training.Engines;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line: parses arguments, runs the command and returns its exit code.
 *
 * <p>The exit codes are those of {@link ExitCode}. If the command line is invalid, one line on the error stream names the flag, its
 * value and what is allowed.
 */
public final class CommandLineApp {

    private final String version;
    private final Engines engines;
    private final RunRenderer drawing;
    private final Terminal terminal;
    private final List<Callable<Integer>> extraCommands;

    /**
     * Creates the command line; nothing is loaded before {@link #execute}.
     *
     * @param version the version of this program, for {@code --version} and written files
     * @param engines creates the engine; called once per run, and not for an invalid command line
     * @param drawing renders runs
     * @param out receives results
     * @param err receives progress and errors
     * @param interactive whether {@code err} is a terminal, on which the progress bar can be redrawn
     * @param extraCommands creates commands that this package does not know, such as the benchmark's
     */
    public CommandLineApp(
            String version,
            Engines engines,
            RunRenderer drawing,
            ResultStream out,
            PrintStream err,
            boolean interactive,
            Function<Terminal, List<Callable<Integer>>> extraCommands) {
        this.version = version;
        this.engines = engines;
        this.drawing = drawing;
        this.terminal = new Terminal(out, err, interactive);
        this.extraCommands = extraCommands.apply(terminal);
    }

    /** Runs one command line and returns its exit code. */
    public int execute(String... args) {
        int code = commandLine().execute(args);
        Optional<IOException> lost = terminal.outputFailure();
        if (code != ExitCode.FINISHED || lost.isEmpty()) {
            return code;
        }
        if (FileErrors.isReaderEnded(lost.get())) {
            return ExitCode.READER_ENDED; // as of "… | head -1": who reads has what it wanted
        }
        terminal.note("The output could not be written completely: " + FileErrors.reason(lost.get()));
        return ExitCode.FAILED;
    }

    /** All commands with their options. */
    CommandLine commandLine() {
        CommandLine root = new CommandLine(new RootCommand());
        root.addSubcommand("run", new RunCommand(version, engines, terminal));
        root.addSubcommand("watch", new WatchCommand(version, terminal));
        root.addSubcommand("presets", new PresetsCommand(terminal));
        root.addSubcommand("sweep", new SweepCommand(version, engines, terminal));
        root.addSubcommand("merge", new MergeCommand(version, terminal));
        root.addSubcommand("reproduce", new ReproduceCommand(version, engines, terminal));
        root.addSubcommand("forecast-report", new ForecastReportCommand(version, terminal));
        root.addSubcommand("render", new RenderCommand(version, engines, drawing, terminal));
        root.addSubcommand("list", new ListCommand(version, terminal));
        root.addSubcommand("show", new ShowCommand(version, terminal));
        root.addSubcommand("delete", new DeleteCommand(version, terminal));
        root.addSubcommand("restore", new RestoreCommand(version, terminal));
        root.addSubcommand("vacuum", new VacuumCommand(version, terminal));
        root.addSubcommand("import", new ImportCommand(version, terminal));
        root.addSubcommand("export", new ExportCommand(version, terminal));
        extraCommands.forEach(root::addSubcommand);
        root.getCommandSpec().version("GrokScope " + version);
        root.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().version("GrokScope " + version));
        root.setExpandAtFiles(false);
        root.registerConverter(Output.class, Output::new);
        root.setExecutionStrategy(CommandLineApp::run);
        root.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        root.setOut(terminal.outWriter());
        root.setErr(Terminal.nowhere());
        root.setParameterExceptionHandler((problem, arguments) -> reject(problem, arguments));
        root.setExecutionExceptionHandler((problem, command, parsed) -> fail(problem));
        return root;
    }

    /** Checks what concerns all commands, and runs the one that was parsed. */
    private static int run(ParseResult parsed) {
        ParseResult command = parsed.hasSubcommand() ? parsed.subcommand() : parsed;
        if (!command.isUsageHelpRequested() && !command.isVersionHelpRequested()) {
            Output.checkAll(command.commandSpec());
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    private int reject(ParameterException problem, String[] arguments) {
        CommandSpec spec = problem.getCommandLine().getCommandSpec();
        String line = message(problem, spec, List.of(arguments));
        String end = line.endsWith(".") ? "" : ".";
        terminal.note(line + end + " Try '" + spec.qualifiedName() + " --help'.");
        return ExitCode.BAD_USAGE;
    }

    private static String message(ParameterException problem, CommandSpec spec, List<String> arguments) {
        return switch (problem) {
            case OverwrittenOptionException twice -> repeated(spec, arguments, twice.getMessage());
            case MaxValuesExceededException twice -> repeated(spec, arguments, twice.getMessage());
            case UnmatchedArgumentException unmatched ->
                unknown(unmatched.getUnmatched().getFirst(), spec);
            case MissingParameterException missing
            when !missing.getMissing().isEmpty() && missing.getMissing().getFirst() instanceof OptionSpec option ->
                missing(option, missing.getMessage().startsWith("Missing required option"));
            default -> problem.getMessage();
        };
    }

    /** A required option is not there, or an option has no value. */
    private static String missing(OptionSpec option, boolean absent) {
        String name = option.longestName() + " " + option.paramLabel();
        String what = String.format(option.description()[0]);
        return absent ? name + " is missing. " + what : option.longestName() + " needs a value: " + name + ". " + what;
    }

    /** An option is given more than once. If it is in a group, picocli speaks of that. */
    private static String repeated(CommandSpec spec, List<String> arguments, String otherwise) {
        return spec.options().stream()
                .map(option -> repeated(option, arguments))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(otherwise);
    }

    private static Optional<String> repeated(OptionSpec option, List<String> arguments) {
        List<String> names = List.of(option.names());
        List<String> values = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String[] parts = arguments.get(i).split("=", 2);
            if (names.contains(parts[0])) {
                values.add(parts.length > 1 ? parts[1] : i + 1 < arguments.size() ? arguments.get(i + 1) : "");
            }
        }
        if (values.size() < 2) {
            return Optional.empty();
        }
        String given = option.arity().max() == 0 ? "" : " (got " + shortened(String.join(" and ", values)) + ")";
        return Optional.of(option.longestName() + " is given more than once: keep one" + given);
    }

    private static String unknown(String argument, CommandSpec spec) {
        if (!argument.startsWith("-") && !spec.subcommands().isEmpty()) {
            return "Unknown command '" + shortened(argument) + "'. Commands: "
                    + String.join(", ", spec.subcommands().keySet()) + ".";
        }
        String allowed = spec.options().stream()
                .filter(option -> !option.hidden())
                .map(OptionSpec::longestName)
                .collect(Collectors.joining(", "));
        String what = argument.startsWith("-") ? "Unknown option " : "Unexpected argument ";
        return what + "'" + shortened(argument) + "'. Options: " + allowed + ".";
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 39) + "…";
    }

    private int fail(Exception problem) {
        terminal.note(
                switch (problem) {
                    case UncheckedIOException wrapped -> words(wrapped.getCause());
                    case IOException failed -> words(failed);
                    case EngineUnavailableException missing -> missing.getMessage();
                    default -> "The command failed with an internal error: " + problem;
                });
        return ExitCode.FAILED;
    }

    /** Our own messages name the file or the library and the remedy; the system's are often only a path. */
    private static String words(IOException problem) {
        return problem instanceof FileSystemException system && system.getFile() != null
                ? system.getFile() + " cannot be used: " + FileErrors.reason(system)
                : FileErrors.reason(problem);
    }
}
