package org.grokscope.app;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.grokscope.bench.BenchWorker;
import org.grokscope.bench.Benchmark;
import org.grokscope.cli.CommandLineApp;
import org.grokscope.engine.MxNetLearners;
import org.grokscope.engine.PyTorchLearners;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.training.EngineChoice;
import org.grokscope.training.LearnerFactory;
import org.grokscope.ui.GrokScopeWindow;

/** The composition root: opens the window without arguments, is the command line with some, and hands the engine to either. */
public final class Main {

    private static final String VERSION = "0.1.0";

    /** The environment variable that chooses the window's engine; the command line has a flag. */
    private static final String ENGINE = "GROKSCOPE_ENGINE";

    private Main() {}

    /**
     * Starts the program.
     *
     * @param args none for the window, else a command line; its exit codes are those of {@link CommandLineApp}
     */
    public static void main(String[] args) {
        if (args.length == 0) {
            window(false);
        } else {
            switch (args[0]) {
                case StartupCache.REHEARSE -> window(true);
                case StartupCache.COMMAND -> System.exit(startupCache());
                case BenchWorker.COMMAND -> System.exit(worker(args));
                default -> System.exit(commandLine(args));
            }
        }
    }

    private static void window(boolean rehearsal) {
        EngineChoice engine = engineOfWindow();
        DisplayCheck.problem().ifPresent(problem -> refuse(problem, CommandLineApp.FAILED));
        StartupLog log = new StartupLog(System.getenv());
        // All cores compute: what a thread that waits for the window's leaves undone, another one takes over.
        LearnerFactory learners =
                log.watching(learners(engine, Runtime.getRuntime().availableProcessors()));
        GrokScopeWindow window = new GrokScopeWindow(learners, jobs -> learners(engine, jobs), VERSION);
        Runnable shown = () -> log.say("window shown");
        if (rehearsal) {
            window.rehearse(shown);
        } else {
            window.open(shown);
            StartupCache.ofImage().ifPresent(StartupCache::makeIfMissing);
        }
    }

    private static int startupCache() {
        try {
            Optional<StartupCache> cache = StartupCache.ofImage();
            return cache.isPresent() && cache.get().make() ? 0 : CommandLineApp.FAILED;
        } catch (IOException | InterruptedException _) {
            // It is made in the background and missed by nobody: there is nobody to tell.
            return CommandLineApp.FAILED;
        }
    }

    private static EngineChoice engineOfWindow() {
        try {
            return EngineChoice.named(System.getenv().getOrDefault(ENGINE, EngineChoice.AUTO.id()));
        } catch (InvalidSettingException e) {
            refuse(ENGINE + e.getMessage().substring(e.field().length()), CommandLineApp.BAD_USAGE);
            throw e;
        }
    }

    private static void refuse(String sentence, int code) {
        System.err.println(sentence);
        // Maven's JavaFX plugin answers a failed program with a stack trace of its own; the sentence is all there is to
        // say.
        System.exit("maven".equals(System.getProperty("grokscope.launcher")) ? 0 : code);
    }

    private static LearnerFactory learners(EngineChoice choice, int threads) {
        return choice.on(System.getProperty("os.arch")) == EngineChoice.PYTORCH
                ? new PyTorchLearners(threads)
                : new MxNetLearners(threads);
    }

    /** Not for people: the benchmark starts this program once more for each thing that it measures. */
    private static int worker(String[] args) {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        return BenchWorker.run(List.of(args).subList(1, args.length), MxNetLearners::new, in, out);
    }

    @SuppressWarnings("SystemConsoleNull") // it is null where the module jdk.internal.le is not in the image
    private static int commandLine(String[] args) {
        // Whatever the terminal's encoding claims, the texts hold θ, ² and ·.
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        Console console = System.console();
        boolean interactive = console != null && console.isTerminal();
        return new CommandLineApp(
                        VERSION,
                        Main::learners,
                        () -> new OwnSpeed(new Benchmark(VERSION, Main.class)),
                        new Slides(),
                        out,
                        err,
                        interactive)
                .execute(args);
    }
}
