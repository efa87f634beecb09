package org.grokscope.bench;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import ai.djl.training.loss.SoftmaxCrossEntropyLoss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.List;
import java.util.SplittableRandom;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Seeds;
import org.grokscope.task.Dataset;
import org.grokscope.task.Split;

/**
 * The plain training loop that GrokScope is compared with: forward, the library's automatic gradient, DJL's AdamW. It
 * sees the same data, split and minibatches as a learner of the same configuration.
 */
final class EagerTraining implements AutoCloseable {

    private final Engine engine;
    private final NDManager manager;
    private final Dataset data;
    private final int[] train;
    private final boolean fullBatch;
    private final int[] batch;
    private final SplittableRandom batches;
    private final EagerNetwork network;
    private final Loss crossEntropy = new SoftmaxCrossEntropyLoss();
    private final Optimizer optimizer;

    EagerTraining(Engine engine, RunConfig config) {
        this.engine = engine;
        Seeds seeds = Seeds.of(config.seed());
        data = config.task().dataset(seeds.data());
        train = Split.of(data.size(), config.trainFraction(), seeds.split()).train();
        fullBatch = config.batchSize() == Optimization.FULL_BATCH;
        batch = fullBatch ? train : new int[config.batchSize()];
        batches = new SplittableRandom(seeds.batches());
        manager = engine.newBaseManager();
        network = EagerNetwork.of(config.network(), data, manager, seeds.weights());
        optimizer = Optimizer.adamW()
                .optLearningRateTracker(Tracker.fixed((float) config.learningRate()))
                .optWeightDecays((float) config.weightDecay())
                .build();
    }

    EagerNetwork network() {
        return network;
    }

    /** Does one step and returns the mean cross-entropy before it. */
    double step() {
        if (!fullBatch) {
            for (int i = 0; i < batch.length; i++) {
                batch[i] = train[batches.nextInt(train.length)];
            }
        }
        try (NDManager step = manager.newSubManager()) {
            NDArray tokens = tokens(step);
            NDArray labels = labels(step);
            double loss;
            try (GradientCollector collector = engine.newGradientCollector()) {
                NDArray value = crossEntropy.evaluate(new NDList(labels), new NDList(network.logits(tokens)));
                collector.backward(value);
                loss = value.getFloat();
            }
            update(step);
            return loss;
        }
    }

    private void update(NDManager step) {
        List<NDArray> parameters = network.parameters().arrays();
        for (int i = 0; i < parameters.size(); i++) {
            NDArray gradient = parameters.get(i).getGradient();
            gradient.attach(step);
            optimizer.update(Integer.toString(i), parameters.get(i), gradient);
        }
    }

    private NDArray tokens(NDManager step) {
        int positions = data.positions();
        int[] values = new int[batch.length * positions];
        for (int i = 0; i < values.length; i++) {
            values[i] = data.token(batch[i / positions], i % positions);
        }
        return step.create(values, new Shape(batch.length, positions));
    }

    private NDArray labels(NDManager step) {
        int[] values = new int[batch.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = data.labels()[batch[i]];
        }
        return step.create(values, new Shape(batch.length));
    }

    @Override
    public void close() {
        manager.close();
    }
}
