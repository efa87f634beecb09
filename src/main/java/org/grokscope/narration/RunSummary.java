package org.grokscope.narration;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.grokscope.run.EngineInfo;
import org.grokscope.run.Forecast;
import org.grokscope.run.Milestones;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;
import org.grokscope.run.RunState;
import org.grokscope.run.config.ConfigField;
import org.grokscope.theory.FreeContraction;
import org.grokscope.theory.PaperFit;

/** What a run came to, as the command line prints it. */
public final class RunSummary {

    private static final String NOTHING = "-";

    private final Words words;
    private final RunResult result;
    private final RunState end;
    private final Milestones milestones;

    RunSummary(Words words, RunResult result) {
        this.words = words;
        this.result = result;
        end = result.end();
        milestones = end.milestones();
    }

    /** The values by their names, in the order in which they are printed. */
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("T_mem", step(milestones.memorizationStep()));
        values.put("T_grok", step(milestones.grokkingStep()));
        values.put("delay", step(milestones.delay()));
        values.put("V_0", end.rows() == 0 ? NOTHING : norm(end.value(RunHistory.Column.SQUARED_NORM, 0)));
        values.put("V_mem", norm(milestones.normAtMemorization()));
        values.put("V_grok", norm(milestones.normAtGrokking()));
        values.put("V_final", norm(end.newest(RunHistory.Column.SQUARED_NORM)));
        values.put("V-factor", vFactor());
        values.put("angle", angle());
        values.put("forecast", forecast());
        values.put("changes", changes());
        values.put(
                "steps",
                words.say(
                        "summary.steps",
                        NumberFormat.count(result.steps()),
                        NumberFormat.count(result.config().evaluationCadence())));
        values.put(
                "time",
                result.config().elsewhere().isPresent() && result.seconds() == 0
                        ? NOTHING
                        : words.say(
                                "summary.time",
                                NumberFormat.number(result.seconds(), 1),
                                NumberFormat.number(result.stepsPerSecond(), 1)));
        values.put(
                "engine",
                result.config()
                        .elsewhere()
                        .map(from -> words.say("summary.engine.elsewhere", from.source()))
                        .orElseGet(() -> engine(result.engine())));
        values.put(
                "outcome",
                (isUnmeasured() ? "" : Outcome.shown(result.outcome().id()) + ": ")
                        + new RunSentence(words, end).text());
        return values;
    }

    private boolean isUnmeasured() {
        return end.rows() == 0 && !(result.outcome() instanceof Outcome.Failed);
    }

    /** The changes of the settings after the start, in their order. */
    private String changes() {
        return end.changes().isEmpty()
                ? NOTHING
                : end.changes().stream()
                        .map(change -> words.say(
                                "summary.change", Markers.change(words, change), NumberFormat.count(change.step())))
                        .collect(Collectors.joining(", "));
    }

    /** The fitted factor per step by which ‖θ‖² shrinks after T_mem, beside that of decay alone with the newest η and λ. */
    private String vFactor() {
        boolean isStated = result.config().isStated(ConfigField.LEARNING_RATE)
                && result.config().isStated(ConfigField.WEIGHT_DECAY);
        double kept = FreeContraction.kept(end.optimizer(), end.learningRate(), end.weightDecay())
                .orElse(Double.NaN);
        return PaperFit.of(result)
                .filter(PaperFit::isContraction)
                .map(fit -> words.say(
                        isStated ? "summary.v-factor" : "summary.v-factor.unstated",
                        NumberFormat.number(fit.vFactor(), 6),
                        NumberFormat.number(kept * kept, 6),
                        NumberFormat.rSquared(fit.rSquared())))
                .orElse(NOTHING);
    }

    /** How far θ has turned since T_mem. */
    private String angle() {
        double last = end.newest(RunHistory.Column.ANGLE);
        if (Double.isNaN(last)) {
            return NOTHING;
        }
        if (!end.isGrokked()) {
            return words.say("summary.angle", NumberFormat.number(last, 1));
        }
        int row = end.history().rowAt(milestones.grokkingStep().getAsLong());
        return words.say(
                "summary.angle.grokked",
                NumberFormat.number(end.value(RunHistory.Column.ANGLE, row), 1),
                NumberFormat.number(last, 1));
    }

    /** The forecast made at T_mem; where there is none, because both milestones came together or neither came, the last one. */
    private String forecast() {
        OptionalLong memorized = milestones.memorizationStep();
        Optional<Forecast> atMemorization = memorized.isEmpty()
                ? Optional.empty()
                : result.timeline()
                        .at(memorized.getAsLong())
                        .forecast()
                        .filter(forecast -> forecast.step() == memorized.getAsLong());
        return atMemorization
                .map(forecast -> words.say("summary.forecast.at-memorization", text(forecast)))
                .or(() -> end.forecast().map(this::text))
                .orElse(NOTHING);
    }

    private String text(Forecast forecast) {
        return switch (forecast) {
            case Forecast.Jump jump -> jump(jump);
            case Forecast.NoJump none ->
                Double.isNaN(none.noGrokking()) ? Narrator.reason(words, none.reason()) : noJump(none);
            case Forecast.Unknown unknown ->
                words.say("summary.forecast.unknown", Narrator.reason(words, unknown.reason()));
        };
    }

    /** What was said of a run that grokked all the same stands beside when it did. */
    private String noJump(Forecast.NoJump none) {
        String expected = words.say(
                "summary.forecast.none.probability",
                Narrator.budget(result.config(), none),
                NumberFormat.probability(none.noGrokking()),
                Narrator.reason(words, none.reason()));
        return end.isGrokked()
                ? expected + " " + words.say("summary.forecast.none.grokked", step(milestones.grokkingStep()))
                : expected;
    }

    private String jump(Forecast.Jump jump) {
        String step = NumberFormat.count(jump.grokkingStep());
        String low = NumberFormat.count(jump.low());
        String high = NumberFormat.count(jump.high());
        if (!end.isGrokked()) {
            return words.say("summary.forecast.jump", step, low, high, NumberFormat.count(result.steps()));
        }
        long delay = milestones.delay().orElse(0);
        if (delay > 0 && end.check().isEmpty()) {
            return words.say("summary.forecast.jump.changed", step, low, high);
        }
        double error = milestones.grokkingStep().getAsLong() - jump.grokkingStep();
        String off = NumberFormat.count(Math.abs(error));
        int later = error < 0 ? 0 : 1;
        return delay > 0
                ? words.say(
                        "summary.forecast.jump.off.delay",
                        step,
                        low,
                        high,
                        off,
                        later,
                        NumberFormat.number(100 * Math.abs(error) / delay, 0) + " %")
                : words.say("summary.forecast.jump.off", step, low, high, off, later);
    }

    private String engine(EngineInfo engine) {
        return engine == null
                ? words.say("summary.engine.none")
                : words.say(
                        "summary.engine",
                        engine.name(),
                        engine.version(),
                        NumberFormat.count(engine.threads()),
                        engine.threads());
    }

    private static String step(OptionalLong step) {
        return step.isPresent() ? NumberFormat.count(step.getAsLong()) : NOTHING;
    }

    private static String norm(OptionalDouble norm) {
        return norm(norm.orElse(Double.NaN));
    }

    private static String norm(double norm) {
        return Double.isFinite(norm) ? NumberFormat.norm(norm) : NOTHING;
    }
}
