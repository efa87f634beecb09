package org.grokscope.foreign;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.ConfigFields;
import org.grokscope.run.config.Elsewhere;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.task.InvalidSettingException;

/**
 * What is known of how a run from elsewhere was trained. What nobody stated has the value of the paper's setting in the configuration, and is
 * marked as not stated.
 *
 * @param base a preset or a shared configuration that it was trained with, if the user names one
 * @param given the fields that the user states, as text
 */
public record StatedSettings(Optional<RunConfig> base, Map<ConfigField, String> given) {

    /** A preset says nothing of these. */
    private static final Set<ConfigField> OPEN =
            EnumSet.of(ConfigField.SEED, ConfigField.EVAL_EVERY, ConfigField.STEPS, ConfigField.STOP_AFTER_GROK);

    /** What a run does by itself while this program trains it; a log would not say when. */
    private static final Set<ConfigField> PLANS = EnumSet.of(
            ConfigField.INTERVENE,
            ConfigField.HOLD_NORM,
            ConfigField.HOLD_FROM,
            ConfigField.CRITICAL_NORM,
            ConfigField.STOP_AFTER_GROK);

    /** The names that settings have in the scripts of others, besides those of the fields. */
    private static final Map<ConfigField, List<String>> NAMES = names();

    private static final Map<String, String> OPERATIONS = Map.ofEntries(
            Map.entry("add", "mod-add"),
            Map.entry("addition", "mod-add"),
            Map.entry("+", "mod-add"),
            Map.entry("x+y", "mod-add"),
            Map.entry("sub", "mod-sub"),
            Map.entry("subtraction", "mod-sub"),
            Map.entry("-", "mod-sub"),
            Map.entry("x-y", "mod-sub"),
            Map.entry("mul", "mod-mul"),
            Map.entry("multiplication", "mod-mul"),
            Map.entry("*", "mod-mul"),
            Map.entry("x*y", "mod-mul"),
            Map.entry("div", "mod-div"),
            Map.entry("division", "mod-div"),
            Map.entry("/", "mod-div"),
            Map.entry("x/y", "mod-div"));

    /** Copies the map. */
    public StatedSettings {
        given = Map.copyOf(given);
    }

    private static Map<ConfigField, List<String>> names() {
        Map<ConfigField, List<String>> names = new EnumMap<>(ConfigField.class);
        names.put(ConfigField.TASK, List.of("operation", "op"));
        names.put(ConfigField.P, List.of("prime", "modulus", "mod"));
        names.put(ConfigField.TRAIN_FRACTION, List.of("frac_train", "train_frac", "training_fraction"));
        names.put(ConfigField.NETWORK, List.of("model", "architecture", "arch"));
        names.put(ConfigField.WIDTH, List.of("d_model", "dim", "embed_dim", "dim_model"));
        names.put(ConfigField.HEADS, List.of("n_heads", "num_heads", "nhead"));
        names.put(ConfigField.FEED_FORWARD, List.of("d_ff", "dim_feedforward", "d_mlp"));
        names.put(ConfigField.HIDDEN, List.of("hidden_size", "hidden_dim"));
        names.put(ConfigField.OPTIMIZER, List.of("optim", "opt"));
        names.put(ConfigField.LEARNING_RATE, List.of("learning_rate", "eta"));
        names.put(ConfigField.WEIGHT_DECAY, List.of("wd", "lambda"));
        names.put(ConfigField.BATCH, List.of("batch_size", "bs", "train_batch_size"));
        names.put(ConfigField.SEED, List.of("random_seed"));
        return names;
    }

    /**
     * Checks what the user states.
     *
     * @throws InvalidSettingException for the first setting that is invalid, or that no log can have
     */
    public void check() {
        for (ConfigField plan : PLANS) {
            if (given.containsKey(plan)) {
                throw new InvalidSettingException(
                        plan.label(), given.get(plan), "does not apply to a run from elsewhere: leave it out");
            }
        }
        trainable();
    }

    /** The settings of a run that begins with the network of another program; where nothing is stated, the paper's. */
    public RunConfig trainable() {
        return ConfigFields.config(base.orElse(Preset.PAPER.config()), given);
    }

    /**
     * The configuration of a run.
     *
     * @param logged what the log says, by the names in the log; what makes no sense, and what the user states otherwise, does not count
     * @param source what was read
     * @param cadence the steps between two evaluations
     * @param isInEpochs whether the steps may not be those of the optimizer, so that the batch size does not count
     */
    RunConfig config(Map<String, String> logged, String source, int cadence, boolean isInEpochs) {
        RunConfig start = base.orElse(Preset.PAPER.config());
        Map<ConfigField, String> known = new EnumMap<>(ConfigField.class);
        base.ifPresent(config -> known.putAll(ConfigFields.of(config)));
        known.keySet().removeAll(OPEN);
        Map<ConfigField, String> stated = new EnumMap<>(ConfigField.class);
        stated.putAll(given);
        recognized(logged).forEach((field, text) -> {
            Map<ConfigField, String> more = new EnumMap<>(stated);
            if (more.putIfAbsent(field, text) == null && isValid(start, more)) {
                stated.put(field, text);
            }
        });
        stated.putIfAbsent(ConfigField.EVAL_EVERY, String.valueOf(cadence));
        RunConfig whole = ConfigFields.config(start, stated);
        Map<ConfigField, String> all = ConfigFields.of(whole);
        known.putAll(stated);
        known.keySet().removeAll(PLANS);
        if (isInEpochs) {
            known.remove(ConfigField.BATCH);
        }
        Map<ConfigField, String> certain = new EnumMap<>(all);
        certain.keySet().retainAll(known.keySet());
        Set<ConfigField> unstated = EnumSet.noneOf(ConfigField.class);
        RunConfig config = ConfigFields.config(Preset.PAPER.config(), certain);
        unstated.addAll(ConfigFields.of(config).keySet());
        unstated.removeAll(certain.keySet());
        return config.from(new Elsewhere(source, unstated));
    }

    private static boolean isValid(RunConfig start, Map<ConfigField, String> fields) {
        try {
            ConfigFields.config(start, fields);
            return true;
        } catch (InvalidSettingException e) {
            return false;
        }
    }

    /** The settings of a log by their fields, in the order of the fields, in which each can be tried with those before it. */
    private static Map<ConfigField, String> recognized(Map<String, String> logged) {
        Map<String, String> plain = new LinkedHashMap<>();
        logged.forEach((name, text) -> plain.putIfAbsent(Role.plain(name.replaceFirst("^.*/", "")), text.strip()));
        Map<ConfigField, String> found = new EnumMap<>(ConfigField.class);
        for (ConfigField field : ConfigField.values()) {
            if ((!PLANS.contains(field) && !OPEN.contains(field)) || field == ConfigField.SEED) {
                Stream.concat(Stream.of(field.id(), field.key()), NAMES.getOrDefault(field, List.of()).stream())
                        .map(Role::plain)
                        .filter(plain::containsKey)
                        .findFirst()
                        .ifPresent(name -> found.put(field, text(field, plain.get(name))));
            }
        }
        return found;
    }

    private static String text(ConfigField field, String text) {
        if (field.isNumber()) {
            return text.replaceFirst("\\.0$", ""); // whole numbers of formats that know none
        }
        String word = text.toLowerCase(Locale.ROOT);
        return field == ConfigField.TASK ? OPERATIONS.getOrDefault(word, text) : word.replace('_', '-');
    }
}
