package org.grokscope.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.grokscope.engine.nn.Small;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.Snapshot;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.optimization.DecayScope;
import org.grokscope.run.optimization.GradientFilter;
import org.grokscope.run.optimization.Grokfast;
import org.grokscope.run.optimization.Moments;
import org.grokscope.run.optimization.OrthogonalGradient;
import org.grokscope.run.optimization.RatePlan;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;
import org.grokscope.task.Task;
import org.grokscope.training.Learner;
import org.junit.jupiter.api.Test;

/** A learner that goes on from a snapshot does what the other one would have done, bit for bit. */
class LearnerResumeTest {

    private static void assertSame(Snapshot expected, Snapshot actual) {
        assertArrayEquals(expected.parameters(), actual.parameters(), 0);
        assertArrayEquals(expected.reference(), actual.reference(), 0);
        for (int i = 0; i < expected.moments().size(); i++) {
            assertArrayEquals(expected.moments().get(i), actual.moments().get(i), 0);
        }
        assertEquals(expected.moments().size(), actual.moments().size());
        assertEquals(expected.batches(), actual.batches());
        assertEquals(expected.optimizerSteps(), actual.optimizerSteps());
    }

    private static List<Optimizer> fitting(Network network) {
        return Arrays.stream(Optimizer.values())
                .filter(optimizer -> optimizer.fits(network))
                .toList();
    }

    @Test
    void everyOptimizerGoesOnBitForBit() {
        for (Network network : List.of(Small.TRANSFORMER, Small.MLP, Small.EMBEDDING_MLP)) {
            for (Optimizer optimizer : fitting(network)) {
                RunConfig config = Small.config(Small.ADD, network, optimizer, 1e-2, 1, 9);
                try (Learner first = Small.LEARNERS.create(config);
                        Learner second = Small.LEARNERS.create(config)) {
                    for (int step = 0; step < 20; step++) {
                        first.step();
                    }
                    first.markReference();
                    first.step();
                    first.setLearningRate(3e-3);
                    first.setWeightDecay(0.5);
                    second.restore(first.snapshot());
                    for (int step = 0; step < 20; step++) {
                        assertEquals(first.step(), second.step());
                    }
                    assertEquals(first.evaluate(41), second.evaluate(41));
                    assertSame(first.snapshot(), second.snapshot());
                }
            }
        }
    }

    /** The same steps, bit for bit: with τ from the settings, set at the start, and restored with the state of the other learner. */
    @Test
    void aChangedTemperatureIsThatOfARunThatGoesOnWithIt() {
        RunConfig plain = Small.adamW(Small.ADD, Small.EMBEDDING_MLP, 9);
        RunConfig hot = plain.withObjective(plain.objective().withTemperature(1.67));
        try (Learner changed = Small.LEARNERS.create(plain);
                Learner configured = Small.LEARNERS.create(hot);
                Learner resumed = Small.LEARNERS.create(plain)) {
            for (int step = 0; step < 7; step++) {
                changed.step();
            }
            double before = changed.evaluate(7).logits().scale();
            configured.restore(withoutTemperature(changed.snapshot()));
            changed.setTemperature(1.67);
            assertEquals(before / 1.67, changed.evaluate(7).logits().scale(), 1e-6);
            resumed.restore(changed.snapshot());
            for (int step = 7; step < 20; step++) {
                double loss = changed.step();
                assertEquals(configured.step(), loss);
                assertEquals(resumed.step(), loss);
            }
            assertEquals(configured.evaluate(20), changed.evaluate(20));
            assertEquals(resumed.evaluate(20), changed.evaluate(20));
            assertSame(configured.snapshot(), changed.snapshot());
            changed.setTemperature(1);
            try (Learner cold = Small.LEARNERS.create(hot)) {
                cold.restore(changed.snapshot());
                assertEquals(
                        changed.evaluate(20), cold.evaluate(20), "the snapshot's τ goes before that of the settings");
                assertEquals(changed.step(), cold.step());
            }
        }
    }

    /** Before the first step as well, when Grokfast has no mean yet. */
    @Test
    void filtersAndOtherRunningMeansGoOn() {
        GradientFilter filter = new GradientFilter(OrthogonalGradient.ON, Optional.of(new Grokfast(0.9, 2)));
        for (Optimizer optimizer : Optimizer.values()) {
            RunConfig plain = Small.config(Small.ADD, Small.TRANSFORMER, optimizer, 1e-2, 1, 9);
            RunConfig config = plain.withOptimization(new Optimization(
                    optimizer, 1e-2, 1, 9, DecayScope.WEIGHTS, new Moments(0.8, 0.95, 1e-6), filter, RatePlan.NONE));
            for (int before : new int[] {0, 1, 20}) {
                try (Learner first = Small.LEARNERS.create(config);
                        Learner second = Small.LEARNERS.create(config)) {
                    for (int step = 0; step < before; step++) {
                        first.step();
                    }
                    Snapshot snapshot = first.snapshot();
                    assertEquals(Optional.empty(), new Checkpoint(before, snapshot).misfit(config));
                    second.step();
                    second.restore(snapshot);
                    for (int step = 0; step < 10; step++) {
                        assertEquals(first.step(), second.step());
                    }
                    assertSame(first.snapshot(), second.snapshot());
                    assertTrue(new Checkpoint(before + 10, first.snapshot())
                            .misfit(plain)
                            .isPresent());
                    try (Learner without = Small.LEARNERS.create(plain)) {
                        assertThrows(IllegalArgumentException.class, () -> without.restore(first.snapshot()));
                    }
                }
            }
        }
    }

    /** As versions wrote it in which τ could not be changed. */
    private static Snapshot withoutTemperature(Snapshot from) {
        return new Snapshot(
                from.parameters(),
                from.reference(),
                from.optimizer(),
                from.optimizerSteps(),
                from.moments(),
                from.batches(),
                from.learningRate(),
                from.weightDecay(),
                from.heldNorm());
    }

    @Test
    void aHeldNormAndASwitchedOptimizerGoOn() {
        RunConfig config = Small.adamW(Small.ADD, Small.TRANSFORMER, 9);
        try (Learner first = Small.LEARNERS.create(config);
                Learner second = Small.LEARNERS.create(config)) {
            first.step();
            first.switchOptimizer(Optimizer.SGD_MOMENTUM);
            first.holdNorm(first.decayedNorm());
            first.step();
            second.restore(first.snapshot());
            for (int step = 0; step < 10; step++) {
                assertEquals(first.step(), second.step());
            }
            assertSame(first.snapshot(), second.snapshot());
        }
    }

    @Test
    void aConfigurationSaysHowManyParametersAndMomentsItsLearnerHas() {
        for (Task task : List.of(Small.ADD, Small.PARITY, new ModularTask(Operation.DIVIDE, 11))) {
            for (Network network : List.of(Small.MLP, new Network.Mlp(7), Small.TRANSFORMER)) {
                if (task.equals(Small.PARITY) && network.equals(Small.TRANSFORMER)) {
                    continue;
                }
                for (Optimizer optimizer : fitting(network)) {
                    RunConfig config = Small.config(task, network, optimizer, 1e-2, 1, 3);
                    try (Learner learner = Small.LEARNERS.create(config)) {
                        learner.step();
                        Checkpoint checkpoint = new Checkpoint(1, learner.snapshot());
                        assertEquals(Optional.empty(), checkpoint.misfit(config));
                        assertTrue(checkpoint.misfit(Preset.PAPER.config()).isPresent());
                    }
                }
            }
        }
    }

    @Test
    void momentsThatDoNotFitAreRefusedAndChangeNothing() {
        RunConfig config = Small.adamW(Small.ADD, Small.MLP, 9);
        try (Learner learner = Small.LEARNERS.create(config)) {
            learner.step();
            Snapshot good = learner.snapshot();
            for (List<float[]> moments : List.of(List.<float[]>of(), List.of(new float[1], new float[2]))) {
                Snapshot wrong = new Snapshot(
                        new float[good.parameters().length],
                        good.reference(),
                        good.optimizer(),
                        good.optimizerSteps(),
                        moments,
                        good.batches(),
                        good.learningRate(),
                        good.weightDecay(),
                        good.heldNorm());
                assertThrows(IllegalArgumentException.class, () -> learner.restore(wrong));
            }
            assertSame(good, learner.snapshot());
        }
    }
}
