package org.grokscope.run.config;

import java.util.ArrayList;
import java.util.List;

/** What is done to a run once, at T_mem, to show what grokking depends on (arXiv 2605.18845). */
public sealed interface Intervention {

    /** Nothing is done. */
    record None() implements Intervention {}

    /** ‖θ‖ is held from then on: after every step θ is rescaled. */
    record HoldNorm() implements Intervention {}

    /** λ becomes 0. */
    record CutDecay() implements Intervention {}

    /** Another optimizer goes on, with moments that start at zero. */
    record SwitchOptimizer(Optimizer to) implements Intervention {}

    /** The name on the command line and in files. */
    default String id() {
        return switch (this) {
            case None() -> "none";
            case HoldNorm() -> "hold-norm";
            case CutDecay() -> "cut-decay";
            case SwitchOptimizer(Optimizer to) -> "switch-to-" + to.id();
        };
    }

    /** The name on screen. */
    default String label() {
        return switch (this) {
            case None() -> "Nothing";
            case HoldNorm() -> "Hold ‖θ‖";
            case CutDecay() -> "Cut λ to 0";
            case SwitchOptimizer(Optimizer to) -> "Switch to " + to.label();
        };
    }

    /** All there are. */
    static List<Intervention> all() {
        List<Intervention> all = new ArrayList<>(List.of(new None(), new HoldNorm(), new CutDecay()));
        for (Optimizer optimizer : Optimizer.values()) {
            all.add(new SwitchOptimizer(optimizer));
        }
        return all;
    }
}
