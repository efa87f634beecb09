package org.grokscope.experiments.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.grokscope.inspect.NetworkWeights;
import org.grokscope.inspect.OutputReader;
import org.grokscope.inspect.Spectrum;
import org.grokscope.inspect.WeightMatrix;
import org.grokscope.run.EngineInfo;
import org.grokscope.run.Evaluation;
import org.grokscope.run.Snapshot;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.training.Learner;
import org.grokscope.training.LearnerFactory;

/** Wraps a learner factory; for some runs it records the token embedding's spectrum at each evaluation. */
public final class SpectrumLearners implements LearnerFactory {

    private final LearnerFactory learners;
    private final Set<RunConfig> watched;
    private final BiConsumer<RunConfig, List<SpectrumRow>> sink;

    /**
     * Wraps a factory.
     *
     * @param learners makes the learners
     * @param sink receives the spectra of a run when its learner is closed, on the thread that closes it
     */
    public SpectrumLearners(LearnerFactory learners, BiConsumer<RunConfig, List<SpectrumRow>> sink) {
        this.learners = learners;
        this.watched = Set.copyOf(Experiment.S7.runs());
        this.sink = sink;
    }

    @Override
    public Learner create(RunConfig config) {
        Learner learner = learners.create(config);
        return watched.contains(config) ? new Watched(learner, config) : learner;
    }

    @Override
    public EngineInfo engine() {
        return learners.engine();
    }

    private final class Watched implements Learner {
        private final Learner learner;
        private final RunConfig config;
        private final List<SpectrumRow> rows = new ArrayList<>();

        private Watched(Learner learner, RunConfig config) {
            this.learner = learner;
            this.config = config;
        }

        @Override
        public double step() {
            return learner.step();
        }

        @Override
        public Evaluation evaluate(long step, OutputReader reader) {
            WeightMatrix embedding = learner.weights().embedding();
            Spectrum spectrum = Spectrum.of(embedding.values(), embedding.rows(), embedding.columns());
            rows.add(SpectrumRow.of(step, spectrum));
            return learner.evaluate(step, reader);
        }

        @Override
        public NetworkWeights weights() {
            return learner.weights();
        }

        @Override
        public void setLearningRate(double learningRate) {
            learner.setLearningRate(learningRate);
        }

        @Override
        public void setWeightDecay(double weightDecay) {
            learner.setWeightDecay(weightDecay);
        }

        @Override
        public double holdNorm() {
            return learner.holdNorm();
        }

        @Override
        public void releaseNorm() {
            learner.releaseNorm();
        }

        @Override
        public void switchOptimizer(Optimizer optimizer) {
            learner.switchOptimizer(optimizer);
        }

        @Override
        public void markReference() {
            learner.markReference();
        }

        @Override
        public Snapshot snapshot() {
            return learner.snapshot();
        }

        @Override
        public void restore(Snapshot snapshot) {
            learner.restore(snapshot);
        }

        @Override
        public void close() {
            learner.close();
            sink.accept(config, List.copyOf(rows));
        }
    }
}
