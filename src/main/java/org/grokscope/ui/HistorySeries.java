package org.grokscope.ui;

import org.grokscope.chart.Series;
import org.grokscope.run.RunHistory;

/** One column of a run's history as the points of a curve. */
record HistorySeries(RunHistory history, RunHistory.Column column) implements Series {

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
        return history.value(column, i);
    }
}
