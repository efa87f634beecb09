package org.grokscope.experiments.sweep;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.grokscope.run.config.RunConfig;
import org.grokscope.storage.format.FileErrors;

/**
 * The specification of a sweep.
 *
 * @param name a name that is valid as a folder name
 * @param text the specification as written, with tables in the place of their files
 * @param runs all runs, by cell, then in the order of the seeds; no two have the same key
 */
public record SweepSpec(String name, String text, List<PlannedRun> runs) {

    /** The largest number of runs in one specification. */
    public static final int MAX_RUNS = 100_000;

    /**
     * Reads a specification.
     *
     * @throws SweepException if it cannot be read or is invalid; the message names file, line, field, value and what
     *     is allowed
     */
    public static SweepSpec read(Path file) throws SweepException {
        try {
            if (Files.size(file) > SpecNode.MAX_LENGTH) {
                throw new SweepException(file + " is larger than 1 MB, the limit for a specification.");
            }
            return parse(file.toString(), Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new SweepException(file + " is not UTF-8 text.", e);
        } catch (IOException e) {
            throw new SweepException(file + " cannot be read: " + FileErrors.reason(e), e);
        }
    }

    /**
     * Reads a specification from its text.
     *
     * @param file its name in messages; without its extension it is the default name of the sweep
     * @param text YAML
     * @throws SweepException as {@link #read}
     */
    public static SweepSpec parse(String file, String text) throws SweepException {
        SpecNode root = SpecNode.parse(file, text);
        String whole = SpecTables.inlined(root, text, folder(file));
        return new SpecReader(whole.equals(text) ? root : SpecNode.parse(file, whole)).read(whole);
    }

    /** The folder of a file, or the current one for what is no path. */
    private static Path folder(String file) {
        try {
            Path folder = Path.of(file).getParent();
            return folder == null ? Path.of("") : folder;
        } catch (InvalidPathException e) {
            return Path.of("");
        }
    }

    /**
     * A sweep of runs that are listed by the program.
     *
     * @param runs distinct runs
     */
    public static SweepSpec of(String name, List<RunConfig> runs) {
        List<RunConfig> cells =
                runs.stream().map(run -> run.withSeed(0)).distinct().toList();
        List<PlannedRun> planned = runs.stream()
                .map(run -> PlannedRun.of(cells.indexOf(run.withSeed(0)) + 1, run))
                .toList();
        return new SweepSpec(name, "# " + name + " lists its runs in the program\n", planned);
    }
}
