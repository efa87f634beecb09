package org.grokscope.theory.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.grokscope.run.RunResult;
import org.grokscope.run.config.RunConfig;

/**
 * Fits {@link DelayModels} to finished runs. Every run weighs the same, however many evaluations it has. How sure the
 * models are is not taken from the runs that they were fitted to, but from each setting by a fit to all others.
 */
public final class DelayFit {

    /** The signals that follow from the settings alone. */
    private static final List<Signal> SETTINGS = List.of(Signal.DECAY, Signal.RATE, Signal.MODULUS);

    /**
     * The ridge's penalty. With the weights of {@link #evaluation} it gives the least errors at T_mem of those tried when
     * each calibrating setting is forecast by a fit to the others.
     */
    private static final double PENALTY = 1e-2;
    /** A model needs a few settings to be left out, one after the other. */
    private static final int FEWEST_SETTINGS = 4;

    /**
     * One row of the regression.
     *
     * @param run a run
     * @param evaluation one of its evaluations
     * @param logTime the log of the time that came of it
     * @param weight how much it weighs in the fit
     * @param share how much it weighs when errors are counted: all rows of a run together 1
     */
    private record Row(DelaySamples run, int evaluation, double logTime, double weight, double share) {
        RunConfig setting() {
            return run.setting();
        }
    }

    /** How sure a model is, from the means that it predicts and how far off they are. */
    private interface Spreads {
        DelayModel.Spread of(double[] means, double[] errors, double[] weights);
    }

    private DelayFit() {}

    /**
     * Fits.
     *
     * @param results finished runs; those that did not grok after memorizing, or were changed on the way, are not used
     * @return nothing with fewer than {@value #FEWEST_SETTINGS} settings
     */
    public static Optional<DelayModels> of(List<RunResult> results) {
        List<DelaySamples> runs = results.stream()
                .flatMap(run -> DelaySamples.of(run.config(), run.history()).stream())
                .toList();
        boolean enough = runs.stream().map(DelaySamples::setting).distinct().count() >= FEWEST_SETTINGS;
        return enough ? Optional.of(models(runs)) : Optional.empty();
    }

    private static DelayModels models(List<DelaySamples> runs) {
        List<Row> starts = new ArrayList<>();
        List<Row> evaluations = new ArrayList<>();
        for (DelaySamples run : runs) {
            starts.add(new Row(run, 0, run.logTotal(), 1, 1));
            for (int i = 0; i < run.signals().size(); i++) {
                evaluations.add(evaluation(run, i));
            }
        }
        return new DelayModels(
                model(starts, SETTINGS, SpreadFit::constant),
                model(evaluations, Arrays.asList(Signal.values()), SpreadFit::of));
    }

    /**
     * Errors are judged as parts of the delay, and one of log S is the more of it the more is left: so in the fit an early
     * evaluation weighs more, by the root of the part of the delay that is left.
     */
    private static Row evaluation(DelaySamples run, int evaluation) {
        double share = 1.0 / run.signals().size();
        double whole = Math.exp(run.logLeft().getFirst()) - DelayModel.LEAD;
        double left = (Math.exp(run.logLeft().get(evaluation)) - DelayModel.LEAD) / whole;
        return new Row(run, evaluation, run.logLeft().get(evaluation), share * Math.sqrt(left), share);
    }

    private static DelayModel model(List<Row> rows, List<Signal> signals, Spreads spreads) {
        RidgeRegression line = line(rows, signals, row -> true);
        double[] means = new double[rows.size()];
        for (RunConfig setting : rows.stream().map(Row::setting).distinct().toList()) {
            RidgeRegression others = line(rows, signals, row -> !row.setting().equals(setting));
            for (int i = 0; i < means.length; i++) {
                if (rows.get(i).setting().equals(setting)) {
                    means[i] = others.at(values(rows.get(i), signals));
                }
            }
        }
        double[] errors = IntStream.range(0, means.length)
                .mapToDouble(i -> rows.get(i).logTime() - means[i])
                .toArray();
        double[] weights = rows.stream().mapToDouble(Row::share).toArray();
        List<DelayModel.Term> terms = IntStream.range(0, signals.size())
                .mapToObj(i ->
                        new DelayModel.Term(signals.get(i), line.coefficients().get(i)))
                .toList();
        long settings = rows.stream().map(Row::setting).distinct().count();
        DelayModel.Spread spread = spreads.of(means, errors, weights).times(fewSettings(settings));
        return new DelayModel(line.intercept(), terms, spread, domain(rows, signals));
    }

    /**
     * How much wider the band must be because runs of one setting err together, so that there are no more independent errors
     * than settings: Student's 95 % quantile as a multiple of the normal one, to first order in 1/(n − 1).
     */
    private static double fewSettings(long settings) {
        return 1 + (SpreadFit.NORMAL_90 * SpreadFit.NORMAL_90 + 1) / (4 * (settings - 1.0));
    }

    private static RidgeRegression line(List<Row> rows, List<Signal> signals, Predicate<Row> used) {
        List<Row> chosen = rows.stream().filter(used).toList();
        return RidgeRegression.fit(
                chosen.stream().map(row -> values(row, signals)).toArray(double[][]::new),
                chosen.stream().mapToDouble(Row::logTime).toArray(),
                chosen.stream().mapToDouble(Row::weight).toArray(),
                PENALTY);
    }

    @SuppressWarnings("EnumOrdinal") // the samples hold all signals in the order of the enum
    private static double[] values(Row row, List<Signal> signals) {
        double[] all = row.run().signals().get(row.evaluation());
        return signals.stream().mapToDouble(signal -> all[signal.ordinal()]).toArray();
    }

    private static List<DelayModel.Span> domain(List<Row> rows, List<Signal> signals) {
        return signals.stream()
                .map(signal -> {
                    double[] values = rows.stream()
                            .mapToDouble(row -> values(row, List.of(signal))[0])
                            .sorted()
                            .toArray();
                    return new DelayModel.Span(signal, values[0], values[values.length - 1]);
                })
                .toList();
    }
}
