package org.grokscope.experiments.sweep;

import org.grokscope.run.config.Network;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.grokscope.task.PairTask;
import org.grokscope.task.ParityTask;
import org.grokscope.task.Task;

/** Estimates the duration of runs, to start the longest first and to show the remaining time. */
final class RunCost {

    private RunCost() {}

    /** The approximate number of multiplications of a run. */
    static double of(RunConfig config) {
        double perStep = 3.0 * config.examplesPerStep() + (double) config.task().size() / config.evaluationCadence();
        return steps(config) * perStep * multiplications(config.network(), config.task());
    }

    /**
     * The approximate number of steps of a run. The paper's fit over λ, T_grok = 1182/λ + 884 at η = 1e-3 (arXiv 2603.13331, S2), with
     * both terms proportional to 1/η.
     */
    static double steps(RunConfig config) {
        boolean mayGrok = config.task() instanceof PairTask
                && config.optimizer() == Optimizer.ADAMW
                && config.stopAfterGrok() != Schedule.NEVER;
        double grokking = (1.182 / config.weightDecay() + 0.884) / config.learningRate();
        return mayGrok ? Math.min(config.maxSteps(), grokking + config.stopAfterGrok()) : config.maxSteps();
    }

    /** The number for one forward pass of one example; inputs of modular tasks are looked up. */
    private static double multiplications(Network network, Task task) {
        return switch (network) {
            case Network.Transformer shape ->
                shape.width() * (6.0 * shape.width() + 2.0 * shape.feedForward() + task.classes());
            case Network.Mlp mlp ->
                mlp.hidden() * (double) (task.classes() + (task instanceof ParityTask parity ? parity.bits() : 2));
            case Network.EmbeddingMlp mlp -> mlp.hidden() * (task.classes() + 2.0);
        };
    }
}
