package org.grokscope.foreign.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the log of one run is.
 *
 * @param path a file or a folder
 * @param run the name of the run in a file that may hold several
 */
public record LogSource(Path path, Optional<String> run) {

    /** The only run in a file or a folder. */
    public static LogSource of(Path path) {
        return new LogSource(path, Optional.empty());
    }

    /** The runs in a file: several only where the format has them. One that cannot be read is one, so that whoever reads it learns why. */
    public static List<LogSource> in(Path file) {
        try {
            if (TrackioLog.isOne(file)) {
                List<LogSource> runs = TrackioLog.runs(file).stream()
                        .map(name -> new LogSource(file, Optional.of(name)))
                        .toList();
                return runs.isEmpty() ? List.of(of(file)) : runs;
            }
        } catch (IOException e) {
            return List.of(of(file));
        }
        return List.of(of(file));
    }

    /** The path, and the run if there may be several. */
    @Override
    public String toString() {
        return path + run.map(name -> " (" + name + ")").orElse("");
    }
}
