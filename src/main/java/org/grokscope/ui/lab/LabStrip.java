package org.grokscope.ui.lab;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.grokscope.experiments.sweep.LawFit;
import org.grokscope.experiments.sweep.LawVerdict;
import org.grokscope.experiments.sweep.ResultsTable;
import org.grokscope.experiments.sweep.RunFigures;
import org.grokscope.experiments.sweep.SweepProgress;
import org.grokscope.narration.Headline;
import org.grokscope.narration.NumberFormat;
import org.grokscope.run.Outcome;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.explain.Term;
import org.grokscope.ui.strip.Strip;

/** The strip above the plot of a sweep: how many runs are finished and how long the others take, and the law as soon as it is fitted. */
final class LabStrip extends Strip {
    private static final String GROKKED = "lab.readout.grokked";
    private static final String MEMORIZED = "lab.readout.memorized";
    private static final String NEITHER = "lab.readout.neither";

    private String law = Texts.of("lab.strip.nothing");

    LabStrip() {
        super(List.of(
                new Figure(GROKKED, Term.GROKKING),
                new Figure(MEMORIZED, Term.MEMORIZATION),
                new Figure(NEITHER, Term.OUTCOME)));
    }

    /** Counts the finished runs by what came of them, and judges the lines through them. */
    void count(List<RunFigures> runs, List<LawFit> fits) {
        read(GROKKED, runs, Outcome.Grokked.class::isInstance);
        read(MEMORIZED, runs, Outcome.MemorizedOnly.class::isInstance);
        read(NEITHER, runs, outcome -> outcome instanceof Outcome.NotLearnt || outcome instanceof Outcome.Failed);
        String missing = LabPlot.missing(runs);
        String without = runs.isEmpty() || missing.isEmpty() ? Texts.of("lab.strip.nothing") : missing;
        law = fits.isEmpty() ? without : verdict(LawVerdict.of(fits, runs));
    }

    /**
     * Shows how far a sweep is.
     *
     * @param planned how many runs would be started; 0 if there is no valid specification
     */
    void show(LabSweep sweep, int planned) {
        LabSweep.State state = sweep.state();
        Optional<SweepProgress> progress = sweep.progress();
        int all = sweep.table().map(it -> it.plan().size()).orElse(planned);
        int done = sweep.table().map(ResultsTable::size).orElse(0);
        String value = all == 0
                ? NumberFormat.NOTHING
                : Texts.of("lab.strip.value", NumberFormat.count(done), NumberFormat.count(all));
        String left = done < all ? progress.map(LabStrip::left).orElse("") : "";
        show(new Headline(Texts.of("lab.strip.name"), value, left, "", Optional.empty()));
        boolean failed = state instanceof LabSweep.State.Failed;
        say(badge(state, progress), failed, state instanceof LabSweep.State.Failed(String problem) ? problem : law);
    }

    private static String left(SweepProgress progress) {
        return progress.secondsLeft().isPresent()
                ? Texts.of(
                        "lab.strip.left",
                        NumberFormat.seconds(progress.secondsLeft().getAsDouble()))
                : "";
    }

    private void read(String key, List<RunFigures> runs, Predicate<Outcome> counted) {
        long count = runs.stream().map(RunFigures::outcome).filter(counted).count();
        read(key, runs.isEmpty() ? NumberFormat.NOTHING : NumberFormat.count(count));
    }

    private static String badge(LabSweep.State state, Optional<SweepProgress> progress) {
        return switch (state) {
            case LabSweep.State.Idle() -> Texts.of("lab.strip.ready");
            case LabSweep.State.Running() ->
                Texts.of(
                        "lab.strip.running",
                        NumberFormat.count(
                                progress.map(it -> it.active().size()).orElse(0)));
            case LabSweep.State.Ended(String _, boolean complete) ->
                Texts.of(complete ? "lab.strip.finished" : "lab.strip.stopped");
            case LabSweep.State.Failed _ -> Texts.of("lab.strip.failed");
        };
    }

    /** "The exponential law speaks: ln T_grok follows ρ, R² 0.991 (ρ³/τ 0.943); 35 grokked runs of 7 settings." */
    private static String verdict(LawVerdict verdict) {
        String others = verdict.others().isEmpty()
                ? ""
                : verdict.others().stream()
                        .map(fit -> fit.law().against() + " " + LabFigure.rSquared(fit))
                        .collect(Collectors.joining(", ", " (", ")"));
        return verdict.law()
                .map(fit -> Texts.of(
                        key(verdict.kind()),
                        fit.law().isOfDelay() ? "T_grok − T_mem" : fit.law().steps(),
                        fit.law().against(),
                        LabFigure.rSquared(fit) + others,
                        NumberFormat.count(fit.line().points()),
                        NumberFormat.count(fit.cells())))
                .orElseGet(() -> Texts.of("lab.verdict.none"));
    }

    private static String key(LawVerdict.Kind kind) {
        return switch (kind) {
            case EXPONENTIAL -> "lab.verdict.exponential";
            case STRAIGHT -> "lab.verdict.straight";
            case LOGARITHMIC -> "lab.verdict.logarithmic";
            case SETTINGS -> "lab.verdict.settings";
            case NONE -> "lab.verdict.none";
        };
    }
}
