package org.grokscope.app;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.application.Platform;
import org.grokscope.concurrent.Threads;

/**
 * The AOT cache: a file with the program's loaded and linked classes, which halves the start time. An image ships with one if possible; Maven
 * has one in its build folder. If it is missing or does not fit, the program creates it: some seconds after the window has opened, processes
 * of low priority rehearse a start; they continue if the window is closed. They write to other names, and move the complete cache into place
 * atomically.
 */
final class StartupCache {

    /** Internal: the argument of a process that creates the cache. */
    static final String COMMAND = "make-startup-cache";

    /** Internal: the argument of a process that rehearses a start. */
    static final String REHEARSE = "rehearse-startup";

    /** Set by whatever starts the program with a cache: its file. */
    private static final String PROPERTY = "grokscope.startupCache";

    private static final int SECONDS_AFTER_START = 5;
    private static final int MINUTES_TO_REHEARSE = 5;

    /** JavaFX's files for the systems' windows and for graphics cards. */
    private static final Pattern REAL_WINDOWS =
            Pattern.compile("(com/sun/(glass/ui/(gtk|win|mac)|prism/(es2|d3d|mtl))/.*)\\.class");

    private final Path file;
    private final Supplier<List<String>> options;

    /**
     * A cache.
     *
     * @param options of the Java runtime, for the processes that create the cache; asked for only then
     */
    StartupCache(Path file, Supplier<List<String>> options) {
        this.file = file;
        this.options = options;
    }

    /** The cache that this program was started with, whether it exists or not; empty if it was started without. */
    static Optional<StartupCache> ofThisStart() {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .map(file -> new StartupCache(
                        Path.of(file),
                        () -> ManagementFactory.getRuntimeMXBean().getInputArguments()));
    }

    /**
     * Loads the classes with which JavaFX shows windows on a real screen: a rehearsal has none. It needs no more of them, and a class that was
     * loaded is in the cache.
     */
    static void loadClassesOfRealWindows() throws IOException {
        Module javafx = Platform.class.getModule();
        ModuleReference place = javafx.getLayer()
                .configuration()
                .findModule(javafx.getName())
                .orElseThrow()
                .reference();
        try (ModuleReader reader = place.open();
                Stream<String> files = reader.list()) {
            files.map(REAL_WINDOWS::matcher)
                    .filter(Matcher::matches)
                    .forEach(file -> Class.forName(javafx, file.group(1).replace('/', '.')));
        }
    }

    /** Creates the cache later, in other processes, if this one runs without it and its folder is writable; returns at once. */
    void makeIfMissing() {
        Threads.start("startup cache", () -> {
            try {
                TimeUnit.SECONDS.sleep(SECONDS_AFTER_START);
                if (!isInUse() && Files.isWritable(file.getParent())) {
                    List<String> command = inBackground();
                    command.addAll(java(List.of(), COMMAND));
                    start(command);
                }
            } catch (InterruptedException | IOException _) {
                return; // the next start takes as long as this one
            }
        });
    }

    /** As the runtime reports: it ignores a cache of another runtime. */
    private static boolean isInUse() {
        return System.getProperty("java.vm.info", "").contains("sharing");
    }

    /**
     * Creates the cache, unless another process does.
     *
     * @return whether it was created
     * @throws IOException if it cannot be written there
     */
    boolean make() throws IOException, InterruptedException {
        try (FileChannel channel = FileChannel.open(
                        beside(".lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE);
                FileLock lock = channel.tryLock()) {
            return lock != null && rehearse() && publish();
        }
    }

    private boolean rehearse() throws IOException, InterruptedException {
        Files.deleteIfExists(fresh());
        List<String> options =
                List.of("-XX:AOTCacheOutput=" + fresh(), "-Dglass.platform=Headless", "-Dprism.order=sw");
        Process rehearsal = start(java(options, REHEARSE));
        if (!rehearsal.waitFor(MINUTES_TO_REHEARSE, TimeUnit.MINUTES)) {
            rehearsal.destroyForcibly();
        }
        return rehearsal.waitFor() == 0 && Files.exists(fresh());
    }

    private boolean publish() throws IOException {
        Files.move(fresh(), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return true;
    }

    private Path fresh() {
        return beside(".new");
    }

    private Path beside(String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    /** The prefix for a command of low priority. */
    private static List<String> inBackground() {
        Path nice = Path.of("/usr/bin/nice");
        return new ArrayList<>(Files.isExecutable(nice) ? List.of(nice.toString(), "-n", "19") : List.of());
    }

    /** The command of this program on this runtime, with its options and more. */
    private List<String> java(List<String> more, String argument) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // A cache is either read or written.
        options.get().stream()
                .filter(option -> !option.startsWith("-XX:AOTCache"))
                .forEach(command::add);
        command.addAll(more);
        if (!Main.class.getModule().isNamed()) {
            command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        }
        command.addAll(List.of(Main.class.getName(), argument));
        return command;
    }

    private static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static File nothing() {
        return new File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
    }
}
