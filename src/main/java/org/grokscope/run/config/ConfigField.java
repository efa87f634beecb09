package org.grokscope.run.config;

import static org.grokscope.run.config.FieldDeclaration.choice;
import static org.grokscope.run.config.FieldDeclaration.embedding;
import static org.grokscope.run.config.FieldDeclaration.heldNorm;
import static org.grokscope.run.config.FieldDeclaration.modular;
import static org.grokscope.run.config.FieldDeclaration.number;
import static org.grokscope.run.config.FieldDeclaration.oneHiddenLayer;
import static org.grokscope.run.config.FieldDeclaration.parity;
import static org.grokscope.run.config.FieldDeclaration.transformer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
            embedding(Network.Transformer::width, Network.EmbeddingMlp::width))),
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
    OPERAND_EMBEDDINGS(choice(
                    "operand-embeddings",
                    List.of(OperandEmbeddings.values()),
                    "Transformer and embedding MLP: whether a and b share one table of embeddings.",
                    embedding(Network.Transformer::embeddings, Network.EmbeddingMlp::embeddings))
            .later(OperandEmbeddings.SHARED.id())),
    LAYER_NORM(choice(
                    "layer-norm",
                    List.of(Normalization.values()),
                    "Transformer: LayerNorm after each block and before the head, or none.",
                    transformer(Network.Transformer::normalization))
            .later(Normalization.POST.id())),
    LOSS(choice(
                    "loss",
                    List.of(LossFunction.values()),
                    "Loss function.",
                    config -> config.objective().loss())
            .assumed(LossFunction.CROSS_ENTROPY.id())),
    TEMPERATURE(number(
                    "temperature",
                    Objective.TEMPERATURE,
                    "Temperature τ: the outputs are divided by it, in training and in evaluations.",
                    config -> config.objective().temperature())
            .symbol("τ")
            .later("1")),
    SOFTMAX(choice(
                    "softmax",
                    List.of(Softmax.values()),
                    "Cross-entropy: float32 and stable compute the gradient of the right answer's output; stablemax replaces "
                            + "the exponential.",
                    config -> config.objective().loss() == LossFunction.CROSS_ENTROPY
                            ? config.objective().softmax()
                            : null)
            .later(Softmax.FLOAT32.id())),
    OPTIMIZER(OptimizationFields.OPTIMIZER),
    LEARNING_RATE(OptimizationFields.LEARNING_RATE),
    WEIGHT_DECAY(OptimizationFields.WEIGHT_DECAY),
    BATCH(OptimizationFields.BATCH),
    DECAY_SCOPE(OptimizationFields.DECAY_SCOPE),
    BETA1(OptimizationFields.BETA1),
    BETA2(OptimizationFields.BETA2),
    EPSILON(OptimizationFields.EPSILON),
    ORTHOGONAL_GRADIENT(OptimizationFields.ORTHOGONAL_GRADIENT),
    GROKFAST_LAMBDA(OptimizationFields.GROKFAST_LAMBDA),
    GROKFAST_ALPHA(OptimizationFields.GROKFAST_ALPHA),
    WARMUP(OptimizationFields.WARMUP),
    LR_DECAY(OptimizationFields.LR_DECAY),
    LR_DECAY_UNTIL(OptimizationFields.LR_DECAY_UNTIL),
    LR_FINAL_FRACTION(OptimizationFields.LR_FINAL_FRACTION),
    DECAY_AT(OptimizationFields.DECAY_AT),
    DECAY_TO(OptimizationFields.DECAY_TO),
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
            .key("intervention")
            .assumed(new Intervention.None().id())),
    GROK_THRESHOLD(number(
                    "grok-threshold",
                    Schedule.GROK_THRESHOLD,
                    "Test accuracy that counts as grokked.",
                    config -> config.schedule().grokThreshold())
            .later("0.99")),
    HOLD_NORM(number(
                    "hold-norm",
                    HeldNorm.RATIO,
                    "Norm ratio ρ: from the step hold-from on, the norm is held at ρ times the critical norm.",
                    config -> config.schedule().heldNorm().map(HeldNorm::ratio).orElse(HeldNorm.OFF))
            .symbol("ρ")
            .word("off", HeldNorm.OFF)
            .later("off")),
    HOLD_FROM(number(
                    "hold-from",
                    HeldNorm.FROM,
                    "With hold-norm: the step after which the norm is held.",
                    heldNorm(HeldNorm::from))
            .later("500")),
    CRITICAL_NORM(number(
                    "critical-norm",
                    HeldNorm.CRITICAL,
                    "With hold-norm: the norm that ρ multiplies; that of the network as it groks when nothing is held.",
                    heldNorm(HeldNorm::criticalNorm))
            .symbol("W_c")
            .later(""));

    private final FieldDeclaration declared;

    ConfigField(FieldDeclaration declared) {
        this.declared = declared;
    }

    FieldDeclaration declared() {
        return declared;
    }

    /** The part of the configuration that the field belongs to. */
    public FieldGroup group() {
        if (compareTo(NETWORK) < 0) {
            return FieldGroup.TASK;
        }
        if (compareTo(OPTIMIZER) < 0) {
            return FieldGroup.NETWORK;
        }
        return compareTo(SEED) < 0 ? FieldGroup.OPTIMIZATION : FieldGroup.SCHEDULE;
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
        return isNumber() ? declared.range().field() : declared.words();
    }

    /** The short name in lists of differences: η, λ, or the {@link #id}. */
    public String symbol() {
        return declared.symbol();
    }

    /** What can stand in the place of a number: "full"; empty if nothing. */
    public String word() {
        return declared.word();
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
            return Named.list(options())
                    + (this == TASK
                            ? "; or a formula in a and b, such as '(a*a + a*b) mod p'; or a table of results, FILE.csv"
                            : "");
        }
        String word = declared.word().isEmpty() ? "" : declared.word() + " or ";
        return word + range().ends() + (unit().isEmpty() ? "" : " " + unit());
    }

    /** Whether a configuration has the field. */
    boolean appliesTo(RunConfig config) {
        return value(config) != null;
    }

    /** The value in a configuration; null where the field does not apply, and where it is not stated. */
    Object value(RunConfig config) {
        return config.isStated(this) ? declared.value().apply(config) : null;
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

    /** Whether a value of a number field is its word. */
    public boolean isWord(String text) {
        return declared.isWord(text);
    }

    /** Whether a number stands for the word. */
    public boolean isWord(double value) {
        return !declared.word().isEmpty() && value == declared.meaning();
    }

    /** The value of files that lack the field, as text; empty if none may lack it. */
    String assumed() {
        return declared.assumed();
    }

    /** Whether files of a configuration leave the field out, as it does not apply or has the value assumed where it is missing. */
    public boolean isUnwritten(RunConfig config) {
        return declared.later() && text(config).orElse(declared.assumed()).equals(declared.assumed());
    }

    /** A number as it is shown: the word for the one value that has one, else its shortest decimal form. */
    public String show(double value) {
        return isWord(value) ? declared.word() : Range.plain(value);
    }

    /**
     * Parses the value of a number field.
     *
     * @throws InvalidSettingException if it is not allowed
     */
    public double parse(String text) {
        return declared.parse(text, label());
    }

    /**
     * Finds an option of a choice.
     *
     * @throws InvalidSettingException if there is none with that id
     */
    public Named option(String text) {
        return this == TASK ? Task.option(text, "must be " + allowed()) : Named.find(label(), text.strip(), options());
    }

    /** The field with an {@link #id}. */
    public static Optional<ConfigField> named(String id) {
        return Arrays.stream(values()).filter(field -> field.id().equals(id)).findFirst();
    }

    /** The field that a message is about. */
    public static Optional<ConfigField> of(InvalidSettingException problem) {
        return Arrays.stream(values())
                .filter(field -> field.label().equals(problem.field()))
                .findFirst();
    }
}
