package org.grokscope.storage.format;

import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.stream.Stream;
import org.grokscope.run.RunHistory;

/**
 * A run's evaluations as comma-separated values: a header row, then one row per evaluation. The last column, {@code seconds}, is the
 * training time up to the evaluation without pauses; it is empty in runs recorded without it.
 */
public final class RunCsv {

    private RunCsv() {}

    /** Writes all evaluations. Does not close the writer. */
    public static void write(RunHistory history, CsvFormat format, Writer out) throws IOException {
        CsvWriter csv = new CsvWriter(out, format);
        RunHistory.Column[] columns = RunHistory.Column.values();
        csv.row(Arrays.stream(columns).map(RunCsv::name));
        int size = history.size();
        for (int row = 0; row < size; row++) {
            int at = row;
            csv.row(Stream.concat(
                    Stream.of((long) history.value(RunHistory.Column.STEP, at)),
                    Arrays.stream(columns).skip(1).map(column -> history.value(column, at))));
        }
    }

    private static String name(RunHistory.Column column) {
        return switch (column) {
            case STEP -> "step";
            case TRAIN_LOSS -> "trainLoss";
            case TRAIN_ACCURACY -> "trainAccuracy";
            case TEST_LOSS -> "testLoss";
            case TEST_ACCURACY -> "testAccuracy";
            case SQUARED_NORM -> "squaredNorm";
            case ANGLE -> "angle";
            case SECONDS -> "seconds";
        };
    }
}
