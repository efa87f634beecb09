package org.grokscope.engine;

import ai.djl.ndarray.NDManager;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.grokscope.run.Network;
import org.grokscope.task.Dataset;

/** The paper's transformer on pairs of tokens. */
final class TransformerModel implements Model {

    private static final int EVALUATION_ROWS = 1024;

    private final Dataset data;
    private final TransformerLayers layers;
    private final TokenStates tokens;
    private final TransformerPass training;
    private final TransformerPass evaluation;
    private final CrossEntropy crossEntropy;
    private final int rows;
    private final int evaluationRows;

    TransformerModel(
            MxNet mxnet, NDManager manager, Arena arena, Network.Transformer shape, Dataset data, int batchSize) {
        this.data = data;
        rows = batchSize;
        evaluationRows = Math.min(EVALUATION_ROWS, data.size());
        layers = new TransformerLayers(mxnet, manager, arena, shape, data.vocabulary(), data.classes());
        tokens = new TokenStates(layers);
        training = new TransformerPass(mxnet, manager, arena, layers, tokens, data.classes(), rows, true);
        evaluation = new TransformerPass(mxnet, manager, arena, layers, tokens, data.classes(), evaluationRows, false);
        crossEntropy = new CrossEntropy(data.classes());
    }

    @Override
    public Parameters parameters() {
        return layers.parameters;
    }

    @Override
    public void initialise(RandomGenerator random) {
        layers.initialise(random);
        parametersChanged();
    }

    @Override
    public void parametersChanged() {
        layers.upload();
    }

    @Override
    public double lossAndGradient(int[] examples) {
        Arrays.fill(layers.parameters.gradients(), 0);
        tokens.forward();
        tokens.clearGradients();
        training.load(data, examples, 0, rows);
        training.forward();
        double loss = crossEntropy.lossAndGradient(training.logits(), training.labels(), rows);
        training.backward();
        tokens.backward();
        layers.downloadGradients();
        return loss;
    }

    @Override
    public void evaluate(int[] examples, CrossEntropy.Tally tally) {
        tokens.forward();
        for (int from = 0; from < examples.length; from += evaluationRows) {
            int count = Math.min(evaluationRows, examples.length - from);
            evaluation.load(data, examples, from, count);
            evaluation.forward();
            crossEntropy.add(evaluation.logits(), evaluation.labels(), count, tally);
        }
    }
}
