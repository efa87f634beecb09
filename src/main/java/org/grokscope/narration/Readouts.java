package org.grokscope.narration;

import java.util.OptionalLong;
import org.grokscope.run.Forecast;
import org.grokscope.run.Phase;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunState;
import org.grokscope.run.RunStatus;

/**
 * A run at a step in numbers, as text; "–" for what is not known.
 *
 * @param step optimizer steps done
 * @param speed steps per second
 * @param memorized T_mem
 * @param grokked T_grok
 * @param delay T_grok − T_mem; until T_grok the steps since T_mem
 * @param norm ‖θ‖² at the last evaluation
 * @param expected T̂_grok alone, while a jump is expected
 */
public record Readouts(
        String step, String speed, String memorized, String grokked, String delay, String norm, String expected) {

    private static final String NOTHING = NumberFormat.NOTHING;

    static Readouts of(Words words, RunState run) {
        RunStatus status = run.status();
        boolean timed = status.running() && status.stepsPerSecond() > 0;
        return new Readouts(
                NumberFormat.count(run.step()),
                timed ? NumberFormat.rate(status.stepsPerSecond()) : NOTHING,
                step(run.milestones().memorizationStep()),
                step(run.milestones().grokkingStep()),
                delay(words, run),
                NumberFormat.norm(run.newest(RunHistory.Column.SQUARED_NORM)),
                expected(words, run));
    }

    private static String step(OptionalLong step) {
        return step.isPresent() ? NumberFormat.count(step.getAsLong()) : NOTHING;
    }

    private static String delay(Words words, RunState run) {
        return run.isMemorized() && !run.isGrokked()
                ? words.say(
                        "readout.delay-so-far",
                        NumberFormat.count(
                                run.step() - run.milestones().memorizationStep().getAsLong()))
                : step(run.milestones().delay());
    }

    private static String expected(Words words, RunState run) {
        if (!run.isGrokked()
                && run.phase() != Phase.BROKEN_DOWN
                && run.forecast().orElse(null) instanceof Forecast.NoJump none) {
            return Double.isNaN(none.noGrokking())
                    ? words.say("readout.forecast.no-delay")
                    : words.say("readout.forecast.none.short", Narrator.budget(run.config(), none));
        }
        return run.phase() == Phase.BROKEN_DOWN
                ? NOTHING
                : run.expectedJump()
                        .map(jump -> NumberFormat.count(jump.grokkingStep()))
                        .orElse(NOTHING);
    }
}
