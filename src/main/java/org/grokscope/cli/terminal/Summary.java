package org.grokscope.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.grokscope.narration.Narrator;
import org.grokscope.narration.NumberFormat;
import org.grokscope.run.RunResult;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.ConfigFields;
import org.grokscope.run.config.Intervention;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;

/** The summary of a run as lines of text. */
public final class Summary {

    private final RunResult result;
    private final String version;
    private final Optional<String> unfinished;

    public Summary(RunResult result, String version) {
        this(result, version, Optional.empty());
    }

    /**
     * The summary of a run that may not have ended.
     *
     * @param unfinished what there is to say in place of an outcome
     */
    public Summary(RunResult result, String version, Optional<String> unfinished) {
        this.result = result;
        this.version = version;
        this.unfinished = unfinished;
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("GrokScope " + version + ": " + settings(result.config()));
        Map<String, String> values = Narrator.ENGLISH.summary(result).values();
        unfinished.ifPresent(text -> values.put("outcome", text));
        values.forEach(
                (name, value) -> lines.add(String.format(Locale.ROOT, "  %-9s %s", name, Terminal.oneLine(value))));
        return lines;
    }

    /** A configuration on one line. */
    public static String settings(RunConfig config) {
        return config.elsewhere().isPresent() ? stated(config) : planned(config);
    }

    /** What is known of a run from elsewhere. */
    private static String stated(RunConfig config) {
        return ConfigFields.of(config).entrySet().stream()
                .filter(field -> field.getKey() != ConfigField.EVAL_EVERY
                        && !field.getKey().isUnwritten(config))
                .map(field -> field.getKey().symbol() + " " + field.getValue())
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(", "), known -> known.isEmpty() ? "no settings are stated" : known));
    }

    private static String planned(RunConfig config) {
        String batch = config.batchSize() == Optimization.FULL_BATCH
                ? "full batch"
                : "batch " + NumberFormat.count(config.batchSize());
        String stop = config.stopAfterGrok() == Schedule.NEVER
                ? ""
                : " or " + NumberFormat.count(config.stopAfterGrok()) + " after grokking";
        String intervention = config.intervention() instanceof Intervention.None
                ? ""
                : ", at T_mem " + config.intervention().id();
        return String.join(
                        ", ",
                        config.task().formula(),
                        network(config.network()),
                        config.optimizer().label(),
                        "η " + NumberFormat.setting(config.learningRate()),
                        "λ " + NumberFormat.setting(config.weightDecay()),
                        "train fraction " + NumberFormat.setting(config.trainFraction()),
                        batch,
                        "seed " + config.seed(),
                        "to step " + NumberFormat.count(config.maxSteps()) + stop)
                + intervention
                + unusual(config);
    }

    private static String unusual(RunConfig config) {
        return ConfigFields.unusual(config).entrySet().stream()
                .map(field -> ", " + field.getKey().symbol() + " " + field.getValue())
                .collect(Collectors.joining());
    }

    private static String network(Network network) {
        return switch (network) {
            case Network.Transformer shape ->
                "transformer " + shape.width() + "/" + shape.heads() + "/" + shape.feedForward();
            case Network.Mlp shape ->
                "mlp " + shape.hidden() + " " + shape.activation().label();
            case Network.EmbeddingMlp shape ->
                "embedding-mlp " + shape.width() + "/" + shape.hidden() + " "
                        + shape.activation().label();
        };
    }
}
