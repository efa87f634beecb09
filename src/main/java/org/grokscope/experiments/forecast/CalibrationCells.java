package org.grokscope.experiments.forecast;

import java.util.List;
import org.grokscope.run.config.Intervention;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.task.ModularOperation;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;

/**
 * Which settings the forecast's constants are fitted to. All others judge it: other p, η, λ and tasks, whatever their
 * seeds. The choice was made before any forecast was judged, and spans the range of each setting with few cells.
 */
final class CalibrationCells {

    /** A setting of the paper's network with AdamW. */
    private record Cell(ModularOperation operation, int p, double learningRate, double weightDecay) {}

    private static final List<Cell> PAPER = List.of(
            new Cell(Operation.ADD, 53, 1e-3, 1),
            new Cell(Operation.ADD, 97, 1e-3, 1),
            new Cell(Operation.ADD, 127, 1e-3, 1),
            new Cell(Operation.ADD, 97, 1e-3, 0.1),
            new Cell(Operation.ADD, 97, 1e-3, 0.5),
            new Cell(Operation.ADD, 97, 2e-3, 1),
            new Cell(Operation.ADD, 97, 2e-4, 1),
            new Cell(Operation.MULTIPLY, 53, 1e-3, 1),
            new Cell(Operation.MULTIPLY, 97, 1e-3, 1));

    /** The moduli at which smaller networks calibrate, addition only. */
    private static final List<Integer> SMALL_MODULI = List.of(43, 59);

    private CalibrationCells() {}

    /** Whether a run is one of those that the constants are fitted to. */
    static boolean contains(RunConfig config) {
        return config.optimizer() == Optimizer.ADAMW
                && config.weightDecay() > 0
                && config.intervention() instanceof Intervention.None
                && (isOfPaper(config) || isSmall(config));
    }

    private static boolean isOfPaper(RunConfig config) {
        return config.network().equals(Network.Transformer.PAPER)
                && config.task() instanceof ModularTask task
                && PAPER.contains(new Cell(task.operation(), task.p(), config.learningRate(), config.weightDecay()));
    }

    /** Whether a run is one of a smaller network that calibrates; those that do not grok count as grounds for the next. */
    static boolean isSmall(RunConfig config) {
        return !config.network().equals(Network.Transformer.PAPER)
                && config.task() instanceof ModularTask task
                && task.operation() == Operation.ADD
                && SMALL_MODULI.contains(task.p());
    }
}
