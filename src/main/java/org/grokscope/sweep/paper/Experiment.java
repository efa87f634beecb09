package org.grokscope.sweep.paper;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.grokscope.run.RunConfig;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.task.Operation;

/** The experiments of arXiv 2603.13331 by the names that it gives them. */
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
    S10("Sparse parity: no delay");

    /** The name of the selection of all settings that grok within about 20,000 steps. */
    public static final String REGIME2 = "regime2";
    /** The name of the selection of all experiments. */
    public static final String ALL = "all";

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
            case S3 -> sums();
            case S5 -> Stream.concat(etaSweep().stream(), grid().stream()).distinct().toList();
            case S6 ->
                Stream.concat(addition(PaperCells.ETA, 1, 5), PaperCells.sgd(1, 5))
                        .toList();
            case S8 ->
                Stream.of(addition(PaperCells.ETA, 1, 5), PaperCells.sgd(1, 5), PaperCells.sgd(2, 5))
                        .flatMap(runs -> runs)
                        .toList();
            case S9 -> products();
            case S10 ->
                PaperCells.BITS.stream()
                        .flatMap(bits -> PaperCells.parity(bits, 5))
                        .toList();
        };
    }

    /**
     * The runs of an experiment, or of several.
     *
     * @param name of an experiment, {@value #REGIME2} or {@value #ALL}; upper and lower case are the same
     * @return the runs, each once; those that take longest are not last, so that no worker is left alone with them
     * @throws InvalidSettingException if there is none of that name
     */
    public static List<RunConfig> selection(String name) {
        String stripped = name.strip();
        if (stripped.equalsIgnoreCase(ALL)) {
            return Arrays.stream(values())
                    .flatMap(experiment -> experiment.runs().stream())
                    .distinct()
                    .toList();
        }
        if (stripped.equalsIgnoreCase(REGIME2)) {
            return Stream.of(etaSweep(), S1.runs(), decay(PaperCells.GROKKING_LAMBDAS), sums(), grid(), products())
                    .flatMap(List::stream)
                    .distinct()
                    .toList();
        }
        return Arrays.stream(values())
                .filter(experiment -> experiment.name().equalsIgnoreCase(stripped))
                .findFirst()
                .orElseThrow(() -> new InvalidSettingException("experiment", name, names()))
                .runs();
    }

    private static String names() {
        return Stream.concat(Arrays.stream(values()).map(Experiment::name), Stream.of(REGIME2, ALL))
                .collect(Collectors.joining(", "));
    }

    /** S5's first part. */
    static List<RunConfig> etaSweep() {
        // The slowest first: they are what the last worker would otherwise be busy with.
        return PaperCells.ETAS.reversed().stream()
                .flatMap(eta -> addition(eta, 1, eta == PaperCells.ETA ? 10 : 5))
                .toList();
    }

    /** S5's second part. */
    static List<RunConfig> grid() {
        return PaperCells.GRID_ETAS.stream()
                .flatMap(eta -> PaperCells.GRID_LAMBDAS.stream().flatMap(lambda -> addition(eta, lambda, 3)))
                .toList();
    }

    private static List<RunConfig> decay(List<Double> lambdas) {
        return lambdas.stream()
                .flatMap(lambda -> addition(PaperCells.ETA, lambda, 10))
                .toList();
    }

    private static List<RunConfig> sums() {
        return PaperCells.MODULI.stream()
                .flatMap(p -> PaperCells.adamw(Operation.ADD, p, PaperCells.ETA, 1, 7))
                .toList();
    }

    private static List<RunConfig> products() {
        return PaperCells.PRODUCT_MODULI.stream()
                .flatMap(p -> PaperCells.adamw(Operation.MULTIPLY, p, PaperCells.ETA, 1, 5))
                .toList();
    }

    private static Stream<RunConfig> addition(double eta, double lambda, int seeds) {
        return PaperCells.adamw(Operation.ADD, PaperCells.P, eta, lambda, seeds);
    }
}
