package org.grokscope.training;

import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.grokscope.inspect.NetworkWeights;
import org.grokscope.inspect.OutputReader;
import org.grokscope.inspect.WeightMatrix;
import org.grokscope.run.EngineInfo;
import org.grokscope.run.Evaluation;
import org.grokscope.run.Snapshot;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Seeds;
import org.grokscope.task.Dataset;
import org.grokscope.task.Split;

/**
 * A learner of a few lines of arithmetic with a built-in grok: the train accuracy reaches 0.99 at step 80, ‖θ‖² shrinks
 * by (1 − ηλ)² a step, and the test accuracy jumps once ‖θ‖² has fallen below a threshold. With λ = 0 or a held norm it
 * never does. The angle is one degree for each step from the reference point. Every layer has
 * an equal part of ‖θ‖².
 */
public final class FakeLearner implements Learner {

    /** ‖θ‖² at the start. */
    public static final double INITIAL_NORM = 10_000;
    /** Below this ‖θ‖² the network generalizes. */
    public static final double THRESHOLD_NORM = 1_000;
    /** From this step on the train accuracy is 1. */
    public static final long MEMORIZED_AT = 80;

    private final Factory factory;
    private final Thread owner = Thread.currentThread();
    private final int layers;
    private final RunConfig config;
    private Optimizer optimizer;
    private double learningRate;
    private double weightDecay;
    private double temperature;
    private double rateFactor = 1;
    /** As many as the network has: what is stored is checked. */
    private final float[] zeros;

    private double norm = INITIAL_NORM;
    private boolean normHeld;
    private long reference = -1;
    private long step;

    private FakeLearner(Factory factory, RunConfig config) {
        this.factory = factory;
        this.config = config;
        this.optimizer = config.optimizer();
        this.zeros = new float[config.network().parameters(config.task())];
        this.layers = config.network().layers().size();
        this.learningRate = config.learningRate();
        this.weightDecay = config.weightDecay();
        this.temperature = config.objective().temperature();
    }

    @Override
    public double step() {
        checkThread();
        step++;
        factory.steps.incrementAndGet();
        if (factory.delayNanos > 0) {
            LockSupport.parkNanos(factory.delayNanos);
        }
        if (step == factory.throwAt) {
            throw new IllegalStateException("made to fail");
        }
        if (!normHeld) {
            norm *= Math.pow(1 - rateFactor * learningRate * weightDecay, 2);
        }
        return step == factory.nanAt ? Double.NaN : trainLoss();
    }

    @Override
    public Evaluation evaluate(long done, OutputReader reader) {
        checkThread();
        if (!OutputReader.NONE.equals(reader)) {
            showOutputs(reader);
        }
        double train = Math.min(1, 0.01 + 0.99 * step / MEMORIZED_AT);
        double test = step >= MEMORIZED_AT && norm < THRESHOLD_NORM ? 1 : 0.01;
        double testLoss = step == factory.nanEvaluationAt ? Double.NaN : test == 1 ? 0.01 : 8;
        List<Double> layerNorms = Collections.nCopies(layers, norm / layers);
        return new Evaluation(done, trainLoss(), train, testLoss, test, norm, angle(), layerNorms);
    }

    /** Correct on what it has memorized, and on everything once it generalizes; otherwise off by one. */
    private void showOutputs(OutputReader reader) {
        Seeds seeds = Seeds.of(config.seed());
        Dataset data = config.task().dataset(seeds.data());
        Split split = Split.of(data.size(), config.trainFraction(), seeds.split());
        boolean memorized = step >= MEMORIZED_AT;
        show(reader, data, split.train(), memorized);
        show(reader, data, split.test(), memorized && norm < THRESHOLD_NORM);
    }

    private static void show(OutputReader reader, Dataset data, int[] examples, boolean right) {
        float[][] outputs = new float[data.classes()][examples.length];
        for (int c = 0; c < examples.length; c++) {
            int label = data.labels()[examples[c]];
            outputs[right ? label : (label + 1) % data.classes()][c] = 1;
        }
        reader.read(examples, 0, examples.length, outputs);
    }

    /** Noise; once it generalizes, circles of the frequencies 3 and 1. */
    @Override
    public NetworkWeights weights() {
        checkThread();
        Dataset data = config.task().dataset(Seeds.of(config.seed()).data());
        int inputs = data.vocabulary() == 2 ? data.positions() : data.vocabulary();
        float[] values = new float[8 * inputs];
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < values.length; i++) {
            double angle = 2 * Math.PI * (i / inputs % 4 == 3 ? 1 : 3) * (i % inputs) / inputs;
            values[i] = (float)
                    (norm < THRESHOLD_NORM
                            ? (i / inputs % 2 == 0 ? Math.cos(angle) : Math.sin(angle))
                            : random.nextGaussian());
        }
        WeightMatrix matrix = new WeightMatrix(8, inputs, values);
        return new NetworkWeights(matrix, matrix);
    }

    private double angle() {
        return reference < 0 ? Double.NaN : Math.min(180, step - reference);
    }

    private double trainLoss() {
        return 4.5 * Math.exp(-step / 20.0);
    }

    @Override
    public void setLearningRate(double newLearningRate) {
        checkThread();
        learningRate = newLearningRate;
    }

    @Override
    public void setRateFactor(double factor) {
        checkThread();
        rateFactor = factor;
    }

    @Override
    public void setWeightDecay(double newWeightDecay) {
        checkThread();
        weightDecay = newWeightDecay;
    }

    @Override
    public void setTemperature(double newTemperature) {
        checkThread();
        temperature = newTemperature;
    }

    @Override
    public double decayedNorm() {
        checkThread();
        return norm;
    }

    @Override
    public void holdNorm(double squaredNorm) {
        checkThread();
        normHeld = true;
        norm = squaredNorm;
    }

    @Override
    public void releaseNorm() {
        checkThread();
        normHeld = false;
    }

    @Override
    public void switchOptimizer(Optimizer newOptimizer) {
        checkThread();
        optimizer = newOptimizer;
        factory.switchedTo.add(newOptimizer);
    }

    @Override
    public void markReference() {
        checkThread();
        reference = step;
    }

    @Override
    public Snapshot snapshot() {
        checkThread();
        return new Snapshot(
                parameters((float) Math.sqrt(norm)),
                reference < 0 ? new float[0] : parameters((float) reference),
                optimizer,
                step,
                Collections.nCopies(optimizer.moments(), zeros),
                // The parameter is too short for all of it.
                Double.doubleToLongBits(norm),
                learningRate,
                weightDecay,
                normHeld ? OptionalDouble.of(norm) : OptionalDouble.empty(),
                OptionalDouble.of(temperature));
    }

    private float[] parameters(float first) {
        float[] parameters = zeros.clone();
        parameters[0] = first;
        return parameters;
    }

    @Override
    public void restore(Snapshot snapshot) {
        checkThread();
        if (factory.snapshotProblem != null) {
            throw new IllegalArgumentException(factory.snapshotProblem);
        }
        norm = Double.longBitsToDouble(snapshot.batches());
        step = snapshot.optimizerSteps();
        reference = snapshot.reference().length == 0 ? -1 : (long) snapshot.reference()[0];
        optimizer = snapshot.optimizer();
        learningRate = snapshot.learningRate();
        weightDecay = snapshot.weightDecay();
        normHeld = snapshot.heldNorm().isPresent();
        temperature = snapshot.temperatureOr(config.objective().temperature());
    }

    @Override
    public void close() {
        checkThread();
        factory.closedOn.add(Thread.currentThread());
    }

    private void checkThread() {
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException("used on another thread than it was made on");
        }
    }

    /** Creates fake learners and counts what they do. To be set up before the first learner is created. */
    public static final class Factory implements LearnerFactory {

        private final int threads;
        private final List<Thread> madeOn = new CopyOnWriteArrayList<>();
        private final List<Thread> closedOn = new CopyOnWriteArrayList<>();
        private final List<Optimizer> switchedTo = new CopyOnWriteArrayList<>();
        private final AtomicInteger steps = new AtomicInteger();
        private long nanAt = -1;
        private long nanEvaluationAt = -1;
        private long throwAt = -1;
        private volatile long delayNanos;
        private String unavailable;
        private String snapshotProblem;

        /** A factory whose engine says that it computes with one thread. */
        public Factory() {
            this(1);
        }

        /** A factory whose engine says that it computes with so many threads. */
        public Factory(int threads) {
            this.threads = threads;
        }

        /** The loss of this step is not a number. */
        public Factory nanAt(long atStep) {
            nanAt = atStep;
            return this;
        }

        /** The evaluation after this step is not a number. */
        public Factory nanEvaluationAt(long atStep) {
            nanEvaluationAt = atStep;
            return this;
        }

        /** This step throws. */
        public Factory throwAt(long atStep) {
            throwAt = atStep;
            return this;
        }

        /** Every step takes at least this long. */
        public Factory delayNanos(long nanos) {
            delayNanos = nanos;
            return this;
        }

        /** No snapshot can be restored, for this reason. */
        public Factory refuseSnapshots(String reason) {
            snapshotProblem = reason;
            return this;
        }

        /** No learner can be made, for this reason. */
        public Factory unavailable(String reason) {
            unavailable = reason;
            return this;
        }

        @Override
        public Learner create(RunConfig config) {
            madeOn.add(Thread.currentThread());
            return new FakeLearner(this, config);
        }

        @Override
        public EngineInfo engine() {
            if (unavailable != null) {
                throw new EngineUnavailableException(unavailable, null);
            }
            return new EngineInfo("Fake", "1.0", threads);
        }

        /** The threads on which learners were made. */
        public List<Thread> madeOn() {
            return madeOn;
        }

        /** The threads on which learners were closed. */
        public List<Thread> closedOn() {
            return closedOn;
        }

        /** The optimizers that learners have been switched to. */
        public List<Optimizer> switchedTo() {
            return switchedTo;
        }

        /** Steps done by all learners. */
        public int steps() {
            return steps.get();
        }
    }
}
