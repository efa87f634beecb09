package org.grokscope.theory.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.grokscope.run.Milestones;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunTimeline;
import org.grokscope.run.config.RunConfig;
import org.grokscope.theory.FreeContraction;

/**
 * The training samples for a {@link DelayModel} from one run that memorized and then grokked.
 *
 * @param config the run
 * @param signals for each evaluation from T_mem to the last one before T_grok, the values of all {@link Signal}s in their
 *     order
 * @param logLeft for each of these, log of the clock's time to T_grok and the model's lead
 * @param logTotal log of the clock's time from step 0 to T_grok and the model's lead
 */
record DelaySamples(RunConfig config, List<double[]> signals, List<Double> logLeft, double logTotal) {

    /**
     * Reads a run off.
     *
     * @return nothing unless it memorized first and grokked later, in a setting that can be calibrated, with η, λ and
     *     optimizer left as they were until then
     */
    static Optional<DelaySamples> of(RunConfig config, RunHistory history) {
        RunTimeline timeline = new RunTimeline(config, history);
        Milestones milestones = timeline.milestones();
        if (milestones.delay().orElse(0) <= 0 || !CalibrationDomain.isFitted(config)) {
            return Optional.empty();
        }
        long memorized = milestones.memorizationStep().orElseThrow();
        long grokked = milestones.grokkingStep().orElseThrow();
        boolean changed =
                history.events().stream().anyMatch(event -> event instanceof RunEvent.Change && event.step() < grokked);
        double rate = FreeContraction.decayRate(config.learningRate(), config.weightDecay());
        if (changed || !(rate > 0)) {
            return Optional.empty();
        }
        List<double[]> signals = new ArrayList<>();
        List<Double> logLeft = new ArrayList<>();
        for (int row = history.rowAt(memorized); row < history.rowAt(grokked); row++) {
            long step = (long) history.value(RunHistory.Column.STEP, row);
            ForecastFeatures features = new ForecastFeatures(timeline.at(step));
            if (features.hasRates()) {
                signals.add(valuesOf(features));
                logLeft.add(Math.log((grokked - step) * rate + DelayModel.LEAD));
            }
        }
        return Optional.of(new DelaySamples(config, signals, logLeft, Math.log(grokked * rate)));
    }

    private static double[] valuesOf(ForecastFeatures features) {
        Signal[] all = Signal.values();
        double[] values = new double[all.length];
        for (int i = 0; i < all.length; i++) {
            values[i] = all[i].of(features);
        }
        return values;
    }

    /** The runs of one setting differ in their seeds only. */
    RunConfig setting() {
        return config.withSeed(0);
    }
}
