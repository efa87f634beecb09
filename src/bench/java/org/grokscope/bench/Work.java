package org.grokscope.bench;

import org.grokscope.run.config.Network;
import org.grokscope.run.config.RunConfig;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Task;

/**
 * The floating-point operations that one training step needs, however many more an implementation executes.
 *
 * <p>Counted are the matrix products alone, 2 operations a multiply-add, three times: forward, and backward once for the
 * weights and once for the layer's input. With B examples, d the width, f the feed-forward size and p tokens, the
 * transformer needs of multiply-adds
 *
 * <ul>
 *   <li>for each example, at the last position only: d·d (attention's output), 2·d·f (feed-forward), d·classes (head);
 *   <li>for each token at each of two positions: 2·d·d (key and value), for they depend on nothing else;
 *   <li>for each token at the last position: d·d (query).
 * </ul>
 *
 * <p>The MLP needs hidden·classes for each example; its one-hot input selects rows and multiplies nothing. Bits multiply
 * nothing either: they choose between adding and subtracting a row. The embedding MLP needs hidden·classes for each example too,
 * and d·hidden for each token at each of two positions.
 */
final class Work {

    private static final int PASSES = 3;
    private static final int PER_MULTIPLY_ADD = 2;

    private Work() {}

    /** Operations in 10⁹ a step. */
    static double gflopPerStep(RunConfig config) {
        double multiplyAdds = switch (config.network()) {
            case Network.Transformer shape -> transformer(shape, config);
            case Network.Mlp shape -> (double) config.examplesPerStep() * shape.hidden() * classes(config.task());
            case Network.EmbeddingMlp shape -> embeddingMlp(shape, config);
        };
        return multiplyAdds * PASSES * PER_MULTIPLY_ADD / 1e9;
    }

    private static double transformer(Network.Transformer shape, RunConfig config) {
        double d = shape.width();
        double examples = config.examplesPerStep();
        double tokens = tokens(config);
        double perExample = d * d + 2 * d * shape.feedForward() + d * classes(config.task());
        return examples * perExample + 2 * tokens * 2 * d * d + tokens * d * d;
    }

    private static double embeddingMlp(Network.EmbeddingMlp shape, RunConfig config) {
        double perExample = classes(config.task());
        double perToken = 2.0 * shape.width();
        return shape.hidden() * (config.examplesPerStep() * perExample + tokens(config) * perToken);
    }

    /** In a batch smaller than the vocabulary not every token can occur. */
    private static double tokens(RunConfig config) {
        return Math.min(config.examplesPerStep(), classes(config.task()));
    }

    private static int classes(Task task) {
        return task instanceof ModularTask modular ? modular.p() : 2;
    }
}
