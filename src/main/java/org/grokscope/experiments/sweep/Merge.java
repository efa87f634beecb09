package org.grokscope.experiments.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;
import org.grokscope.storage.format.FileErrors;
import org.grokscope.storage.format.OtherVersionException;

/** Puts the results of a sweep's parts together. */
public final class Merge {

    private Merge() {}

    /**
     * Copies all finished runs into one directory for the whole sweep; its table is still to be written. The directories that are read
     * stay as they are. Files that cannot be read are noted and left out.
     *
     * @param folders directories of the same sweep, at least one
     * @param target a new or empty folder
     * @param appVersion the version of this program
     * @return the whole, open; the table knows what is missing
     * @throws SweepException if a directory holds no sweep, another one, results of another version, or other
     *     measurements of a run that was there before; or if the target cannot be used
     */
    public static SweepResults merge(List<Path> folders, Path target, String appVersion) throws SweepException {
        SweepSpec spec = spec(folders);
        SweepResults whole = SweepResults.open(target, spec, Shard.WHOLE, false, appVersion);
        try {
            for (Path folder : folders) {
                for (PlannedRun run : spec.runs()) {
                    adopt(folder, run, whole);
                }
            }
            return whole;
        } catch (IOException e) {
            discard(whole);
            throw SweepException.failure(target + " cannot store the results: " + FileErrors.reason(e), e);
        } catch (SweepException e) {
            discard(whole);
            throw e;
        }
    }

    /** Removes what is half merged: the folder was new or empty. */
    private static void discard(SweepResults results) throws SweepException {
        try {
            results.close();
            SweepFolder.clear(results.folder());
            Files.deleteIfExists(results.folder());
        } catch (IOException e) {
            throw SweepException.failure(results.folder() + " cannot be closed: " + FileErrors.reason(e), e);
        }
    }

    /** The common specification of all directories; the text may differ, but the runs must be the same. */
    private static SweepSpec spec(List<Path> folders) throws SweepException {
        SweepSpec first = null;
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                throw new SweepException(folder + " is not a folder. Choose folders that 'grokscope sweep' created.");
            }
            SweepResults.manifest(folder);
            SweepSpec spec = SweepResults.spec(folder);
            if (first != null && !spec.runs().equals(first.runs())) {
                throw new SweepException(folder + " contains another sweep than " + folders.getFirst()
                        + ". Choose parts of the same sweep.");
            }
            first = first == null ? spec : first;
        }
        return first;
    }

    private static void adopt(Path folder, PlannedRun run, SweepResults whole) throws IOException, SweepException {
        Path source = SweepResults.file(folder, run);
        if (!Files.exists(source)) {
            return;
        }
        RunResult result;
        try {
            result = SweepResults.read(source, run);
        } catch (OtherVersionException e) {
            throw new SweepException(e.getMessage(), e);
        } catch (IOException e) {
            whole.note(e.getMessage() + "; the run is left out");
            return;
        }
        if (whole.table().figures(run).isEmpty()) {
            whole.adopt(run, result, source);
        } else if (!same(result, SweepResults.read(SweepResults.file(whole.folder(), run), run))) {
            throw new SweepException(
                    source + " contains other results of the same run than an earlier folder. Remove one of them.");
        }
    }

    /** The same evaluations; duration and engine may differ. */
    private static boolean same(RunResult one, RunResult other) {
        RunHistory left = one.history();
        RunHistory right = other.history();
        return one.steps() == other.steps()
                && one.outcome().equals(other.outcome())
                && left.size() == right.size()
                && IntStream.range(0, left.size())
                        .allMatch(row -> left.evaluation(row).equals(right.evaluation(row)));
    }
}
