package org.grokscope.faults;

import org.grokscope.run.config.Network;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;

/** The configurations of the drills. */
public final class Configs {

    private Configs() {}

    /** A small transformer that takes some seconds. */
    static RunConfig small(long steps) {
        return new RunConfig(
                new ModularTask(Operation.ADD, 23),
                0.5,
                new Network.Transformer(32, 4, 64),
                new Optimization(Optimizer.ADAMW, 4e-3, 1, 64),
                new Schedule(7, 10, steps, Schedule.NEVER));
    }

    /** A small transformer for processes that are killed after a second or two: a run comes to its end after some of them. */
    public static RunConfig killed() {
        return small(1_500);
    }

    /** The smallest network that learns anything. */
    static RunConfig tiny(long steps) {
        return new RunConfig(
                new ModularTask(Operation.ADD, 5),
                0.5,
                new Network.Mlp(4),
                new Optimization(Optimizer.ADAMW, 1e-3, 0.1, Optimization.FULL_BATCH),
                new Schedule(7, 100, steps, Schedule.NEVER));
    }
}
