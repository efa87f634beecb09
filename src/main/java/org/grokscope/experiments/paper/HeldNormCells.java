package org.grokscope.experiments.paper;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.grokscope.run.config.HeldNorm;
import org.grokscope.run.config.Intervention;
import org.grokscope.run.config.LossFunction;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Objective;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.grokscope.run.config.Softmax;
import org.grokscope.run.optimization.DecayScope;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;

/**
 * The settings of the work on held norms (arXiv 2606.13753 and 2606.18465) and its published figures at p = 59: medians over the 12 to 16
 * seeds of the data that its authors published with the papers (MIT licence, © the ClevixLab authors).
 */
public final class HeldNormCells {

    /**
     * One setting.
     *
     * @param ratio ρ; 0 where nothing is held
     * @param temperature τ
     * @param published the published median of T_grok; NaN if there is none
     * @param logitScale the published logit scale L; NaN if there is none
     */
    public record Cell(double ratio, double temperature, double published, double logitScale) {
        Cell(double ratio, double temperature, double published) {
            this(ratio, temperature, published, Double.NaN);
        }
    }

    /** The free run. */
    static final Cell FREE = new Cell(0, 1, 5_100);

    /** A: ρ, at τ = 1. */
    static final List<Cell> RATIOS = List.of(
            new Cell(0.85, 1, 1_495),
            new Cell(0.9, 1, 1_781),
            new Cell(0.95, 1, 2_470),
            new Cell(1, 1, 3_999),
            new Cell(1.05, 1, 6_380),
            new Cell(1.1, 1, 9_433),
            new Cell(1.15, 1, 13_030));

    /** B: τ, at ρ = 1.15, and the run that it is to be like. */
    static final List<Cell> TEMPERATURES = List.of(
            new Cell(1.15, 1, 12_600, 34.3),
            new Cell(1.15, 1.15, 9_100, 29.5),
            new Cell(1.15, 1.3, 6_825, 26.5),
            new Cell(1.15, 1.5, 4_700, 23.1),
            new Cell(1.15, 1.7, 3_450, 20.9),
            new Cell(1, 1, 3_675, 23.9));

    /** Where float32 may be what delays the jump. */
    static final List<Double> LARGE_RATIOS = List.of(1.15, 1.2, 1.25, 1.3);

    /** The published norm of the free run at T_grok: W_c. */
    static final double CRITICAL_NORM = 54.5;

    /** Steps between evaluations, as in B. */
    static final int CADENCE = 25;

    /** The slope of ln T_grok against ρ. */
    static final double SLOPE = 7.64;

    static final int SEEDS = 5;

    private static final int HELD_FROM = 500;
    private static final int BUDGET = 40_000;
    /** The published exponential gives 41,000 for the largest ρ. */
    private static final int LARGE_BUDGET = 80_000;

    private HeldNormCells() {}

    /** The published settings in which the norm is held, each once: B's figure where both have one, because B read it more often. */
    public static List<Cell> published() {
        return Stream.concat(
                        RATIOS.stream()
                                .filter(cell -> TEMPERATURES.stream()
                                        .noneMatch(other -> other.ratio() == cell.ratio()
                                                && other.temperature() == cell.temperature())),
                        TEMPERATURES.stream())
                .toList();
    }

    /** Whether the published figures are of such a run's setting, whatever its ρ, its τ and how long it is trained. */
    public static boolean areOf(RunConfig config) {
        Optional<HeldNorm> held = config.schedule().heldNorm();
        return held.isPresent()
                && held.get().from() == HELD_FROM
                && held.get().criticalNorm() == CRITICAL_NORM
                && config.schedule().grokThreshold() == 0.9
                && runs(FREE)
                        .findFirst()
                        .orElseThrow()
                        .withObjective(config.objective())
                        .withSchedule(config.schedule())
                        .equals(config)
                && config.objective().loss() == LossFunction.CROSS_ENTROPY;
    }

    /** The runs of a setting, once for each seed. */
    static Stream<RunConfig> runs(Cell cell) {
        return runs(cell, Softmax.FLOAT32, BUDGET);
    }

    /** The runs of the precision experiment at one ρ. */
    static Stream<RunConfig> runs(double ratio, Softmax softmax) {
        return runs(new Cell(ratio, 1, Double.NaN), softmax, LARGE_BUDGET);
    }

    private static Stream<RunConfig> runs(Cell cell, Softmax softmax, int budget) {
        Optional<HeldNorm> held = cell.ratio() == 0
                ? Optional.empty()
                : Optional.of(new HeldNorm(cell.ratio(), HELD_FROM, CRITICAL_NORM));
        return LongStream.range(0, SEEDS)
                .mapToObj(seed -> new RunConfig(
                        new ModularTask(Operation.ADD, 59),
                        0.4,
                        Network.EmbeddingMlp.DEFAULT,
                        new Objective(LossFunction.CROSS_ENTROPY, cell.temperature(), softmax),
                        new Optimization(Optimizer.ADAMW, 1e-3, 1, Optimization.FULL_BATCH, DecayScope.WEIGHTS),
                        new Schedule(seed, CADENCE, budget, 0, new Intervention.None(), 0.9, held)));
    }
}
