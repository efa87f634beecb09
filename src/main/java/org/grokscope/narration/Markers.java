package org.grokscope.narration;

import java.util.List;
import org.grokscope.run.Happening;
import org.grokscope.run.RunEvent;
import org.grokscope.run.config.Optimizer;
import org.grokscope.theory.Interval;

/** The labels of what is marked in the plots of a run: what happened at which step, what is expected, and V*. */
public final class Markers {

    private final Words words;

    Markers(Words words) {
        this.words = words;
    }

    /** The label of what happened, beside all else that happened to the run. */
    public String happened(Happening happening, List<RunEvent> events) {
        return switch (happening) {
            case Happening.Memorized(long step) -> memorized(step);
            case Happening.Grokked(long step) -> grokked(step);
            case Happening.Branched(long step) -> branch(step, events);
            case Happening.Changed(RunEvent.Change change) -> change(change);
        };
    }

    /** The label of T_mem in a plot. */
    public String memorized(double step) {
        return marker("memorized", step);
    }

    /** The label of T_grok in a plot. */
    public String grokked(double step) {
        return marker("grokked", step);
    }

    /** The label of the step at which a branch begins; a run that goes on without a change is only continued. */
    public String branch(long step, List<RunEvent> events) {
        boolean changed =
                events.stream().anyMatch(event -> event instanceof RunEvent.Change change && change.step() >= step);
        return changed ? marker("branch", step) : marker("continued", step);
    }

    /** The label of the expected T_grok. */
    public String expected(double step) {
        return marker("expected", step);
    }

    /** The label of the band around it. */
    public String expectedBand(double low, double high) {
        return words.say("marker.expected.band", NumberFormat.count(low), NumberFormat.count(high));
    }

    /** The label of the current step. */
    public String now(double step) {
        return marker("now", step);
    }

    /** The label of what was forecast at T_mem. */
    public String forecast(double step) {
        return marker("forecast", step);
    }

    /** The label of a loss spike. */
    public String lossSpike() {
        return words.say("marker.loss-spike");
    }

    /** The label of a guess; without a name that of the user. */
    public String guess(String name, double step) {
        return name.isEmpty() ? marker("guess", step) : words.say("marker.guess.named", name, NumberFormat.count(step));
    }

    /** The label of V* while a jump is expected, with its range; the fullest text first. */
    public List<String> criticalNorm(double norm, Interval range) {
        return List.of(ranged("marker.critical-norm", norm, range), ranged("marker.v-range", norm, range), v(norm));
    }

    /** The label of V* once the run has grokked: what was expected at a step. */
    public List<String> forecastNorm(double norm, Interval range, long step) {
        String full = words.say(
                "marker.forecast-norm",
                NumberFormat.norm(norm),
                NumberFormat.norm(range.low()),
                NumberFormat.norm(range.high()),
                NumberFormat.count(step));
        return List.of(full, ranged("marker.v-range", norm, range), v(norm));
    }

    /** That V* is too uncertain to be drawn. */
    public List<String> vagueNorm(Interval range) {
        String low = NumberFormat.norm(range.low());
        String high = NumberFormat.norm(range.high());
        return List.of(words.say("marker.vague-norm", low, high), words.say("marker.vague-norm.short", low, high));
    }

    /** The label of the measured ‖θ‖² at T_grok. */
    public List<String> grokkedNorm(double norm) {
        String value = NumberFormat.norm(norm);
        return List.of(words.say("marker.grokked-norm", value), words.say("marker.grokked-norm.short", value));
    }

    private String ranged(String key, double norm, Interval range) {
        return words.say(key, NumberFormat.norm(norm), NumberFormat.norm(range.low()), NumberFormat.norm(range.high()));
    }

    private String v(double norm) {
        return words.say("marker.v", NumberFormat.norm(norm));
    }

    private String marker(String kind, double step) {
        return words.say("marker." + kind, NumberFormat.count(step));
    }

    /** The label of a change in a plot. */
    public String change(RunEvent.Change change) {
        return change(words, change);
    }

    static String change(Words words, RunEvent.Change change) {
        return switch (change) {
            case RunEvent.LearningRateChanged(long step, double from, double to) ->
                words.say("marker.learning-rate", NumberFormat.setting(to));
            case RunEvent.WeightDecayChanged(long step, double from, double to) ->
                words.say("marker.weight-decay", NumberFormat.setting(to));
            case RunEvent.TemperatureChanged(long step, double from, double to) ->
                words.say("marker.temperature", NumberFormat.setting(from), NumberFormat.setting(to));
            case RunEvent.NormHeld(long step, double norm) ->
                words.say("marker.norm-held", NumberFormat.setting(NumberFormat.significant(Math.sqrt(norm), 3)));
            case RunEvent.NormReleased(long step) -> words.say("marker.norm-released");
            case RunEvent.OptimizerChanged(long step, Optimizer from, Optimizer to) -> to.label();
        };
    }

    /** The name of the predicted curve, with its κ and, where there are points enough, its R². */
    public String predictedCurve(double kappa, double rSquared) {
        return Double.isNaN(rSquared)
                ? words.say("curve.predicted", NumberFormat.number(kappa, 2))
                : words.say(
                        "curve.predicted.r-squared", NumberFormat.number(kappa, 2), NumberFormat.rSquared(rSquared));
    }
}
