package org.grokscope.ui.run;

import java.util.OptionalLong;
import org.grokscope.run.RunHistory;

/** Which step of a run is shown: the latest one, live, or an earlier one, which stands still or plays. */
final class Replay {

    private static final double NANOS = 1e9;

    private RunHistory history = new RunHistory();
    private boolean replaying;
    private boolean playing;
    private long lastPulse;
    private double step;

    /** Shows another run, live. */
    void show(RunHistory newHistory) {
        history = newHistory;
        backToLive();
    }

    void backToLive() {
        replaying = false;
        playing = false;
    }

    boolean isPlaying() {
        return playing;
    }

    /** The step of the replay; empty while the run is live. */
    OptionalLong step() {
        return replaying ? OptionalLong.of(Math.round(step)) : OptionalLong.empty();
    }

    /** The step that is shown. */
    double shown() {
        return replaying ? step : Math.max(0, last());
    }

    /** The last evaluated step; 0 if there is nothing to replay. */
    double last() {
        return history.size() == 0 ? 0 : history.value(RunHistory.Column.STEP, history.size() - 1);
    }

    /** Shows a step, which stands still. The last one is live. */
    void moveTo(double newStep) {
        playing = false;
        replaying = newStep < last();
        step = Math.clamp(newStep, 0, Math.max(0, last()));
    }

    /** Goes from evaluation to evaluation. */
    void moveBy(int evaluations) {
        if (last() > 0) {
            int row = Math.max(0, history.rowAt(Math.round(shown())));
            boolean between = history.value(RunHistory.Column.STEP, row) < shown();
            int to = row + evaluations + (between && evaluations < 0 ? 1 : 0);
            moveTo(history.value(RunHistory.Column.STEP, Math.clamp(to, 0, history.size() - 1)));
        }
    }

    /** Plays or stops; starts from the beginning if it is at the end. */
    void togglePlay() {
        if (last() > 0) {
            playing = !playing;
            lastPulse = 0;
            if (playing && (!replaying || step >= last())) {
                replaying = true;
                step = 0;
            }
        }
    }

    /**
     * Advances a replay that is playing.
     *
     * @param now in nanoseconds
     * @param seconds how long the whole run takes
     */
    void pulse(long now, double seconds) {
        if (playing) {
            double passed = lastPulse == 0 ? 0 : (now - lastPulse) / NANOS;
            lastPulse = now;
            step = Math.min(last(), step + passed * last() / seconds);
            playing = step < last();
        }
    }
}
