package org.grokscope.experiments.sweep;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.grokscope.run.config.RunConfig;
import org.grokscope.theory.Interval;
import org.grokscope.theory.LineBootstrap;
import org.grokscope.theory.LinearFit;

/**
 * The law fitted to the runs of a sweep that grokked: a line through one point per run.
 *
 * <p>As in arXiv 2603.13331, T_grok is fitted against the varied settings, 1/λ, 1/η or 1/(ηλ), and the delay against
 * the norms, T_esc and log(V_mem/V_post). Where the norm is held there is no contraction; as in arXiv 2606.13753, ln T_grok is fitted
 * against ρ, and against ρ³/τ: three homogeneous factors make the outputs grow as the cube of the norm, and a temperature divides them.
 *
 * @param law the fitted law
 * @param line the line, in steps or their natural logarithm
 * @param slope the 95 % interval of its slope; whole cells are drawn, as seeds of one cell are no independent points
 * @param cells the number of cells with points
 */
public record LawFit(Law law, LinearFit line, Interval slope, int cells) {

    /** With fewer cells, any line fits. */
    private static final int FEWEST_CELLS = 3;

    private static final long BOOTSTRAP_SEED = 1;

    /** The laws. */
    public enum Law {
        /** T_grok against 1/λ. */
        INVERSE_DECAY("T_grok", "1/λ"),
        /** T_grok against 1/η. */
        INVERSE_RATE("T_grok", "1/η"),
        /** T_grok against 1/(ηλ). */
        INVERSE_PRODUCT("T_grok", "1/(ηλ)"),
        /** The delay against T_esc. */
        ESCAPE_TIME("delay", "T_esc"),
        /** The delay against the norms alone. */
        NORM_RATIO("delay", "log(V_mem/V_post)"),
        /** ln T_grok against the ratio of a held norm. */
        HELD_RATIO("ln T_grok", "ρ"),
        /** ln T_grok against the scale of the outputs that a held norm and a temperature give. */
        HELD_SCALE("ln T_grok", "ρ³/τ"),
        /** ln T_grok against the logit scale, as it is measured at T_grok. */
        HELD_LOGITS("ln T_grok", "L");

        private final String steps;
        private final String against;

        Law(String steps, String against) {
            this.steps = steps;
            this.against = against;
        }

        /** The name of the dependent variable, in steps. */
        public String steps() {
            return steps;
        }

        /** The name of the independent variable. */
        public String against() {
            return against;
        }

        /** Whether the line is exponential: through the logarithm of the steps. */
        public boolean isExponential() {
            return this == HELD_RATIO || this == HELD_SCALE || this == HELD_LOGITS;
        }

        /** Whether it is a law of the delay, and not of T_grok. */
        public boolean isOfDelay() {
            return this == ESCAPE_TIME || this == NORM_RATIO;
        }

        /** The independent variable of a held norm; NaN for a law of what is measured. */
        public double x(double ratio, double temperature) {
            return switch (this) {
                case HELD_RATIO -> ratio;
                case HELD_SCALE -> ratio * ratio * ratio / temperature;
                case INVERSE_DECAY, INVERSE_RATE, INVERSE_PRODUCT, ESCAPE_TIME, NORM_RATIO, HELD_LOGITS -> Double.NaN;
            };
        }

        /** The independent variable of a run; not finite where it is undefined. */
        public double x(RunFigures run) {
            RunConfig config = run.run().config();
            return switch (this) {
                case INVERSE_DECAY -> 1 / config.weightDecay();
                case INVERSE_RATE -> 1 / config.learningRate();
                case INVERSE_PRODUCT -> 1 / (config.learningRate() * config.weightDecay());
                case ESCAPE_TIME -> run.escapeTime();
                // Without grokking, the final norm is not that of the plateau after grokking.
                case NORM_RATIO ->
                    run.milestones().delay().isEmpty()
                            ? Double.NaN
                            : Math.log(run.milestones().normAtMemorization().orElse(Double.NaN) / run.finalNorm());
                case HELD_RATIO, HELD_SCALE ->
                    config.schedule()
                            .heldNorm()
                            .map(held -> x(held.ratio(), config.objective().temperature()))
                            .orElse(Double.NaN);
                case HELD_LOGITS -> config.schedule().heldNorm().isPresent() ? run.logitScale() : Double.NaN;
            };
        }

        /** The dependent variable of a run, in steps or their logarithm; NaN if it did not grok. */
        public double y(RunFigures run) {
            OptionalLong steps = switch (this) {
                case INVERSE_DECAY, INVERSE_RATE, INVERSE_PRODUCT, HELD_RATIO, HELD_SCALE, HELD_LOGITS ->
                    run.milestones().grokkingStep();
                case ESCAPE_TIME, NORM_RATIO -> run.milestones().delay();
            };
            double count = steps.isPresent() ? steps.getAsLong() : Double.NaN;
            return isExponential() ? Math.log(count) : count;
        }
    }

    /** The fit in one line: "T_grok = 523 · 1/λ + 97, R² 0.974, slope's 95 % interval 488 to 534 (16 runs, 4 cells)". */
    public String words() {
        return String.format(
                Locale.ROOT,
                "%s = %,.4g · %s %s %s, R² %.3f, slope's 95 %% interval %,.4g to %,.4g (%d runs, %d cells)",
                law.steps(),
                line.slope(),
                law.against(),
                line.intercept() < 0 ? "−" : "+",
                String.format(Locale.ROOT, law.isExponential() ? "%.2f" : "%,.0f", Math.abs(line.intercept())),
                line.rSquared(),
                slope.low(),
                slope.high(),
                line.points(),
                cells);
    }

    /**
     * The laws that can be fitted.
     *
     * @param runs all finished runs; those that did not memorize and grok are ignored
     * @return empty with fewer than three cells that grokked
     */
    public static List<LawFit> of(List<RunFigures> runs) {
        List<RunFigures> grokked = runs.stream()
                .filter(run -> run.milestones().delay().isPresent())
                .toList();
        return Stream.of(ofHeldNorms(grokked), bySettings(grokked), Stream.of(Law.ESCAPE_TIME, Law.NORM_RATIO))
                .flatMap(laws -> laws)
                .flatMap(law -> fit(law, grokked).stream())
                .toList();
    }

    /** The scale first where a temperature changes it too: the ratio alone cannot speak for such runs. */
    private static Stream<Law> ofHeldNorms(List<RunFigures> runs) {
        if (runs.isEmpty() || runs.stream().anyMatch(run -> Double.isNaN(Law.HELD_RATIO.x(run)))) {
            return Stream.of();
        }
        boolean temperature =
                different(runs, run -> run.run().config().objective().temperature()) > 1;
        boolean ratio = different(runs, Law.HELD_RATIO::x) > 1;
        if (temperature) {
            return Stream.of(Law.HELD_SCALE, Law.HELD_LOGITS);
        }
        return ratio ? Stream.of(Law.HELD_RATIO, Law.HELD_SCALE, Law.HELD_LOGITS) : Stream.of();
    }

    private static Stream<Law> bySettings(List<RunFigures> runs) {
        boolean decay = different(runs, run -> run.run().config().weightDecay()) > 1;
        boolean rate = different(runs, run -> run.run().config().learningRate()) > 1;
        if (!decay && !rate) {
            return Stream.of();
        }
        return Stream.of(decay && rate ? Law.INVERSE_PRODUCT : decay ? Law.INVERSE_DECAY : Law.INVERSE_RATE);
    }

    private static long different(List<RunFigures> runs, ToDoubleFunction<RunFigures> value) {
        return runs.stream().mapToDouble(value).distinct().count();
    }

    private static Optional<LawFit> fit(Law law, List<RunFigures> grokked) {
        List<RunFigures> runs =
                grokked.stream().filter(run -> Double.isFinite(law.x(run))).toList();
        int[] cells = runs.stream().mapToInt(run -> run.run().cell()).toArray();
        int cellCount = (int) Arrays.stream(cells).distinct().count();
        if (cellCount < FEWEST_CELLS) {
            return Optional.empty();
        }
        double[] x = runs.stream().mapToDouble(law::x).toArray();
        double[] y = runs.stream().mapToDouble(law::y).toArray();
        LineBootstrap fit = LineBootstrap.ofClusters(x, y, cells, BOOTSTRAP_SEED);
        return fit.line().flatMap(line -> fit.slope().map(slope -> new LawFit(law, line, slope, cellCount)));
    }
}
