package org.grokscope.bench;

import org.grokscope.run.config.Activation;
import org.grokscope.run.config.LossFunction;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Objective;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;

/** The configurations that are timed. */
enum Case {
    /** The paper's setting S1. */
    TRANSFORMER("transformer", "Transformer of the paper, batch 512", Preset.PAPER.config()),
    /** The program's own MLP on the paper's task. */
    MLP("mlp", "MLP 194 → 256 → 97, batch 512", paperWith(Network.Mlp.DEFAULT)),
    /** What a peer written in JavaScript trains, on half of all sums. */
    MOD17("mod17", "MLP 34 → 96 → 17, h², squared error, full batch", mod17()),
    /** What another peer written in JavaScript trains. */
    MLP97("mlp97", "MLP 194 → 64 → 97, batch 512", paperWith(new Network.Mlp(64))),
    /** The network of arXiv 2606.13753 and 2606.18465 in their setting. */
    EMBEDDING_MLP("embeddingMlp", "Embedding MLP 2·128 → 256 → 59, GELU, full batch", dose());

    private final String id;
    private final String title;
    private final RunConfig config;

    Case(String id, String title, RunConfig config) {
        this.id = id;
        this.title = title;
        this.config = config;
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    RunConfig config() {
        return config;
    }

    private static RunConfig mod17() {
        return new RunConfig(
                new ModularTask(Operation.ADD, 17),
                0.5,
                new Network.Mlp(96, Activation.SQUARE),
                Objective.of(LossFunction.SQUARED_ERROR),
                new Optimization(Optimizer.ADAMW, 0.01, 1, Optimization.FULL_BATCH),
                new Schedule(42, 1_000, 100_000, Schedule.NEVER));
    }

    /** The setting of the papers on held norms and logit scales. */
    private static RunConfig dose() {
        return new RunConfig(
                new ModularTask(Operation.ADD, 59),
                0.4,
                Network.EmbeddingMlp.DEFAULT,
                new Optimization(Optimizer.ADAMW, 1e-3, 1, Optimization.FULL_BATCH),
                new Schedule(0, 25, 10_000, Schedule.NEVER));
    }

    private static RunConfig paperWith(Network network) {
        return Preset.PAPER.config().withNetwork(network);
    }
}
