package org.grokscope.engine.nn;

import java.util.stream.IntStream;
import org.grokscope.engine.mxnet.MxNetLearners;
import org.grokscope.engine.threads.Workers;
import org.grokscope.run.Snapshot;
import org.grokscope.run.config.Activation;
import org.grokscope.run.config.LossFunction;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Objective;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.grokscope.task.Dataset;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;
import org.grokscope.task.ParityTask;
import org.grokscope.task.Task;

/** Settings so small that a test takes milliseconds. */
public final class Small {

    /** Shared, as looking the library up takes longer than most tests. */
    public static final MxNetLearners LEARNERS = new MxNetLearners(1);

    public static final Network.Transformer TRANSFORMER = new Network.Transformer(8, 2, 12);
    public static final Network.Mlp MLP = new Network.Mlp(10);
    /** The network that has an exact solution of modular addition. */
    public static final Network.Mlp SQUARE_MLP = new Network.Mlp(10, Activation.SQUARE);

    public static final Network.EmbeddingMlp EMBEDDING_MLP = new Network.EmbeddingMlp(6, 10, Activation.GELU);

    public static final Task ADD = new ModularTask(Operation.ADD, 7);
    public static final Task PARITY = new ParityTask(9, 3, 60);

    private Small() {}

    public static RunConfig config(
            Task task, Network network, Optimizer optimizer, double eta, double lambda, int batch) {
        return new RunConfig(
                task,
                0.5,
                network,
                objective(network),
                new Optimization(optimizer, eta, lambda, batch),
                new Schedule(7, 10, 1_000, Schedule.NEVER));
    }

    /** What a network here is trained for: that with the exact solution by squared error, the others by cross-entropy. */
    static Objective objective(Network network) {
        return network.equals(SQUARE_MLP) ? Objective.of(LossFunction.SQUARED_ERROR) : Objective.DEFAULT;
    }

    /** AdamW with η 1e-2 and λ 1. */
    public static RunConfig adamW(Task task, Network network, int batch) {
        return config(task, network, Optimizer.ADAMW, 1e-2, 1, batch);
    }

    /** So many examples, spread over a data set, one of them twice. */
    static int[] examples(int size, int count) {
        int[] examples =
                IntStream.range(0, count).map(i -> (int) (i * 31L % size)).toArray();
        examples[count - 1] = examples[0];
        return examples;
    }

    /** The gradient of minibatches that are drawn from all examples with replacement. */
    static BatchGradient batchGradient(Model model, Workers workers, Dataset data, int batchSize) {
        return batchGradient(model, Objective.DEFAULT, workers, data, batchSize);
    }

    static BatchGradient batchGradient(Model model, Objective objective, Workers workers, Dataset data, int batchSize) {
        int usualSize = Minibatch.usualSize(data.size(), batchSize);
        return new BatchGradient(model, objective, workers, data.size(), batchSize, usualSize);
    }

    /** A copy of a snapshot with another θ. */
    public static Snapshot with(float[] parameters, Snapshot from) {
        return new Snapshot(
                parameters,
                from.reference(),
                from.optimizer(),
                from.optimizerSteps(),
                from.moments(),
                from.batches(),
                from.learningRate(),
                from.weightDecay(),
                from.heldNorm(),
                from.temperature());
    }
}
