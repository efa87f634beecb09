package org.grokscope.experiments.paper;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Normalization;
import org.grokscope.run.config.OperandEmbeddings;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;
import org.grokscope.task.ParityTask;

/**
 * The settings of the paper's experiments. A setting that two experiments share is the same configuration in both, so it is
 * run once.
 */
final class PaperCells {

    /** The paper's modulus, where nothing else is said. */
    static final int P = 97;

    /** The paper's η, where nothing else is said. */
    static final double ETA = 1e-3;

    /** λ of S2. */
    static final List<Double> LAMBDAS = List.of(0.001, 0.01, 0.1, 0.3, 0.5, 1.0, 2.0, 5.0);

    /** The λ of S2 at which the paper's runs grok, all of them. */
    static final List<Double> GROKKING_LAMBDAS = List.of(0.1, 0.3, 0.5, 1.0);

    /** p of S3. */
    static final List<Integer> MODULI = List.of(53, 67, 89, 97, 101, 113, 127);

    /** p of S9. */
    static final List<Integer> PRODUCT_MODULI = List.of(53, 67, 89, 97);

    /** η of S5. */
    static final List<Double> ETAS = List.of(2e-3, 1e-3, 5e-4, 2e-4, 1e-4);

    /** η of S5's grid; its λ are {@link #GRID_LAMBDAS}. */
    static final List<Double> GRID_ETAS = List.of(2e-3, 1e-3, 5e-4);

    /** λ of S5's grid. */
    static final List<Double> GRID_LAMBDAS = List.of(0.3, 0.5, 1.0);

    /** n of S10. */
    static final List<Integer> BITS = List.of(20, 30, 40);

    /** Every run is evaluated this often, and the analysis reads it at the paper's coarser cadence. */
    static final int CADENCE = 50;

    /** After T_grok, as the paper reads it, its runs continue for this many steps; V_post is V then. */
    static final int AFTER_GROKKING = 2_000;

    /** The paper's first seed. */
    private static final long FIRST_SEED = 42;

    /** Our T_grok may lie up to one of the paper's cadences before the paper's reading of it. */
    private static final int COARSEST_CADENCE = 500;

    private static final int BUDGET = 20_000;
    /** The smallest η takes about ten times as long as the paper's usual one. */
    private static final int LONG_BUDGET = 30_000;
    /** Long enough for decay alone to shrink ‖θ‖² to a billionth at ηλ = 1e-3. */
    private static final int SGD_BUDGET = 10_000;

    private static final int PARITY_BUDGET = 5_000;

    private static final Network.Transformer TWO_TABLES =
            new Network.Transformer(128, 4, 512, OperandEmbeddings.SEPARATE, Normalization.POST);

    private PaperCells() {}

    /** The seeds 42, 43, … */
    static LongStream seeds(int count) {
        return LongStream.range(FIRST_SEED, FIRST_SEED + count);
    }

    /** AdamW on a modular task with the paper's network, once for each seed. */
    static Stream<RunConfig> adamw(Operation operation, int p, double eta, double lambda, int seeds) {
        int budget = eta > 1.5e-4 ? BUDGET : LONG_BUDGET;
        return seeds(seeds)
                .mapToObj(seed -> modular(
                        new ModularTask(operation, p),
                        Network.Transformer.PAPER,
                        Optimizer.ADAMW,
                        eta,
                        lambda,
                        seed,
                        budget));
    }

    /** Addition modulo 97 by SGD, once for each seed. */
    static Stream<RunConfig> sgd(double lambda, int seeds) {
        return seeds(seeds)
                .mapToObj(seed -> modular(
                        new ModularTask(Operation.ADD, P),
                        Network.Transformer.PAPER,
                        Optimizer.SGD,
                        ETA,
                        lambda,
                        seed,
                        SGD_BUDGET));
    }

    /** Multiplication by a network with a table of embeddings for each operand, which V of S9 speaks for, once for each seed. */
    static Stream<RunConfig> separateProducts(int p, int seeds) {
        return seeds(seeds)
                .mapToObj(seed -> modular(
                        new ModularTask(Operation.MULTIPLY, p), TWO_TABLES, Optimizer.ADAMW, ETA, 1, seed, BUDGET));
    }

    private static RunConfig modular(
            ModularTask task, Network network, Optimizer optimizer, double eta, double lambda, long seed, int budget) {
        return new RunConfig(
                task,
                0.5,
                network,
                new Optimization(optimizer, eta, lambda, 512),
                new Schedule(seed, CADENCE, budget, AFTER_GROKKING + COARSEST_CADENCE));
    }

    /** Parity of 3 of n bits from 25,000 samples with the MLP, once for each seed. */
    static Stream<RunConfig> parity(int bits, int seeds) {
        return seeds(seeds)
                .mapToObj(seed -> new RunConfig(
                        new ParityTask(bits, 3, 25_000),
                        0.5,
                        Network.Mlp.DEFAULT,
                        new Optimization(Optimizer.ADAMW, ETA, 1, 512),
                        new Schedule(seed, CADENCE, PARITY_BUDGET, Schedule.NEVER)));
    }
}
