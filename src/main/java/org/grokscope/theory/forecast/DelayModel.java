package org.grokscope.theory.forecast;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * How much contraction a run still needs to grok, as a log-linear function of what is known of the run: log(S + {@value #LEAD}) is
 * normally distributed with the mean a + Σ bᵢ·xᵢ, S being the remaining time of the {@link org.grokscope.theory.ContractionClock} and xᵢ
 * {@link Signal}s. The lead keeps the last moments before the jump, when log S would fall without end, from ruling the fit.
 *
 * <p>This is the norm-separation delay law, delay = (1/γ_eff)·log(V_mem/V*) with γ_eff ∝ ηλ (arXiv 2603.13331), read
 * loosely: S is the delay in units of 1/(2ηλ), and how it depends on V, on the rate at which V falls, on the settings that
 * V* depends on, and on the signs of the coming jump is fitted to calibration runs.
 *
 * @param intercept a
 * @param terms the signals and their coefficients
 * @param spread how sure that is
 * @param domain for each signal, the range in which the coefficients were fitted
 */
record DelayModel(double intercept, List<Term> terms, Spread spread, List<Span> domain) {

    /** What is added to S before its logarithm is taken. */
    static final double LEAD = 0.2;

    /** One summand bᵢ·xᵢ. */
    record Term(Signal signal, double coefficient) {}

    /** The range of a signal over the calibration runs. */
    record Span(Signal signal, double low, double high) {
        /** How far outside a value is, as a part of the range; 0 inside. */
        double outside(double value) {
            return Math.max(0, Math.max(low - value, value - high)) / Math.max(high - low, NARROWEST);
        }
    }

    /**
     * The standard deviation of log(S + lead) is e^(base + slope·(mean of log S)): what is left to wait is known relatively less
     * well when it is little.
     */
    record Spread(double base, double slope) {
        /** Outside of this range there are no deviations to fit. */
        private static final double LOW = -3;

        private static final double HIGH = 1.5;

        double at(double mean) {
            return Math.exp(base + slope * clamped(mean));
        }

        /** So many times as wide everywhere. */
        Spread times(double factor) {
            return new Spread(base + Math.log(factor), slope);
        }

        static double clamped(double mean) {
            return Math.clamp(mean, LOW, HIGH);
        }
    }

    /** The mean and the standard deviation of log(S + lead). */
    record Prediction(double mean, double deviation) {}

    /** How much less sure it is where a signal is as far outside its range as the range is wide. */
    private static final double DEVIATION_OUTSIDE = 0.7;
    /** A signal that was nearly the same in all calibration runs has a range of at least this width. */
    private static final double NARROWEST = 0.2;

    /** Copies the lists. */
    DelayModel {
        terms = List.copyOf(terms);
        domain = List.copyOf(domain);
    }

    /** What the values of the signals say; not finite if one of them is not. */
    Prediction predict(ToDoubleFunction<Signal> values) {
        double mean = intercept;
        for (Term term : terms) {
            mean += term.coefficient() * values.applyAsDouble(term.signal());
        }
        double outside = 0;
        for (Span span : domain) {
            outside = Math.hypot(outside, span.outside(values.applyAsDouble(span.signal())));
        }
        return new Prediction(mean, Math.hypot(spread.at(mean), DEVIATION_OUTSIDE * outside));
    }

    /** The Java expression that makes this model. */
    String source() {
        String summands = terms.stream()
                .map(term -> "new Term(Signal." + term.signal().name() + ", " + number(term.coefficient()) + ")")
                .collect(Collectors.joining(",\n"));
        String spans = domain.stream()
                .map(span -> "new Span(Signal." + span.signal().name() + ", " + number(span.low()) + ", "
                        + number(span.high()) + ")")
                .collect(Collectors.joining(",\n"));
        return "new DelayModel(" + number(intercept) + ",\nList.of(" + summands + "),\nnew Spread("
                + number(spread.base()) + ", " + number(spread.slope()) + "),\nList.of(" + spans + "))";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
