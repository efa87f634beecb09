package org.grokscope.run.config;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.task.ModularOperation;
import org.grokscope.task.ModularTask;
import org.grokscope.task.ParityTask;
import org.grokscope.task.PermutationGroup;
import org.grokscope.task.Table;
import org.grokscope.task.Task;

/** Converts between a configuration and its fields as text; flags, YAML, JSON, share texts and the library all use it. */
public final class ConfigFields {

    private static final Map<ConfigField, String> DEFAULTS = makeDefaults();

    private final Map<ConfigField, String> values;

    private ConfigFields(Map<ConfigField, String> values) {
        this.values = values;
    }

    /** The fields that apply to a configuration; {@link #config} makes the same configuration of them. */
    public static Map<ConfigField, String> of(RunConfig config) {
        Map<ConfigField, String> fields = new EnumMap<>(ConfigField.class);
        for (ConfigField field : ConfigField.values()) {
            field.text(config).ifPresent(value -> fields.put(field, value));
        }
        return fields;
    }

    /** The fields of a configuration as the library and the names of a sweep's files have them; {@link #restored} is the way back. */
    public static Map<ConfigField, String> stored(RunConfig config) {
        Map<ConfigField, String> fields = changed(of(config), FieldDeclaration::stored);
        fields.keySet().removeIf(field -> field.isUnwritten(config));
        return fields;
    }

    /** The fields that have come later, in a configuration that older versions could not run. */
    public static Map<ConfigField, String> unusual(RunConfig config) {
        Map<ConfigField, String> fields = of(config);
        fields.entrySet()
                .removeIf(field -> field.getKey() == ConfigField.INTERVENE
                        || (field.getKey().assumed().isEmpty() && field.getKey() != ConfigField.CRITICAL_NORM)
                        || field.getValue().equals(field.getKey().assumed()));
        return fields;
    }

    /** Fields of the library, or of a file of version 0.1, as {@link #config} and {@link #complete} read them. */
    public static Map<ConfigField, String> restored(Map<ConfigField, String> fields) {
        return changed(fields, FieldDeclaration::restored);
    }

    private static Map<ConfigField, String> changed(
            Map<ConfigField, String> fields, BiFunction<FieldDeclaration, String, String> change) {
        Map<ConfigField, String> changed = new EnumMap<>(ConfigField.class);
        fields.forEach((field, text) -> changed.put(field, change.apply(field.declared(), text)));
        return changed;
    }

    /** The fields in which some configurations differ. */
    public static Set<ConfigField> differences(List<RunConfig> configs) {
        Set<ConfigField> different = EnumSet.noneOf(ConfigField.class);
        for (ConfigField field : ConfigField.values()) {
            // By values: texts of numbers take long, and a library compares thousands of runs.
            Object first = configs.isEmpty() ? null : field.value(configs.getFirst());
            if (!configs.stream().allMatch(config -> Objects.equals(first, field.value(config)))) {
                different.add(field);
            }
        }
        return different;
    }

    /** The value of every field before anything is set: that of the paper's setting, or of the parity preset for what it lacks. */
    public static Map<ConfigField, String> defaults() {
        return new EnumMap<>(DEFAULTS);
    }

    private static Map<ConfigField, String> makeDefaults() {
        Map<ConfigField, String> defaults = new EnumMap<>(ConfigField.class);
        for (ConfigField field : ConfigField.values()) {
            if (!field.assumed().isEmpty()) {
                defaults.put(field, field.assumed());
            }
        }
        defaults.putAll(of(Preset.PARITY.config()));
        defaults.putAll(of(Preset.PAPER.config()));
        return Collections.unmodifiableMap(defaults);
    }

    /**
     * The configuration that differs from a base in some fields. Another kind of network starts from its own defaults, not from sizes
     * that the base's network has under the same name.
     *
     * @throws InvalidSettingException for the first field that is invalid
     */
    public static RunConfig config(RunConfig base, Map<ConfigField, String> given) {
        Map<ConfigField, String> values = defaults();
        values.putAll(of(base));
        // Parity has one network only, so choosing parity implies it.
        if (ParityTask.NAME.id().equals(given.get(ConfigField.TASK))) {
            values.put(ConfigField.NETWORK, Network.Kind.MLP.id());
        }
        if (given.containsKey(ConfigField.NETWORK)) {
            values.put(ConfigField.NETWORK, given.get(ConfigField.NETWORK));
        }
        Network.Kind kind = new ConfigFields(values).option(ConfigField.NETWORK, Network.Kind.class);
        if (kind != base.network().kind()) {
            values.putAll(defaults(kind));
        }
        values.putAll(given);
        return checked(given, values);
    }

    /** The fields of a kind of network before anything is set. */
    public static Map<ConfigField, String> defaults(Network.Kind kind) {
        Map<ConfigField, String> fields = of(Preset.PAPER.config().withNetwork(kind.defaults()));
        fields.keySet().removeIf(field -> field.group() != FieldGroup.NETWORK);
        return fields;
    }

    /**
     * The configuration that is given completely.
     *
     * @throws InvalidSettingException for the first field that is missing or invalid
     */
    public static RunConfig complete(Map<ConfigField, String> given) {
        return checked(given, given);
    }

    private static RunConfig checked(Map<ConfigField, String> given, Map<ConfigField, String> values) {
        RunConfig config = new ConfigFields(values).config();
        for (Map.Entry<ConfigField, String> field : given.entrySet()) {
            if (!field.getKey().appliesTo(config)) {
                throw new InvalidSettingException(
                        field.getKey().label(),
                        field.getValue(),
                        "does not apply " + why(field.getKey(), config) + ": leave it out");
            }
        }
        return config;
    }

    private static String why(ConfigField field, RunConfig config) {
        return switch (field) {
            case HOLD_FROM, CRITICAL_NORM -> "where hold-norm is off";
            case LR_DECAY_UNTIL, LR_FINAL_FRACTION -> "where lr-decay is none";
            case DECAY_TO -> "where decay-at is never";
            case GROKFAST_ALPHA -> "where grokfast-lambda is off";
            case SOFTMAX -> "to the loss " + config.objective().loss().id();
            default ->
                "to the task " + config.task().shortId() + " with the network "
                        + config.network().id();
        };
    }

    private RunConfig config() {
        return new RunConfig(
                task(),
                number(ConfigField.TRAIN_FRACTION),
                network(),
                new Objective(
                        option(ConfigField.LOSS, LossFunction.class),
                        number(ConfigField.TEMPERATURE),
                        option(ConfigField.SOFTMAX, Softmax.class)),
                OptimizationFields.optimization(this),
                new Schedule(
                        (long) number(ConfigField.SEED),
                        (int) number(ConfigField.EVAL_EVERY),
                        (long) number(ConfigField.STEPS),
                        (long) number(ConfigField.STOP_AFTER_GROK),
                        option(ConfigField.INTERVENE, Intervention.class),
                        number(ConfigField.GROK_THRESHOLD),
                        heldNorm()));
    }

    private Optional<HeldNorm> heldNorm() {
        double ratio = number(ConfigField.HOLD_NORM);
        if (ratio == HeldNorm.OFF) {
            return Optional.empty();
        }
        if (!values.containsKey(ConfigField.CRITICAL_NORM)) {
            throw new InvalidSettingException(
                    ConfigField.CRITICAL_NORM.label(),
                    null,
                    "must be given where the norm is held: it is the norm with which the same setting groks when nothing is held");
        }
        return Optional.of(
                new HeldNorm(ratio, (long) number(ConfigField.HOLD_FROM), number(ConfigField.CRITICAL_NORM)));
    }

    private Task task() {
        return switch (ConfigField.TASK.option(text(ConfigField.TASK))) {
            case ModularOperation operation -> new ModularTask(operation, (int) number(ConfigField.P));
            case PermutationGroup group -> group;
            case Table table -> table;
            default ->
                new ParityTask((int) number(ConfigField.BITS), (int) number(ConfigField.RELEVANT_BITS), (int)
                        number(ConfigField.SAMPLES));
        };
    }

    private Network network() {
        return switch (option(ConfigField.NETWORK, Network.Kind.class)) {
            case TRANSFORMER ->
                new Network.Transformer(
                        (int) number(ConfigField.WIDTH),
                        (int) number(ConfigField.HEADS),
                        (int) number(ConfigField.FEED_FORWARD),
                        option(ConfigField.OPERAND_EMBEDDINGS, OperandEmbeddings.class),
                        option(ConfigField.LAYER_NORM, Normalization.class));
            case MLP ->
                new Network.Mlp((int) number(ConfigField.HIDDEN), option(ConfigField.ACTIVATION, Activation.class));
            case EMBEDDING_MLP ->
                new Network.EmbeddingMlp(
                        (int) number(ConfigField.WIDTH),
                        (int) number(ConfigField.HIDDEN),
                        option(ConfigField.ACTIVATION, Activation.class),
                        option(ConfigField.OPERAND_EMBEDDINGS, OperandEmbeddings.class));
        };
    }

    double number(ConfigField field) {
        return field.parse(text(field));
    }

    <T> T option(ConfigField field, Class<T> type) {
        return type.cast(field.option(text(field)));
    }

    private String text(ConfigField field) {
        String text = values.get(field);
        if (text == null && !field.assumed().isEmpty()) {
            return field.assumed();
        }
        if (text == null) {
            throw new InvalidSettingException(field.label(), null, "is missing");
        }
        return text;
    }
}
