package org.grokscope.app;

import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.grokscope.cli.CommandLineApp;
import org.grokscope.cli.terminal.ExitCode;
import org.grokscope.cli.terminal.ResultStream;
import org.grokscope.cli.terminal.Terminal;
import org.grokscope.concurrent.Threads;
import org.grokscope.engine.mxnet.MxNetLearners;
import org.grokscope.engine.pytorch.PyTorchLearners;
import org.grokscope.run.EngineInfo;
import org.grokscope.storage.format.CrashReports;
import org.grokscope.storage.library.LibraryPlace;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.training.Capacity;
import org.grokscope.training.EngineChoice;
import org.grokscope.training.EngineUnavailableException;
import org.grokscope.training.LearnerFactory;
import org.grokscope.ui.preferences.Language;
import org.grokscope.ui.preferences.Preferences;
import org.grokscope.ui.shell.GrokScopeWindow;
import org.grokscope.ui.shell.Opening;

/** The composition root: without a command opens the window, otherwise runs the command line; connects both to an engine. */
public final class Main {

    /** The version of this program. */
    public static final String VERSION = "0.1.0";

    /** The environment variable for the window's engine; the command line has a flag. */
    private static final String ENGINE = "GROKSCOPE_ENGINE";

    private static final String LIBRARY = "--library";

    private Main() {}

    /**
     * Starts the program.
     *
     * @param args what the window opens on, or a command line
     */
    public static void main(String[] args) {
        start(args, _ -> List.of());
    }

    /**
     * Starts the program with more commands than its own.
     *
     * @param args as for {@link #main}
     * @param extraCommands creates the additional commands
     */
    public static void start(String[] args, Function<Terminal, List<Callable<Integer>>> extraCommands) {
        if (!Main.class.getModule().isNativeAccessEnabled()) {
            System.err.println(
                    "GrokScope was started without its Java options: Java prints warnings, and may use a quarter of the "
                            + "machine's memory. Start it so: java @target/java.options -p target/classes"
                            + File.pathSeparator
                            + "target/lib -m org.grokscope/" + Main.class.getName());
        }
        CrashReports reports = new CrashReports(reportFolders(args), VERSION);
        PrintStream err = InternalErrors.install(reports);
        if (WindowArguments.isWindow(List.of(args))) {
            WindowArguments given = windowArguments(args);
            Preferences preferences = Preferences.read(LibraryPlace.folder());
            Language.of(preferences).apply();
            window(preferences, library(given.library()), given.opening(), reports, err);
        } else {
            switch (args[0]) {
                case StartupCache.REHEARSE -> rehearsal(reports, err);
                case StartupCache.COMMAND -> System.exit(startupCache());
                default -> {
                    // Scripts read the output: it is the same on every system.
                    Language.ENGLISH.apply();
                    System.exit(commandLine(args, err, extraCommands));
                }
            }
        }
    }

    /** Reports are beside the library in use; in the program's own folder if that cannot be written. */
    private static List<Path> reportFolders(String[] args) {
        Optional<String> given = IntStream.range(0, args.length)
                .filter(i -> args[i].startsWith(LIBRARY + "=") || (args[i].equals(LIBRARY) && i + 1 < args.length))
                .mapToObj(i -> args[i].equals(LIBRARY) ? args[i + 1] : args[i].substring(LIBRARY.length() + 1))
                .findFirst();
        try {
            return List.of(LibraryPlace.file(given).resolveSibling(""), LibraryPlace.folder());
        } catch (InvalidSettingException _) { // is refused later, by whatever uses it
            return List.of(LibraryPlace.folder());
        }
    }

    private static WindowArguments windowArguments(String[] args) {
        try {
            return WindowArguments.parse(List.of(args));
        } catch (WindowArguments.InvalidUsageException e) {
            refuse(e.getMessage(), ExitCode.BAD_USAGE);
            throw new IllegalStateException(e);
        }
    }

    private static Path library(Optional<String> given) {
        try {
            return LibraryPlace.file(given);
        } catch (InvalidSettingException e) {
            refuse(e.messageFor(given.isPresent() ? LIBRARY : LibraryPlace.VARIABLE), ExitCode.BAD_USAGE);
            throw e;
        }
    }

    private static void window(
            Preferences preferences, Path library, Opening opening, CrashReports reports, PrintStream err) {
        StartupLog log = new StartupLog(System.getenv());
        GrokScopeWindow window = window(log, preferences, library, reports);
        try {
            window.open(
                    opening,
                    end -> {
                        log.say("window shown");
                        if (DisplayCheck.isOnX()) {
                            watchDisplay(window.learners(), library, err, end);
                        }
                    },
                    problem -> failed(problem, reports));
        } catch (UnsupportedOperationException noDisplay) {
            // It answered a moment ago.
            refuse(DisplayCheck.problem(noDisplay), ExitCode.FAILED);
        }
        StartupCache.ofThisStart().ifPresent(StartupCache::makeIfMissing);
    }

    /** The window could not be made: ends the process. */
    static void failed(Throwable problem, CrashReports reports) {
        String report = reports.write("The window could not be made", Optional.of(problem))
                .map(file -> " Report: " + file)
                .orElse("");
        // On a thread of its own: what is done at the end may wait for the JavaFX thread.
        Threads.start(
                "exit",
                () -> refuse(
                        "GrokScope cannot open its window: internal error, " + problem + "." + report,
                        ExitCode.FAILED));
    }

    /** From when the engine is loaded, which it would slow down: before, there is nothing to be lost. */
    private static void watchDisplay(LearnerFactory learners, Path library, PrintStream err, Runnable end) {
        Threads.start("display watch", () -> {
            try {
                EngineInfo _ = learners.engine();
            } catch (EngineUnavailableException _) { // the window says so, and shows recorded runs
            }
            DisplayLoss.handle(() -> {
                err.println("GrokScope ends: the connection to the display " + System.getenv("DISPLAY")
                        + " is broken. Runs are recorded in " + library);
                end.run();
            });
        });
    }

    /** A rehearsal is started as a user would, and records its run in a temporary library. */
    private static void rehearsal(CrashReports reports, PrintStream err) {
        try {
            Path folder = Files.createTempDirectory("grokscope-rehearsal");
            Threads.onShutdown("rehearsal clean-up", () -> delete(folder, err));
            WindowArguments given = windowArguments(
                    new String[] {LIBRARY, folder.resolve("library.db").toString(), "--preset", "fast"});
            Language.of(Preferences.read(LibraryPlace.folder())).apply();
            StartupCache.loadClassesOfRealWindows();
            window(new StartupLog(Map.of()), Preferences.read(folder), library(given.library()), reports)
                    .rehearse(given.opening(), problem -> failed(problem, reports));
        } catch (IOException e) {
            refuse("Temporary files cannot be created: " + e.getMessage(), ExitCode.FAILED);
        }
    }

    private static void delete(Path folder, PrintStream err) {
        File[] files = folder.toFile().listFiles();
        boolean gone = files != null
                && Stream.of(files).allMatch(File::delete)
                && folder.toFile().delete();
        if (!gone) {
            err.println("Temporary files are left in " + folder);
        }
    }

    private static GrokScopeWindow window(StartupLog log, Preferences preferences, Path library, CrashReports reports) {
        EngineChoice engine = engineOfWindow();
        DisplayCheck.problem().ifPresent(problem -> refuse(problem, ExitCode.FAILED));
        // As many threads as cores, though the window needs one too: a helper takes over what a preempted thread
        // leaves.
        Capacity capacity = Capacity.here();
        LearnerFactory learners = log.watching(learners(engine, capacity.cores()));
        return new GrokScopeWindow(learners, capacity, VERSION, preferences, library, reports);
    }

    private static int startupCache() {
        try {
            Optional<StartupCache> cache = StartupCache.ofThisStart();
            return cache.isPresent() && cache.get().make() ? 0 : ExitCode.FAILED;
        } catch (IOException | InterruptedException _) {
            // A background process without a user: without the cache, starts only take longer.
            return ExitCode.FAILED;
        }
    }

    private static EngineChoice engineOfWindow() {
        try {
            return EngineChoice.named(System.getenv().getOrDefault(ENGINE, EngineChoice.AUTO.id()));
        } catch (InvalidSettingException e) {
            refuse(e.messageFor(ENGINE), ExitCode.BAD_USAGE);
            throw e;
        }
    }

    private static void refuse(String sentence, int code) {
        System.err.println(sentence);
        // Maven's JavaFX plugin would add a stack trace to any other exit code.
        System.exit("maven".equals(System.getProperty("grokscope.launcher")) ? 0 : code);
    }

    private static LearnerFactory learners(EngineChoice choice, int threads) {
        return choice.on(System.getProperty("os.arch")) == EngineChoice.PYTORCH
                ? new PyTorchLearners(threads)
                : new MxNetLearners(threads);
    }

    @SuppressWarnings("SystemConsoleNull") // null where the module jdk.internal.le is not in the image
    private static int commandLine(
            String[] args, PrintStream errors, Function<Terminal, List<Callable<Integer>>> extraCommands) {
        // Always UTF-8: the texts contain θ, ² and ·.
        ResultStream out = new ResultStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)), StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(errors, true, StandardCharsets.UTF_8);
        Console console = System.console();
        boolean interactive = console != null && console.isTerminal();
        return new CommandLineApp(VERSION, Main::learners, new FxRunRenderer(), out, err, interactive, extraCommands)
                .execute(args);
    }
}
