package org.grokscope.cli.terminal;

import java.util.Locale;
import java.util.OptionalLong;
import org.grokscope.run.Evaluation;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunTimeline;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.grokscope.training.TrainingSession;

/**
 * The progress of a run as one line.
 *
 * @param step steps done
 * @param end the step at which the run will end; grokking may bring it forward
 * @param stepsPerSecond 0 before the first measurement
 * @param latest the newest evaluation, or null before the first
 */
public record ProgressLine(long step, long end, double stepsPerSecond, Evaluation latest) implements ProgressText {

    /** One less than the width of a narrow terminal: a line that wraps cannot be redrawn. */
    private static final int COLUMNS = 79;

    private static final int WIDEST_BAR = 20;
    private static final int NARROWEST_BAR = 4;

    public static ProgressLine of(TrainingSession session) {
        RunHistory history = session.history();
        int size = history.size();
        long step = session.step();
        return new ProgressLine(
                step,
                Math.max(step, end(session.timeline())),
                session.stepsPerSecond(),
                size == 0 ? null : history.evaluation(size - 1));
    }

    private static long end(RunTimeline run) {
        RunConfig config = run.config();
        OptionalLong grokked = run.milestones().grokkingStep();
        return config.stopAfterGrok() != Schedule.NEVER && grokked.isPresent()
                ? Math.min(config.maxSteps(), grokked.getAsLong() + config.stopAfterGrok())
                : config.maxSteps();
    }

    @Override
    public double part() {
        return end == 0 ? 0 : (double) step / end;
    }

    /** The line for a terminal, with a bar if it fits. */
    @Override
    public String bar() {
        String percent = percent();
        String rest = steps() + speed() + (latest == null ? "" : accuracies());
        int width = Math.min(WIDEST_BAR, COLUMNS - percent.length() - rest.length() - 4);
        if (width < NARROWEST_BAR) {
            return percent + " " + rest;
        }
        int filled = (int) Math.round(part() * width);
        return percent + " [" + "#".repeat(filled) + "-".repeat(width - filled) + "] " + rest;
    }

    @Override
    public String plain() {
        return percent() + " step " + steps() + speed() + (latest == null ? "" : accuracies());
    }

    private String percent() {
        return String.format(Locale.ROOT, "%3d%%", (int) (part() * 100));
    }

    private String steps() {
        return String.format(Locale.ROOT, "%,d/%,d", step, end);
    }

    private String speed() {
        if (!(stepsPerSecond > 0)) {
            return "";
        }
        String speed = stepsPerSecond < 10 ? "%.1f" : "%,.0f";
        return String.format(
                Locale.ROOT,
                " " + speed + "/s ETA %s",
                stepsPerSecond,
                ProgressText.clock((end - step) / stepsPerSecond));
    }

    private String accuracies() {
        return String.format(
                Locale.ROOT,
                " train %.3f test %.3f ‖θ‖² %,.0f",
                latest.trainAccuracy(),
                latest.testAccuracy(),
                latest.squaredNorm());
    }
}
