package org.grokscope.engine.nn.optimizer;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.grokscope.engine.nn.Matrices;
import org.grokscope.engine.nn.Model;
import org.grokscope.engine.nn.Parameters;
import org.grokscope.engine.threads.Workers;
import org.grokscope.run.Snapshot;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.Optimizer;

/** What follows the backward pass: adds up the gradient, filters it, updates θ, and rescales it while the norm is held. */
public final class OptimizerStep {

    private final Matrices matrices;
    private final Model model;
    private final Workers workers;
    private final Optimization settings;
    private final ParameterScope scope;
    private final FilteredGradient filter;
    /** Σθᵢ² of the scope in each range after the last step, while the norm is held. */
    private final double[] stretchNorms = new double[Model.LANES];

    private final List<NewtonSchulz> hidden = new ArrayList<>();

    private Optimizer optimizer;
    private UpdateRule rule;
    private double learningRate;
    private double rateFactor = 1;
    private double weightDecay;
    private boolean normHeld;
    private double heldNorm;
    private float rescaling;

    /** The step of a configuration, at its start. */
    public OptimizerStep(Matrices matrices, Model model, Workers workers, Optimization settings) {
        this.matrices = matrices;
        this.model = model;
        this.workers = workers;
        this.settings = settings;
        scope = new ParameterScope(model.parameters(), settings.decayScope());
        filter = new FilteredGradient(model.parameters(), settings.filter());
        learningRate = settings.learningRate();
        weightDecay = settings.weightDecay();
        switchOptimizer(settings.optimizer());
    }

    /** Uses another optimizer from the next step on. Its moments start at zero; those of the filter go on. */
    public void switchOptimizer(Optimizer newOptimizer) {
        optimizer = newOptimizer;
        rule = newRule(newOptimizer);
    }

    private UpdateRule newRule(Optimizer of) {
        return UpdateRule.of(of, settings.moments(), model.parameters().size(), this::hidden);
    }

    /** Made once, however often the optimizer is switched: their memory is freed with the learner's. */
    private List<NewtonSchulz> hidden() {
        if (hidden.isEmpty()) {
            model.parameters().hiddenMatrices().forEach(place -> hidden.add(new NewtonSchulz(matrices, place)));
        }
        return hidden;
    }

    /** Does the step with the gradient of the last backward pass. */
    public void run() {
        rule.begin(learningRate * rateFactor, weightDecay);
        if (filter.isNone() && rule.parts() == 0) {
            workers.run(Model.LANES, stretch -> {
                model.parameters().addLanes(start(stretch), start(stretch + 1));
                update(stretch);
            });
        } else {
            workers.run(Model.LANES, stretch -> model.parameters().addLanes(start(stretch), start(stretch + 1)));
            filter.apply();
            workers.run(
                    rule.parts(), part -> rule.prepare(part, model.parameters().gradient()));
            workers.run(Model.LANES, this::update);
        }
        if (normHeld) {
            rescale();
        }
    }

    /** Updates one of the ranges that θ is divided into. */
    private void update(int stretch) {
        int from = start(stretch);
        int to = start(stretch + 1);
        scope.update(rule, from, to);
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

    /** Sets η from the next step on. */
    public void setLearningRate(double newLearningRate) {
        learningRate = newLearningRate;
    }

    /** Sets the part of η that the next steps have. */
    public void setRateFactor(double factor) {
        rateFactor = factor;
    }

    /** Sets λ from the next step on. */
    public void setWeightDecay(double newWeightDecay) {
        weightDecay = newWeightDecay;
    }

    /** The square of the norm of what is decayed; empty where that is all of θ. */
    public OptionalDouble scopedNorm() {
        return scope.isAll()
                ? OptionalDouble.empty()
                : OptionalDouble.of(scope.squaredNorm(0, model.parameters().size()));
    }

    /** Holds the norm of what is decayed at a value from the next step on. */
    public void holdNorm(double squaredNorm) {
        normHeld = true;
        heldNorm = squaredNorm;
    }

    /** Releases the norm from the next step on. */
    public void releaseNorm() {
        normHeld = false;
    }

    /** Copies θ and all that decides the next step, with the state of the stream of minibatches and τ. */
    public Snapshot snapshot(long batches, double temperature) {
        Parameters parameters = model.parameters();
        return new Snapshot(
                parameters.values().clone(),
                parameters.reference(),
                optimizer,
                rule.steps(),
                Stream.concat(rule.moments().stream(), filter.state().stream())
                        .map(float[]::clone)
                        .toList(),
                batches,
                learningRate,
                weightDecay,
                normHeld ? OptionalDouble.of(heldNorm) : OptionalDouble.empty(),
                OptionalDouble.of(temperature));
    }

    /**
     * Restores what {@link #snapshot} copied.
     *
     * @throws IllegalArgumentException if it does not fit this network; then the state is unchanged
     */
    public void restore(Snapshot snapshot) {
        float[] values = model.parameters().values();
        if (snapshot.parameters().length != values.length) {
            throw new IllegalArgumentException("a snapshot of " + snapshot.parameters().length
                    + " parameters does not fit a network of " + values.length);
        }
        UpdateRule restored = newRule(snapshot.optimizer());
        int own = Math.min(restored.moments().size(), snapshot.moments().size());
        List<float[]> filtered =
                snapshot.moments().subList(own, snapshot.moments().size());
        restored.resume(snapshot.optimizerSteps(), snapshot.moments().subList(0, own));
        filter.check(filtered);
        model.parameters().setReference(snapshot.reference());
        filter.resume(filtered);
        System.arraycopy(snapshot.parameters(), 0, values, 0, values.length);
        optimizer = snapshot.optimizer();
        rule = restored;
        learningRate = snapshot.learningRate();
        weightDecay = snapshot.weightDecay();
        normHeld = snapshot.heldNorm().isPresent();
        heldNorm = snapshot.heldNorm().orElse(0);
        model.parametersChanged();
    }
}
