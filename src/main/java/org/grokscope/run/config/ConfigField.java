package org.grokscope.run.config;

import java.util.Arrays;
import java.util.Optional;
import org.grokscope.task.ModularTask;
import org.grokscope.task.ParityTask;
import org.grokscope.task.Split;

/** The fields of a configuration by the names under which they are given, and under which they stand in files. */
public enum ConfigField {
    /** What is learnt. */
    TASK("task"),
    /** The modulus of a modular task. */
    P("p", ModularTask.P.field()),
    /** Parity: the length of the strings. */
    BITS("bits", ParityTask.BITS.field()),
    /** Parity: how many bits count. */
    RELEVANT_BITS("relevant-bits", ParityTask.RELEVANT_BITS.field(), "relevantBits"),
    /** Parity: how many strings. */
    SAMPLES("samples", ParityTask.SAMPLES.field()),
    /** The part of the data that trains. */
    TRAIN_FRACTION("train-fraction", Split.FRACTION.field(), "trainFraction"),
    /** The kind of network. */
    NETWORK("network"),
    /** Transformer: the size of a token's vector. */
    WIDTH("width", Network.Transformer.WIDTH.field()),
    /** Transformer: attention heads. */
    HEADS("heads", Network.Transformer.HEADS.field()),
    /** Transformer: the size of the feed-forward block. */
    FEED_FORWARD("feed-forward", Network.Transformer.FEED_FORWARD.field(), "feedForward"),
    /** MLP: hidden units. */
    HIDDEN("hidden", Network.Mlp.HIDDEN.field()),
    /** MLP: the function of a hidden unit. */
    ACTIVATION("activation"),
    /** MLP: what is made small. */
    LOSS("loss"),
    /** The update rule. */
    OPTIMIZER("optimizer"),
    /** η. */
    LEARNING_RATE("lr", RunConfig.LEARNING_RATE.field(), "learningRate"),
    /** λ. */
    WEIGHT_DECAY("weight-decay", RunConfig.WEIGHT_DECAY.field(), "weightDecay"),
    /** Examples a step. */
    BATCH("batch", RunConfig.BATCH_SIZE.field()),
    /** What decides all that is random. */
    SEED("seed", RunConfig.SEED.field()),
    /** Steps between two evaluations. */
    EVAL_EVERY("eval-every", RunConfig.EVALUATION_CADENCE.field(), "evalEvery"),
    /** The longest that the run may become. */
    STEPS("steps", RunConfig.MAX_STEPS.field(), "maxSteps"),
    /** How many steps the run goes on after T_grok. */
    STOP_AFTER_GROK("stop-after-grok", RunConfig.STOP_AFTER_GROK.field(), "stopAfterGrok"),
    /** What is done at T_mem. */
    INTERVENE("intervene", "intervene", "intervention");

    private final String id;
    private final String setting;
    private final String fileName;

    ConfigField(String id) {
        this(id, id);
    }

    ConfigField(String id, String setting) {
        this(id, setting, id);
    }

    ConfigField(String id, String setting, String fileName) {
        this.id = id;
        this.setting = setting;
        this.fileName = fileName;
    }

    /** The name in a sweep's specification and, after two dashes, on the command line. */
    public String id() {
        return id;
    }

    /** The name in JSON and in tables. */
    public String fileName() {
        return fileName;
    }

    /** The field with this {@link #id}. */
    public static Optional<ConfigField> named(String id) {
        return Arrays.stream(values()).filter(field -> field.id.equals(id)).findFirst();
    }

    /**
     * The {@link #id} of a setting.
     *
     * @param setting its name in an {@link org.grokscope.task.InvalidSettingException}
     * @return the name itself if no field has it
     */
    public static String idOf(String setting) {
        return Arrays.stream(values())
                .filter(field -> field.setting.equals(setting))
                .findFirst()
                .map(ConfigField::id)
                .orElse(setting);
    }
}
