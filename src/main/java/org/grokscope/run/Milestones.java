package org.grokscope.run;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * T_mem and T_grok of a run, as far as it has come. They are as fine as the evaluation cadence.
 *
 * @param memorizationStep T_mem, the first evaluated step with train accuracy ≥ 0.99
 * @param grokkingStep T_grok, the first evaluated step with test accuracy ≥ 0.99
 * @param normAtMemorization ‖θ‖² at T_mem
 * @param normAtGrokking ‖θ‖² at T_grok
 */
public record Milestones(
        OptionalLong memorizationStep,
        OptionalLong grokkingStep,
        OptionalDouble normAtMemorization,
        OptionalDouble normAtGrokking) {

    /** The accuracy that counts as memorized or grokked (arXiv 2603.13331). */
    public static final double THRESHOLD = 0.99;

    /** Reads the milestones off a history. */
    public static Milestones of(RunHistory history) {
        int size = history.size();
        int memorized = firstRow(history, RunHistory.Column.TRAIN_ACCURACY, size);
        int grokked = firstRow(history, RunHistory.Column.TEST_ACCURACY, size);
        return new Milestones(
                stepAt(history, memorized),
                stepAt(history, grokked),
                normAt(history, memorized),
                normAt(history, grokked));
    }

    /** T_grok − T_mem in steps, once both are known. */
    public OptionalLong delay() {
        return memorizationStep.isPresent() && grokkingStep.isPresent()
                ? OptionalLong.of(grokkingStep.getAsLong() - memorizationStep.getAsLong())
                : OptionalLong.empty();
    }

    private static int firstRow(RunHistory history, RunHistory.Column accuracy, int size) {
        for (int row = 0; row < size; row++) {
            if (history.value(accuracy, row) >= THRESHOLD) {
                return row;
            }
        }
        return -1;
    }

    private static OptionalLong stepAt(RunHistory history, int row) {
        return row < 0 ? OptionalLong.empty() : OptionalLong.of((long) history.value(RunHistory.Column.STEP, row));
    }

    private static OptionalDouble normAt(RunHistory history, int row) {
        return row < 0 ? OptionalDouble.empty() : OptionalDouble.of(history.value(RunHistory.Column.SQUARED_NORM, row));
    }
}
