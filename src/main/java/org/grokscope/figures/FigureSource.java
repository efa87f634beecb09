package org.grokscope.figures;

import java.util.List;
import org.grokscope.plot.print.Page;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;
import org.grokscope.run.config.RunConfig;

/** What a figure shows. */
public sealed interface FigureSource {
    /** The suggested name of its file, without an ending. */
    String name();

    /** The last evaluated step of all runs, of which a part can be chosen; 0 if none can. */
    long end();

    /** Whether there is nothing to draw yet. */
    default boolean isEmpty() {
        return false;
    }

    /** The figure. On any thread. */
    Page page(Figures figures, FigureSpec spec);

    /**
     * The accuracies and norms of runs.
     *
     * @param runs one run, or several for their median; they may still train
     */
    record Runs(List<RunResult> runs, String name) implements FigureSource {
        /** Copies the list. */
        public Runs {
            runs = List.copyOf(runs);
        }

        @Override
        public long end() {
            return runs.stream()
                    .map(RunResult::history)
                    .filter(history -> history.size() > 0)
                    .mapToLong(history -> (long) history.value(RunHistory.Column.STEP, history.size() - 1))
                    .max()
                    .orElse(0);
        }

        @Override
        public boolean isEmpty() {
            return end() == 0;
        }

        @Override
        public Page page(Figures figures, FigureSpec spec) {
            return figures.of(runs, spec);
        }
    }

    /**
     * A single plot as it is shown.
     *
     * @param configs of the runs in it
     */
    record Single(PanelFigure figure, List<RunConfig> configs, String name) implements FigureSource {
        /** Copies the list. */
        public Single {
            configs = List.copyOf(configs);
        }

        @Override
        public long end() {
            return 0;
        }

        @Override
        public Page page(Figures figures, FigureSpec spec) {
            return figures.of(figure, configs, spec);
        }
    }
}
