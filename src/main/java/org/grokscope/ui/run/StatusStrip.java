package org.grokscope.ui.run;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.grokscope.narration.Narrator;
import org.grokscope.narration.Readouts;
import org.grokscope.run.Forecast;
import org.grokscope.run.Phase;
import org.grokscope.run.RunHistory.Column;
import org.grokscope.run.RunState;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.explain.Term;
import org.grokscope.ui.strip.Strip;

/** The strip above the plots of a run. */
public final class StatusStrip extends Strip {

    /** The readouts, in the order in which they stand. */
    private enum Readout {
        STEP(Readouts::step, Term.STEP),
        SPEED(Readouts::speed, Term.SPEED),
        NORM(Readouts::norm, Term.SQUARED_NORM),
        DELAY(Readouts::delay, Term.DELAY);

        private final Function<Readouts, String> text;
        private final Term term;

        Readout(Function<Readouts, String> text, Term term) {
            this.text = text;
            this.term = term;
        }

        private String key() {
            return Texts.key("readout", this);
        }
    }

    private final Narrator narrator = Texts.narrator();

    public StatusStrip() {
        super(Arrays.stream(Readout.values())
                .map(readout -> new Figure(readout.key(), readout.term))
                .toList());
    }

    /** For a film: no readout that only a live run has. */
    public void forFilm() {
        hide(Readout.SPEED.key());
    }

    /** Shows a run at a step. */
    public void show(RunState run) {
        show(narrator.headline(run));
        Readouts numbers = narrator.readouts(run);
        for (Readout readout : Readout.values()) {
            read(readout.key(), readout.text.apply(numbers));
        }
        Narrator.Verdict verdict = narrator.verdict(run);
        say(
                verdict.badge(),
                verdict.phase() == Phase.BROKEN_DOWN || verdict.phase() == Phase.VANISHING,
                verdict.sentence());
        showPhases(names("●", passed(run)), names("○", ahead(run)));
    }

    /** What has to be corrected before a run can start. */
    void showProblem(String problem) {
        say(Texts.of("status.invalid"), true, problem);
        showPhases("", "");
    }

    private static List<Phase> passed(RunState run) {
        boolean rising = run.phase() == Phase.GROKKING || run.phase() == Phase.GROKKED;
        if (!run.isMemorized() || run.phase() == Phase.LEARNING) {
            return List.of();
        }
        return rising && run.newest(Column.SQUARED_NORM) < run.value(Column.SQUARED_NORM, run.memorizationRow())
                ? List.of(Phase.MEMORIZING, Phase.CONTRACTING)
                : List.of(Phase.MEMORIZING);
    }

    /** What is to come, as far as it is expected. */
    private static List<Phase> ahead(RunState run) {
        if (run.forecast().orElse(null) instanceof Forecast.NoJump) {
            return List.of();
        }
        return switch (run.phase()) {
            case MEMORIZING -> List.of(Phase.CONTRACTING, Phase.GROKKING);
            case MEMORIZED, CONTRACTING, HOLDING ->
                run.expectedJump().isPresent() ? List.of(Phase.GROKKING) : List.of();
            case READY, LEARNING, GROKKING, GROKKED, VANISHING, BROKEN_DOWN -> List.of();
        };
    }

    private String names(String dot, List<Phase> phases) {
        return phases.stream().map(phase -> dot + " " + narrator.phase(phase)).collect(Collectors.joining("   "));
    }
}
