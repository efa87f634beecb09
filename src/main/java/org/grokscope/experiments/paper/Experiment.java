package org.grokscope.experiments.paper;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Softmax;
import org.grokscope.task.Operation;

/** The experiments of arXiv 2603.13331 by the names that it gives them, and those that came after it. */
public enum Experiment {
    /** The baseline. */
    S1("Baseline: (a + b) mod 97, η 1e-3, λ 1, AdamW"),
    /** The λ sweep. */
    S2("Weight decay: λ from 0.001 to 5"),
    /** The moduli. */
    S3("Norm ratio: seven moduli"),
    /** The η sweep and the η×λ grid. */
    S5("Learning rate: η from 2e-3 to 1e-4, and a grid of η and λ"),
    /** SGD against AdamW. */
    S6("Optimizer: SGD against AdamW"),
    /** The embedding's spectrum. */
    S7("Representation: energy outside the key frequencies"),
    /** Both ways to write SGD's decay. */
    S8("SGD with both conventions of weight decay"),
    /** Multiplication. */
    S9("Multiplication: (a · b) mod p"),
    /** Parity. */
    S10("Sparse parity: no delay"),
    /** arXiv 2606.13753. */
    A("Held norm: T_grok grows with ρ"),
    /** arXiv 2606.18465. */
    B("Temperature: τ undoes a held norm"),
    /** Of this program. */
    PRECISION("Precision: a held norm with either softmax");

    /** Those of arXiv 2603.13331. */
    static final List<Experiment> OF_THE_LAW = List.copyOf(EnumSet.range(S1, S10));

    private final String title;

    Experiment(String title) {
        this.title = title;
    }

    /** What it is about, for people. */
    public String title() {
        return title;
    }

    /** Its runs, by setting, then by seed. */
    public List<RunConfig> runs() {
        return switch (this) {
            case S1, S7 -> addition(PaperCells.ETA, 1, 10).toList();
            case S2 -> decay(PaperCells.LAMBDAS);
            case S3 -> moduli(PaperCells.MODULI, Operation.ADD, 7);
            case S5 ->
                Stream.concat(etaSweep().stream(), grid().stream()).distinct().toList();
            case S6 ->
                Stream.concat(addition(PaperCells.ETA, 1, 5), PaperCells.sgd(1, 5))
                        .toList();
            case S8 ->
                Stream.of(addition(PaperCells.ETA, 1, 5), PaperCells.sgd(1, 5), PaperCells.sgd(2, 5))
                        .flatMap(runs -> runs)
                        .toList();
            case S9 ->
                // The additions are what it is compared with, and S3's too.
                Stream.concat(
                                Stream.of(Operation.MULTIPLY, Operation.ADD)
                                        .flatMap(operation -> moduli(PaperCells.PRODUCT_MODULI, operation, 5).stream()),
                                PaperCells.PRODUCT_MODULI.stream().flatMap(p -> PaperCells.separateProducts(p, 5)))
                        .toList();
            case S10 ->
                PaperCells.BITS.stream()
                        .flatMap(bits -> PaperCells.parity(bits, 5))
                        .toList();
            case A ->
                Stream.concat(Stream.of(HeldNormCells.FREE), HeldNormCells.RATIOS.stream())
                        .flatMap(HeldNormCells::runs)
                        .toList();
            case B ->
                HeldNormCells.TEMPERATURES.stream().flatMap(HeldNormCells::runs).toList();
            case PRECISION ->
                HeldNormCells.LARGE_RATIOS.stream()
                        .flatMap(ratio -> Stream.of(Softmax.FLOAT32, Softmax.STABLE)
                                .flatMap(softmax -> HeldNormCells.runs(ratio, softmax)))
                        .toList();
        };
    }

    /** S5's first part. */
    private static List<RunConfig> etaSweep() {
        return PaperCells.ETAS.stream().flatMap(eta -> addition(eta, 1, 5)).toList();
    }

    /** S5's second part. */
    private static List<RunConfig> grid() {
        return PaperCells.GRID_ETAS.stream()
                .flatMap(eta -> PaperCells.GRID_LAMBDAS.stream().flatMap(lambda -> addition(eta, lambda, 3)))
                .toList();
    }

    static List<RunConfig> decay(List<Double> lambdas) {
        return lambdas.stream()
                .flatMap(lambda -> addition(PaperCells.ETA, lambda, 10))
                .toList();
    }

    private static List<RunConfig> moduli(List<Integer> moduli, Operation operation, int seeds) {
        return moduli.stream()
                .flatMap(p -> PaperCells.adamw(operation, p, PaperCells.ETA, 1, seeds))
                .toList();
    }

    private static Stream<RunConfig> addition(double eta, double lambda, int seeds) {
        return PaperCells.adamw(Operation.ADD, PaperCells.P, eta, lambda, seeds);
    }
}
