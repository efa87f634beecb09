package org.grokscope.run.config;

import java.util.ArrayList;
import java.util.List;
import org.grokscope.task.Named;

/** A one-time change to a run at T_mem that shows what grokking depends on (arXiv 2605.18845). */
public sealed interface Intervention extends Named {

    /** No intervention. */
    record None() implements Intervention {}

    /** From then on ‖θ‖ is held constant by rescaling θ after every step. */
    record HoldNorm() implements Intervention {}

    /** λ becomes 0. */
    record CutDecay() implements Intervention {}

    /** Training continues with another optimizer, whose moments start at zero. */
    record SwitchOptimizer(Optimizer to) implements Intervention {}

    @Override
    default String id() {
        return switch (this) {
            case None() -> "none";
            case HoldNorm() -> "hold-norm";
            case CutDecay() -> "cut-decay";
            case SwitchOptimizer(Optimizer to) -> "switch-to-" + to.id();
        };
    }

    @Override
    default String label() {
        return switch (this) {
            case None() -> "Nothing";
            case HoldNorm() -> "Hold ‖θ‖";
            case CutDecay() -> "Cut λ to 0";
            case SwitchOptimizer(Optimizer to) -> "Switch to " + to.label();
        };
    }

    /** All interventions. */
    static List<Intervention> all() {
        List<Intervention> all = new ArrayList<>(List.of(new None(), new HoldNorm(), new CutDecay()));
        for (Optimizer optimizer : Optimizer.values()) {
            all.add(new SwitchOptimizer(optimizer));
        }
        return all;
    }
}
