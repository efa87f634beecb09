package org.grokscope.engine.nn;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.grokscope.engine.threads.Workers;
import org.grokscope.inspect.NetworkWeights;
import org.grokscope.inspect.WeightMatrix;
import org.grokscope.run.config.Network;
import org.grokscope.task.Dataset;

/** The paper's transformer on pairs of tokens. */
public final class TransformerModel implements Model {

    private final Dataset data;
    private final TransformerLayers layers;
    private final TokenStates tokens;
    private final List<TokenStates.Gradients> tokenGradients;

    TransformerModel(Matrices matrices, Network.Transformer shape, Dataset data) {
        this.data = data;
        layers = new TransformerLayers(matrices, shape, data.vocabulary(), data.classes());
        tokens = new TokenStates(layers);
        tokenGradients = Stream.generate(tokens::newGradients).limit(LANES).toList();
    }

    @Override
    public Parameters parameters() {
        return layers.parameters;
    }

    @Override
    public NetworkWeights weights() {
        int width = layers.width;
        int p = data.vocabulary();
        int from = layers.tokenEmbeddings.getFirst().offset();
        float[] embedding = Arrays.copyOfRange(layers.parameters.values(), from, from + width * p);
        return NetworkWeights.throughEmbedding(
                new WeightMatrix(width, p, embedding), layers.shape.feedForward(), layers.feedForward::inputWeight);
    }

    @Override
    public void initialise(RandomGenerator random) {
        layers.initialise(random);
        parametersChanged();
    }

    @Override
    public void parametersChanged(int from, int to) {
        layers.upload(from, to);
    }

    @Override
    public Pass newTrainingPass(int lane, int columns) {
        return new TransformerPass(layers, tokens, data, columns, tokenGradients.get(lane));
    }

    @Override
    public Pass newEvaluationPass(int columns) {
        return new TransformerPass(layers, tokens, data, columns, null);
    }

    @Override
    public void beforePasses(Workers workers) {
        workers.run(LANES, lane -> {
            tokens.forward(lane);
            tokenGradients.get(lane).clear();
        });
    }

    @Override
    public void afterPasses(Workers workers) {
        workers.run(LANES, lane -> tokens.backward(lane, tokenGradients, layers.parameters.lane(lane)));
    }
}
