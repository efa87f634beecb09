package org.grokscope.storage.format;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.grokscope.run.RunEvent;
import org.grokscope.run.config.Objective;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.Optimizer;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.task.Range;

/**
 * An event as one row of a table.
 *
 * @param step the step of the event
 * @param kind its name in files
 * @param before η, λ, τ or the optimizer's name before a change; null if nothing was changed
 * @param after the same after the change
 * @param squaredNorm ‖θ‖² that is held from then on; null for other events
 */
public record EventRow(long step, String kind, Object before, Object after, Double squaredNorm) {

    /** An event's row. */
    public static EventRow of(RunEvent event) {
        return switch (event) {
            case RunEvent.LearningRateChanged(long step, double from, double to) ->
                row(step, EventKind.LEARNING_RATE, from, to);
            case RunEvent.WeightDecayChanged(long step, double from, double to) ->
                row(step, EventKind.WEIGHT_DECAY, from, to);
            case RunEvent.TemperatureChanged(long step, double from, double to) ->
                row(step, EventKind.TEMPERATURE, from, to);
            case RunEvent.OptimizerChanged(long step, Optimizer from, Optimizer to) ->
                row(step, EventKind.OPTIMIZER, from.id(), to.id());
            case RunEvent.NormHeld(long step, double norm) ->
                new EventRow(step, EventKind.NORM_HELD.id(), null, null, norm);
            case RunEvent.NormReleased(long step) -> row(step, EventKind.NORM_RELEASED, null, null);
            case RunEvent.Memorized(long step) -> row(step, EventKind.MEMORIZED, null, null);
            case RunEvent.Grokked(long step) -> row(step, EventKind.GROKKED, null, null);
            case RunEvent.Forked(long step) -> row(step, EventKind.FORKED, null, null);
        };
    }

    private static EventRow row(long step, EventKind kind, Object before, Object after) {
        return new EventRow(step, kind.id(), before, after, null);
    }

    /**
     * The event of this row.
     *
     * @throws InvalidSettingException if the row is invalid
     */
    public RunEvent event() {
        for (EventKind known : EventKind.values()) {
            if (known.id().equals(kind)) {
                return switch (known) {
                    case LEARNING_RATE ->
                        new RunEvent.LearningRateChanged(
                                step,
                                number(Optimization.LEARNING_RATE, before),
                                number(Optimization.LEARNING_RATE, after));
                    case WEIGHT_DECAY ->
                        new RunEvent.WeightDecayChanged(
                                step,
                                number(Optimization.WEIGHT_DECAY, before),
                                number(Optimization.WEIGHT_DECAY, after));
                    case TEMPERATURE ->
                        new RunEvent.TemperatureChanged(
                                step, number(Objective.TEMPERATURE, before), number(Objective.TEMPERATURE, after));
                    case OPTIMIZER ->
                        new RunEvent.OptimizerChanged(
                                step, Optimizer.named(String.valueOf(before)), Optimizer.named(String.valueOf(after)));
                    case NORM_HELD -> new RunEvent.NormHeld(step, squaredNorm == null ? Double.NaN : squaredNorm);
                    case NORM_RELEASED -> new RunEvent.NormReleased(step);
                    case MEMORIZED -> new RunEvent.Memorized(step);
                    case GROKKED -> new RunEvent.Grokked(step);
                    case FORKED -> new RunEvent.Forked(step);
                };
            }
        }
        throw new InvalidSettingException("event", kind, "must be one of " + KNOWN);
    }

    private static final String KNOWN =
            Stream.of(EventKind.values()).map(EventKind::id).collect(Collectors.joining(", "));

    private static double number(Range range, Object value) {
        return value instanceof Number number ? range.check(number.doubleValue()) : range.parse(String.valueOf(value));
    }
}
