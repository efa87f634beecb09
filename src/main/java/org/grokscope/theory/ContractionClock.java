package org.grokscope.theory;

import java.util.Map;
import java.util.TreeMap;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunState;

/**
 * The clock of contraction, s(t) = ∫ 2ηλ dt, without a unit. While decay alone acts, log ‖θ‖²
 * falls by s. In this time, runs with different η and λ are alike, and a change of either in mid-run only changes the pace of the
 * clock (theory: γ_eff = ηλ, arXiv 2603.13331).
 */
public final class ContractionClock {

    /** From a step on, the clock runs from this reading at this rate a step. */
    private record Piece(double reading, double rate) {}

    private final TreeMap<Long, Piece> pieces = new TreeMap<>();

    /** A clock that starts at 0 at step 0. */
    public ContractionClock(double learningRate, double weightDecay) {
        pieces.put(0L, new Piece(0, FreeContraction.decayRate(learningRate, weightDecay)));
    }

    /** The clock of a run, with all changes of η and λ so far. */
    public static ContractionClock of(RunState run) {
        double learningRate = run.config().learningRate();
        double weightDecay = run.config().weightDecay();
        ContractionClock clock = new ContractionClock(learningRate, weightDecay);
        for (RunEvent.Change change : run.changes()) {
            if (change instanceof RunEvent.LearningRateChanged eta) {
                learningRate = eta.to();
            } else if (change instanceof RunEvent.WeightDecayChanged lambda) {
                weightDecay = lambda.to();
            }
            clock.change(change.step(), learningRate, weightDecay);
        }
        return clock;
    }

    /** From this step on, not before the last change, η and λ are others. */
    public void change(long step, double learningRate, double weightDecay) {
        pieces.put(step, new Piece(at(step), FreeContraction.decayRate(learningRate, weightDecay)));
    }

    /** s at a step ≥ 0. */
    public double at(long step) {
        Map.Entry<Long, Piece> piece = pieces.floorEntry(step);
        return piece.getValue().reading() + piece.getValue().rate() * (step - piece.getKey());
    }
}
