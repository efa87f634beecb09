package org.grokscope.experiments.paper;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.grokscope.run.Milestones;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;
import org.grokscope.run.RunTimeline;
import org.grokscope.run.config.RunConfig;
import org.grokscope.theory.FreeContraction;
import org.grokscope.theory.PaperFit;

/**
 * The figures of a run for the analysis, read at the paper's coarser cadence.
 *
 * @param result the run
 * @param cadence only evaluations at multiples of this many steps count
 * @param milestones T_mem and T_grok, and ‖θ‖² there
 * @param postNorm ‖θ‖² 2,000 steps after T_grok, if the run got there
 * @param fit the contraction from T_mem to there, or to the end of the run
 */
record Measured(RunResult result, int cadence, Milestones milestones, OptionalDouble postNorm, Optional<PaperFit> fit) {

    /**
     * Reads a run.
     *
     * @param cadence a multiple of the run's own
     */
    static Measured of(RunResult result, int cadence) {
        RunTimeline coarse = result.timeline().every(cadence);
        Milestones milestones = coarse.milestones();
        long end = milestones.grokkingStep().orElse(Long.MAX_VALUE - PaperCells.AFTER_GROKKING)
                + PaperCells.AFTER_GROKKING;
        return new Measured(result, cadence, milestones, normAt(result.history(), end), PaperFit.of(coarse, end));
    }

    private static OptionalDouble normAt(RunHistory history, long step) {
        if (history.size() == 0) {
            return OptionalDouble.empty();
        }
        int row = history.rowAt(step);
        return history.value(RunHistory.Column.STEP, row) == step
                ? OptionalDouble.of(history.value(RunHistory.Column.SQUARED_NORM, row))
                : OptionalDouble.empty();
    }

    /** A column at the last evaluation up to a step. */
    double at(RunHistory.Column column, long step) {
        return result.history().value(column, result.history().rowAt(step));
    }

    RunConfig config() {
        return result.config();
    }

    /** T_mem in steps. */
    OptionalDouble memorization() {
        return real(milestones.memorizationStep());
    }

    /** T_grok in steps. */
    OptionalDouble grokking() {
        return real(milestones.grokkingStep());
    }

    /** T_grok − T_mem in steps. */
    OptionalDouble delay() {
        return real(milestones.delay());
    }

    /** T_esc = log(V_mem / V_post) / (2ηλ) in steps. */
    OptionalDouble escapeTime() {
        if (milestones.normAtMemorization().isEmpty() || postNorm.isEmpty()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(FreeContraction.escapeTime(
                milestones.normAtMemorization().getAsDouble(),
                postNorm.getAsDouble(),
                config().learningRate(),
                config().weightDecay()));
    }

    /** ‖θ‖² before the first step. */
    OptionalDouble initialNorm() {
        return normAt(result.history(), 0);
    }

    /** ‖θ‖² at the end of the run. */
    OptionalDouble finalNorm() {
        int size = result.history().size();
        return size == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(result.history().value(RunHistory.Column.SQUARED_NORM, size - 1));
    }

    /** The fitted factor of ‖θ‖² per step. */
    OptionalDouble factor() {
        return fit.map(found -> OptionalDouble.of(found.vFactor())).orElse(OptionalDouble.empty());
    }

    /** R² of that fit. */
    OptionalDouble fitQuality() {
        return fit.map(found -> OptionalDouble.of(found.rSquared())).orElse(OptionalDouble.empty());
    }

    private static OptionalDouble real(OptionalLong step) {
        return step.isPresent() ? OptionalDouble.of(step.getAsLong()) : OptionalDouble.empty();
    }
}
