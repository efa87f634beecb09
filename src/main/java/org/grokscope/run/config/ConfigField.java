package org.grokscope.run.config;

import static org.grokscope.run.config.FieldDeclaration.choice;
import static org.grokscope.run.config.FieldDeclaration.modular;
import static org.grokscope.run.config.FieldDeclaration.number;
import static org.grokscope.run.config.FieldDeclaration.oneHiddenLayer;
import static org.grokscope.run.config.FieldDeclaration.parity;
import static org.grokscope.run.config.FieldDeclaration.transformer;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Named;
import org.grokscope.task.ParityTask;
import org.grokscope.task.Range;
import org.grokscope.task.Split;
import org.grokscope.task.Task;

/**
 * The one declaration of every field of a configuration. The command line's flags, the keys of a sweep's YAML, of JSON, of share
 * texts, of tables and of the library, and the rows of the window's settings follow from it. {@link ConfigFields} is the way back,
 * from fields to a configuration.
 *
 * <p>The order is the order in files. The names of a sweep's files are hashes over it ({@code PlannedRun.key}).
 */
public enum ConfigField {
    TASK(choice(
            "task",
            Task.all(),
            "What the network learns.",
            config -> config.task().id())),
    P(number("p", ModularTask.P, "Modular tasks: the modulus.", modular(ModularTask::p))),
    BITS(number("bits", ParityTask.BITS, "Parity: length of each bit string.", parity(ParityTask::bits))),
    RELEVANT_BITS(number(
            "relevant-bits",
            ParityTask.RELEVANT_BITS,
            "Parity: number of hidden bits that determine the label.",
            parity(ParityTask::relevantBits))),
    SAMPLES(number(
            "samples",
            ParityTask.SAMPLES,
            "Parity: number of bit strings in the data set.",
            parity(ParityTask::samples))),
    TRAIN_FRACTION(number(
            "train-fraction", Split.FRACTION, "Fraction of the data in the train set.", RunConfig::trainFraction)),
    NETWORK(choice(
            "network",
            List.of(Network.Kind.values()),
            "Kind of network. Parity requires mlp.",
            config -> config.network().kind())),
    WIDTH(number(
            "width",
            Network.WIDTH,
            "Transformer and embedding MLP: size of a token's vector. A transformer's must be a multiple of the number of heads.",
            config -> switch (config.network()) {
                case Network.Transformer network -> network.width();
                case Network.EmbeddingMlp network -> network.width();
                case Network.Mlp _ -> null;
            })),
    HEADS(number(
            "heads",
            Network.Transformer.HEADS,
            "Transformer: number of attention heads.",
            transformer(Network.Transformer::heads))),
    FEED_FORWARD(number(
            "feed-forward",
            Network.Transformer.FEED_FORWARD,
            "Transformer: hidden size of the feed-forward block.",
            transformer(Network.Transformer::feedForward))),
    HIDDEN(number(
            "hidden",
            Network.OneHiddenLayer.HIDDEN,
            "MLP and embedding MLP: number of hidden units.",
            oneHiddenLayer(Network.OneHiddenLayer::hidden))),
    ACTIVATION(choice(
            "activation",
            List.of(Activation.values()),
            "MLP and embedding MLP: activation function of the hidden units.",
            oneHiddenLayer(Network.OneHiddenLayer::activation))),
    LOSS(choice(
            "loss",
            List.of(LossFunction.values()),
            "MLP and embedding MLP: loss function.",
            oneHiddenLayer(Network.OneHiddenLayer::loss))),
    OPTIMIZER(choice("optimizer", List.of(Optimizer.values()), "Update rule.", RunConfig::optimizer)),
    LEARNING_RATE(number(
                    "lr",
                    Optimization.LEARNING_RATE,
                    "Learning rate η: step size of the optimizer.",
                    RunConfig::learningRate)
            .key("learningRate")
            .symbol("η")),
    WEIGHT_DECAY(number(
                    "weight-decay",
                    Optimization.WEIGHT_DECAY,
                    "Weight decay λ, as PyTorch's weight_decay: each step scales the weights by 1 − ηλ.",
                    RunConfig::weightDecay)
            .symbol("λ")),
    BATCH(number(
                    "batch",
                    Optimization.BATCH_SIZE,
                    "Examples in each step, drawn with replacement; 'full' is the whole train set.",
                    RunConfig::batchSize)
            .unit("examples")
            .word("full", Optimization.FULL_BATCH)),
    SEED(number("seed", Schedule.SEED, "Determines split, initial weights and minibatches.", RunConfig::seed)),
    EVAL_EVERY(number(
                    "eval-every",
                    Schedule.EVALUATION_CADENCE,
                    "Steps between two evaluations on the whole train and test set.",
                    RunConfig::evaluationCadence)
            .unit("steps")),
    STEPS(number("steps", Schedule.MAX_STEPS, "The run ends at this step.", RunConfig::maxSteps)
            .key("maxSteps")
            .unit("steps")),
    STOP_AFTER_GROK(number(
                    "stop-after-grok",
                    Schedule.STOP_AFTER_GROK,
                    "The run ends this many steps after it has grokked; 'never' disables that.",
                    RunConfig::stopAfterGrok)
            .unit("steps")
            .word("never", Schedule.NEVER)),
    INTERVENE(choice(
                    "intervene",
                    Intervention.all(),
                    "What is done at T_mem: hold-norm rescales the weights after every step, cut-decay sets λ to 0, "
                            + "switch-to-OPTIMIZER continues with another optimizer.",
                    RunConfig::intervention)
            .key("intervention"));

    /** The parts of a configuration. */
    public enum Group {
        TASK("Task"),
        NETWORK("Network"),
        OPTIMIZATION("Optimization"),
        SCHEDULE("Schedule");

        private final String label;

        Group(String label) {
            this.label = label;
        }

        /** The heading on screen. */
        public String label() {
            return label;
        }
    }

    private final FieldDeclaration declared;

    ConfigField(FieldDeclaration declared) {
        this.declared = declared;
    }

    /** The part of the configuration that the field belongs to. */
    public Group group() {
        if (compareTo(NETWORK) < 0) {
            return Group.TASK;
        }
        if (compareTo(OPTIMIZER) < 0) {
            return Group.NETWORK;
        }
        return compareTo(SEED) < 0 ? Group.OPTIMIZATION : Group.SCHEDULE;
    }

    /** The name in a sweep's YAML, in share texts and in the library and, after two dashes, on the command line. */
    public String id() {
        return declared.id();
    }

    /** The name in JSON and in tables. */
    public String key() {
        return declared.key();
    }

    /** The name in messages and, capitalized, in the window. */
    public String label() {
        return isNumber() ? declared.range().field() : declared.key();
    }

    /** The short name in lists of differences: η, λ, or the {@link #id}. */
    public String symbol() {
        return declared.symbol();
    }

    /** What the number counts: "steps"; empty if it has no unit. */
    public String unit() {
        return declared.unit();
    }

    /** One sentence on what the field does. */
    public String help() {
        return declared.help();
    }

    /** Whether the value is a number, with a range, rather than one of {@link #options}. */
    public boolean isNumber() {
        return declared.range() != null;
    }

    /** The range of a number. */
    public Range range() {
        return declared.range();
    }

    /** The options of a choice; empty for a number. */
    public List<? extends Named> options() {
        return declared.options();
    }

    /** The allowed values, as in "full or 1 to 16,384 examples" or "relu or square". */
    public String allowed() {
        if (!isNumber()) {
            return Named.list(options());
        }
        String word = declared.word().isEmpty() ? "" : declared.word() + " or ";
        return word + range().ends() + (unit().isEmpty() ? "" : " " + unit());
    }

    /** Whether a configuration has the field. */
    boolean appliesTo(RunConfig config) {
        return value(config) != null;
    }

    /** The value in a configuration; null where the field does not apply. */
    Object value(RunConfig config) {
        return declared.value().apply(config);
    }

    /** The value in a configuration as text that {@link #parse} or {@link #option} reads; empty where the field does not apply. */
    public Optional<String> text(RunConfig config) {
        return switch (value(config)) {
            case null -> Optional.empty();
            case Number number -> Optional.of(show(number.doubleValue()));
            case Named option -> Optional.of(option.id());
            case Object id -> Optional.of(id.toString());
        };
    }

    /**
     * The value as the library and the names of a sweep's files have it since version 0.1: with a number in the place of a word.
     */
    String stored(String text) {
        return text.equals(declared.word()) ? plain(declared.meaning()) : text;
    }

    /** The value of {@link #stored}, or of a file of version 0.1, as text that {@link #parse} reads. */
    String restored(String text) {
        return !declared.word().isEmpty() && text.equals(plain(declared.meaning())) ? declared.word() : text;
    }

    /** Whether a word can stand for a number. */
    public boolean hasWord() {
        return !declared.word().isEmpty();
    }

    /** Whether a value of a number field is its word. */
    public boolean isWord(String text) {
        return !declared.word().isEmpty() && text.strip().equalsIgnoreCase(declared.word());
    }

    /** Whether a number stands for the word. */
    public boolean isWord(double value) {
        return !declared.word().isEmpty() && value == declared.meaning();
    }

    /** A number as it is shown: the word for the one value that has one, else its shortest decimal form. */
    public String show(double value) {
        return isWord(value) ? declared.word() : plain(value);
    }

    /**
     * Parses the value of a number field.
     *
     * @throws InvalidSettingException if it is not allowed
     */
    public double parse(String text) {
        if (isWord(text)) {
            return declared.meaning();
        }
        try {
            return range().parse(text);
        } catch (InvalidSettingException e) {
            if (declared.word().isEmpty() || e.range().isEmpty()) {
                throw e;
            }
            InvalidSettingException fuller =
                    new InvalidSettingException(label(), text, range().rule() + " or " + declared.word());
            fuller.initCause(e);
            throw fuller;
        }
    }

    /**
     * Finds an option of a choice.
     *
     * @throws InvalidSettingException if there is none with that id
     */
    public Named option(String text) {
        return Named.find(label(), text.strip(), options());
    }

    /** The field with an {@link #id}. */
    public static Optional<ConfigField> named(String id) {
        return find(field -> field.id().equals(id));
    }

    /** The field that a message is about. */
    public static Optional<ConfigField> of(InvalidSettingException problem) {
        return find(field -> field.label().equals(problem.field()));
    }

    private static Optional<ConfigField> find(Predicate<ConfigField> condition) {
        return Arrays.stream(values()).filter(condition).findFirst();
    }

    /** 1.0E-4 as "0.0001", 97.0 as "97". */
    public static String plain(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
    }
}
