package org.grokscope.storage.format;

import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.stream.Stream;
import org.grokscope.run.RunHistory;

/**
 * A run's evaluations as comma-separated values: a header row, then one row per evaluation, with all columns of {@link
 * RunHistory.Column}. What a run was recorded without is empty.
 */
public final class RunCsv {

    private RunCsv() {}

    /** Writes all evaluations. Does not close the writer. */
    public static void write(RunHistory history, CsvFormat format, Writer out) throws IOException {
        CsvWriter csv = new CsvWriter(out, format);
        RunHistory.Column[] columns = RunHistory.Column.values();
        csv.row(Arrays.stream(columns).map(RunHistory.Column::key));
        int size = history.size();
        for (int row = 0; row < size; row++) {
            int at = row;
            csv.row(Stream.concat(
                    Stream.of((long) history.value(RunHistory.Column.STEP, at)),
                    Arrays.stream(columns).skip(1).map(column -> history.value(column, at))));
        }
    }
}
