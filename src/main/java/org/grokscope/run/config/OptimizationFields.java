package org.grokscope.run.config;

import static org.grokscope.run.config.FieldDeclaration.choice;
import static org.grokscope.run.config.FieldDeclaration.number;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.grokscope.run.optimization.DecayChange;
import org.grokscope.run.optimization.DecayScope;
import org.grokscope.run.optimization.GradientFilter;
import org.grokscope.run.optimization.Grokfast;
import org.grokscope.run.optimization.Moments;
import org.grokscope.run.optimization.OrthogonalGradient;
import org.grokscope.run.optimization.RateDecay;
import org.grokscope.run.optimization.RatePlan;
import org.grokscope.run.optimization.RateShape;

/** The declarations of {@link ConfigField} that are about the update of the weights. */
final class OptimizationFields {

    static final FieldDeclaration OPTIMIZER =
            choice("optimizer", List.of(Optimizer.values()), "Update rule.", RunConfig::optimizer);

    static final FieldDeclaration LEARNING_RATE = number(
                    "lr",
                    Optimization.LEARNING_RATE,
                    "Learning rate η: step size of the optimizer.",
                    RunConfig::learningRate)
            .key("learningRate")
            .symbol("η");

    static final FieldDeclaration WEIGHT_DECAY = number(
                    "weight-decay",
                    Optimization.WEIGHT_DECAY,
                    "Weight decay λ, as PyTorch's weight_decay: each step scales the weights by 1 − ηλ.",
                    RunConfig::weightDecay)
            .symbol("λ");

    static final FieldDeclaration BATCH = number(
                    "batch",
                    Optimization.BATCH_SIZE,
                    "Examples in each step, drawn with replacement; 'full' is the whole train set.",
                    RunConfig::batchSize)
            .unit("examples")
            .word("full", Optimization.FULL_BATCH);

    static final FieldDeclaration DECAY_SCOPE = choice(
                    "decay-scope",
                    List.of(DecayScope.values()),
                    "What is decayed, and rescaled while the norm is held: all parameters, or weights without biases.",
                    config -> config.optimization().decayScope())
            .later(DecayScope.ALL.id());

    static final FieldDeclaration BETA1 = number(
                    "beta1",
                    Moments.BETA1,
                    "β₁ of Adam, AdamW and Lion: how much of the mean gradient a step keeps.",
                    config -> config.optimization().moments().beta1())
            .symbol("β₁")
            .later("0.9");

    static final FieldDeclaration BETA2 = number(
                    "beta2",
                    Moments.BETA2,
                    "β₂ of Adam, AdamW and Lion: how much of the mean square, with Lion of the mean, a step keeps; "
                            + "'usual' is 0.999, and 0.99 with Lion.",
                    config -> config.optimization().moments().beta2())
            .symbol("β₂")
            .word("usual", Moments.USUAL)
            .later("usual");

    static final FieldDeclaration EPSILON = number(
                    "epsilon",
                    Moments.EPSILON,
                    "ε of Adam and AdamW: added to the root of the mean square, by which they divide.",
                    config -> config.optimization().moments().epsilon())
            .symbol("ε")
            .later("0.00000001");

    static final FieldDeclaration ORTHOGONAL_GRADIENT = choice(
                    "orthogonal-gradient",
                    List.of(OrthogonalGradient.values()),
                    "⊥Grad, before any optimizer: takes out the part of the gradient along the weights.",
                    config -> config.optimization().filter().projection())
            .later(OrthogonalGradient.OFF.id());

    static final FieldDeclaration GROKFAST_LAMBDA = number(
                    "grokfast-lambda",
                    Grokfast.LAMBDA,
                    "Grokfast, before any optimizer: so many times the mean gradient is added; 2 in its paper.",
                    config -> config.optimization()
                            .filter()
                            .slow()
                            .map(Grokfast::lambda)
                            .orElse(Grokfast.OFF))
            .word("off", Grokfast.OFF)
            .later("off");

    static final FieldDeclaration GROKFAST_ALPHA = number(
                    "grokfast-alpha",
                    Grokfast.ALPHA,
                    "With grokfast-lambda: how much of the mean gradient a step keeps.",
                    config -> config.optimization()
                            .filter()
                            .slow()
                            .map(Grokfast::alpha)
                            .orElse(null))
            .later("0.98");

    static final FieldDeclaration WARMUP = number(
                    "warmup",
                    RatePlan.WARMUP,
                    "Steps in which η rises evenly to its value.",
                    config -> config.optimization().plan().warmup())
            .unit("steps")
            .later("0");

    static final FieldDeclaration LR_DECAY = choice(
                    "lr-decay",
                    List.of(RateShape.values()),
                    "How η falls after the warm-up.",
                    config -> config.optimization()
                            .plan()
                            .rateDecay()
                            .map(RateDecay::shape)
                            .orElse(RateShape.NONE))
            .key("learningRateDecay")
            .later(RateShape.NONE.id());

    static final FieldDeclaration LR_DECAY_UNTIL = number(
                    "lr-decay-until",
                    RateDecay.UNTIL,
                    "With lr-decay: the step from which on η is at its end.",
                    rateDecay(RateDecay::until))
            .later("10000");

    static final FieldDeclaration LR_FINAL_FRACTION = number(
                    "lr-final-fraction",
                    RateDecay.FINAL_FRACTION,
                    "With lr-decay: the part of η that is left at the end.",
                    rateDecay(RateDecay::finalFraction))
            .later("0");

    static final FieldDeclaration DECAY_AT = number(
                    "decay-at",
                    DecayChange.AT,
                    "The step after which λ changes, whatever the run does.",
                    config -> config.optimization()
                            .plan()
                            .decayChange()
                            .map(DecayChange::at)
                            .orElse(DecayChange.NEVER))
            .word("never", DecayChange.NEVER)
            .later("never");

    static final FieldDeclaration DECAY_TO = number(
                    "decay-to",
                    DecayChange.TO,
                    "With decay-at: λ from then on.",
                    config -> config.optimization()
                            .plan()
                            .decayChange()
                            .map(DecayChange::to)
                            .orElse(null))
            .later("0");

    private static Function<RunConfig, Object> rateDecay(Function<RateDecay, Object> value) {
        return config -> config.optimization().plan().rateDecay().map(value).orElse(null);
    }

    private OptimizationFields() {}

    /** The optimization that fields describe. */
    static Optimization optimization(ConfigFields fields) {
        return new Optimization(
                fields.option(ConfigField.OPTIMIZER, Optimizer.class),
                fields.number(ConfigField.LEARNING_RATE),
                fields.number(ConfigField.WEIGHT_DECAY),
                (int) fields.number(ConfigField.BATCH),
                fields.option(ConfigField.DECAY_SCOPE, DecayScope.class),
                new Moments(
                        fields.number(ConfigField.BETA1),
                        fields.number(ConfigField.BETA2),
                        fields.number(ConfigField.EPSILON)),
                new GradientFilter(
                        fields.option(ConfigField.ORTHOGONAL_GRADIENT, OrthogonalGradient.class), grokfast(fields)),
                new RatePlan((long) fields.number(ConfigField.WARMUP), rateDecay(fields), decayChange(fields)));
    }

    private static Optional<Grokfast> grokfast(ConfigFields fields) {
        double lambda = fields.number(ConfigField.GROKFAST_LAMBDA);
        return lambda == Grokfast.OFF
                ? Optional.empty()
                : Optional.of(new Grokfast(fields.number(ConfigField.GROKFAST_ALPHA), lambda));
    }

    private static Optional<RateDecay> rateDecay(ConfigFields fields) {
        RateShape shape = fields.option(ConfigField.LR_DECAY, RateShape.class);
        return shape == RateShape.NONE
                ? Optional.empty()
                : Optional.of(new RateDecay(
                        shape,
                        (long) fields.number(ConfigField.LR_DECAY_UNTIL),
                        fields.number(ConfigField.LR_FINAL_FRACTION)));
    }

    private static Optional<DecayChange> decayChange(ConfigFields fields) {
        long at = (long) fields.number(ConfigField.DECAY_AT);
        return at == DecayChange.NEVER
                ? Optional.empty()
                : Optional.of(new DecayChange(at, fields.number(ConfigField.DECAY_TO)));
    }
}
