package org.grokscope.narration;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunState;
import org.grokscope.run.config.Intervention;
import org.grokscope.run.config.RunConfig;

/**
 * What a run is told apart from others by.
 *
 * @param config its settings at the start
 * @param memorizationStep T_mem
 * @param branchStep where it branched off, if it is a branch
 * @param inherited the changes of the run that it comes from, in order
 * @param own the changes of its own, in order
 */
public record NamedRun(
        RunConfig config,
        OptionalLong memorizationStep,
        OptionalLong branchStep,
        List<RunEvent.Change> inherited,
        List<RunEvent.Change> own) {

    /** Copies the lists. */
    public NamedRun {
        inherited = List.copyOf(inherited);
        own = List.copyOf(own);
    }

    /** A run with some of its events, in order; milestones among them are not needed. */
    public static NamedRun of(RunConfig config, OptionalLong memorizationStep, List<RunEvent> events) {
        OptionalLong branch = OptionalLong.empty();
        List<RunEvent.Change> inherited = new ArrayList<>();
        List<RunEvent.Change> own = new ArrayList<>();
        for (RunEvent event : events) {
            switch (event) {
                case RunEvent.Change change -> own.add(change);
                case RunEvent.Forked(long step) -> {
                    branch = OptionalLong.of(step);
                    inherited.addAll(own);
                    own.clear();
                }
                case RunEvent.Milestone _ -> {}
            }
        }
        return new NamedRun(config, memorizationStep, branch, inherited, own);
    }

    /** A run with all of its history, wherever the state is. */
    public static NamedRun of(RunState run) {
        return of(
                run.config(), run.milestones().memorizationStep(), run.history().events());
    }

    /** All changes but those that its settings plan. */
    List<RunEvent.Change> changes() {
        List<RunEvent.Change> all = new ArrayList<>(inherited);
        all.addAll(own);
        all.removeIf(this::isPlanned);
        return all;
    }

    /** Its own changes but those that its settings plan. */
    List<RunEvent.Change> ownChanges() {
        return own.stream().filter(change -> !isPlanned(change)).toList();
    }

    /** For a step, or for T_mem. */
    private boolean isPlanned(RunEvent.Change change) {
        boolean planned = switch (change) {
            case RunEvent.NormHeld held ->
                config.schedule()
                        .heldNorm()
                        .filter(plan -> plan.from() == held.step())
                        .isPresent();
            case RunEvent.WeightDecayChanged decay ->
                config.optimization()
                        .plan()
                        .decayChange()
                        .filter(plan -> plan.at() == decay.step() && plan.to() == decay.to())
                        .isPresent();
            case RunEvent.LearningRateChanged _,
                    RunEvent.TemperatureChanged _,
                    RunEvent.NormReleased _,
                    RunEvent.OptimizerChanged _ -> false;
        };
        return planned || isPlannedForMemorization(change);
    }

    private boolean isPlannedForMemorization(RunEvent.Change change) {
        return isAtMemorization(change)
                && switch (config.intervention()) {
                    case Intervention.None() -> false;
                    case Intervention.HoldNorm() -> change instanceof RunEvent.NormHeld;
                    case Intervention.CutDecay() -> change instanceof RunEvent.WeightDecayChanged;
                    case Intervention.SwitchOptimizer _ -> change instanceof RunEvent.OptimizerChanged;
                };
    }

    boolean isAtMemorization(RunEvent.Change change) {
        return memorizationStep.isPresent() && change.step() == memorizationStep.getAsLong();
    }
}
