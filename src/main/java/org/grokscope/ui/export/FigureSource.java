package org.grokscope.ui.export;

import java.util.List;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;

/**
 * What a figure shows.
 *
 * @param runs one run, or several for their median; they may still train
 * @param name the suggested name of its file, without an ending
 */
public record FigureSource(List<RunResult> runs, String name) {
    /** Copies the list. */
    public FigureSource {
        runs = List.copyOf(runs);
    }

    /** The last evaluated step of all runs. */
    long end() {
        return runs.stream()
                .map(RunResult::history)
                .filter(history -> history.size() > 0)
                .mapToLong(history -> (long) history.value(RunHistory.Column.STEP, history.size() - 1))
                .max()
                .orElse(0);
    }
}
