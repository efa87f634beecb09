package org.grokscope.ui.compare;

import java.util.List;
import java.util.Optional;
import org.grokscope.narration.Headline;
import org.grokscope.narration.NumberFormat;
import org.grokscope.narration.RunComparison;
import org.grokscope.run.Phase;
import org.grokscope.run.RunState;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.explain.Term;
import org.grokscope.ui.strip.Strip;

/** The strip above the plots of compared runs: the next jump, how many have grokked, and what differs between them. */
final class CompareStrip extends Strip {
    private static final String STEP = "compare.readout.step";
    private static final String SPEED = "compare.readout.speed";
    private static final String TRAINING = "compare.readout.training";

    private static final Headline NOTHING =
            new Headline(Texts.of("compare.strip.empty"), NumberFormat.NOTHING, "", "", Optional.empty());

    CompareStrip() {
        super(List.of(new Figure(STEP, Term.STEP), new Figure(SPEED, Term.SPEED), new Figure(TRAINING, Term.PARALLEL)));
    }

    /** Sentences about several runs are longer. */
    @Override
    protected double roomForReadouts() {
        return 72;
    }

    void show(Contestants shown, List<RunState> states) {
        if (shown.isEmpty()) {
            show(NOTHING);
            say(Texts.of("compare.strip.empty.badge"), false, Texts.of("compare.strip.empty.sentence"));
        } else {
            RunComparison words = Texts.narrator().comparison(shown.names(), states);
            boolean wrong = states.stream().anyMatch(state -> state.phase() == Phase.BROKEN_DOWN);
            show(words.headline());
            say(words.progress(), wrong, words.sentence());
        }
        List<RunState> running =
                states.stream().filter(state -> state.status().running()).toList();
        long last = states.stream().mapToLong(RunState::step).max().orElse(0);
        double speed = running.stream()
                .mapToDouble(state -> state.status().stepsPerSecond())
                .filter(each -> each > 0)
                .average()
                .orElse(Double.NaN);
        read(STEP, shown.isEmpty() ? NumberFormat.NOTHING : NumberFormat.count(last));
        read(
                SPEED,
                Double.isNaN(speed)
                        ? NumberFormat.NOTHING
                        : NumberFormat.count(running.size()) + " × " + NumberFormat.rate(speed));
        read(
                TRAINING,
                Texts.of(
                        "compare.readout.training.value",
                        NumberFormat.count(running.size()),
                        NumberFormat.count(states.size())));
    }
}
