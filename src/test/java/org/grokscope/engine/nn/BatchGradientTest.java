package org.grokscope.engine.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.grokscope.engine.mxnet.NativeScope;
import org.grokscope.engine.threads.WorkerPool;
import org.grokscope.engine.threads.Workers;
import org.grokscope.run.config.Network;
import org.grokscope.task.Dataset;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;
import org.grokscope.task.ParityTask;
import org.grokscope.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A minibatch of any size is cut into pieces, and loss and gradient are those of the whole. */
class BatchGradientTest {

    private record Case(Task task, Network network) {}

    private static final List<Case> CASES = List.of(
            new Case(new ModularTask(Operation.ADD, 23), Small.TRANSFORMER),
            new Case(new ModularTask(Operation.ADD, 23), Small.MLP),
            new Case(new ModularTask(Operation.ADD, 23), Small.SQUARE_MLP),
            new Case(new ModularTask(Operation.ADD, 23), Small.EMBEDDING_MLP),
            new Case(new ParityTask(12, 3, 1_500), Small.MLP));

    /** Around every size at which the number of pieces changes, and with a last piece that is not full. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 63, 64, 65, 129, 511, 512, 513, 600, 1_025})
    void lossAndGradientAreThoseOfTheWholeMinibatch(int size) {
        for (Case each : CASES) {
            Dataset data = each.task.dataset(3);
            // The second minibatch must not see the first.
            checkInTurn(each, List.of(examples(data, size, 5), examples(data, size, 6)));
        }
    }

    /** A minibatch may repeat itself much, or not at all: both are rare, and both must be right, in any order. */
    @Test
    void minibatchesWithMoreAndFewerDistinctExamplesThanUsual() {
        int size = 400;
        int[] allDistinct = IntStream.range(0, size).toArray();
        int[] allTheSame = new int[size];
        int[] two = IntStream.range(0, size).map(i -> i % 3 / 2).toArray();
        for (Case each : CASES) {
            int[] usual = examples(each.task.dataset(3), size, 5);
            checkInTurn(each, List.of(usual, allDistinct, two, usual, allTheSame, allDistinct, usual));
        }
    }

    /** One object computes them all, and each must be that of the reference network. */
    private static void checkInTurn(Case each, List<int[]> minibatches) {
        Dataset data = each.task.dataset(3);
        int size = minibatches.getFirst().length;
        try (NativeScope scope = new NativeScope()) {
            Model model = scope.model(each.network, data);
            model.initialise(new SplittableRandom(11));
            Parameters parameters = model.parameters();
            ReferenceNetwork reference =
                    ReferenceNetwork.of(each.network, Small.objective(each.network), data, parameters.parts());
            double[] theta = Numbers.toDouble(parameters.values());
            BatchGradient batchGradient =
                    Small.batchGradient(model, Small.objective(each.network), scope.workers, data, size);
            for (int[] examples : minibatches) {
                String where = each + " " + size;
                double loss = batchGradient.lossAndGradient(examples);
                Numbers.assertAtMost(1e-6, Math.abs(loss / reference.loss(theta, examples) - 1), "loss, " + where);
                float[] gradient = Numbers.gradient(parameters);
                double[] expected = reference.gradient(theta, examples);
                for (Parameters.Part part : parameters.parts()) {
                    double error = Numbers.relativeError(expected, gradient, part.offset(), part.length());
                    Numbers.assertAtMost(2e-5, error, part.name() + ", " + where);
                }
            }
        }
    }

    /** With replacement, as minibatches are drawn. */
    private static int[] examples(Dataset data, int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.generate(() -> random.nextInt(data.size())).limit(size).toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {63, 64, 65, 600})
    void howManyThreadsThereAreChangesNothing(int size) {
        for (Case each : CASES) {
            Dataset data = each.task.dataset(3);
            int[] examples = examples(data, size, 6);
            try (NativeScope scope = new NativeScope();
                    Workers two = new WorkerPool(2).open()) {
                Model model = scope.model(each.network, data);
                model.initialise(new SplittableRandom(11));
                double alone = Small.batchGradient(model, Small.objective(each.network), scope.workers, data, size)
                        .lossAndGradient(examples);
                float[] expected = Numbers.gradient(model.parameters()).clone();
                BatchGradient shared = Small.batchGradient(model, Small.objective(each.network), two, data, size);
                for (int repeat = 0; repeat < 20; repeat++) {
                    assertEquals(alone, shared.lossAndGradient(examples), each::toString);
                    assertArrayEquals(expected, Numbers.gradient(model.parameters()), 0, each::toString);
                }
            }
        }
    }
}
