package org.grokscope.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.grokscope.engine.mxnet.MxNetLearners;
import org.grokscope.engine.nn.Numbers;
import org.grokscope.engine.nn.ReferenceNetwork;
import org.grokscope.engine.nn.Small;
import org.grokscope.run.Evaluation;
import org.grokscope.run.config.LossFunction;
import org.grokscope.run.config.Objective;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Seeds;
import org.grokscope.run.config.Softmax;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;
import org.grokscope.task.ParityTask;
import org.grokscope.task.Split;
import org.grokscope.task.Task;
import org.grokscope.training.Learner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a learner measures is what a network in double precision gives on every single example. */
class LearnerEvaluationTest {

    /** The first four have sets of 1,404 and more examples: several whole pieces of 256 and a part of another. */
    static Stream<RunConfig> configurations() {
        Task large = new ModularTask(Operation.ADD, 53);
        return Stream.of(
                Small.adamW(large, Small.TRANSFORMER, 200),
                Small.adamW(large, Small.MLP, 200),
                Small.adamW(large, Small.SQUARE_MLP, 200),
                Small.adamW(new ParityTask(14, 3, 3001), Small.MLP, 200),
                Small.adamW(new ModularTask(Operation.ADD, 17), Small.TRANSFORMER, 9),
                Small.adamW(Small.PARITY, Small.MLP, Optimization.FULL_BATCH));
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void agreesWithGoingThroughAllExamples(RunConfig config) {
        ReferenceNetwork reference = ReferenceNetwork.of(config);
        Split split = Split.of(
                reference.data().size(),
                config.trainFraction(),
                Seeds.of(config.seed()).split());
        try (Learner learner = Small.LEARNERS.create(config)) {
            for (int step = 0; step < 60; step++) {
                learner.step();
            }
            Evaluation actual = learner.evaluate(60);
            double[] theta = Numbers.toDouble(learner.snapshot().parameters());
            assertEquals(60, actual.step());
            checkAccuracy(reference, theta, split.train(), actual.trainAccuracy());
            checkAccuracy(reference, theta, split.test(), actual.testAccuracy());
            String where = config.task().id() + " " + config.network().id() + " "
                    + config.task().size();
            double train = actual.trainLoss() / reference.loss(theta, split.train());
            Numbers.assertAtMost(1e-5, Math.abs(train - 1), "evaluated train loss, " + where);
            double test = actual.testLoss() / reference.loss(theta, split.test());
            Numbers.assertAtMost(1e-5, Math.abs(test - 1), "evaluated test loss, " + where);
            double norm = actual.squaredNorm() / Numbers.dot(theta, theta);
            Numbers.assertAtMost(1e-12, Math.abs(norm - 1), "evaluated ‖θ‖², " + where);
        }
    }

    /** Train and test set together; without a softmax nothing saturates. */
    @ParameterizedTest
    @MethodSource("configurations")
    void theLogitScaleIsTheMeanLengthOfAllOutputs(RunConfig config) {
        ReferenceNetwork reference = ReferenceNetwork.of(config);
        try (Learner learner = Small.LEARNERS.create(config)) {
            for (int step = 0; step < 5; step++) {
                learner.step();
            }
            Evaluation actual = learner.evaluate(5);
            double[] theta = Numbers.toDouble(learner.snapshot().parameters());
            double sum = 0;
            for (int example = 0; example < reference.data().size(); example++) {
                double[] outputs = reference.outputs(theta, example);
                sum += Math.sqrt(Numbers.dot(outputs, outputs));
            }
            double scale = sum / reference.data().size();
            Numbers.assertAtMost(1e-5, Math.abs(actual.logits().scale() / scale - 1), "logit scale");
            boolean softmax = config.objective().loss() == LossFunction.CROSS_ENTROPY;
            assertEquals(softmax ? 0 : Double.NaN, actual.logits().saturated());
            assertEquals(softmax ? 0 : Double.NaN, actual.logits().zeroGradient());
        }
    }

    /** L is that of z/τ: the first evaluation has the same z whatever τ is. */
    @Test
    void aTemperatureDividesTheLogitScale() {
        RunConfig plain = Small.adamW(new ModularTask(Operation.ADD, 17), Small.MLP, 9);
        RunConfig hot = plain.withObjective(new Objective(LossFunction.CROSS_ENTROPY, 4, Softmax.FLOAT32));
        try (Learner one = Small.LEARNERS.create(plain);
                Learner other = Small.LEARNERS.create(hot)) {
            double scale = one.evaluate(0).logits().scale();
            assertTrue(scale > 0.1, "scale " + scale);
            assertEquals(scale / 4, other.evaluate(0).logits().scale(), 1e-12);
        }
    }

    private static void checkAccuracy(ReferenceNetwork reference, double[] theta, int[] examples, double accuracy) {
        int correct = reference.correct(theta, examples);
        assertEquals(correct, accuracy * examples.length, 1e-6);
        assertTrue(correct > 0 && correct < examples.length, "an accuracy of 0 or 1 would prove little");
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void changesNothing(RunConfig config) {
        try (Learner measured = Small.LEARNERS.create(config);
                Learner unmeasured = Small.LEARNERS.create(config)) {
            for (int step = 0; step < 5; step++) {
                float[] before = measured.snapshot().parameters();
                Evaluation first = measured.evaluate(step);
                assertEquals(first, measured.evaluate(step));
                assertArrayEquals(before, measured.snapshot().parameters(), 0);
                assertEquals(unmeasured.step(), measured.step());
            }
            assertArrayEquals(
                    unmeasured.snapshot().parameters(), measured.snapshot().parameters(), 0);
        }
    }

    /** The pieces are shared out as threads are free, but their sums are added in order. */
    @Test
    void twoThreadsMeasureTheSameAsOne() {
        MxNetLearners two = new MxNetLearners(2);
        configurations().forEach(config -> {
            try (Learner alone = Small.LEARNERS.create(config);
                    Learner shared = two.create(config)) {
                Evaluation expected = alone.evaluate(0);
                for (int repeat = 0; repeat < 10; repeat++) {
                    assertEquals(expected, shared.evaluate(0));
                }
            }
        });
    }

    @Test
    void aSquaredErrorStartsNearThatOfAlwaysAnsweringZero() {
        Task task = new ModularTask(Operation.ADD, 53);
        try (Learner learner = Small.LEARNERS.create(Small.adamW(task, Small.SQUARE_MLP, 9))) {
            // 1/53 for the one that should be 1, and outputs of U(±1/√10) biases and small sums squared.
            assertEquals(1 / 53.0 + 0.1 / 3, learner.evaluate(0).testLoss(), 0.03);
        }
    }

    @Test
    void anUntrainedNetworkAnswersAtChance() {
        try (Learner learner = Small.LEARNERS.create(Small.adamW(new ModularTask(Operation.ADD, 53), Small.MLP, 9))) {
            Evaluation evaluation = learner.evaluate(0);
            assertEquals(Math.log(53), evaluation.testLoss(), 0.2);
            assertEquals(1 / 53.0, evaluation.testAccuracy(), 0.02);
        }
    }
}
