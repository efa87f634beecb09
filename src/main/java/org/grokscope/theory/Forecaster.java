package org.grokscope.theory;

import java.util.Optional;
import org.grokscope.run.Calibration;
import org.grokscope.run.Forecast;
import org.grokscope.run.RunConfig;
import org.grokscope.run.RunHistory;

/**
 * Forecasts the grokking step of one run from what has been measured so far: first passage of the calibrated
 * contraction through V★ (arXiv 2605.18845), with the settings' regimes (arXiv 2603.13331) as the first word.
 *
 * <p>One forecaster serves one history, on one thread, after each evaluation. It reads only what is new and fits at
 * most {@value #MAX_POINTS} points, so that a call takes well under a millisecond however long the run is. It never
 * throws for what was measured.
 */
public final class Forecaster {

    /** How many measured points a fit uses at most. */
    static final int MAX_POINTS = 200;

    static final String NO_CALIBRATION =
            "No calibration for this task and network yet: the curve is drawn, the jump is not forecast.";

    /**
     * κ and V_∞/V_a where no table helps: the law's order of magnitude, for a curve that is drawn but forecasts
     * nothing.
     */
    private static final ContractionFit.Prior VAGUE = new ContractionFit.Prior(0.75, 0.3, 0.1, 0.3);
    /** With SGD and a gradient that vanishes, decay acts alone: κ is 1 and V_∞ is 0. */
    private static final ContractionFit.Prior DECAY_ALONE = new ContractionFit.Prior(1, 0.2, 0.01, 0.02);
    /** From so many points on, a curve without a table is shown. */
    private static final int MIN_POINTS_ALONE = 4;
    /** Before T_mem the gradient still works on V, so the table's κ is this much less sure. */
    private static final double EARLY_SD_FACTOR = 2;

    private final RunConfig config;
    private RunProgress progress;
    private Forecast last;

    /** Prepares for one run. */
    public Forecaster(RunConfig config) {
        this.config = config;
    }

    /**
     * Forecasts from everything in the history; to be called after each evaluation.
     *
     * @return from T_grok on, the last forecast before it, as it was: what has happened is not forecast again
     */
    public Forecast forecast(RunHistory history) {
        if (progress == null || progress.history() != history) {
            progress = new RunProgress(history, config);
            last = null;
        }
        progress.catchUp();
        if (last == null || !progress.isGrokked()) {
            last = make();
        }
        return last;
    }

    private Forecast make() {
        if (progress.rows() == 0) {
            return new Forecast.Unknown(0, "Nothing has been measured yet.", Optional.empty());
        }
        long step = (long) progress.newest(RunHistory.Column.STEP);
        double norm = progress.newest(RunHistory.Column.SQUARED_NORM);
        if (progress.isGrokked()) {
            return new Forecast.Unknown(step, "It has grokked already.", Optional.empty());
        }
        if (!Double.isFinite(norm) || !(norm > 0)) {
            return new Forecast.Unknown(step, "The measured norm of the weights is not usable.", Optional.empty());
        }
        Optional<Regime.Ruling> ruling = Regime.rule(config, progress);
        if (ruling.isPresent()) {
            return ruled(step, ruling.get());
        }
        return CalibrationTable.lookup(config, progress.learningRate(), progress.weightDecay())
                .map(cell -> calibrated(step, norm, cell))
                .orElseGet(() -> new Forecast.Unknown(step, NO_CALIBRATION, drawn(VAGUE)));
    }

    private Forecast ruled(long step, Regime.Ruling ruling) {
        boolean fades = ruling.reason().equals(Regime.FADES) || ruling.reason().equals(Regime.FORGETS);
        Optional<Calibration> curve = fades ? fit(progress.regimeRow(), scaled(DECAY_ALONE)) : drawn(VAGUE);
        return ruling.grokking()
                ? new Forecast.Unknown(step, ruling.reason(), curve)
                : new Forecast.NoJump(step, ruling.reason(), curve);
    }

    private Forecast calibrated(long step, double norm, CalibrationTable.Cell cell) {
        if (progress.isMemorized()) {
            return fit(progress.anchorRow(), cell.prior())
                    .map(curve -> FirstPassage.forecast(step, curve, cell, config.maxSteps()))
                    .orElseGet(() -> new Forecast.Unknown(
                            step, "The measured norm of the weights is not usable.", Optional.empty()));
        }
        if (norm <= Math.exp(cell.logThreshold())) {
            String reason =
                    "The norm of the weights is already as low as where this task groks, but nothing is memorized yet.";
            return new Forecast.Unknown(step, reason, Optional.empty());
        }
        return FirstPassage.forecast(step, early(step, norm, cell), cell, config.maxSteps());
    }

    /** The table's curve from the current V on. */
    private Calibration early(long step, double norm, CalibrationTable.Cell cell) {
        ContractionFit.Prior prior =
                new ContractionFit.Prior(cell.kappa(), EARLY_SD_FACTOR * cell.kappaSd(), cell.floor(), cell.floorSd());
        return ContractionFit.fit(new double[] {step}, new double[] {norm}, decayRate(), prior)
                .orElseThrow();
    }

    /** A curve to draw where nothing is forecast: once memorized, with points enough to need no table. */
    private Optional<Calibration> drawn(ContractionFit.Prior prior) {
        return progress.isMemorized() && progress.rows() - 1 - progress.anchorRow() >= MIN_POINTS_ALONE
                ? fit(progress.anchorRow(), scaledTo(prior, progress.anchorRow()))
                : Optional.empty();
    }

    private ContractionFit.Prior scaled(ContractionFit.Prior prior) {
        return scaledTo(prior, progress.regimeRow());
    }

    /** A prior whose floor is a part of V_a, in units of V. */
    private ContractionFit.Prior scaledTo(ContractionFit.Prior prior, int anchor) {
        double norm = progress.value(RunHistory.Column.SQUARED_NORM, anchor);
        return new ContractionFit.Prior(prior.kappa(), prior.kappaSd(), prior.floor() * norm, prior.floorSd() * norm);
    }

    /** Fits the rows from the anchor on: all of them, or an even choice of them that ends with the newest. */
    private Optional<Calibration> fit(int anchor, ContractionFit.Prior prior) {
        int available = progress.rows() - 1 - anchor;
        int points = Math.min(available, MAX_POINTS);
        double[] steps = new double[points + 1];
        double[] norms = new double[points + 1];
        for (int i = 0; i <= points; i++) {
            int row = points == 0 ? anchor : anchor + (int) ((long) i * available / points);
            steps[i] = progress.value(RunHistory.Column.STEP, row);
            norms[i] = progress.value(RunHistory.Column.SQUARED_NORM, row);
        }
        return ContractionFit.fit(steps, norms, decayRate(), prior);
    }

    private double decayRate() {
        return FreeContraction.decayRate(progress.learningRate(), progress.weightDecay());
    }
}
