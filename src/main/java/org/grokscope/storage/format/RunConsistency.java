package org.grokscope.storage.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.grokscope.run.Forecast;
import org.grokscope.run.Milestones;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunHistory.Column;
import org.grokscope.run.RunResult;
import org.grokscope.run.RunState;
import org.grokscope.run.RunTimeline;
import org.grokscope.task.Range;

/**
 * Judges whether the values of a run agree with each other. Holds for every run that this program records, also for one that was stopped,
 * interrupted, branched or resumed, so that only an edited or damaged file is refused.
 */
public final class RunConsistency {

    /** Sums and quotients may be rounded differently by another program. */
    private static final double TOLERANCE = 1e-9;

    private final RunResult run;
    private final RunHistory history;
    private final Milestones milestones;

    private RunConsistency(RunResult run) {
        this.run = run;
        history = run.history();
        milestones = run.milestones();
    }

    /**
     * What contradicts what in a run.
     *
     * @return a clause that begins with a field's path in the JSON format; empty if the run is consistent
     */
    public static Optional<String> problem(RunResult run) {
        RunConsistency check = new RunConsistency(run);
        return check.steps()
                .or(check::evaluations)
                .or(check::events)
                .or(check::forecasts)
                .or(check::outcome);
    }

    /**
     * The values that a file has only for its readers' convenience; NaN where there is none. Whoever reads a run derives them again.
     *
     * @return by name and in the order of the format
     */
    static Map<String, Double> derived(RunResult run) {
        RunState end = run.end();
        Milestones milestones = end.milestones();
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("tMem", number(milestones.memorizationStep()));
        values.put("tGrok", number(milestones.grokkingStep()));
        values.put("delay", number(milestones.delay()));
        values.put("v0", end.rows() == 0 ? Double.NaN : end.value(Column.SQUARED_NORM, 0));
        values.put("vMem", milestones.normAtMemorization().orElse(Double.NaN));
        values.put("vGrok", milestones.normAtGrokking().orElse(Double.NaN));
        values.put("vFinal", end.newest(Column.SQUARED_NORM));
        values.put("evalEvery", (double) run.config().evaluationCadence());
        values.put("stepsPerSecond", run.stepsPerSecond());
        return values;
    }

    private static double number(OptionalLong step) {
        return step.isPresent() ? step.getAsLong() : Double.NaN;
    }

    /** Whether a derived value of a file is the one that the run gives. */
    static boolean isSame(double stored, double derived) {
        boolean isKnown = Double.isFinite(derived);
        return isKnown
                ? Math.abs(stored - derived) <= TOLERANCE * Math.max(1, Math.abs(derived))
                : Double.isNaN(stored);
    }

    private Optional<String> steps() {
        long last = history.size() == 0 ? 0 : step(history.size() - 1);
        if (last > run.steps()) {
            return problem("steps", run.steps(), "at least " + last + ", the step of the last evaluation");
        }
        long most = run.config().budget();
        if (run.steps() > most) {
            return problem("steps", run.steps(), "at most " + most + ", as config.maxSteps says");
        }
        if (history.size() > 0 && step(0) != 0 && !isElsewhere()) {
            return problem(at(0) + "step", step(0), "0, at the initial weights");
        }
        return Optional.empty();
    }

    /** Another program evaluates when it likes, and writes what it likes. */
    private boolean isElsewhere() {
        return run.config().elsewhere().isPresent();
    }

    private Optional<String> evaluations() {
        double spent = 0;
        for (int row = 0; row < history.size(); row++) {
            if (row < history.size() - 1 && !run.timeline().isSound(history.evaluation(row))) {
                return Optional.of(
                        at(row) + "trainLoss, testLoss or squaredNorm is null, and the run goes on after that");
            }
            double seconds = history.value(Column.SECONDS, row);
            if (seconds < spent) {
                return problem(at(row) + "seconds", seconds, "at least " + spent + ", as before");
            }
            spent = Double.isNaN(seconds) ? spent : seconds;
            Optional<String> skipped = row == 0 || isElsewhere() ? Optional.empty() : skipped(row);
            if (skipped.isPresent()) {
                return skipped;
            }
        }
        return run.seconds() < spent
                ? problem("seconds", run.seconds(), "at least " + spent + ", as at the last evaluation")
                : Optional.empty();
    }

    /**
     * Single steps and the end of a run are evaluated whatever their number, but also then each multiple of the cadence is. Where rows are
     * missing from a repaired library, evaluations follow that are such multiples.
     */
    private Optional<String> skipped(int row) {
        long cadence = run.config().evaluationCadence();
        long before = step(row - 1);
        long next = (before / cadence + 1) * cadence;
        boolean isRegular = before % cadence == 0 && step(row) % cadence == 0;
        return isRegular || next >= step(row)
                ? Optional.empty()
                : problem(
                        at(row) + "step",
                        step(row),
                        "at most " + next + ": after step " + before + " with config.evalEvery " + cadence);
    }

    private Optional<String> events() {
        List<RunEvent> events = history.events();
        for (int i = 0; i < events.size(); i++) {
            RunEvent event = events.get(i);
            String where = "events[" + i + "].step";
            if (event.step() > run.steps()) {
                return problem(where, event.step(), "at most " + run.steps() + ", the steps of the run");
            }
            if (event instanceof RunEvent.Milestone milestone) {
                OptionalLong reached = switch (milestone) {
                    case RunEvent.Memorized _ -> milestones.memorizationStep();
                    case RunEvent.Grokked _ -> milestones.grokkingStep();
                };
                boolean memorized = milestone instanceof RunEvent.Memorized;
                String set = memorized ? "train" : "test";
                String threshold = Range.plain(
                        memorized
                                ? RunTimeline.THRESHOLD
                                : run.config().schedule().grokThreshold());
                if (reached.isEmpty()) {
                    return Optional.of(where + " is " + event.step() + " for the event "
                            + EventRow.of(event).kind() + ", but no evaluation has a " + set
                            + " accuracy of " + threshold + " or more");
                }
                if (reached.getAsLong() != event.step()) {
                    return problem(
                            where,
                            event.step(),
                            reached.getAsLong() + ", where the " + set + " accuracy first reaches " + threshold);
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> forecasts() {
        List<Forecast> forecasts = history.forecasts();
        if (forecasts.size() > history.size()) {
            return Optional.of("forecasts has " + forecasts.size() + " entries, and must have at most " + history.size()
                    + ", one for each evaluation");
        }
        for (int i = 0; i < forecasts.size(); i++) {
            long last = step(history.size() - 1);
            if (forecasts.get(i).step() > last) {
                return problem(
                        "forecasts[" + i + "].step",
                        forecasts.get(i).step(),
                        "at most " + last + ", the step of the last evaluation");
            }
        }
        return Optional.empty();
    }

    /** A run may fail at any time. */
    private Optional<String> outcome() {
        Outcome derived = Outcome.of(milestones);
        return run.outcome() instanceof Outcome.Failed || run.outcome().equals(derived)
                ? Optional.empty()
                : Optional.of("outcome is " + run.outcome().id() + ", and must be " + derived.id()
                        + " (or failed), as the accuracies say");
    }

    private long step(int row) {
        return (long) history.value(Column.STEP, row);
    }

    private static String at(int row) {
        return "evaluations[" + row + "].";
    }

    private static Optional<String> problem(String field, Object value, String expected) {
        return Optional.of(field + " is " + value + ", and must be " + expected);
    }
}
