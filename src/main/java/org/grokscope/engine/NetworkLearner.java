package org.grokscope.engine;

import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.grokscope.engine.nn.BatchGradient;
import org.grokscope.engine.nn.Matrices;
import org.grokscope.engine.nn.Minibatch;
import org.grokscope.engine.nn.Model;
import org.grokscope.engine.nn.ParameterScope;
import org.grokscope.engine.nn.Parameters;
import org.grokscope.engine.nn.UpdateRule;
import org.grokscope.engine.nn.loss.Loss;
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
    private final ParameterScope scope;
    private final double configuredTemperature;
    /** Σθᵢ² of the scope in each range after the last step, while the norm is held. */
    private final double[] stretchNorms = new double[Model.LANES];

    private SplitMix batches;
    private Objective objective;
    private Optimizer optimizer;
    private UpdateRule updateRule;
    private double learningRate;
    private double weightDecay;
    private boolean normHeld;
    private double heldNorm;
    private float rescaling;

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
            learningRate = config.learningRate();
            weightDecay = config.weightDecay();
            model = Model.of(matrices, config.network(), data);
            int usualSize = fullBatch ? batch.length : Minibatch.usualSize(split.train().length, batch.length);
            objective = config.objective();
            configuredTemperature = objective.temperature();
            batchGradient = new BatchGradient(model, objective, workers, data.size(), batch.length, usualSize);
            int largest = Math.max(split.train().length, split.test().length);
            evaluation = new SetEvaluation(model, objective, workers, batch.length, largest);
            scope = new ParameterScope(model.parameters(), config.optimization().decayScope());
            model.initialise(new SplittableRandom(seeds.weights()));
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
        optimizer = config.optimizer();
        updateRule = UpdateRule.of(optimizer, model.parameters().size());
    }

    @Override
    public double step() {
        if (!fullBatch) {
            for (int i = 0; i < batch.length; i++) {
                batch[i] = split.train()[batches.nextInt(split.train().length)];
            }
        }
        double loss = batchGradient.lossAndGradient(batch);
        updateRule.begin(learningRate, weightDecay);
        workers.run(Model.LANES, this::update);
        if (normHeld) {
            rescale();
        }
        return loss;
    }

    /** Updates one of the ranges that θ is divided into. */
    private void update(int stretch) {
        Parameters parameters = model.parameters();
        int from = start(stretch);
        int to = start(stretch + 1);
        parameters.addLanes(from, to);
        scope.update(updateRule, from, to);
        if (normHeld) {
            stretchNorms[stretch] = scope.squaredNorm(from, to);
        } else {
            model.parametersChanged(from, to);
        }
    }

    private int start(int stretch) {
        return (int) ((long) model.parameters().size() * stretch / Model.LANES);
    }

    /** Rescales what is in scope to the held norm; zeros stay zeros. */
    private void rescale() {
        double norm = 0;
        for (double part : stretchNorms) {
            norm += part;
        }
        rescaling = norm == 0 ? 1 : (float) Math.sqrt(heldNorm / norm);
        workers.run(Model.LANES, stretch -> {
            int from = start(stretch);
            int to = start(stretch + 1);
            scope.scale(rescaling, from, to);
            model.parametersChanged(from, to);
        });
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
    public void setLearningRate(double newLearningRate) {
        learningRate = newLearningRate;
    }

    @Override
    public void setWeightDecay(double newWeightDecay) {
        weightDecay = newWeightDecay;
    }

    @Override
    public void setTemperature(double temperature) {
        objective = objective.withTemperature(temperature);
        batchGradient.setObjective(objective);
        evaluation.setObjective(objective);
    }

    @Override
    public double holdNorm() {
        // Of all of θ it is the ‖θ‖² of evaluations, to the last digit.
        double norm = scope.isAll()
                ? DoubleStream.of(model.parameters().squaredNorms(layers)).sum()
                : scope.squaredNorm(0, model.parameters().size());
        holdNorm(norm);
        return norm;
    }

    @Override
    public void holdNorm(double squaredNorm) {
        normHeld = true;
        heldNorm = squaredNorm;
    }

    @Override
    public void releaseNorm() {
        normHeld = false;
    }

    @Override
    public void switchOptimizer(Optimizer newOptimizer) {
        optimizer = newOptimizer;
        updateRule = UpdateRule.of(optimizer, model.parameters().size());
    }

    @Override
    public void markReference() {
        model.parameters().markReference();
    }

    @Override
    public Snapshot snapshot() {
        return new Snapshot(
                model.parameters().values().clone(),
                model.parameters().reference(),
                optimizer,
                updateRule.steps(),
                updateRule.moments().stream().map(float[]::clone).toList(),
                batches.state(),
                learningRate,
                weightDecay,
                normHeld ? OptionalDouble.of(heldNorm) : OptionalDouble.empty(),
                OptionalDouble.of(objective.temperature()));
    }

    @Override
    public void restore(Snapshot snapshot) {
        float[] values = model.parameters().values();
        if (snapshot.parameters().length != values.length) {
            throw new IllegalArgumentException("a snapshot of " + snapshot.parameters().length
                    + " parameters does not fit a network of " + values.length);
        }
        UpdateRule rule = UpdateRule.of(snapshot.optimizer(), values.length);
        rule.resume(snapshot.optimizerSteps(), snapshot.moments());
        model.parameters().setReference(snapshot.reference());
        System.arraycopy(snapshot.parameters(), 0, values, 0, values.length);
        optimizer = snapshot.optimizer();
        updateRule = rule;
        batches = new SplitMix(snapshot.batches());
        learningRate = snapshot.learningRate();
        weightDecay = snapshot.weightDecay();
        normHeld = snapshot.heldNorm().isPresent();
        heldNorm = snapshot.heldNorm().orElse(0);
        setTemperature(snapshot.temperatureOr(configuredTemperature));
        model.parametersChanged();
    }

    @Override
    public void close() {
        workers.close();
        matrices.close();
    }
}
