package org.grokscope.engine.pytorch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.grokscope.engine.nn.Small;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.RunConfig;
import org.grokscope.training.Learner;
import org.grokscope.training.LearnerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same learner on the second engine. */
class PyTorchLearnerTest {

    private static final int STEPS = 50;
    private static final LearnerFactory PYTORCH = new PyTorchLearners(2);

    /** What a run leaves. */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    private record Trace(List<Double> losses, float[] weights, double squaredNorm) {}

    @BeforeEach
    void onlyWhereItsNativesAre() {
        assumeTrue(PyTorchLearners.areNativesPresent(), "a build with -Ppytorch");
    }

    static Stream<RunConfig> configurations() {
        return Stream.of(
                Small.adamW(Small.ADD, Small.TRANSFORMER, 9),
                Small.adamW(Small.ADD, Small.MLP, Optimization.FULL_BATCH),
                Small.adamW(Small.PARITY, Small.MLP, 9));
    }

    private static Trace train(LearnerFactory learners, RunConfig config) {
        try (Learner learner = learners.create(config)) {
            List<Double> losses = new ArrayList<>();
            for (int step = 0; step < STEPS; step++) {
                losses.add(learner.step());
                if (step % 10 == 0) {
                    // Whatever memory nothing refers to any more is to be missed now, if it is missed at all.
                    System.gc();
                }
            }
            return new Trace(
                    losses,
                    learner.snapshot().parameters(),
                    learner.evaluate(STEPS).squaredNorm());
        }
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void followsTheFirstEngineUpToRounding(RunConfig config) {
        Trace expected = train(Small.LEARNERS, config);
        Trace actual = train(PYTORCH, config);
        for (int step = 0; step < STEPS; step++) {
            assertEquals(
                    expected.losses().get(step),
                    actual.losses().get(step),
                    1e-4 * expected.losses().get(step));
        }
        assertEquals(1, actual.squaredNorm() / expected.squaredNorm(), 1e-4);
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void repeatsItselfBitForBit(RunConfig config) {
        Trace first = train(PYTORCH, config);
        Trace second = train(PYTORCH, config);
        assertEquals(first.losses(), second.losses());
        assertArrayEquals(first.weights(), second.weights(), 0);
    }
}
