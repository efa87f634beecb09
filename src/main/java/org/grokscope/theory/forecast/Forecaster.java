package org.grokscope.theory.forecast;

import java.util.List;
import java.util.Optional;
import org.grokscope.run.Calibration;
import org.grokscope.run.Forecast;
import org.grokscope.run.ForecastReason;
import org.grokscope.run.ForecastReason.Aspect;
import org.grokscope.run.ForecastReason.Code;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunState;
import org.grokscope.run.RunTimeline;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.RunConfig;
import org.grokscope.theory.ContractionFit;
import org.grokscope.theory.FreeContraction;

/**
 * Forecasts the grokking step of one run from its evaluations so far. The regimes of the settings (arXiv 2603.13331) decide
 * first; then, until T_mem, the settings alone say how much contraction runs like this need, and from
 * T_mem on the run's own {@link Signal}s do ({@link DelayModel}). V* is where the fitted contraction will be then.
 *
 * <p>One forecaster serves one history, on one thread, after each evaluation. It reads only what is new and fits at
 * most {@value #MAX_POINTS} points, so that a call takes well under a millisecond however long the run is. It does not
 * throw, whatever the evaluated numbers are.
 */
public final class Forecaster {

    /** The most points that a fit uses. */
    static final int MAX_POINTS = 200;

    /** κ and V_∞/V_a before any evaluation: typical of runs with many settings. */
    private static final ContractionFit.Prior TYPICAL = new ContractionFit.Prior(0.75, 0.15, 0.08, 0.06);
    /** With SGD and a gradient that vanishes, decay acts alone: κ is 1 and V_∞ is 0. */
    private static final ContractionFit.Prior DECAY_ALONE = new ContractionFit.Prior(1, 0.2, 0.01, 0.02);
    /** Without a forecast to draw it for, a curve is shown from so many points on. */
    private static final int MIN_POINTS_ALONE = 4;
    /** ‖θ‖² above this multiple of its value at the anchor does not contract; evaluations scatter less. */
    private static final double GROWN = 1.05;
    /** The ends of the 90 % band. */
    private static final double TAIL = 0.05;

    private final RunConfig config;
    private final DelayModels models;
    private RunTimeline timeline;
    private RunState run;
    private Forecast last;

    /** Prepares for one run. */
    public Forecaster(RunConfig config) {
        this(config, DelayModels.SHIPPED);
    }

    /** Prepares for one run, with other models than the program's. */
    public Forecaster(RunConfig config, DelayModels models) {
        this.config = config;
        this.models = models;
    }

    /**
     * Forecasts from everything in the history; to be called after each evaluation.
     *
     * @return from T_grok on, the last forecast before it
     */
    public Forecast forecast(RunHistory history) {
        if (timeline == null || !timeline.history().equals(history)) {
            timeline = new RunTimeline(config, history);
            // A run that is resumed after it has grokked keeps its forecast.
            last = history.latestForecast().orElse(null);
        }
        run = timeline.latest();
        if (last == null || !run.isGrokked()) {
            last = make();
        }
        return last;
    }

    private Forecast make() {
        if (run.rows() == 0) {
            return unknown(Code.NOT_EVALUATED, Optional.empty());
        }
        double norm = run.newest(RunHistory.Column.SQUARED_NORM);
        if (run.isGrokked()) {
            return unknown(Code.GROKKED, Optional.empty());
        }
        if (config.elsewhere().isPresent()) {
            Optional<Forecast> without = elsewhere(norm);
            if (without.isPresent()) {
                return without.get();
            }
        } else if (!Double.isFinite(norm) || !(norm > 0)) {
            return unknown(Code.NOT_FINITE, Optional.empty());
        }
        return Regime.rule(config, run).map(this::ruled).orElseGet(this::byTheLaw);
    }

    /** What can be said where a log from elsewhere leaves something out; nothing if it has all that a forecast needs. */
    private Optional<Forecast> elsewhere(double norm) {
        boolean hasNorm = norm > 0;
        boolean hasRate = config.isStated(ConfigField.LEARNING_RATE) && config.isStated(ConfigField.WEIGHT_DECAY);
        Optional<Aspect> unstated = UsualSettings.unstated(config);
        if (unstated.isPresent()) {
            return Optional.of(unknown(
                    ForecastReason.uncalibrated(Code.UNSTATED, unstated.get()),
                    hasNorm && hasRate ? drawn() : Optional.empty()));
        }
        if (!run.isMemorized()) {
            return Optional.empty(); // the settings alone say it
        }
        if (!hasNorm) {
            return Optional.of(unknown(ForecastReason.missing(RunHistory.Column.SQUARED_NORM), Optional.empty()));
        }
        for (RunHistory.Column loss : List.of(RunHistory.Column.TRAIN_LOSS, RunHistory.Column.TEST_LOSS)) {
            if (Double.isNaN(run.newest(loss))) {
                return Optional.of(unknown(ForecastReason.missing(loss), drawn()));
            }
        }
        boolean turned = run.memorizationRow() < run.rows() - 1;
        return turned && Double.isNaN(run.newest(RunHistory.Column.ANGLE)) ? Optional.of(standing()) : Optional.empty();
    }

    /** At T_mem the angle is 0, whether it is measured or not. Afterwards a forecast needs it, and that of T_mem stands. */
    private Forecast standing() {
        Optional<Calibration> curve = drawn();
        return last instanceof Forecast.Jump jump && jump.step() >= milestone()
                ? new Forecast.Jump(
                        step(),
                        jump.grokkingStep(),
                        jump.low(),
                        jump.high(),
                        curve.filter(Calibration::fits)
                                .map(law -> law.norm(jump.grokkingStep()))
                                .orElse(Double.NaN),
                        jump.noGrokking(),
                        curve)
                : unknown(ForecastReason.missing(RunHistory.Column.ANGLE), curve);
    }

    private long milestone() {
        return run.milestones().memorizationStep().orElse(Long.MAX_VALUE);
    }

    private long step() {
        return Math.max(0, run.evaluatedStep());
    }

    private Forecast unknown(Code code, Optional<Calibration> curve) {
        return unknown(ForecastReason.of(code), curve);
    }

    private Forecast unknown(ForecastReason reason, Optional<Calibration> curve) {
        return new Forecast.Unknown(step(), reason, curve);
    }

    private Forecast ruled(Regime.Ruling ruling) {
        Optional<Calibration> curve = ruling.fades() ? fit(run.regimeRow(), DECAY_ALONE) : drawn();
        return ruling.grokking()
                ? new Forecast.Unknown(step(), ruling.reason(), curve)
                : new Forecast.NoJump(step(), ruling.noGrokking(), ruling.reason(), curve);
    }

    private Forecast byTheLaw() {
        Optional<Aspect> outside = CalibrationDomain.outsideLaw(run, models);
        if (outside.isPresent()) {
            return unknown(ForecastReason.uncalibrated(Code.UNCALIBRATED, outside.get()), drawn());
        }
        ForecastFeatures features = new ForecastFeatures(run);
        if (!run.isMemorized()) {
            double passed = features.clock().at(step());
            return jump(models.fromStart().predict(signal -> signal.of(features)), passed, Optional.empty());
        }
        Optional<Calibration> curve = fit(run.anchorRow(), TYPICAL);
        if (hasGrown()) {
            return unknown(Code.NOT_CONTRACTING, curve);
        }
        return features.hasRates()
                ? jump(models.remaining().predict(signal -> signal.of(features)), 0, curve)
                : unknown(Code.SETTINGS_CHANGED, curve);
    }

    /** Whether ‖θ‖² is clearly larger than at the anchor, from which it should fall. */
    private boolean hasGrown() {
        double anchor = run.value(RunHistory.Column.SQUARED_NORM, run.anchorRow());
        return run.newest(RunHistory.Column.SQUARED_NORM) > GROWN * anchor;
    }

    /**
     * Turns the clock's time into steps at the current η and λ.
     *
     * @param passed the clock's time since the start of what was predicted
     */
    private Forecast jump(DelayModel.Prediction predicted, double passed, Optional<Calibration> curve) {
        if (!Double.isFinite(predicted.mean()) || !Double.isFinite(predicted.deviation())) {
            return unknown(Code.NOT_FINITE, curve);
        }
        long step = step();
        JumpTime time = new JumpTime(predicted.mean(), predicted.deviation(), passed + DelayModel.LEAD);
        double rate = FreeContraction.decayRate(run.learningRate(), run.weightDecay());
        double late = time.longerThan((config.budget() - (double) step) * rate);
        // The runs that were counted were left as they began.
        double noGrokking =
                run.changes().isEmpty() ? 1 - (1 - Treatment.CONTRACTING.noGrokking()) * (1 - late) : Double.NaN;
        double expected = step + time.left(0.5) / rate;
        if (expected > config.budget()) {
            ForecastReason reason = ForecastReason.of(Code.AFTER_LAST_STEP, expected, config.budget());
            return Double.isNaN(noGrokking)
                    ? unknown(reason, curve)
                    : new Forecast.NoJump(step, noGrokking, reason, curve);
        }
        return new Forecast.Jump(
                step,
                expected,
                step + time.left(TAIL) / rate,
                step + time.left(1 - TAIL) / rate,
                curve.filter(Calibration::fits).map(law -> law.norm(expected)).orElse(Double.NaN),
                noGrokking,
                curve);
    }

    /** A curve to draw where nothing is forecast: once memorized, with some points; it needs a rate that is the same at all steps. */
    private Optional<Calibration> drawn() {
        return config.optimization().plan().isRateConstant()
                        && run.isMemorized()
                        && run.rows() - 1 - run.anchorRow() >= MIN_POINTS_ALONE
                ? fit(run.anchorRow(), TYPICAL)
                : Optional.empty();
    }

    /**
     * Fits the rows from the anchor on: all of them, or an even choice of them that ends with the newest.
     *
     * @param prior its floor as a part of V_a
     */
    private Optional<Calibration> fit(int anchor, ContractionFit.Prior prior) {
        int available = run.rows() - 1 - anchor;
        int points = Math.min(available, MAX_POINTS);
        double[] steps = new double[points + 1];
        double[] norms = new double[points + 1];
        for (int i = 0; i <= points; i++) {
            int row = points == 0 ? anchor : anchor + (int) ((long) i * available / points);
            steps[i] = run.value(RunHistory.Column.STEP, row);
            norms[i] = run.value(RunHistory.Column.SQUARED_NORM, row);
        }
        double rate = FreeContraction.decayRate(run.learningRate(), run.weightDecay());
        return ContractionFit.fit(steps, norms, rate, prior.times(norms[0]));
    }
}
