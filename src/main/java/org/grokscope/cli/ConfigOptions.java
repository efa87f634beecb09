package org.grokscope.cli;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.ConfigFields;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.ShareText;
import org.grokscope.task.InvalidSettingException;
import picocli.CommandLine.Option;

/**
 * The flags that make up a configuration. All are read as text, so that a wrong value gets the same message as in the
 * window; null is a flag that was not given, and leaves the preset's value.
 */
final class ConfigOptions {

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "Settings to start from; every other flag overrides one of them. "
                    + "Default: paper. See 'grokscope presets'.")
    private String preset;

    @Option(
            names = "--share",
            paramLabel = "LINE",
            description = "Settings to start from, in place of a preset: a line that the window's Share has copied, "
                    + "such as grokscope:paper,lr=0.002,seed=7.")
    private String share;

    @Option(names = "--task", paramLabel = "NAME", description = "mod-add, mod-sub, mod-mul, mod-div, x2+y2 or parity.")
    private String task;

    @Option(names = "--p", paramLabel = "N", description = "The modulus of a modular task, 3 to 499.")
    private String p;

    @Option(names = "--bits", paramLabel = "N", description = "Parity: length of the bit strings, 2 to 60.")
    private String bits;

    @Option(names = "--relevant-bits", paramLabel = "N", description = "Parity: how many bits count, 1 to 10.")
    private String relevantBits;

    @Option(names = "--samples", paramLabel = "N", description = "Parity: how many strings, 2 to 100,000.")
    private String samples;

    @Option(names = "--train-fraction", paramLabel = "X", description = "Part of the data that trains, 0.01 to 0.99.")
    private String trainFraction;

    @Option(names = "--network", paramLabel = "NAME", description = "transformer or mlp; parity takes mlp.")
    private String network;

    @Option(names = "--width", paramLabel = "N", description = "Transformer: size of a token's vector, 4 to 512.")
    private String width;

    @Option(names = "--heads", paramLabel = "N", description = "Transformer: attention heads, 1 to 16.")
    private String heads;

    @Option(names = "--feed-forward", paramLabel = "N", description = "Transformer: feed-forward size, 4 to 2,048.")
    private String feedForward;

    @Option(names = "--hidden", paramLabel = "N", description = "MLP: hidden units, 1 to 4,096.")
    private String hidden;

    @Option(names = "--activation", paramLabel = "NAME", description = "MLP: relu, or square (h squared).")
    private String activation;

    @Option(names = "--loss", paramLabel = "NAME", description = "MLP: cross-entropy or squared-error.")
    private String loss;

    @Option(names = "--optimizer", paramLabel = "NAME", description = "adamw, sgd, sgd-momentum or adam-l2.")
    private String optimizer;

    @Option(names = "--lr", paramLabel = "X", description = "Learning rate (eta), 0.00001 to 0.1.")
    private String learningRate;

    @Option(names = "--weight-decay", paramLabel = "X", description = "Weight decay (lambda), 0 to 10.")
    private String weightDecay;

    @Option(names = "--batch", paramLabel = "N", description = "Examples per step, or 'full' for all that train.")
    private String batch;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Decides split, initial weights and minibatches, 0 to 999,999,999.")
    private String seed;

    @Option(names = "--eval-every", paramLabel = "N", description = "Steps between two evaluations, 1 to 100,000.")
    private String evalEvery;

    @Option(names = "--steps", paramLabel = "N", description = "The run ends after this many steps, 1 to 10,000,000.")
    private String steps;

    @Option(
            names = "--stop-after-grok",
            paramLabel = "N",
            description = "The run ends this many steps after it has grokked, "
                    + "-1 to 10,000,000; 'never' (or -1) lets it go on.")
    private String stopAfterGrok;

    @Option(
            names = "--intervene",
            paramLabel = "NAME",
            description = "What is done at T_mem: none, hold-norm (theta is rescaled after every step), cut-decay "
                    + "(lambda becomes 0), or switch-to-adamw, -sgd, -sgd-momentum, -adam-l2.")
    private String intervene;

    /**
     * The configuration that the flags describe.
     *
     * @throws org.grokscope.task.InvalidSettingException for the first flag that is not possible
     */
    RunConfig toConfig() {
        return ConfigFields.config(start(), given(), Flags.DASHES);
    }

    /** Whether any flag was given. */
    boolean isGiven() {
        return preset != null || share != null || !given().isEmpty();
    }

    private Map<ConfigField, String> given() {
        Map<ConfigField, String> given = new EnumMap<>(ConfigField.class);
        given.put(ConfigField.TASK, task);
        given.put(ConfigField.P, p);
        given.put(ConfigField.BITS, bits);
        given.put(ConfigField.RELEVANT_BITS, relevantBits);
        given.put(ConfigField.SAMPLES, samples);
        given.put(ConfigField.TRAIN_FRACTION, trainFraction);
        given.put(ConfigField.NETWORK, network);
        given.put(ConfigField.WIDTH, width);
        given.put(ConfigField.HEADS, heads);
        given.put(ConfigField.FEED_FORWARD, feedForward);
        given.put(ConfigField.HIDDEN, hidden);
        given.put(ConfigField.ACTIVATION, activation);
        given.put(ConfigField.LOSS, loss);
        given.put(ConfigField.OPTIMIZER, optimizer);
        given.put(ConfigField.LEARNING_RATE, learningRate);
        given.put(ConfigField.WEIGHT_DECAY, weightDecay);
        given.put(ConfigField.BATCH, batch);
        given.put(ConfigField.SEED, seed);
        given.put(ConfigField.EVAL_EVERY, evalEvery);
        given.put(ConfigField.STEPS, steps);
        given.put(ConfigField.STOP_AFTER_GROK, stopAfterGrok);
        given.put(ConfigField.INTERVENE, intervene);
        given.values().removeIf(Objects::isNull);
        return given;
    }

    /** What the flags change. */
    private RunConfig start() {
        if (share != null && preset != null) {
            throw new InvalidSettingException("share", share, "either --share or --preset, not both");
        }
        if (share != null) {
            return ShareText.config(share);
        }
        return (preset == null ? Preset.PAPER : Preset.named(preset.strip())).config();
    }
}
