package org.grokscope.bench;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.grokscope.cli.terminal.ExitCode;
import org.grokscope.cli.terminal.Flags;
import org.grokscope.cli.terminal.OnShutdown;
import org.grokscope.cli.terminal.Output;
import org.grokscope.cli.terminal.ResultFile;
import org.grokscope.cli.terminal.Terminal;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.ShareText;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.task.Range;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures how fast this program trains on this machine, beside plain training loops on the same libraries. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        description = "Measures how fast this program trains here: against the machine's peak in matrix products, and "
                + "against plain training loops on MXNet and PyTorch. Takes some minutes; leave the machine alone "
                + "meanwhile.",
        footer = {
            "",
            "Examples: grokscope bench --json bench.json",
            "          grokscope bench --window --preset fast --rounds 5",
            "          grokscope bench --long 1000000 --preset fast",
            "",
            "Exit code: 0 finished, 1 the benchmark failed or its file could not be written, 2 bad usage."
        })
final class BenchCommand implements Callable<Integer> {

    /** Below five samples a median says little. */
    static final Range ROUNDS = Range.whole("rounds", 5, 100);

    private static final Range COLD_LENGTH = Range.whole("steps", 100, 10_000_000);
    private static final Range LENGTH = Range.whole("long", 100, 10_000_000);

    private static final int USUAL_ROUNDS = 7;
    private static final int USUAL_COLD_ROUNDS = 5;
    /** One less than the narrowest usual terminal: a line that wraps cannot be drawn over. */
    private static final int COLUMNS = 79;

    private final Supplier<Benchmark> benchmark;
    private final Supplier<WindowBenchmark> windowBenchmark;
    private final LongRuns longRuns;
    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description =
                    "Samples of everything, of which the medians are shown, 5 to 100. Default: 7, with --window 5.")
    private String rounds;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Writes all results to this file as JSON; - is standard output.")
    private Output json;

    @Option(
            names = "--window",
            description =
                    "Measures instead what the window costs the training: cold runs of a preset, in turn without a "
                            + "window and in it.")
    private boolean window;

    @Option(names = "--preset", paramLabel = "NAME", description = "With --window: the preset. Default: fast.")
    private String preset;

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "With --window: trains so many steps, 100 to 10000000, whether the run groks or not. "
                    + "Default: as many as the preset has.")
    private String coldSteps;

    @Option(names = "--inspect", description = "With --window: also with the inspection panel open.")
    private boolean inspect;

    @Option(
            names = "--long",
            paramLabel = "N",
            description =
                    "Trains so many steps in the window, 100 to 10000000, and shows at parts of them how much memory "
                            + "the process takes and how long a redraw does. --preset or --share says what is trained.")
    private String steps;

    @Option(names = "--share", paramLabel = "TEXT", description = "With --long: the settings, as a share text.")
    private String share;

    /** Measures a long run. */
    interface LongRuns {
        void measure(RunConfig config, long steps, Consumer<String> out) throws IOException, InterruptedException;
    }

    BenchCommand(
            Supplier<Benchmark> benchmark,
            Supplier<WindowBenchmark> windowBenchmark,
            LongRuns longRuns,
            Terminal terminal) {
        this.benchmark = benchmark;
        this.windowBenchmark = windowBenchmark;
        this.longRuns = longRuns;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        int count;
        Preset subject;
        long length;
        try {
            count = Flags.whole(ROUNDS, rounds, window ? USUAL_COLD_ROUNDS : USUAL_ROUNDS);
            length = coldSteps == null ? 0 : (long) COLD_LENGTH.parse(coldSteps);
            subject = preset == null ? Preset.FAST : Preset.named(preset);
        } catch (InvalidSettingException e) {
            throw Flags.invalid(spec, e);
        }
        if (!window && (inspect || coldSteps != null || (preset != null && steps == null))) {
            throw new ParameterException(spec.commandLine(), "--preset, --steps and --inspect belong to --window.");
        }
        if (steps != null && (window || json != null || rounds != null)) {
            throw new ParameterException(
                    spec.commandLine(), "--long measures one run and prints it; remove --window, --json and --rounds.");
        }
        if (share != null && (steps == null || preset != null)) {
            throw new ParameterException(spec.commandLine(), "--share belongs to --long, in place of --preset.");
        }
        if (steps != null) {
            return longRun(subject);
        }
        return window ? window(subject, length, count) : steps(count);
    }

    private int longRun(Preset subject) throws IOException {
        try {
            RunConfig config = share == null ? subject.config() : ShareText.config(share);
            longRuns.measure(config, (long) LENGTH.parse(steps), terminal::print);
            return ExitCode.FINISHED;
        } catch (InvalidSettingException e) {
            throw Flags.invalid(spec, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.FAILED;
        }
    }

    private int steps(int count) throws IOException {
        Benchmark bench = benchmark.get();
        // The hook is released only after the file is closed, so that no temporary file remains.
        try (OnShutdown _ = new OnShutdown(bench::stop, () -> {});
                ResultFile jsonFile = ResultFile.prepare("--json", json, terminal)) {
            return report(bench.measure(count, this::show), jsonFile);
        } catch (CancellationException e) {
            return ExitCode.FAILED;
        }
    }

    private int window(Preset subject, long length, int count) throws IOException {
        WindowBenchmark bench = windowBenchmark.get();
        try (OnShutdown _ = new OnShutdown(bench::stop, () -> {});
                ResultFile jsonFile = ResultFile.prepare("--json", json, terminal)) {
            WindowReport result = bench.measure(subject, length, count, inspect, this::show);
            clearProgress();
            result.lines().forEach(terminal::print);
            return jsonFile.write(result::writeJson, terminal) ? ExitCode.FINISHED : ExitCode.FAILED;
        } catch (CancellationException e) {
            return ExitCode.FAILED;
        } catch (WorkerFailedException e) {
            terminal.note("The benchmark has failed: " + e.getMessage());
            return ExitCode.FAILED;
        }
    }

    private void clearProgress() {
        if (terminal.isInteractive()) {
            terminal.redraw("");
        }
    }

    private void show(String line) {
        if (terminal.isInteractive()) {
            terminal.redraw(line.length() <= COLUMNS ? line : line.substring(0, COLUMNS));
        } else {
            terminal.note(line);
        }
    }

    private int report(Report result, ResultFile jsonFile) {
        clearProgress();
        result.lines().forEach(terminal::print);
        boolean written = jsonFile.write(result::writeJson, terminal);
        Optional<String> problem = result.problem();
        problem.ifPresent(reason -> terminal.note("The benchmark is incomplete: " + reason));
        return written && problem.isEmpty() ? ExitCode.FINISHED : ExitCode.FAILED;
    }
}
