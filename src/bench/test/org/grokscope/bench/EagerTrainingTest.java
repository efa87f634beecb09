package org.grokscope.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.grokscope.engine.mxnet.MxNetLearners;
import org.grokscope.run.config.Activation;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;
import org.grokscope.training.Learner;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The plain loops train the same networks on the same minibatches by the same rule as ours: only the pace differs. */
class EagerTrainingTest {

    private static final int P = 11;
    private static final int STEPS = 30;

    /** Loaded the way our own learners need it, for they share this test's process. */
    private static final MxNetLearners LEARNERS = new MxNetLearners(1);

    @BeforeAll
    static void loadLibrary() {
        assertEquals("MXNet", LEARNERS.engine().name());
    }

    private static RunConfig config(Network network) {
        return new RunConfig(
                new ModularTask(Operation.ADD, P),
                0.5,
                network,
                new Optimization(Optimizer.ADAMW, 1e-2, 1, 32),
                new Schedule(7, 50, 1000, -1));
    }

    /** PyTorch's library is there only in a build that asked for it. */
    static Stream<Engine> engines() {
        System.setProperty("ai.djl.offline", "true");
        Stream<Engine> mxnet = Stream.of(Engine.getEngine("MXNet"));
        try {
            return Stream.concat(mxnet, Stream.of(Engine.getEngine("PyTorch")));
        } catch (RuntimeException | LinkageError e) {
            return mxnet;
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void networkOfThePaperHasItsParameters(Engine engine) {
        try (EagerTraining training = new EagerTraining(engine, Case.TRANSFORMER.config())) {
            assertEquals(
                    223_713, arrays(training).stream().mapToLong(NDArray::size).sum());
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void transformerTrainsLikeOurs(Engine engine) {
        int d = 16;
        int f = 24;
        RunConfig config = config(new Network.Transformer(d, 2, f));
        try (Learner learner = LEARNERS.create(config);
                EagerTraining training = new EagerTraining(engine, config)) {
            Parts parts = new Parts(learner.snapshot().parameters());
            List<float[]> values = new ArrayList<>(List.of(transposed(parts.next(d * P), P), parts.next(2 * d)));
            // Ours keeps the query apart from key and value.
            List<float[]> query = parts.dense(d, d);
            List<float[]> keyValue = parts.dense(d, 2 * d);
            values.add(joined(query.get(0), keyValue.get(0)));
            values.add(joined(query.get(1), keyValue.get(1)));
            values.addAll(parts.dense(d, d));
            values.addAll(List.of(parts.next(d), parts.next(d)));
            values.addAll(parts.dense(d, f));
            values.addAll(parts.dense(f, d));
            values.addAll(List.of(parts.next(d), parts.next(d), parts.next(d), parts.next(d)));
            values.addAll(parts.dense(d, P));
            parts.assertEnd();
            assertSameTraining(learner, training, values);
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void mlpTrainsLikeOurs(Engine engine) {
        int hidden = 24;
        RunConfig config = config(new Network.Mlp(hidden));
        try (Learner learner = LEARNERS.create(config);
                EagerTraining training = new EagerTraining(engine, config)) {
            Parts parts = new Parts(learner.snapshot().parameters());
            List<float[]> values = new ArrayList<>();
            values.add(parts.next(hidden * 2 * P));
            values.add(parts.next(hidden));
            values.addAll(parts.dense(hidden, P));
            parts.assertEnd();
            assertSameTraining(learner, training, values);
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void embeddingMlpTrainsLikeOurs(Engine engine) {
        int d = 16;
        int hidden = 24;
        RunConfig config = config(new Network.EmbeddingMlp(d, hidden, Activation.GELU));
        try (Learner learner = LEARNERS.create(config);
                EagerTraining training = new EagerTraining(engine, config)) {
            Parts parts = new Parts(learner.snapshot().parameters());
            List<float[]> values = new ArrayList<>(List.of(transposed(parts.next(d * P), P)));
            values.addAll(parts.dense(2 * d, hidden));
            values.addAll(List.of(parts.next(hidden * P), parts.next(P)));
            parts.assertEnd();
            assertSameTraining(learner, training, values);
        }
    }

    private static void assertSameTraining(Learner learner, EagerTraining training, List<float[]> values) {
        List<NDArray> arrays = arrays(training);
        assertEquals(values.size(), arrays.size());
        for (int i = 0; i < arrays.size(); i++) {
            assertEquals(values.get(i).length, arrays.get(i).size(), "part " + i);
            arrays.get(i).set(values.get(i));
        }
        double first = 0;
        double last = 0;
        for (int step = 0; step < STEPS; step++) {
            last = learner.step();
            first = step == 0 ? last : first;
            assertEquals(last, training.step(), 1e-3 * last, "loss of step " + step);
        }
        assertTrue(last < 0.95 * first, "it learns: " + first + " to " + last);
        double norm = learner.snapshot().squaredNorm();
        double eagerNorm = arrays.stream()
                .mapToDouble(array -> array.square().sum().getFloat())
                .sum();
        assertEquals(norm, eagerNorm, 2e-4 * norm, "decay reaches every parameter, by the same amount");
    }

    private static List<NDArray> arrays(EagerTraining training) {
        return training.network().parameters().arrays();
    }

    private static float[] joined(float[] first, float[] second) {
        float[] result = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, result, first.length, second.length);
        return result;
    }

    private static float[] transposed(float[] matrix, int columns) {
        int rows = matrix.length / columns;
        float[] result = new float[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            result[i % columns * rows + i / columns] = matrix[i];
        }
        return result;
    }

    /** A flat array, read part by part. */
    private static final class Parts {
        private final float[] values;
        private int at;

        Parts(float[] values) {
            this.values = values;
        }

        float[] next(int length) {
            at += length;
            return Arrays.copyOfRange(values, at - length, at);
        }

        /** Weights and biases of a dense layer; ours stores the weights by input. */
        List<float[]> dense(int inputs, int outputs) {
            return List.of(transposed(next(inputs * outputs), outputs), next(outputs));
        }

        void assertEnd() {
            assertEquals(values.length, at, "every parameter has its place");
        }
    }
}
