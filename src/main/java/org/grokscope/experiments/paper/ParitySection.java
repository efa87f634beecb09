package org.grokscope.experiments.paper;

import java.util.ArrayList;
import java.util.List;
import org.grokscope.experiments.sweep.NumberFormat;
import org.grokscope.theory.Sample;

/** S10: a task that is learnt without a delay. */
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
            Sample grokking = runs.sample(Measured::grokking);
            rows.add(Comparison.alone("T_grok" + at, NumberFormat.sample(grokking, 0), grokking.count()));
        }
        return new Section(
                Experiment.S10,
                List.of(
                        "Parity of 3 of n bits, 25,000 samples of which half train, 5,000 steps, read every 200. The network is "
                                + "this program's MLP (256 hidden units), for the paper's is not described."),
                rows,
                List.of(),
                List.of());
    }

    private static int withoutDelay(Runs runs) {
        return runs.count(run -> run.delay().orElse(Double.NaN) == 0);
    }

    private static int inverted(Runs runs) {
        return runs.count(run -> run.finalNorm().orElse(Double.NaN)
                > run.milestones().normAtMemorization().orElse(Double.NaN));
    }
}
