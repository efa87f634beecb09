package org.grokscope.storage.format;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Writes reports of unexpected errors for the developers: text files in a folder {@code reports}.
 */
public final class CrashReports {

    private static final int MOST = 20;
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss-SSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final List<Path> folders;
    private final String appVersion;
    private volatile Consumer<Path> listener = report -> {};

    /**
     * Creates the writer; nothing is written before the first report.
     *
     * @param places where the folder {@code reports} can be: in the first one that can be written
     */
    public CrashReports(List<Path> places, String appVersion) {
        folders = places.stream().map(place -> place.resolve("reports")).toList();
        this.appVersion = appVersion;
    }

    /** Sets what is called, on any thread, when a report was written. */
    public void setListener(Consumer<Path> newListener) {
        listener = newListener;
    }

    /**
     * Writes a report and deletes the oldest ones.
     *
     * @param what what happened, as a sentence
     * @return its file; empty if it could not be written
     */
    public synchronized Optional<Path> write(String what, Optional<Throwable> problem) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        Instant now = Instant.now();
        out.println(what + ".");
        out.println();
        out.println("time     " + now);
        out.println("program  GrokScope " + appVersion);
        out.println("java     " + Runtime.version() + ", " + System.getProperty("java.vm.name"));
        out.println("system   " + System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                + System.getProperty("os.arch"));
        Runtime runtime = Runtime.getRuntime();
        out.println("memory   " + ((runtime.totalMemory() - runtime.freeMemory()) >> 20) + " MB used of "
                + (runtime.maxMemory() >> 20) + " MB, " + runtime.availableProcessors() + " cores");
        problem.ifPresent(each -> {
            out.println();
            each.printStackTrace(out);
        });
        for (Path folder : folders) {
            try {
                Files.createDirectories(folder);
                Path file = Files.writeString(folder.resolve("report-" + NAME.format(now) + ".txt"), text.toString());
                makeRoom(folder);
                listener.accept(file);
                return Optional.of(file);
            } catch (IOException _) {
                // There is nowhere to say it but in the next folder.
            }
        }
        return Optional.empty();
    }

    /** The newest report that was written at some time or later. */
    public Optional<Path> since(Instant time) throws IOException {
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                Optional<Path> newest = newestFirst(folder).stream().findFirst();
                if (newest.isPresent()
                        && !Files.getLastModifiedTime(newest.get()).toInstant().isBefore(time)) {
                    return newest;
                }
            }
        }
        return Optional.empty();
    }

    private static void makeRoom(Path folder) throws IOException {
        List<Path> newestFirst = newestFirst(folder);
        for (Path old : newestFirst.subList(Math.min(MOST, newestFirst.size()), newestFirst.size())) {
            Files.deleteIfExists(old);
        }
    }

    private static List<Path> newestFirst(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).matches("report-.*\\.txt"))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }
}
