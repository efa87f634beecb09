package org.grokscope.engine;

import ai.djl.ndarray.NDManager;
import java.lang.foreign.Arena;
import java.util.SplittableRandom;
import org.grokscope.run.Evaluation;
import org.grokscope.run.Network;
import org.grokscope.run.RunConfig;
import org.grokscope.run.Seeds;
import org.grokscope.task.Dataset;
import org.grokscope.task.Split;
import org.grokscope.training.Learner;
import org.grokscope.training.Snapshot;

/** A learner whose matrix products MXNet does. */
final class MxNetLearner implements Learner {

    private final NDManager manager;
    private final Arena arena;
    private final Split split;
    private final Model model;
    private final UpdateRule updateRule;
    private final SplittableRandom batches;
    private final boolean fullBatch;
    private final int[] batch;
    private double learningRate;
    private double weightDecay;

    @SuppressWarnings("MustBeClosedChecker") // close() closes both
    MxNetLearner(MxNet mxnet, RunConfig config) {
        Seeds seeds = Seeds.of(config.seed());
        Dataset data = config.task().dataset(seeds.data());
        split = Split.of(data.size(), config.trainFraction(), seeds.split());
        batches = new SplittableRandom(seeds.batches());
        fullBatch = config.batchSize() == RunConfig.FULL_BATCH;
        batch = fullBatch ? split.train() : new int[config.batchSize()];
        learningRate = config.learningRate();
        weightDecay = config.weightDecay();
        arena = Arena.ofConfined();
        manager = mxnet.newManager();
        try {
            model = switch (config.network()) {
                case Network.Transformer shape ->
                    new TransformerModel(mxnet, manager, arena, shape, data, batch.length);
                case Network.Mlp shape -> new MlpModel(mxnet, manager, arena, shape, data, batch.length);
            };
            model.initialise(new SplittableRandom(seeds.weights()));
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
        updateRule = UpdateRule.of(config.optimizer(), model.parameters().size());
    }

    @Override
    public double step() {
        if (!fullBatch) {
            for (int i = 0; i < batch.length; i++) {
                batch[i] = split.train()[batches.nextInt(split.train().length)];
            }
        }
        double loss = model.lossAndGradient(batch);
        updateRule.apply(model.parameters().values(), model.parameters().gradients(), learningRate, weightDecay);
        model.parametersChanged();
        return loss;
    }

    @Override
    public Evaluation evaluate(long step) {
        CrossEntropy.Tally train = new CrossEntropy.Tally();
        CrossEntropy.Tally test = new CrossEntropy.Tally();
        model.evaluate(split.train(), train);
        model.evaluate(split.test(), test);
        return new Evaluation(
                step,
                train.meanLoss(),
                train.accuracy(),
                test.meanLoss(),
                test.accuracy(),
                model.parameters().squaredNorm());
    }

    @Override
    public void setLearningRate(double newLearningRate) {
        learningRate = newLearningRate;
    }

    @Override
    public void setWeightDecay(double newWeightDecay) {
        weightDecay = newWeightDecay;
    }

    @Override
    public Snapshot snapshot() {
        return new Snapshot(model.parameters().values().clone());
    }

    @Override
    public void restore(Snapshot snapshot) {
        float[] values = model.parameters().values();
        if (snapshot.parameters().length != values.length) {
            throw new IllegalArgumentException("a snapshot of " + snapshot.parameters().length
                    + " parameters does not fit a network of " + values.length);
        }
        System.arraycopy(snapshot.parameters(), 0, values, 0, values.length);
        model.parametersChanged();
    }

    @Override
    public void close() {
        manager.close();
        // Unlike the manager, an arena minds being closed twice.
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }
}
