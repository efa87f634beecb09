package org.grokscope.cli;

import org.grokscope.run.Network;
import org.grokscope.run.Preset;
import org.grokscope.run.RunConfig;
import org.grokscope.store.Names;
import org.grokscope.task.ModularTask;
import org.grokscope.task.ParityTask;
import org.grokscope.task.Split;
import org.grokscope.task.Task;
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
        RunConfig base = preset().config();
        Task chosenTask = chooseTask(base.task());
        return new RunConfig(
                chosenTask,
                chooseNetwork(base.network(), chosenTask),
                optimizer == null ? base.optimizer() : Names.optimizer(optimizer.strip()),
                Flags.number(RunConfig.LEARNING_RATE, learningRate, base.learningRate()),
                Flags.number(RunConfig.WEIGHT_DECAY, weightDecay, base.weightDecay()),
                Flags.number(Split.FRACTION, trainFraction, base.trainFraction()),
                (int) Flags.wholeOrWord(RunConfig.BATCH_SIZE, batch, "full", RunConfig.FULL_BATCH, base.batchSize()),
                Flags.whole(RunConfig.SEED, seed, base.seed()),
                Flags.whole(RunConfig.EVALUATION_CADENCE, evalEvery, base.evaluationCadence()),
                Flags.whole(RunConfig.MAX_STEPS, steps, base.maxSteps()),
                Flags.wholeOrWord(
                        RunConfig.STOP_AFTER_GROK, stopAfterGrok, "never", RunConfig.NEVER, base.stopAfterGrok()),
                intervene == null ? base.intervention() : Names.intervention(intervene.strip()));
    }

    /** The preset to start from. */
    Preset preset() {
        return preset == null ? Preset.PAPER : Preset.named(preset.strip());
    }

    private Task chooseTask(Task base) {
        String id = task == null ? base.id() : task.strip();
        return Names.operation(id)
                .<Task>map(operation -> {
                    String only = "only with --task parity, and the task is " + id;
                    Flags.refuse("--bits", bits, only);
                    Flags.refuse("--relevant-bits", relevantBits, only);
                    Flags.refuse("--samples", samples, only);
                    int modulus = base instanceof ModularTask modular ? modular.p() : modulusOfPaper();
                    return new ModularTask(operation, Flags.whole(ModularTask.P, p, modulus));
                })
                .orElseGet(() -> chooseParity(base));
    }

    private ParityTask chooseParity(Task base) {
        Flags.refuse("--p", p, "only with --task " + Names.modularTasks() + ", and the task is parity");
        ParityTask start = base instanceof ParityTask parity ? parity : parityOfPaper();
        return new ParityTask(
                Flags.whole(ParityTask.BITS, bits, start.bits()),
                Flags.whole(ParityTask.RELEVANT_BITS, relevantBits, start.relevantBits()),
                Flags.whole(ParityTask.SAMPLES, samples, start.samples()));
    }

    private Network chooseNetwork(Network base, Task chosenTask) {
        // Parity has no transformer, so asking for parity asks for the other network as well.
        String start = chosenTask instanceof ParityTask ? Names.MLP : base.id();
        if (Names.isTransformer(network == null ? start : network.strip())) {
            String only = "only with --network mlp, and the network is a transformer";
            Flags.refuse("--hidden", hidden, only);
            Flags.refuse("--activation", activation, only);
            Flags.refuse("--loss", loss, only);
            Network.Transformer shape = base instanceof Network.Transformer it ? it : Network.Transformer.PAPER;
            return new Network.Transformer(
                    Flags.whole(Network.Transformer.WIDTH, width, shape.width()),
                    Flags.whole(Network.Transformer.HEADS, heads, shape.heads()),
                    Flags.whole(Network.Transformer.FEED_FORWARD, feedForward, shape.feedForward()));
        }
        String only = "only with --network transformer, and the network is an mlp";
        Flags.refuse("--width", width, only);
        Flags.refuse("--heads", heads, only);
        Flags.refuse("--feed-forward", feedForward, only);
        Network.Mlp shape = base instanceof Network.Mlp it ? it : Network.Mlp.DEFAULT;
        return new Network.Mlp(
                Flags.whole(Network.Mlp.HIDDEN, hidden, shape.hidden()),
                activation == null ? shape.activation() : Names.activation(activation.strip()),
                loss == null ? shape.loss() : Names.loss(loss.strip()));
    }

    private static int modulusOfPaper() {
        return Preset.PAPER.config().task() instanceof ModularTask modular ? modular.p() : 97;
    }

    private static ParityTask parityOfPaper() {
        return Preset.PARITY.config().task() instanceof ParityTask parity ? parity : new ParityTask(20, 3, 25_000);
    }
}
