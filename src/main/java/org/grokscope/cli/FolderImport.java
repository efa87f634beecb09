package org.grokscope.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.grokscope.cli.terminal.Progress;
import org.grokscope.cli.terminal.ProgressText;
import org.grokscope.cli.terminal.Terminal;
import org.grokscope.foreign.formats.LogSource;
import org.grokscope.narration.NumberFormat;
import org.grokscope.storage.format.FileErrors;
import org.grokscope.storage.format.RunBundle;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.StoredRun;

/** Imports the runs of a folder. One that cannot be read does not keep the others out. */
final class FolderImport {

    /** Reads one run. */
    interface Reader {
        RunBundle.Content read(LogSource source, String name) throws IOException;
    }

    private static final int MOST_LINES = 20;

    private final Library library;
    private final Terminal terminal;
    private final Reader reader;
    private final AtomicInteger done = new AtomicInteger();
    private final List<String> unreadable = new ArrayList<>();
    private final List<String> known = new ArrayList<>();
    private int imported;

    FolderImport(Library library, Terminal terminal, Reader reader) {
        this.library = library;
        this.terminal = terminal;
        this.reader = reader;
    }

    /**
     * Imports the runs and prints a summary.
     *
     * @param files the runs in the folder
     * @return whether any could be read
     * @throws IOException if the library cannot be written; the summary is that up to there
     */
    boolean run(Path folder, List<LogSource> files) throws IOException {
        try (Progress _ = new Progress(() -> new Line(done.get(), files.size()), terminal)) {
            for (LogSource file : files) {
                add(folder, file);
                done.incrementAndGet();
            }
        } finally {
            summarize(folder);
        }
        return unreadable.size() < files.size();
    }

    private void add(Path folder, LogSource source) throws IOException {
        RunBundle.Content content;
        try {
            content = reader.read(source, name(folder, source));
        } catch (IOException e) {
            unreadable.add(problem(source.path(), e));
            return;
        } catch (UncheckedIOException e) {
            unreadable.add(problem(source.path(), e.getCause()));
            return;
        }
        Optional<StoredRun> there = library.find(content.uuid());
        if (there.isPresent()) {
            known.add(source + ": the library has this run already, as run "
                    + there.get().id() + ".");
        } else {
            library.add(content);
            imported++;
        }
    }

    /** Where the run is in the folder: all files of a sweep may have the same name. */
    private static String name(Path folder, LogSource source) {
        String place = folder.relativize(source.path()).toString().replace('\\', '/');
        return source.run()
                .map(run -> place.isEmpty() ? run : place + "/" + run)
                .orElse(place);
    }

    /** Why a file was not imported, with its name. */
    static String problem(Path file, IOException problem) {
        String reason = FileErrors.reason(problem);
        return reason.startsWith(file.toString()) ? reason : file + ": " + reason;
    }

    private void summarize(Path folder) {
        List<String> lines = Stream.concat(unreadable.stream(), known.stream())
                .limit(MOST_LINES)
                .toList();
        lines.forEach(terminal::note);
        int skipped = unreadable.size() + known.size();
        if (skipped > lines.size()) {
            terminal.note("And " + NumberFormat.count(skipped - lines.size()) + " more were skipped.");
        }
        terminal.print("Imported " + runs(imported) + " from " + folder + " into " + library.file() + ", skipped "
                + NumberFormat.count(skipped) + reasons() + ".");
    }

    private static String runs(int count) {
        return count == 1 ? "1 run" : NumberFormat.count(count) + " runs";
    }

    private String reasons() {
        return known.isEmpty() && unreadable.isEmpty()
                ? ""
                : ": " + NumberFormat.count(unreadable.size()) + " could not be read, "
                        + NumberFormat.count(known.size()) + " already in the library";
    }

    /** The progress as one line. */
    private record Line(int done, int total) implements ProgressText {

        private static final int WIDTH = 20;

        @Override
        public double part() {
            return (double) done / total;
        }

        @Override
        public String bar() {
            int filled = (int) Math.round(part() * WIDTH);
            return percent() + " [" + "#".repeat(filled) + "-".repeat(WIDTH - filled) + "] " + files();
        }

        @Override
        public String plain() {
            return percent() + " " + files();
        }

        private String percent() {
            return String.format(Locale.ROOT, "%3d%%", (int) (part() * 100));
        }

        private String files() {
            return NumberFormat.count(done) + "/" + NumberFormat.count(total) + " logs read";
        }
    }
}
