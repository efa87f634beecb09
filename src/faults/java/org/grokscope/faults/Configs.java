package org.grokscope.faults;

import org.grokscope.run.config.Network;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;

/** What is trained. */
final class Configs {

    private Configs() {}

    /** A small transformer that takes some seconds. */
    static RunConfig small(long steps) {
        return new RunConfig(
                new ModularTask(Operation.ADD, 23),
                new Network.Transformer(32, 4, 64),
                Optimizer.ADAMW,
                4e-3,
                1,
                0.5,
                64,
                7,
                10,
                steps,
                RunConfig.NEVER);
    }

    /** The smallest network that learns anything. */
    static RunConfig tiny(long steps) {
        return new RunConfig(
                new ModularTask(Operation.ADD, 5),
                new Network.Mlp(4),
                Optimizer.ADAMW,
                1e-3,
                0.1,
                0.5,
                RunConfig.FULL_BATCH,
                7,
                100,
                steps,
                RunConfig.NEVER);
    }
}
