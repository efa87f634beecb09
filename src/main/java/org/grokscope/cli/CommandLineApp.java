package org.grokscope.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.grokscope.cli.experiments.ForecastReportCommand;
import org.grokscope.cli.experiments.MergeCommand;
import org.grokscope.cli.experiments.ReproduceCommand;
import org.grokscope.cli.experiments.SweepCommand;
import org.grokscope.cli.library.DeleteCommand;
import org.grokscope.cli.library.ImportCommand;
import org.grokscope.cli.library.ListCommand;
import org.grokscope.cli.library.RestoreCommand;
import org.grokscope.cli.library.ShowCommand;
import org.grokscope.cli.library.VacuumCommand;
import org.grokscope.cli.terminal.ExitCode;
import org.grokscope.cli.terminal.Terminal;
import org.grokscope.training.EngineUnavailableException;
import org.grokscope.training.Engines;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
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
            PrintStream out,
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
        if (code == ExitCode.FINISHED && terminal.isOutputLost()) {
            terminal.note("The output could not be written completely.");
            return ExitCode.FAILED;
        }
        return code;
    }

    /** All commands with their options. */
    CommandLine commandLine() {
        CommandLine root = new CommandLine(new RootCommand());
        root.addSubcommand("run", new RunCommand(version, engines, terminal));
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
        root.addSubcommand("export", new ExportCommand(version, drawing, terminal));
        extraCommands.forEach(root::addSubcommand);
        root.getCommandSpec().version("GrokScope " + version);
        root.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().version("GrokScope " + version));
        root.setExpandAtFiles(false);
        root.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        root.setOut(terminal.outWriter());
        root.setErr(Terminal.nowhere());
        root.setParameterExceptionHandler((problem, arguments) -> reject(problem));
        root.setExecutionExceptionHandler((problem, command, parsed) -> fail(problem));
        return root;
    }

    private int reject(ParameterException problem) {
        CommandSpec spec = problem.getCommandLine().getCommandSpec();
        String line = message(problem, spec);
        String end = line.endsWith(".") ? "" : ".";
        terminal.note(line + end + " Try '" + spec.qualifiedName() + " --help'.");
        return ExitCode.BAD_USAGE;
    }

    private static String message(ParameterException problem, CommandSpec spec) {
        return switch (problem) {
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
        // These messages name the file or the library and the remedy.
        boolean said = problem.getMessage() != null
                && (problem instanceof EngineUnavailableException || problem instanceof IOException);
        String what = said ? problem.getMessage() : "The command failed with an internal error: " + problem;
        terminal.note(what);
        return ExitCode.FAILED;
    }
}
