package org.grokscope.experiments.sweep;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.grokscope.theory.LinearFit;

/**
 * Which law speaks for the runs of a sweep, by the lines that were fitted to them.
 *
 * @param kind what kind of law that is
 * @param law the line; empty if none speaks
 * @param others other lines of the same kind, the best first
 */
public record LawVerdict(Kind kind, Optional<LawFit> law, List<LawFit> others) {

    /** What can be said. */
    public enum Kind {
        /** The norm is held, and the steps grow exponentially with it (arXiv 2606.13753). */
        EXPONENTIAL,
        /** The norm is held, and the steps grow with it, but a straight line is nearer to them. */
        STRAIGHT,
        /** Weights contract, and the delay grows with the logarithm of the norms (arXiv 2603.13331). */
        LOGARITHMIC,
        /** T_grok grows with what was varied, and the delay with no norm. */
        SETTINGS,
        /** No slope is above 0 with 95 % confidence. */
        NONE
    }

    /**
     * Judges the lines: only those whose slope is above 0 with 95 % confidence, and of these the one with the largest R².
     *
     * @param fits at least one, as {@link LawFit#of} fits them
     * @param runs the runs that they were fitted to
     */
    public static LawVerdict of(List<LawFit> fits, List<RunFigures> runs) {
        boolean held = fits.stream().anyMatch(fit -> fit.law().isExponential());
        List<LawFit> speaking = fits.stream()
                .filter(fit -> fit.slope().low() > 0 && fit.law().isExponential() == held)
                .sorted(Comparator.comparingDouble((LawFit fit) -> -fit.line().rSquared()))
                .toList();
        if (speaking.isEmpty()) {
            return new LawVerdict(Kind.NONE, Optional.empty(), List.of());
        }
        if (held) {
            LawFit best = speaking.getFirst();
            List<LawFit> others = fits.stream()
                    .filter(fit -> fit.law().isExponential() && !fit.equals(best))
                    .sorted(Comparator.comparingDouble(fit -> -fit.line().rSquared()))
                    .toList();
            return new LawVerdict(
                    isStraighter(best.law(), runs) ? Kind.STRAIGHT : Kind.EXPONENTIAL, Optional.of(best), others);
        }
        List<LawFit> delays =
                speaking.stream().filter(fit -> fit.law().isOfDelay()).toList();
        return delays.isEmpty()
                ? new LawVerdict(Kind.SETTINGS, Optional.of(speaking.getFirst()), List.of())
                : new LawVerdict(Kind.LOGARITHMIC, Optional.of(delays.getFirst()), delays.subList(1, delays.size()));
    }

    /** Whether a line through the steps is nearer to them than one through their logarithm, both measured as ratios of steps. */
    private static boolean isStraighter(LawFit.Law law, List<RunFigures> runs) {
        List<RunFigures> grokked = runs.stream()
                .filter(run -> Double.isFinite(law.x(run)) && Double.isFinite(law.y(run)))
                .toList();
        double[] x = grokked.stream().mapToDouble(law::x).toArray();
        double[] logarithms = grokked.stream().mapToDouble(law::y).toArray();
        double[] steps =
                grokked.stream().mapToDouble(run -> Math.exp(law.y(run))).toArray();
        Optional<LinearFit> exponential = LinearFit.of(x, logarithms);
        Optional<LinearFit> straight = LinearFit.of(x, steps);
        if (exponential.isEmpty() || straight.isEmpty()) {
            return false;
        }
        double missedByExponential = 0;
        double missedByStraight = 0;
        for (int i = 0; i < x.length; i++) {
            missedByExponential += square(logarithms[i] - exponential.get().at(x[i]));
            // Below 0 the line is no number of steps.
            missedByStraight +=
                    square(logarithms[i] - Math.log(Math.max(1, straight.get().at(x[i]))));
        }
        return missedByStraight < missedByExponential;
    }

    private static double square(double value) {
        return value * value;
    }

    /** The verdict in one line: "The exponential law speaks: ln T_grok follows ρ best, R² 0.991 (ρ³/τ 0.943)." */
    public String words() {
        String best = law.map(LawVerdict::named).orElse("");
        return switch (kind) {
            case EXPONENTIAL -> "The exponential law speaks: " + best + rest() + ".";
            case STRAIGHT ->
                "Not the exponential law: T_grok grows with "
                        + law.orElseThrow().law().against() + ", and a straight line is nearer to it.";
            case LOGARITHMIC -> "The logarithmic law speaks: the weights contract, and the " + best + rest() + ".";
            case SETTINGS -> best + "; the delay follows no norm.";
            case NONE -> "No law speaks: no slope is above 0 with 95 % confidence.";
        };
    }

    private static String named(LawFit fit) {
        return fit.law().steps() + " follows " + fit.law().against() + ", R² " + rSquared(fit);
    }

    private String rest() {
        return others.isEmpty()
                ? ""
                : others.stream()
                        .map(fit -> fit.law().against() + " " + rSquared(fit))
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    private static String rSquared(LawFit fit) {
        return String.format(Locale.ROOT, "%.3f", fit.line().rSquared());
    }
}
