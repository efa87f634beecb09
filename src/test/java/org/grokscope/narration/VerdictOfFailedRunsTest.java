package org.grokscope.narration;

import static org.grokscope.narration.VerdictTest.assertReading;
import static org.grokscope.narration.VerdictTest.at;
import static org.grokscope.narration.VerdictTest.measured;
import static org.grokscope.narration.VerdictTest.read;
import static org.grokscope.narration.VerdictTest.running;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.grokscope.run.Evaluation;
import org.grokscope.run.Outcome;
import org.grokscope.run.Phase;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunStatus;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.theory.SyntheticRun;
import org.junit.jupiter.api.Test;

class VerdictOfFailedRunsTest {

    @Test
    void withGradientDescentTheWeightsFade() {
        RunHistory history = measured(at(0, 0.01, 0.01, 13_415), at(2_350, 0.01, 0.01, 122.4));
        assertReading(
                Phase.VANISHING,
                "With SGD the weights shrink to zero before anything is learned: their squared norm has fallen "
                        + "from 13,415 "
                        + "to 122.",
                read(Preset.SGD_FAILS.config(), history, running(2_350)));
        assertEquals(
                Phase.VANISHING,
                read(Preset.SGD_FAILS.config(), history, RunStatus.ended(10_000, new Outcome.NotLearnt()))
                        .phase());
        RunHistory learning = measured(at(0, 0.01, 0.01, 13_415), at(2_350, 0.5, 0.01, 122.4));
        assertEquals(
                Phase.MEMORIZING,
                read(Preset.SGD_FAILS.config(), learning, running(2_350)).phase());
        RunHistory adam = measured(at(0, 0.01, 0.01, 13_415), at(2_350, 0.01, 0.01, 200));
        assertEquals(
                Phase.MEMORIZING,
                read(Preset.TOO_MUCH_DECAY.config(), adam, running(2_350)).phase());
    }

    @Test
    void aFailureSpeaksForItself() {
        Outcome failed =
                new Outcome.Failed(7, "The loss stopped being a number at step 7. Try a smaller learning rate.");
        assertReading(
                Phase.BROKEN_DOWN,
                "The loss stopped being a number at step 7. Try a smaller learning rate.",
                read(Preset.PAPER.config(), new RunHistory(), RunStatus.ended(7, failed)));
        RunHistory broken = measured(at(0, 0.01, 0.01, 13_400), new Evaluation(1_250, Double.NaN, 0, 1, 0, Double.NaN));
        assertReading(
                Phase.BROKEN_DOWN,
                "The numbers broke down at step 1,250 (learning rate 0.001, weight decay 1): the loss is no longer finite. "
                        + "Try a smaller learning rate, for instance 0.0001.",
                read(Preset.PAPER.config(), broken, running(1_250)));
    }

    @Test
    void aRunThatEndsWithoutGrokkingSaysHowFarItCame() {
        RunConfig config = SyntheticRun.paperWith(Optimizer.ADAMW, 1e-3, 0.1, 5_000);
        SyntheticRun run = new SyntheticRun(config, 1);
        run.runTo(5_000);
        String sentence = read(config, run.history, RunStatus.ended(5_000, new Outcome.MemorizedOnly()))
                .sentence();
        assertTrue(sentence.startsWith(
                "Memorized at step 800, not grokked within 5,000 steps. The jump is expected near step"));
        RunHistory stopped = measured(at(0, 0.01, 0.01, 13_400), at(800, 0.995, 0.01, 3_900));
        assertEquals(
                "Stopped at step 900: memorized at step 800, not grokked so far.",
                read(config, stopped, RunStatus.ended(900, new Outcome.MemorizedOnly()))
                        .sentence());
        RunHistory early = measured(at(0, 0.01, 0.01, 13_400), at(300, 0.4, 0.01, 8_000));
        assertEquals(
                "Stopped at step 300 with 40 % of the training sums memorized.",
                read(config, early, RunStatus.ended(300, new Outcome.NotLearnt()))
                        .sentence());
        SyntheticRun hopeless = new SyntheticRun(Preset.TOO_MUCH_DECAY.config(), 1);
        hopeless.runTo(50);
        hopeless.history.append(at(10_000, 0.12, 0.01, 200));
        assertEquals(
                "Not learned within 10,000 steps: 12 % of the training sums are right. Weight decay is 5: the "
                        + "weights shrink "
                        + "faster than the network can learn.",
                read(hopeless.config, hopeless.history, RunStatus.ended(10_000, new Outcome.NotLearnt()))
                        .sentence());
    }
}
