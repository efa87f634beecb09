package org.grokscope.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.grokscope.narration.Verdict;
import org.grokscope.run.EngineInfo;
import org.grokscope.run.Forecast;
import org.grokscope.run.Milestones;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;
import org.grokscope.run.RunState;
import org.grokscope.run.config.Activation;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.Intervention;
import org.grokscope.run.config.LossFunction;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.grokscope.theory.PaperFit;

/** What a run came to, in plain lines. */
public final class Summary {

    private final RunResult result;
    private final String version;
    private final RunState end;
    private final Milestones milestones;

    public Summary(RunResult result, String version) {
        this.result = result;
        this.version = version;
        this.end = result.end();
        this.milestones = end.milestones();
    }

    public List<String> lines() {
        RunHistory history = result.history();
        int size = history.size();
        List<String> lines = new ArrayList<>();
        lines.add("GrokScope " + version + ": " + settings(result.config()));
        lines.add(row("T_mem", steps(milestones.memorizationStep())));
        lines.add(row("T_grok", steps(milestones.grokkingStep())));
        lines.add(row("delay", steps(milestones.delay())));
        lines.add(row("V_0", norm(size == 0 ? OptionalDouble.empty() : normAt(0))));
        lines.add(row("V_mem", norm(milestones.normAtMemorization())));
        lines.add(row("V_grok", norm(milestones.normAtGrokking())));
        lines.add(row("V_final", norm(size == 0 ? OptionalDouble.empty() : normAt(size - 1))));
        lines.add(row("V-factor", vFactor()));
        lines.add(row("angle", angle()));
        lines.add(row("forecast", forecast()));
        lines.add(row(
                "steps",
                ProgressText.grouped(result.steps()) + ", evaluated every "
                        + ProgressText.grouped(result.config().evaluationCadence())));
        lines.add(row(
                "time",
                String.format(Locale.ROOT, "%,.1f s, %,.1f steps/s", result.seconds(), result.stepsPerSecond())));
        lines.add(row("engine", engine(result.engine())));
        lines.add(row("outcome", result.outcome().id() + ": " + verdict()));
        return lines;
    }

    /** A configuration on one line. */
    public static String settings(RunConfig config) {
        String batch = config.batchSize() == Optimization.FULL_BATCH
                ? "full batch"
                : "batch " + ProgressText.grouped(config.batchSize());
        String stop = config.stopAfterGrok() == Schedule.NEVER
                ? ""
                : " or " + ProgressText.grouped(config.stopAfterGrok()) + " after grokking";
        String intervention = config.intervention() instanceof Intervention.None
                ? ""
                : ", at T_mem " + config.intervention().id();
        return String.join(
                        ", ",
                        config.task().formula(),
                        network(config.network()),
                        config.optimizer().label(),
                        "η " + ConfigField.plain(config.learningRate()),
                        "λ " + ConfigField.plain(config.weightDecay()),
                        "train fraction " + ConfigField.plain(config.trainFraction()),
                        batch,
                        "seed " + config.seed(),
                        "to step " + ProgressText.grouped(config.maxSteps()) + stop)
                + intervention;
    }

    private static String network(Network network) {
        return switch (network) {
            case Network.Transformer(int width, int heads, int feedForward) ->
                "transformer " + width + "/" + heads + "/" + feedForward;
            case Network.Mlp(int hidden, Activation activation, LossFunction loss) ->
                "mlp " + hidden + " " + activation.label() + ", " + loss.label().toLowerCase(Locale.ROOT);
        };
    }

    /** The sentence on what the run showed. */
    private String verdict() {
        return new Verdict().read(end).sentence();
    }

    /** The fitted factor per step by which ‖θ‖² shrinks after T_mem, beside that of decay alone. */
    private String vFactor() {
        RunConfig config = result.config();
        double alone = Math.pow(1 - config.learningRate() * config.weightDecay(), 2);
        return PaperFit.of(result)
                .map(fit -> String.format(
                        Locale.ROOT, "%.6f a step (decay alone %.6f), R² %.4f", fit.vFactor(), alone, fit.rSquared()))
                .orElse("-");
    }

    /** How far θ has turned since T_mem. */
    private String angle() {
        RunHistory history = result.history();
        double end = history.size() == 0 ? Double.NaN : history.value(RunHistory.Column.ANGLE, history.size() - 1);
        if (Double.isNaN(end)) {
            return "-";
        }
        String atEnd = String.format(Locale.ROOT, "%.1f° from T_mem at the end", end);
        return milestones.grokkingStep().isPresent()
                ? String.format(
                        Locale.ROOT,
                        "%.1f° at T_grok, %s",
                        history.value(
                                RunHistory.Column.ANGLE,
                                history.rowAt(milestones.grokkingStep().getAsLong())),
                        atEnd)
                : atEnd;
    }

    /** The forecast made at T_mem; where there is none, because both came together or neither came, the last one. */
    private String forecast() {
        Optional<Forecast> atMemorization = result.history().forecasts().stream()
                .filter(forecast -> milestones.memorizationStep().isPresent()
                        && forecast.step() == milestones.memorizationStep().getAsLong())
                .findFirst();
        Optional<Forecast> chosen = atMemorization.or(end::forecast);
        String when = atMemorization.isPresent() ? "at T_mem: " : "";
        return chosen.map(forecast -> when + words(forecast)).orElse("-");
    }

    private String words(Forecast forecast) {
        return switch (forecast) {
            case Forecast.Jump jump -> jump(jump);
            case Forecast.NoJump noJump ->
                "no grokking expected"
                        + (Double.isNaN(noJump.noGrokking())
                                ? ". "
                                : String.format(Locale.ROOT, " (probability %.2f). ", noJump.noGrokking()))
                        + noJump.reason();
            case Forecast.Unknown unknown -> "none. " + unknown.reason();
        };
    }

    private String jump(Forecast.Jump jump) {
        String band = String.format(
                Locale.ROOT,
                "T_grok ≈ %,.0f (90 %% band %,.0f to %,.0f)",
                jump.grokkingStep(),
                jump.low(),
                jump.high());
        if (milestones.grokkingStep().isEmpty()) {
            return band + "; it did not grok";
        }
        double error = jump.grokkingStep() - milestones.grokkingStep().getAsLong();
        String off = String.format(Locale.ROOT, "; %,.0f steps too %s", Math.abs(error), error < 0 ? "early" : "late");
        long delay = milestones.delay().orElse(0);
        return band
                + off
                + (delay > 0
                        ? String.format(Locale.ROOT, ", %.0f %% of the delay", 100 * Math.abs(error) / delay)
                        : "");
    }

    private OptionalDouble normAt(int row) {
        return OptionalDouble.of(result.history().value(RunHistory.Column.SQUARED_NORM, row));
    }

    private static String engine(EngineInfo engine) {
        if (engine == null) {
            return "none";
        }
        String threads = engine.threads() == 1 ? " thread" : " threads";
        return engine.name() + " " + engine.version() + ", " + engine.threads() + threads;
    }

    private static String row(String name, String value) {
        return String.format(Locale.ROOT, "  %-9s %s", name, value);
    }

    private static String steps(OptionalLong step) {
        return step.isPresent() ? ProgressText.grouped(step.getAsLong()) : "-";
    }

    private static String norm(OptionalDouble norm) {
        return norm.isPresent() && Double.isFinite(norm.getAsDouble())
                ? String.format(Locale.ROOT, norm.getAsDouble() < 10 ? "%.4g" : "%,.0f", norm.getAsDouble())
                : "-";
    }
}
