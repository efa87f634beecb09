package org.grokscope.figures;

import org.grokscope.plot.model.Series;
import org.grokscope.run.RunHistory;

/** A column of a run's history over its steps, multiplied by a factor. */
record HistoryColumn(RunHistory history, RunHistory.Column column, double factor) implements Series {
    @Override
    public int size() {
        return history.size();
    }

    @Override
    public double x(int i) {
        return history.value(RunHistory.Column.STEP, i);
    }

    @Override
    public double y(int i) {
        return factor * history.value(column, i);
    }
}
