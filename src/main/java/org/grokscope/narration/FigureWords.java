package org.grokscope.narration;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.grokscope.run.Calibration;
import org.grokscope.run.Forecast;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunState;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.Intervention;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.ShareText;
import org.grokscope.typesetting.MathText;

/** The words of figures for print: in symbols where a paper has them, and a caption that says how to repeat the run. */
public final class FigureWords {
    /** Holds a symbol and its value together. */
    private static final char NO_BREAK = '\u00a0';

    private final Words words;
    private final SettingNames names;

    FigureWords(Words words) {
        this.words = words;
        names = new SettingNames(words);
    }

    /** What has a name in a figure. */
    public enum Name {
        STEP_AXIS("figure.axis.step"),
        ACCURACY_AXIS("figure.axis.accuracy"),
        TEST_ACCURACY_AXIS("figure.axis.test-accuracy"),
        NORM_AXIS("figure.axis.norm"),
        TRAIN("figure.curve.train"),
        TEST("figure.curve.test"),
        MEASURED("figure.curve.measured"),
        LAW("figure.curve.law"),
        DECAY("figure.curve.decay");

        private final String key;

        Name(String key) {
            this.key = key;
        }
    }

    /** The name of an axis or a curve. */
    public String name(Name name) {
        return words.say(name.key);
    }

    /** T_mem with its step. */
    public String memorized(double step) {
        return words.say("figure.memorized", NumberFormat.count(step));
    }

    /** T_grok with its step. */
    public String grokked(double step) {
        return words.say("figure.grokked", NumberFormat.count(step));
    }

    /** The step that was forecast. */
    public String forecast(double step) {
        return words.say("figure.forecast", NumberFormat.count(step));
    }

    /** ‖θ‖² at T_grok. */
    public String grokkedNorm(double norm) {
        return words.say("figure.norm.grokked", NumberFormat.norm(norm));
    }

    /** V*, while a jump is expected. */
    public String criticalNorm(double norm) {
        return words.say("figure.norm.critical", NumberFormat.norm(norm));
    }

    /** A change of how the run trains. */
    public String change(RunEvent.Change change) {
        return Markers.change(words, change);
    }

    /** The step at which a branch begins. */
    public String branch(long step, List<RunEvent> events) {
        return new Markers(words).branch(step, events);
    }

    /** The first words of a caption: what the runs learn. */
    public String title(List<RunConfig> configs) {
        List<String> tasks = configs.stream().map(RunConfig::subject).distinct().toList();
        return tasks.size() == 1 ? tasks.getFirst() : words.say("figure.tasks", NumberFormat.count(tasks.size()));
    }

    /**
     * What a figure of a run has besides the measured curves.
     *
     * @param band whether any of the forecast's range is in view
     * @param law the predicted curve, if it is drawn
     * @param decay whether weight decay alone is drawn
     */
    public record Drawn(boolean band, Optional<Calibration> law, boolean decay) {}

    /**
     * The caption of a run.
     *
     * @param drawn what it explains
     */
    public String caption(RunState run, Drawn drawn, String version) {
        String changes = run.changes().stream()
                .map(change -> words.say("summary.change", change(change), NumberFormat.count(change.step())))
                .collect(Collectors.joining(", "));
        return joined(
                settings(List.of(run.config())),
                changes.isEmpty() ? "" : words.say("figure.caption.changes", changes),
                forecast(run),
                drawn.band ? words.say("figure.caption.shaded") : "",
                drawn.law.map(this::law).orElse(""),
                drawn.decay ? words.say("figure.caption.decay") : "",
                source(version) + ", " + ShareText.shown(run.config()));
    }

    /** The caption of the medians of several runs. */
    public String caption(List<RunConfig> configs, int groups, String version) {
        String runs = NumberFormat.count(configs.size());
        return joined(
                settings(configs),
                groups == 1
                        ? words.say("figure.caption.median", runs)
                        : words.say("figure.caption.medians", runs, NumberFormat.count(groups)),
                source(version));
    }

    /**
     * The caption of a single plot of some runs.
     *
     * @param text what is seen, without a full stop; may be empty
     */
    public String caption(String text, List<RunConfig> configs, String version) {
        return joined(
                text.isEmpty() ? "" : MathText.capitalized(text).replace(" %", NO_BREAK + "%") + ".",
                title(configs) + ", " + settings(configs),
                source(version) + (configs.size() == 1 ? ", " + ShareText.shown(configs.getFirst()) : ""));
    }

    private static String joined(String... sentences) {
        return Stream.of(sentences).filter(text -> !text.isEmpty()).collect(Collectors.joining(" "));
    }

    private String source(String version) {
        return "GrokScope" + NO_BREAK + version;
    }

    private String forecast(RunState run) {
        Optional<Forecast.Jump> jump =
                run.check().map(check -> check.forecast()).or(run::expectedJump);
        return jump.map(it -> words.say(
                        run.isGrokked() ? "figure.caption.forecast" : "figure.caption.expected",
                        NumberFormat.count(it.grokkingStep()),
                        NumberFormat.count(it.low()),
                        NumberFormat.count(it.high())))
                .orElse("");
    }

    private String law(Calibration law) {
        return Double.isNaN(law.rSquared())
                ? words.say("figure.caption.law")
                : words.say("figure.caption.law.r-squared", NumberFormat.rSquared(law.rSquared()));
    }

    /** The settings that all runs share. */
    private String settings(List<RunConfig> configs) {
        List<Map<ConfigField, String>> notAsUsual =
                configs.stream().map(names::unusual).toList();
        Stream<List<String>> unusual = Arrays.stream(ConfigField.values())
                .map(field -> notAsUsual.stream()
                        .map(each -> each.getOrDefault(field, ""))
                        .distinct()
                        .toList());
        List<Function<RunConfig, String>> usual = List.of(
                stated(
                        ConfigField.TRAIN_FRACTION,
                        config -> words.say(
                                "figure.caption.fraction", NumberFormat.setting(100 * config.trainFraction()))),
                stated(ConfigField.NETWORK, config -> network(config.network())),
                stated(ConfigField.OPTIMIZER, config -> config.optimizer().label()),
                stated(
                        ConfigField.LEARNING_RATE,
                        config -> words.say("figure.caption.rate", NumberFormat.setting(config.learningRate()))),
                stated(
                        ConfigField.WEIGHT_DECAY,
                        config -> words.say("figure.caption.decay-rate", NumberFormat.setting(config.weightDecay()))),
                stated(ConfigField.BATCH, config -> names.of(config, ConfigField.BATCH)),
                config -> config.intervention().equals(new Intervention.None())
                        ? ""
                        : Narrator.intervention(words, config.intervention()));
        String shared = Stream.concat(
                        usual.stream()
                                .map(part ->
                                        configs.stream().map(part).distinct().toList()),
                        unusual)
                .filter(each -> each.size() == 1 && !each.getFirst().isEmpty())
                .map(each -> each.getFirst().replaceAll(" (?=\\S*$)", "" + NO_BREAK))
                .collect(Collectors.joining(", "));
        return Stream.of(shared, names.seeds(configs))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(", ")) + ".";
    }

    private static Function<RunConfig, String> stated(ConfigField field, Function<RunConfig, String> part) {
        return config -> config.isStated(field) ? part.apply(config) : "";
    }

    private String network(Network network) {
        return switch (network) {
            case Network.Transformer it ->
                words.say(
                        "figure.network.transformer",
                        NumberFormat.count(it.width()),
                        NumberFormat.count(it.heads()),
                        NumberFormat.count(it.feedForward()));
            case Network.Mlp it ->
                words.say(
                        "figure.network.mlp",
                        NumberFormat.count(it.hidden()),
                        it.activation().label());
            case Network.EmbeddingMlp it ->
                words.say(
                        "figure.network.embedding-mlp",
                        NumberFormat.count(it.width()),
                        NumberFormat.count(it.hidden()),
                        it.activation().label());
        };
    }
}
