package org.grokscope.theory.forecast;

import java.util.List;
import org.grokscope.run.Milestones;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.theory.ContractionClock;

/**
 * How far a run has come, kept up to date by reading only what is new in its history. Not for several threads: every
 * reader keeps its own.
 */
public final class RunProgress {

    private static final int NONE = -1;

    private final RunHistory history;
    private final ContractionClock clock;
    private double learningRate;
    private double weightDecay;
    private Optimizer optimizer;
    private boolean optimizerSwitched;
    private boolean normHeld;
    private int rowsSeen;
    private int eventsSeen;
    private int memorizationRow = NONE;
    private int grokkingRow = NONE;
    private long lastChange;
    private boolean changed;
    private boolean grokkingAnnounced;

    public RunProgress(RunHistory history, RunConfig config) {
        this.history = history;
        learningRate = config.learningRate();
        weightDecay = config.weightDecay();
        optimizer = config.optimizer();
        clock = new ContractionClock(learningRate, weightDecay);
    }

    /** Reads what has been appended since the last call. */
    public void catchUp() {
        // The events first: a row that is read then may come after all of them, but never too early for them.
        List<RunEvent> events = history.events();
        int eventCount = events.size();
        int size = history.size();
        for (; rowsSeen < size; rowsSeen++) {
            if (memorizationRow == NONE && reached(RunHistory.Column.TRAIN_ACCURACY)) {
                memorizationRow = rowsSeen;
            }
            if (grokkingRow == NONE && reached(RunHistory.Column.TEST_ACCURACY)) {
                grokkingRow = rowsSeen;
            }
        }
        for (; eventsSeen < eventCount; eventsSeen++) {
            see(events.get(eventsSeen));
        }
    }

    private boolean reached(RunHistory.Column accuracy) {
        return history.value(accuracy, rowsSeen) >= Milestones.THRESHOLD;
    }

    private void see(RunEvent event) {
        switch (event) {
            case RunEvent.Change change -> {
                seeChange(change);
                clock.change(change.step(), learningRate, weightDecay);
                lastChange = change.step();
                changed = true;
            }
            case RunEvent.Memorized memorized -> {}
            case RunEvent.Forked forked -> {}
            case RunEvent.Grokked grokked -> grokkingAnnounced = true;
        }
    }

    private void seeChange(RunEvent.Change change) {
        switch (change) {
            case RunEvent.LearningRateChanged(long step, double from, double to) -> learningRate = to;
            case RunEvent.WeightDecayChanged(long step, double from, double to) -> weightDecay = to;
            case RunEvent.NormHeld held -> normHeld = true;
            case RunEvent.NormReleased released -> normHeld = false;
            case RunEvent.OptimizerChanged(long step, Optimizer from, Optimizer to) -> {
                optimizer = to;
                optimizerSwitched = true;
            }
        }
    }

    public RunHistory history() {
        return history;
    }

    /** s(t), with all changes of η and λ so far. */
    ContractionClock clock() {
        return clock;
    }

    /** η now. */
    double learningRate() {
        return learningRate;
    }

    /** λ now. */
    public double weightDecay() {
        return weightDecay;
    }

    /** The optimizer now. */
    public Optimizer optimizer() {
        return optimizer;
    }

    /** Whether the run began with another optimizer, or at least had one in between. */
    boolean isOptimizerSwitched() {
        return optimizerSwitched;
    }

    /** Whether ‖θ‖ is held now. */
    public boolean isNormHeld() {
        return normHeld;
    }

    /** How many rows have been read; 0 before the first one. */
    public int rows() {
        return rowsSeen;
    }

    public boolean isMemorized() {
        return memorizationRow != NONE;
    }

    public boolean isGrokked() {
        return grokkingRow != NONE;
    }

    /**
     * Whether the event of T_grok has been read; it follows the row, so a reader on another thread may see the row
     * first.
     */
    public boolean isGrokkingAnnounced() {
        return grokkingAnnounced;
    }

    public int memorizationRow() {
        return memorizationRow;
    }

    int grokkingRow() {
        return grokkingRow;
    }

    public long memorizationStep() {
        return (long) value(RunHistory.Column.STEP, memorizationRow);
    }

    public long grokkingStep() {
        return (long) value(RunHistory.Column.STEP, grokkingRow);
    }

    /** The first row at or after the last change of how it trains; 0 if there was none. */
    int regimeRow() {
        if (!changed) {
            return 0;
        }
        int row = history.rowAt(lastChange);
        boolean before = value(RunHistory.Column.STEP, row) < lastChange;
        return before ? Math.min(row + 1, rowsSeen - 1) : row;
    }

    /** Where the contraction starts: T_mem, or the last change after it. */
    int anchorRow() {
        return Math.max(memorizationRow, regimeRow());
    }

    /** A number of the newest row. */
    public double newest(RunHistory.Column column) {
        return value(column, rowsSeen - 1);
    }

    public double value(RunHistory.Column column, int row) {
        return history.value(column, row);
    }
}
