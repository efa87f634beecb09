package org.grokscope.engine;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.grokscope.engine.nn.Model;
import org.grokscope.engine.nn.Pass;
import org.grokscope.engine.nn.loss.Loss;
import org.grokscope.engine.threads.Workers;
import org.grokscope.inspect.OutputReader;
import org.grokscope.run.config.Objective;

/** Loss, accuracy and the size of the outputs on a whole set of examples, in pieces that the threads share. */
final class SetEvaluation {

    private static final int LARGEST_PIECE = 256;

    private final Model model;
    private final Workers workers;
    private final int columns;
    private final float weight;
    private final Pass[] passes;
    private final Loss[] losses;

    /**
     * Allocates.
     *
     * @param objective what is evaluated
     * @param batchSize how many examples a minibatch has, over which training takes the mean
     * @param largest how many examples the largest set has
     */
    SetEvaluation(Model model, Objective objective, Workers workers, int batchSize, int largest) {
        this.model = model;
        this.workers = workers;
        weight = 1f / batchSize;
        columns = Math.min(LARGEST_PIECE, largest);
        passes = new Pass[Model.LANES];
        losses = new Loss[Model.LANES];
        for (int lane = 0; lane < Model.LANES; lane++) {
            passes[lane] = model.newEvaluationPass(columns);
        }
        setObjective(objective);
    }

    /** Evaluates something else from now on. */
    void setObjective(Objective objective) {
        Arrays.setAll(losses, _ -> Loss.of(objective, columns));
    }

    /**
     * Evaluates some sets. What all examples share is computed once.
     *
     * @param reader receives all outputs
     * @param sets indices into the data set
     * @return one tally a set
     */
    Loss.Tally[] tallies(OutputReader reader, int[]... sets) {
        model.beforePasses(workers);
        return Arrays.stream(sets).map(set -> tally(set, reader)).toArray(Loss.Tally[]::new);
    }

    private Loss.Tally tally(int[] examples, OutputReader reader) {
        int pieces = (examples.length + columns - 1) / columns;
        Loss.Tally[] tallies =
                IntStream.range(0, pieces).mapToObj(_ -> new Loss.Tally()).toArray(Loss.Tally[]::new);
        AtomicInteger next = new AtomicInteger();
        workers.run(passes.length, lane -> {
            for (int piece = next.getAndIncrement(); piece < pieces; piece = next.getAndIncrement()) {
                int from = piece * columns;
                int count = Math.min(columns, examples.length - from);
                passes[lane].load(examples, from, count);
                passes[lane].forward();
                reader.read(examples, from, count, passes[lane].outputs());
                losses[lane].tally(passes[lane].outputs(), passes[lane].labels(), count, weight, tallies[piece]);
            }
        });
        // Added in the order of the pieces, not of completion, so that the sum is reproducible.
        return Loss.Tally.sum(tallies);
    }
}
