package org.grokscope.run.config;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.task.ModularTask;
import org.grokscope.task.ParityTask;
import org.grokscope.task.Range;
import org.grokscope.task.Split;
import org.grokscope.task.Task;

/**
 * Makes a configuration from fields as they were typed, and writes one as such fields: the one translation for the command
 * line and for the specification of a sweep.
 */
public final class ConfigFields {

    private final Map<ConfigField, String> given;
    private final String dashes;

    private ConfigFields(Map<ConfigField, String> given, String dashes) {
        this.given = given;
        this.dashes = dashes;
    }

    /**
     * The configuration that some fields describe.
     *
     * @param base has the value of every field that is not given
     * @param given the values as text
     * @param dashes what stands before a field's name where it was given, for messages: "--", or nothing
     * @throws InvalidSettingException for the first field that is not possible
     */
    public static RunConfig config(RunConfig base, Map<ConfigField, String> given, String dashes) {
        return new ConfigFields(given, dashes).on(base);
    }

    /** All fields of a configuration that mean something in it; {@link #config} makes the same configuration of them. */
    public static Map<ConfigField, String> of(RunConfig config) {
        Map<ConfigField, String> fields = new EnumMap<>(ConfigField.class);
        fields.put(ConfigField.TASK, config.task().id());
        switch (config.task()) {
            case ModularTask modular -> put(fields, ConfigField.P, modular.p());
            case ParityTask parity -> {
                put(fields, ConfigField.BITS, parity.bits());
                put(fields, ConfigField.RELEVANT_BITS, parity.relevantBits());
                put(fields, ConfigField.SAMPLES, parity.samples());
            }
        }
        put(fields, ConfigField.TRAIN_FRACTION, config.trainFraction());
        fields.put(ConfigField.NETWORK, config.network().id());
        switch (config.network()) {
            case Network.Transformer transformer -> {
                put(fields, ConfigField.WIDTH, transformer.width());
                put(fields, ConfigField.HEADS, transformer.heads());
                put(fields, ConfigField.FEED_FORWARD, transformer.feedForward());
            }
            case Network.Mlp mlp -> {
                put(fields, ConfigField.HIDDEN, mlp.hidden());
                fields.put(ConfigField.ACTIVATION, mlp.activation().id());
                fields.put(ConfigField.LOSS, mlp.loss().id());
            }
        }
        fields.put(ConfigField.OPTIMIZER, config.optimizer().id());
        put(fields, ConfigField.LEARNING_RATE, config.learningRate());
        put(fields, ConfigField.WEIGHT_DECAY, config.weightDecay());
        put(fields, ConfigField.BATCH, config.batchSize());
        put(fields, ConfigField.SEED, config.seed());
        put(fields, ConfigField.EVAL_EVERY, config.evaluationCadence());
        put(fields, ConfigField.STEPS, config.maxSteps());
        put(fields, ConfigField.STOP_AFTER_GROK, config.stopAfterGrok());
        fields.put(ConfigField.INTERVENE, config.intervention().id());
        return fields;
    }

    private static void put(Map<ConfigField, String> fields, ConfigField field, double value) {
        fields.put(field, plain(value));
    }

    /** 1.0E-4 as "0.0001", 97.0 as "97". */
    private static String plain(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
    }

    private RunConfig on(RunConfig base) {
        Task task = task(base.task());
        String optimizer = given.get(ConfigField.OPTIMIZER);
        String intervention = given.get(ConfigField.INTERVENE);
        return new RunConfig(
                task,
                network(base.network(), task),
                optimizer == null ? base.optimizer() : Names.optimizer(optimizer.strip()),
                number(ConfigField.LEARNING_RATE, RunConfig.LEARNING_RATE, base.learningRate()),
                number(ConfigField.WEIGHT_DECAY, RunConfig.WEIGHT_DECAY, base.weightDecay()),
                number(ConfigField.TRAIN_FRACTION, Split.FRACTION, base.trainFraction()),
                (int) wholeOrWord(
                        ConfigField.BATCH, RunConfig.BATCH_SIZE, "full", RunConfig.FULL_BATCH, base.batchSize()),
                whole(ConfigField.SEED, RunConfig.SEED, base.seed()),
                (int) whole(ConfigField.EVAL_EVERY, RunConfig.EVALUATION_CADENCE, base.evaluationCadence()),
                whole(ConfigField.STEPS, RunConfig.MAX_STEPS, base.maxSteps()),
                wholeOrWord(
                        ConfigField.STOP_AFTER_GROK,
                        RunConfig.STOP_AFTER_GROK,
                        "never",
                        RunConfig.NEVER,
                        base.stopAfterGrok()),
                intervention == null ? base.intervention() : Names.intervention(intervention.strip()));
    }

    private Task task(Task base) {
        String id = given.getOrDefault(ConfigField.TASK, base.id()).strip();
        return Names.operation(id)
                .<Task>map(operation -> {
                    String only = "only with " + dashes + "task parity, and the task is " + id;
                    refuse(only, ConfigField.BITS, ConfigField.RELEVANT_BITS, ConfigField.SAMPLES);
                    int modulus = base instanceof ModularTask modular ? modular.p() : modulusOfPaper();
                    return new ModularTask(operation, (int) whole(ConfigField.P, ModularTask.P, modulus));
                })
                .orElseGet(() -> parity(base));
    }

    private ParityTask parity(Task base) {
        refuse("only with " + dashes + "task " + Names.modularTasks() + ", and the task is parity", ConfigField.P);
        ParityTask start = base instanceof ParityTask parity ? parity : parityOfPaper();
        return new ParityTask(
                (int) whole(ConfigField.BITS, ParityTask.BITS, start.bits()),
                (int) whole(ConfigField.RELEVANT_BITS, ParityTask.RELEVANT_BITS, start.relevantBits()),
                (int) whole(ConfigField.SAMPLES, ParityTask.SAMPLES, start.samples()));
    }

    private Network network(Network base, Task task) {
        // Parity has no transformer, so asking for parity asks for the other network as well.
        String start = task instanceof ParityTask ? Names.MLP : base.id();
        if (Names.isTransformer(given.getOrDefault(ConfigField.NETWORK, start).strip())) {
            refuse(
                    "only with " + dashes + "network mlp, and the network is a transformer",
                    ConfigField.HIDDEN,
                    ConfigField.ACTIVATION,
                    ConfigField.LOSS);
            Network.Transformer shape = base instanceof Network.Transformer it ? it : Network.Transformer.PAPER;
            return new Network.Transformer(
                    (int) whole(ConfigField.WIDTH, Network.Transformer.WIDTH, shape.width()),
                    (int) whole(ConfigField.HEADS, Network.Transformer.HEADS, shape.heads()),
                    (int) whole(ConfigField.FEED_FORWARD, Network.Transformer.FEED_FORWARD, shape.feedForward()));
        }
        refuse(
                "only with " + dashes + "network transformer, and the network is an mlp",
                ConfigField.WIDTH,
                ConfigField.HEADS,
                ConfigField.FEED_FORWARD);
        Network.Mlp shape = base instanceof Network.Mlp it ? it : Network.Mlp.DEFAULT;
        String activation = given.get(ConfigField.ACTIVATION);
        String loss = given.get(ConfigField.LOSS);
        return new Network.Mlp(
                (int) whole(ConfigField.HIDDEN, Network.Mlp.HIDDEN, shape.hidden()),
                activation == null ? shape.activation() : Names.activation(activation.strip()),
                loss == null ? shape.loss() : Names.loss(loss.strip()));
    }

    private double number(ConfigField field, Range range, double fallback) {
        String text = given.get(field);
        return text == null ? fallback : range.parse(text);
    }

    private long whole(ConfigField field, Range range, long fallback) {
        String text = given.get(field);
        return text == null ? fallback : (long) range.parse(text);
    }

    /** A whole number for which one value also has a name. */
    private long wholeOrWord(ConfigField field, Range range, String word, long meaning, long fallback) {
        String text = given.get(field);
        if (text == null) {
            return fallback;
        }
        if (text.strip().equals(word)) {
            return meaning;
        }
        try {
            return (long) range.parse(text);
        } catch (InvalidSettingException e) {
            InvalidSettingException fuller =
                    new InvalidSettingException(range.field(), text, range.allowed() + ", or " + word);
            fuller.initCause(e);
            throw fuller;
        }
    }

    /** Refuses fields that were given although they mean nothing here. */
    private void refuse(String only, ConfigField... fields) {
        for (ConfigField field : fields) {
            if (given.containsKey(field)) {
                throw new InvalidSettingException(field.id(), given.get(field), only);
            }
        }
    }

    private static int modulusOfPaper() {
        return Preset.PAPER.config().task() instanceof ModularTask modular ? modular.p() : 97;
    }

    private static ParityTask parityOfPaper() {
        return Preset.PARITY.config().task() instanceof ParityTask parity ? parity : new ParityTask(20, 3, 25_000);
    }
}
