package org.grokscope.engine.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.grokscope.engine.mxnet.NativeScope;
import org.grokscope.run.config.Activation;
import org.grokscope.run.config.LossFunction;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Objective;
import org.grokscope.run.config.Softmax;
import org.grokscope.task.Dataset;
import org.grokscope.task.Task;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;

/** The yardstick itself: its error function, and its backward passes against finite differences. */
class ReferenceNetworkTest {

    @Test
    void errorFunctionAgreesWithAnIndependentLibrary() {
        double worst = 0;
        for (double z = 0; z < 6; z += 1.0 / 64) {
            worst = Math.max(worst, Math.abs(ReferenceLayers.complement(z) - Erf.erfc(z)));
        }
        Numbers.assertAtMost(2e-15, worst, "erfc");
    }

    @Test
    void geluHasItsKnownValuesAndSlopes() {
        // x·Φ(x) with Φ(1) = 0.8413447460685429 and Φ(−2) = 0.0227501319481792; slope Φ(1) + φ(1), φ(1) =
        // 0.2419707245191434.
        assertEquals(0.8413447460685429, ReferenceLayers.gelu(1), 1e-14);
        assertEquals(-0.0455002638963584, ReferenceLayers.gelu(-2), 1e-14);
        assertEquals(1.0833154705876864, ReferenceLayers.geluSlope(1), 1e-14);
        assertEquals(0.5, ReferenceLayers.geluSlope(0), 0);
    }

    @Test
    void transformerGradientIsTheSlopeOfItsLoss() {
        checkGradient(Small.ADD, Small.TRANSFORMER);
    }

    @Test
    void mlpGradientIsTheSlopeOfItsLoss() {
        checkGradient(Small.ADD, Small.MLP);
        checkGradient(Small.PARITY, Small.MLP);
        checkGradient(Small.ADD, Small.SQUARE_MLP);
        checkGradient(Small.PARITY, Small.SQUARE_MLP);
    }

    @Test
    void embeddingMlpGradientIsTheSlopeOfItsLoss() {
        checkGradient(Small.ADD, Small.EMBEDDING_MLP);
        checkGradient(
                Small.ADD,
                new Network.EmbeddingMlp(6, 10, Activation.SQUARE),
                Objective.of(LossFunction.SQUARED_ERROR));
        checkGradient(Small.ADD, Small.EMBEDDING_MLP, new Objective(LossFunction.CROSS_ENTROPY, 0.6, Softmax.STABLE));
    }

    private static void checkGradient(Task task, Network network) {
        checkGradient(task, network, Small.objective(network));
    }

    private static void checkGradient(Task task, Network network, Objective objective) {
        Dataset data = task.dataset(3);
        int[] examples = Small.examples(data.size(), 5);
        try (NativeScope scope = new NativeScope()) {
            Model model = scope.model(network, data);
            model.initialise(new SplittableRandom(5));
            ReferenceNetwork reference = ReferenceNetwork.of(
                    network, objective, data, model.parameters().parts());
            double[] theta = Numbers.toDouble(model.parameters().values());
            double[] slopes = Numbers.finiteDifferences(point -> reference.loss(point, examples), theta);
            double[] gradient = reference.gradient(theta, examples);
            double worst = 0;
            for (int i = 0; i < theta.length; i++) {
                worst = Math.max(worst, Math.abs(gradient[i] - slopes[i]));
            }
            // Rounding of a loss of order 1 over a step of 1e-5 leaves about 1e-11, truncation about 1e-10.
            Numbers.assertAtMost(3e-9, worst, "reference gradient of " + network + " on " + task.id());
        }
    }
}
