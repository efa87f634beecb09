package org.grokscope.foreign;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.grokscope.foreign.formats.LogFiles;
import org.grokscope.foreign.formats.LogReader;
import org.grokscope.foreign.formats.LogSource;
import org.grokscope.run.RunResult;

/**
 * A run that was read from the log of another program.
 *
 * @param preview what was recognized in the log
 * @param result the run
 * @param identity of the run in all libraries: the same evaluations, read with the same settings, are the same run
 */
public record ForeignRun(LogPreview preview, RunResult result, String identity) {

    /** Reads the only run in a file or a folder, as {@link #read(LogSource, ColumnMapping, StatedSettings)}. */
    public static ForeignRun read(Path source, ColumnMapping wanted, StatedSettings settings) throws IOException {
        return read(LogSource.of(source), wanted, settings);
    }

    /**
     * The columns of a log, whether or not they are those of a run.
     *
     * @param names all of them
     * @param mapping those that are recognized
     */
    public record Columns(List<String> names, ColumnMapping mapping) {}

    /**
     * Reads which columns a log has.
     *
     * @throws IOException if the log cannot be read; the message names it and says what to do
     */
    public static Columns columns(Path source) throws IOException {
        try (LogReader log = LogFiles.open(LogSource.of(source))) {
            ColumnMapping none = new ColumnMapping(Map.of());
            LogColumns columns = LogContents.columns(log, none);
            log.read(columns, true);
            return new Columns(List.copyOf(log.names()), none.completed(log.names(), columns.counts()));
        }
    }

    /**
     * Reads a log from its beginning to its end.
     *
     * @param wanted the columns that the user names; the others are recognized by their names
     * @throws org.grokscope.task.InvalidSettingException if a column that the user names is not in the log, or the run has more steps than
     *     the user says
     * @throws IOException if the log cannot be read, or is not one of a run; the message names it and says what to do
     */
    public static ForeignRun read(LogSource source, ColumnMapping wanted, StatedSettings settings) throws IOException {
        LogContents contents;
        try (LogReader log = LogFiles.open(source)) {
            LogColumns columns = LogContents.columns(log, wanted);
            log.read(columns, true);
            contents = LogContents.of(source, log, columns, wanted, settings);
        }
        return contents.run(settings);
    }
}
