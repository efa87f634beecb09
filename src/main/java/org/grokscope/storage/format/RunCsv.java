package org.grokscope.storage.format;

import java.io.IOException;
import java.io.Writer;
import org.grokscope.run.Evaluation;
import org.grokscope.run.RunHistory;

/** A run's evaluations as comma-separated values: a header row, then one row per evaluation. */
public final class RunCsv {

    static final String HEADER = "step,trainLoss,trainAccuracy,testLoss,testAccuracy,squaredNorm,angle";

    private RunCsv() {}

    /** Writes all evaluations; a number that is not finite leaves its cell empty. Does not close the writer. */
    public static void write(RunHistory history, Writer out) throws IOException {
        out.write(HEADER + "\n");
        int size = history.size();
        for (int row = 0; row < size; row++) {
            Evaluation evaluation = history.evaluation(row);
            out.write(Long.toString(evaluation.step()));
            cell(out, evaluation.trainLoss());
            cell(out, evaluation.trainAccuracy());
            cell(out, evaluation.testLoss());
            cell(out, evaluation.testAccuracy());
            cell(out, evaluation.squaredNorm());
            cell(out, evaluation.angle());
            out.write('\n');
        }
    }

    private static void cell(Writer out, double value) throws IOException {
        out.write(',');
        if (Double.isFinite(value)) {
            out.write(Double.toString(value));
        }
    }
}
