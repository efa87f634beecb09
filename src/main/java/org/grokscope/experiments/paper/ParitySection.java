package org.grokscope.experiments.paper;

import java.util.ArrayList;
import java.util.List;

/** S10: a task that is learned without a delay. */
final class ParitySection {

    private static final int CADENCE = 200;
    private static final int SEEDS = 5;

    private ParitySection() {}

    static Section of(Results results) {
        List<Comparison> rows = new ArrayList<>();
        for (int bits : PaperCells.BITS) {
            Runs runs = results.at(CADENCE, PaperCells.parity(bits, SEEDS));
            String at = ", n = " + bits;
            rows.add(Comparison.ofCounts(
                    "no delay, T_mem = T_grok" + at, withoutDelay(runs), runs.count(), SEEDS, SEEDS));
            rows.add(Comparison.ofCounts("V ends above V at T_mem" + at, inverted(runs), runs.count(), SEEDS, SEEDS));
            rows.add(Comparison.ofSample("T_grok" + at, runs.sample(Measured::grokking), 0));
        }
        return new Section(
                Experiment.S10,
                "Parity of 3 of n bits, 25,000 samples of which half train, 5,000 steps, read every 200. The network "
                        + "is this program's MLP (256 hidden units), because the paper's is not described.",
                rows);
    }

    private static int withoutDelay(Runs runs) {
        return runs.count(run -> run.delay().orElse(Double.NaN) == 0);
    }

    private static int inverted(Runs runs) {
        return runs.count(run -> run.finalNorm().orElse(Double.NaN)
                > run.milestones().normAtMemorization().orElse(Double.NaN));
    }
}
