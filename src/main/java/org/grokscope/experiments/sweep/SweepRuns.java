package org.grokscope.experiments.sweep;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.grokscope.run.RunResult;
import org.grokscope.run.config.RunConfig;
import org.grokscope.storage.format.FileErrors;
import org.grokscope.storage.format.RunJson;

/** Reads the finished runs of any sweeps' folders. */
public final class SweepRuns {

    private SweepRuns() {}

    /**
     * Reads all runs of some folders, one of each configuration. Runs of a folder that its specification no longer names are read as well:
     * they are results of the same program, whatever was swept.
     *
     * @param folders each created by a sweep
     * @throws SweepException if one of them holds no runs, or a run that cannot be read or is of another version
     */
    public static List<RunResult> read(List<Path> folders) throws SweepException {
        Map<RunConfig, RunResult> runs = new LinkedHashMap<>();
        for (Path folder : folders) {
            for (Path file : files(folder)) {
                try {
                    RunResult run = RunJson.read(file);
                    runs.putIfAbsent(run.config(), run);
                } catch (IOException e) {
                    throw new SweepException(e.getMessage(), e);
                }
            }
        }
        return List.copyOf(runs.values());
    }

    /** Whether a sweep has left runs in a folder. */
    public static boolean isIn(Path folder) throws SweepException {
        return !stored(folder).isEmpty();
    }

    private static List<Path> stored(Path folder) throws SweepException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(folder.resolve("runs"))) {
            try (DirectoryStream<Path> stored = Files.newDirectoryStream(folder.resolve("runs"), "*.json.gz")) {
                stored.forEach(files::add);
            } catch (IOException e) {
                throw new SweepException(folder + " cannot be read: " + FileErrors.reason(e), e);
            }
        }
        return files;
    }

    private static List<Path> files(Path folder) throws SweepException {
        List<Path> files = stored(folder);
        if (files.isEmpty()) {
            throw new SweepException(
                    folder + " contains no finished runs. Choose folders created by 'sweep' or 'reproduce'.");
        }
        files.sort(null);
        return files;
    }
}
