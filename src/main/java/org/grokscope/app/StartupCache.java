package org.grokscope.app;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
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
import org.grokscope.concurrent.Threads;

/**
 * The file from which the Java runtime of an image takes the program's classes loaded and linked, which halves the time of a start. It is
 * made when the image is, if that can be done there. Where it is missing or does not fit, the image makes it itself: some seconds after
 * the window has opened, other processes of low priority rehearse a start, and go on if the window is closed meanwhile. While they do,
 * everything is in files of other names; the cache appears when it is complete.
 */
final class StartupCache {

    /** Not for people: the argument with which a process makes the cache. */
    static final String COMMAND = "make-startup-cache";

    /** Not for people: the argument with which a process rehearses a start. */
    static final String REHEARSE = "rehearse-startup";

    /** Set by an image's launcher: where the runtime looks for the cache. */
    private static final String PROPERTY = "grokscope.startupCache";

    private static final int SECONDS_AFTER_START = 5;
    private static final int MINUTES_TO_REHEARSE = 5;

    private final Path file;
    private final List<String> options;

    /**
     * Prepares.
     *
     * @param options of the Java runtime, for the processes that make the cache
     */
    StartupCache(Path file, List<String> options) {
        this.file = file;
        // It is either read or written, and one that does not fit would stand in the way.
        this.options =
                options.stream().filter(option -> !option.startsWith("-XX:AOT")).toList();
    }

    /** The cache of the image that this program runs from; none if it does not run from one. */
    static Optional<StartupCache> ofImage() {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .map(file -> new StartupCache(
                        Path.of(file), ManagementFactory.getRuntimeMXBean().getInputArguments()));
    }

    /** Has the cache made, soon and by other processes, if this one runs without it and it can be written; returns at once. */
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
                // Then the next start is as slow as this one was.
                Thread.currentThread().interrupt();
            }
        });
    }

    /** The runtime says so itself; a cache that was made by another one it does not use. */
    private static boolean isInUse() {
        return System.getProperty("java.vm.info", "").contains("sharing");
    }

    /**
     * Makes the cache, unless another process is at it.
     *
     * @return whether it was made
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

    /** What lets a command have only the time that nobody else wants. */
    private static List<String> inBackground() {
        Path nice = Path.of("/usr/bin/nice");
        return new ArrayList<>(Files.isExecutable(nice) ? List.of(nice.toString(), "-n", "19") : List.of());
    }

    /** This program on this runtime, with its options and more. */
    private List<String> java(List<String> more, String argument) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(more);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), argument));
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
