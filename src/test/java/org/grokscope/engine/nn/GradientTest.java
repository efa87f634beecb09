package org.grokscope.engine.nn;

import static org.grokscope.run.config.OperandEmbeddings.SEPARATE;

import java.util.List;
import java.util.SplittableRandom;
import org.grokscope.engine.mxnet.NativeScope;
import org.grokscope.engine.nn.optimizer.OptimizerStep;
import org.grokscope.run.config.Activation;
import org.grokscope.run.config.LossFunction;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Normalization;
import org.grokscope.run.config.Objective;
import org.grokscope.run.config.OperandEmbeddings;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.Softmax;
import org.grokscope.task.Dataset;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;
import org.grokscope.task.ParityTask;
import org.grokscope.task.Task;
import org.junit.jupiter.api.Test;

/**
 * The engine's loss and hand-written gradient against the reference network in double precision.
 *
 * <p>Single precision rounds to 6e-8, and the sums make up to 7e-7 of that in the gradient of a fresh network. Once it
 * answers most examples right, softmax − one-hot cancels, and 9e-6 were seen. Each limit is ten times that, for other
 * processors; a wrong formula shows as 1e-2 or more.
 */
class GradientTest {

    private static final double LOSS = 1e-6;
    private static final double FRESH = 1e-5;
    private static final double TRAINED = 1e-4;

    @Test
    void transformerAtItsInitialWeights() {
        checkByFiniteDifferences(new ModularTask(Operation.ADD, 5), Small.TRANSFORMER, 0);
    }

    @Test
    void transformerAfterSomeTraining() {
        checkByFiniteDifferences(new ModularTask(Operation.SUBTRACT, 7), Small.TRANSFORMER, 40);
    }

    @Test
    void transformerWithOneHeadAndOneColumnPerHead() {
        checkByFiniteDifferences(new ModularTask(Operation.MULTIPLY, 5), new Network.Transformer(8, 1, 4), 5);
        checkByFiniteDifferences(new ModularTask(Operation.DIVIDE, 5), new Network.Transformer(4, 4, 5), 5);
    }

    @Test
    void mlpAtItsInitialWeightsAndAfterSomeTraining() {
        checkByFiniteDifferences(new ModularTask(Operation.ADD, 7), Small.MLP, 0);
        checkByFiniteDifferences(new ModularTask(Operation.SUM_OF_SQUARES, 7), Small.MLP, 40);
    }

    @Test
    void mlpOnBits() {
        checkByFiniteDifferences(new ParityTask(9, 3, 60), Small.MLP, 0);
        checkByFiniteDifferences(new ParityTask(9, 3, 60), Small.MLP, 40);
    }

    @Test
    void mlpOfSquaresWithSquaredError() {
        checkByFiniteDifferences(new ModularTask(Operation.ADD, 7), Small.SQUARE_MLP, 0);
        checkByFiniteDifferences(new ModularTask(Operation.ADD, 7), Small.SQUARE_MLP, 40);
        checkByFiniteDifferences(new ParityTask(9, 3, 60), Small.SQUARE_MLP, 40);
        checkByFiniteDifferences(
                new ModularTask(Operation.SUBTRACT, 7),
                new Network.Mlp(10),
                Objective.of(LossFunction.SQUARED_ERROR),
                5);
        checkByFiniteDifferences(
                new ModularTask(Operation.SUBTRACT, 7), new Network.Mlp(10, Activation.SQUARE), Objective.DEFAULT, 5);
    }

    @Test
    void embeddingMlpAtItsInitialWeightsAndAfterSomeTraining() {
        checkByFiniteDifferences(new ModularTask(Operation.ADD, 7), Small.EMBEDDING_MLP, 0);
        checkByFiniteDifferences(new ModularTask(Operation.SUBTRACT, 7), Small.EMBEDDING_MLP, 40);
        for (Activation activation : Activation.values()) {
            for (LossFunction loss : LossFunction.values()) {
                checkByFiniteDifferences(
                        new ModularTask(Operation.ADD, 5),
                        new Network.EmbeddingMlp(5, 9, activation),
                        Objective.of(loss),
                        5);
            }
        }
    }

    @Test
    void withATemperatureAndEverySoftmax() {
        Task task = new ModularTask(Operation.ADD, 5);
        for (Network network : List.of(Small.TRANSFORMER, Small.MLP, Small.EMBEDDING_MLP)) {
            for (LossFunction loss : LossFunction.values()) {
                for (Softmax softmax : Softmax.values()) {
                    checkByFiniteDifferences(task, network, new Objective(loss, 1.7, softmax), 5);
                }
            }
        }
    }

    @Test
    void separateEmbeddings() {
        for (Operation operation : List.of(Operation.ADD, Operation.SUBTRACT)) {
            Task task = new ModularTask(operation, 5);
            checkByFiniteDifferences(task, new Network.EmbeddingMlp(5, 9, Activation.GELU, SEPARATE), 5);
            checkByFiniteDifferences(task, new Network.Transformer(8, 2, 12, SEPARATE, Normalization.POST), 5);
        }
    }

    @Test
    void transformerWithoutLayerNorm() {
        Task task = new ModularTask(Operation.SUBTRACT, 7);
        for (OperandEmbeddings embeddings : OperandEmbeddings.values()) {
            Network network = new Network.Transformer(8, 2, 12, embeddings, Normalization.NONE);
            checkByFiniteDifferences(task, network, 0);
            checkByFiniteDifferences(task, network, 5);
        }
    }

    @Test
    void mlpWithGelu() {
        checkByFiniteDifferences(new ModularTask(Operation.ADD, 7), new Network.Mlp(10, Activation.GELU), 5);
    }

    private static void checkByFiniteDifferences(Task task, Network network, int steps) {
        checkByFiniteDifferences(task, network, Small.objective(network), steps);
    }

    private static void checkByFiniteDifferences(Task task, Network network, Objective objective, int steps) {
        Dataset data = task.dataset(3);
        int[] examples = Small.examples(data.size(), 9);
        try (NativeScope scope = new NativeScope()) {
            Model model = trained(scope, network, objective, data, examples, steps);
            ReferenceNetwork reference = ReferenceNetwork.of(
                    network, objective, data, model.parameters().parts());
            double[] theta = Numbers.toDouble(model.parameters().values());
            double loss = Small.batchGradient(model, objective, scope.workers, data, examples.length)
                    .lossAndGradient(examples);
            String where = network + " for " + objective + " on " + task.id() + " after " + steps;
            double expected = reference.loss(theta, examples);
            Numbers.assertAtMost(LOSS, Math.abs(loss / expected - 1), "loss, " + where);
            double[] slopes = Numbers.finiteDifferences(point -> reference.loss(point, examples), theta);
            checkParts(model.parameters(), slopes, steps < 10 ? FRESH : TRAINED, where);
        }
    }

    private static Model trained(
            NativeScope scope, Network network, Objective objective, Dataset data, int[] examples, int steps) {
        Model model = scope.model(network, data);
        model.initialise(new SplittableRandom(11));
        BatchGradient batchGradient = Small.batchGradient(model, objective, scope.workers, data, examples.length);
        OptimizerStep optimizer = new OptimizerStep(
                scope.matrices,
                model,
                scope.workers,
                new Optimization(Optimizer.ADAMW, 1e-2, 0.1, Optimization.FULL_BATCH));
        for (int step = 0; step < steps; step++) {
            batchGradient.lossAndGradient(examples);
            optimizer.run();
        }
        return model;
    }

    private static void checkParts(Parameters parameters, double[] expected, double limit, String where) {
        float[] gradient = Numbers.gradient(parameters);
        for (Parameters.Part part : parameters.parts()) {
            double error = Numbers.relativeError(expected, gradient, part.offset(), part.length());
            Numbers.assertAtMost(limit, error, part.name() + ", " + where);
        }
    }

    /** The paper's sizes: here the sums are long and the shapes are those that the library's fast kernels are for. */
    @Test
    void networksOfFullSize() {
        checkFullSize(97, Network.Transformer.PAPER);
        checkFullSize(59, Network.EmbeddingMlp.DEFAULT);
    }

    private static void checkFullSize(int p, Network network) {
        Dataset data = new ModularTask(Operation.ADD, p).dataset(0);
        int[] examples = Small.examples(data.size(), 64);
        try (NativeScope scope = new NativeScope()) {
            Model model = trained(scope, network, Objective.DEFAULT, data, examples, 2);
            Parameters parameters = model.parameters();
            ReferenceNetwork reference = ReferenceNetwork.of(network, Objective.DEFAULT, data, parameters.parts());
            double[] theta = Numbers.toDouble(parameters.values());
            double loss = Small.batchGradient(model, scope.workers, data, examples.length)
                    .lossAndGradient(examples);
            double expected = reference.loss(theta, examples);
            Numbers.assertAtMost(1e-5, Math.abs(loss / expected - 1), "loss, full size");
            checkParts(parameters, reference.gradient(theta, examples), FRESH, "full size");
            checkDirections(reference, theta, examples, Numbers.toDouble(parameters.gradient()));
        }
    }

    /** Slopes along random directions u, which need no backward pass of the reference. */
    private static void checkDirections(ReferenceNetwork reference, double[] theta, int[] examples, double[] gradient) {
        SplittableRandom random = new SplittableRandom(13);
        double step = 1e-6;
        double worst = 0;
        for (int direction = 0; direction < 20; direction++) {
            double[] u = Numbers.toDouble(Numbers.normal(random, theta.length));
            double above = reference.loss(moved(theta, u, step), examples);
            double below = reference.loss(moved(theta, u, -step), examples);
            double slope = (above - below) / (2 * step);
            worst = Math.max(worst, Math.abs(Numbers.dot(gradient, u) - slope));
        }
        // For u of normal numbers the slope is of the order of ‖∇L‖, so the error is measured against that.
        Numbers.assertAtMost(FRESH, worst / Numbers.norm(gradient), "slopes along 20 directions, full size");
    }

    private static double[] moved(double[] theta, double[] direction, double step) {
        double[] moved = theta.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += step * direction[i];
        }
        return moved;
    }
}
