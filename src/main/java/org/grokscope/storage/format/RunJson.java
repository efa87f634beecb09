package org.grokscope.storage.format;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import org.grokscope.run.RunResult;

/**
 * Writes and reads a run as JSON.
 *
 * <p>One object: {@code formatVersion}, {@code appVersion}, {@code config} with every field of the configuration,
 * {@code engine}, {@code engineVersion}, {@code threads}, the milestones {@code tMem}, {@code tGrok}, {@code delay} and
 * norms {@code v0}, {@code vMem}, {@code vGrok}, {@code vFinal}, then {@code steps}, {@code evalEvery}, {@code seconds},
 * {@code stepsPerSecond}, {@code outcome} (with a {@code message} if it is "failed"), {@code layers} with the names of the
 * layers whose norms each evaluation has, and the arrays {@code evaluations}, {@code events} and {@code forecasts}. An evaluation has the
 * fields of {@link org.grokscope.run.Evaluation} and {@code seconds}, the training time up to it without pauses. Files without {@code
 * layers}, {@code angle}, {@code seconds} of evaluations or {@code intervention} were written by older versions and are read as runs
 * without them. JSON has no NaN: a number that is not finite is null, and so is a milestone that was not reached or a field that does not
 * apply to the task or network.
 */
public final class RunJson {

    /** The version of the format that is written, and the only one that is read. */
    public static final int FORMAT_VERSION = 1;

    private RunJson() {}

    /**
     * Writes a run. Does not close the writer.
     *
     * @param result the run
     * @param appVersion the version of this program
     * @param out where to
     */
    public static void write(RunResult result, String appVersion, Writer out) throws IOException {
        new RunJsonWriter(out).write(result, appVersion);
    }

    /**
     * Reads a run. Milestones, norms and speed are derived from the evaluations. A file whose name ends in ".gz" is
     * decompressed.
     *
     * @throws OtherVersionException if another version of the format was written
     * @throws IOException if the file cannot be read or is not such a run; the message names the file and the field
     */
    public static RunResult read(Path file) throws IOException {
        return new RunJsonReader(file.toString()).read(JsonFile.parse(file));
    }
}
