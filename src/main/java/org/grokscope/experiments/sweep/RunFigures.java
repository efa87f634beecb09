package org.grokscope.experiments.sweep;

import java.util.Optional;
import org.grokscope.run.EngineInfo;
import org.grokscope.run.Milestones;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;
import org.grokscope.run.RunState;
import org.grokscope.run.config.RunConfig;
import org.grokscope.theory.FreeContraction;
import org.grokscope.theory.PaperFit;

/**
 * The figures of one finished run.
 *
 * @param run the run
 * @param milestones T_mem and T_grok, with ‖θ‖² at both
 * @param initialNorm V_0; NaN without evaluations
 * @param finalNorm ‖θ‖² at the end; of a run that grokked, V_post
 * @param escapeTime T_esc = log(V_mem / V_post) / (2ηλ) in steps (arXiv 2603.13331), with the V at the end of the run as
 *     V_post; NaN unless it memorized and grokked, or where the norm is held and nothing contracts
 * @param logitScale the logit scale L at T_grok, without it at the last evaluation; NaN where it was not measured
 * @param fit the contraction after T_mem, fitted as the paper does
 * @param steps optimizer steps done
 * @param outcome its outcome
 * @param engine the engine that trained it
 * @param seconds its duration
 */
public record RunFigures(
        PlannedRun run,
        Milestones milestones,
        double initialNorm,
        double finalNorm,
        double escapeTime,
        double logitScale,
        Optional<PaperFit> fit,
        long steps,
        Outcome outcome,
        EngineInfo engine,
        double seconds) {

    /** Computes the figures of a run that has ended. */
    static RunFigures of(PlannedRun run, RunResult result) {
        RunConfig config = result.config();
        RunState end = result.end();
        Milestones milestones = end.milestones();
        double last = end.newest(RunHistory.Column.SQUARED_NORM);
        return new RunFigures(
                run,
                milestones,
                end.rows() == 0 ? Double.NaN : end.value(RunHistory.Column.SQUARED_NORM, 0),
                last,
                milestones.delay().isPresent() && config.schedule().heldNorm().isEmpty()
                        ? FreeContraction.escapeTime(
                                milestones.normAtMemorization().orElseThrow(),
                                last,
                                FreeContraction.kept(end.optimizer(), config.learningRate(), config.weightDecay())
                                        .orElse(Double.NaN))
                        : Double.NaN,
                milestones.grokkingStep().isPresent()
                        ? end.value(
                                RunHistory.Column.LOGIT_SCALE,
                                end.history().rowAt(milestones.grokkingStep().getAsLong()))
                        : end.newest(RunHistory.Column.LOGIT_SCALE),
                PaperFit.of(result),
                result.steps(),
                result.outcome(),
                result.engine(),
                result.seconds());
    }

    /** Optimizer steps per second, evaluations included; 0 before the first step. */
    public double stepsPerSecond() {
        return seconds > 0 ? steps / seconds : 0;
    }
}
