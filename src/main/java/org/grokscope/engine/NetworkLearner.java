package org.grokscope.engine;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.grokscope.engine.nn.BatchGradient;
import org.grokscope.engine.nn.Matrices;
import org.grokscope.engine.nn.Minibatch;
import org.grokscope.engine.nn.Model;
import org.grokscope.engine.nn.loss.Loss;
import org.grokscope.engine.nn.optimizer.OptimizerStep;
import org.grokscope.engine.threads.Workers;
import org.grokscope.inspect.NetworkWeights;
import org.grokscope.inspect.OutputReader;
import org.grokscope.run.Evaluation;
import org.grokscope.run.Snapshot;
import org.grokscope.run.config.Objective;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Seeds;
import org.grokscope.task.Dataset;
import org.grokscope.task.Split;
import org.grokscope.training.Learner;

/** A network in training, whose matrix products are computed by a numerical library. */
public final class NetworkLearner implements Learner {

    private final Matrices matrices;
    private final Workers workers;
    private final Split split;
    private final Model model;
    private final BatchGradient batchGradient;
    private final SetEvaluation evaluation;
    private final boolean fullBatch;
    private final int[] batch;
    private final List<String> layers;
    private final OptimizerStep optimizerStep;
    private final double configuredTemperature;

    private SplitMix batches;
    private Objective objective;

    /** Owns the matrices and the workers, and closes them. */
    public NetworkLearner(Matrices matrices, Workers workers, RunConfig config) {
        this.matrices = matrices;
        this.workers = workers;
        try {
            Seeds seeds = Seeds.of(config.seed());
            Dataset data = config.task().dataset(seeds.data());
            split = Split.of(data.size(), config.trainFraction(), seeds.split());
            batches = new SplitMix(seeds.batches());
            fullBatch = config.batchSize() == Optimization.FULL_BATCH;
            batch = fullBatch ? split.train() : new int[config.batchSize()];
            layers = config.network().layers();
            model = Model.of(matrices, config.network(), data);
            int usualSize = fullBatch ? batch.length : Minibatch.usualSize(split.train().length, batch.length);
            objective = config.objective();
            configuredTemperature = objective.temperature();
            batchGradient = new BatchGradient(model, objective, workers, data.size(), batch.length, usualSize);
            int largest = Math.max(split.train().length, split.test().length);
            evaluation = new SetEvaluation(model, objective, workers, batch.length, largest);
            model.initialise(new SplittableRandom(seeds.weights()));
            optimizerStep = new OptimizerStep(matrices, model, workers, config.optimization());
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    @Override
    public double step() {
        if (!fullBatch) {
            for (int i = 0; i < batch.length; i++) {
                batch[i] = split.train()[batches.nextInt(split.train().length)];
            }
        }
        double loss = batchGradient.lossAndGradient(batch);
        optimizerStep.run();
        return loss;
    }

    @Override
    public Evaluation evaluate(long step, OutputReader reader) {
        Loss.Tally[] tallies = evaluation.tallies(reader, split.train(), split.test());
        Loss.Tally all = Loss.Tally.sum(tallies);
        double[] layerNorms = model.parameters().squaredNorms(layers);
        return new Evaluation(
                step,
                tallies[0].meanLoss(),
                tallies[0].accuracy(),
                tallies[1].meanLoss(),
                tallies[1].accuracy(),
                DoubleStream.of(layerNorms).sum(),
                model.parameters().angleFromReference(),
                DoubleStream.of(layerNorms).boxed().toList(),
                new Evaluation.Logits(all.meanScale(), tallies[0].saturated(), tallies[0].zeroGradient()));
    }

    @Override
    public NetworkWeights weights() {
        return model.weights();
    }

    @Override
    public void setLearningRate(double learningRate) {
        optimizerStep.setLearningRate(learningRate);
    }

    @Override
    public void setRateFactor(double factor) {
        optimizerStep.setRateFactor(factor);
    }

    @Override
    public void setWeightDecay(double weightDecay) {
        optimizerStep.setWeightDecay(weightDecay);
    }

    @Override
    public void setTemperature(double temperature) {
        objective = objective.withTemperature(temperature);
        batchGradient.setObjective(objective);
        evaluation.setObjective(objective);
    }

    @Override
    public double decayedNorm() {
        // Of all of θ it is the ‖θ‖² of evaluations, to the last digit.
        return optimizerStep
                .scopedNorm()
                .orElseGet(() ->
                        DoubleStream.of(model.parameters().squaredNorms(layers)).sum());
    }

    @Override
    public void holdNorm(double squaredNorm) {
        optimizerStep.holdNorm(squaredNorm);
    }

    @Override
    public void releaseNorm() {
        optimizerStep.releaseNorm();
    }

    @Override
    public void switchOptimizer(Optimizer optimizer) {
        optimizerStep.switchOptimizer(optimizer);
    }

    @Override
    public void markReference() {
        model.parameters().markReference();
    }

    @Override
    public Snapshot snapshot() {
        return optimizerStep.snapshot(batches.state(), objective.temperature());
    }

    @Override
    public void restore(Snapshot snapshot) {
        optimizerStep.restore(snapshot);
        batches = new SplitMix(snapshot.batches());
        setTemperature(snapshot.temperatureOr(configuredTemperature));
    }

    @Override
    public void close() {
        workers.close();
        matrices.close();
    }
}
