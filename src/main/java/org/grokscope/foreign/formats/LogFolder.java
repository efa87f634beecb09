package org.grokscope.foreign.formats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds the runs in a folder and the folders in it, by the names of the files. */
public final class LogFolder {

    private final Predicate<Path> isOther;
    private final List<LogSource> found = new ArrayList<>();

    private LogFolder(Predicate<Path> isOther) {
        this.isOther = isOther;
    }

    /**
     * Finds runs. Hidden files and folders and links to folders are left out.
     *
     * @param isOther says of a file that is no log whether it is to be found, too
     * @return the place of each run, in the order of their names; a folder that may not be read is one of them, so that whoever reads it
     *     learns why
     */
    public static List<LogSource> find(Path folder, Predicate<Path> isOther) {
        LogFolder search = new LogFolder(isOther);
        search.collect(folder);
        return List.copyOf(search.found);
    }

    private void collect(Path folder) {
        try {
            if (MlflowLog.isOne(folder)) {
                found.add(LogSource.of(folder)); // its artifacts may be tables, but are no runs
                return;
            }
            boolean isEvents = EventLog.isOne(folder);
            if (isEvents) {
                found.add(LogSource.of(folder));
            }
            for (Path each : visible(folder)) {
                if (Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
                    if (!isEvents || !EventLog.isSet(each)) {
                        collect(each);
                    }
                } else if (Files.isRegularFile(each)) {
                    if (isOther.test(each)) {
                        found.add(LogSource.of(each));
                    } else if (!isEvents && LogFiles.isLog(each)) {
                        found.addAll(LogSource.in(each));
                    }
                }
            }
        } catch (IOException e) {
            found.add(LogSource.of(folder));
        }
    }

    private static List<Path> visible(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(each -> !each.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}
