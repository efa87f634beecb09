package org.grokscope.ui.compare;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.grokscope.plot.model.YRange;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunState;

/** The smallest and the largest norm of some runs, so that plots side by side have the same values. Reads each evaluation once. */
final class NormRange {

    private final Map<RunHistory, Integer> seen = new HashMap<>();
    private double low = Double.POSITIVE_INFINITY;
    private double high;

    YRange of(List<RunState> runs) {
        for (RunState run : runs) {
            for (int row = seen.getOrDefault(run.history(), 0); row < run.rows(); row++) {
                double norm = run.value(RunHistory.Column.SQUARED_NORM, row);
                if (norm > 0 && Double.isFinite(norm)) {
                    low = Math.min(low, norm);
                    high = Math.max(high, norm);
                }
            }
            seen.put(run.history(), run.rows());
        }
        return high == 0 ? YRange.automatic() : new YRange.Automatic(low, high);
    }
}
