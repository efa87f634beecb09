package org.grokscope.ui.explain;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.Optimizer;
import org.grokscope.task.Named;

/**
 * Everything in the window that has a definition: settings, optimizers, interventions, readouts and symbols. The one declaration of a
 * term: labels, readouts, headings and titles refer to it, and its texts stand in {@code definitions.properties} under its {@link #key}.
 */
public enum Term {
    TASK(ConfigField.TASK, Source.GROKKING, Source.LAW),
    MODULUS(ConfigField.P, Source.LAW),
    BITS(ConfigField.BITS, Source.PARITY),
    RELEVANT_BITS(ConfigField.RELEVANT_BITS, Source.PARITY),
    SAMPLES(ConfigField.SAMPLES, Source.LAW, Source.PARITY),
    TRAIN_FRACTION(ConfigField.TRAIN_FRACTION, Source.GROKKING),
    NETWORK(ConfigField.NETWORK, Source.LAW, Source.HELD_NORM),
    WIDTH(ConfigField.WIDTH, Source.TRANSFORMER),
    HEADS(ConfigField.HEADS, Source.TRANSFORMER),
    FEED_FORWARD(ConfigField.FEED_FORWARD, Source.TRANSFORMER),
    HIDDEN(ConfigField.HIDDEN, Source.MODEL_DOCUMENT),
    ACTIVATION(ConfigField.ACTIVATION, Source.GELU),
    OPERAND_EMBEDDINGS(ConfigField.OPERAND_EMBEDDINGS, Source.HELD_NORM, Source.MODEL_DOCUMENT),
    LAYER_NORM(ConfigField.LAYER_NORM, Source.LAYER_NORM, Source.HELD_NORM),
    LOSS_FUNCTION(ConfigField.LOSS, Source.LOGIT_SCALE),
    TEMPERATURE(ConfigField.TEMPERATURE, Source.LOGIT_SCALE),
    SOFTMAX(ConfigField.SOFTMAX, Source.STABILITY),
    OPTIMIZER(ConfigField.OPTIMIZER, Source.LAW),
    LEARNING_RATE(ConfigField.LEARNING_RATE, Source.LAW),
    WEIGHT_DECAY(ConfigField.WEIGHT_DECAY, Source.LAW, Source.ADAMW),
    BATCH(ConfigField.BATCH, Source.LAW),
    DECAY_SCOPE(ConfigField.DECAY_SCOPE, Source.HELD_NORM),
    BETA1(ConfigField.BETA1, Source.ADAM, Source.LION),
    BETA2(ConfigField.BETA2, Source.ADAM, Source.LION),
    EPSILON(ConfigField.EPSILON, Source.ADAM),
    ORTHOGONAL_GRADIENT(ConfigField.ORTHOGONAL_GRADIENT, Source.STABILITY),
    GROKFAST_LAMBDA(ConfigField.GROKFAST_LAMBDA, Source.GROKFAST),
    GROKFAST_ALPHA(ConfigField.GROKFAST_ALPHA, Source.GROKFAST),
    WARMUP(ConfigField.WARMUP, Source.MODEL_DOCUMENT),
    LR_DECAY(ConfigField.LR_DECAY, Source.COSINE, Source.MODEL_DOCUMENT),
    LR_DECAY_UNTIL(ConfigField.LR_DECAY_UNTIL, Source.MODEL_DOCUMENT),
    LR_FINAL_FRACTION(ConfigField.LR_FINAL_FRACTION, Source.MODEL_DOCUMENT),
    DECAY_AT(ConfigField.DECAY_AT, Source.FIRST_PASSAGE),
    DECAY_TO(ConfigField.DECAY_TO, Source.MODEL_DOCUMENT),
    SEED(ConfigField.SEED, Source.USER_GUIDE),
    EVAL_EVERY(ConfigField.EVAL_EVERY, Source.MODEL_DOCUMENT),
    STEPS(ConfigField.STEPS, Source.MODEL_DOCUMENT),
    STOP_AFTER_GROK(ConfigField.STOP_AFTER_GROK, Source.USER_GUIDE),
    INTERVENTION(ConfigField.INTERVENE, Source.FIRST_PASSAGE),
    GROK_THRESHOLD(ConfigField.GROK_THRESHOLD, Source.LAW, Source.HELD_NORM),
    NORM_RATIO(ConfigField.HOLD_NORM, Source.HELD_NORM),
    HOLD_FROM(ConfigField.HOLD_FROM, Source.HELD_NORM),
    CRITICAL_NORM(ConfigField.CRITICAL_NORM, Source.HELD_NORM),
    ADAMW(Optimizer.ADAMW, Source.ADAMW),
    ADAM_L2(Optimizer.ADAM_L2, Source.ADAM, Source.ADAMW),
    SGD(Optimizer.SGD, Source.LAW),
    SGD_MOMENTUM(Optimizer.SGD_MOMENTUM, Source.MODEL_DOCUMENT),
    LION(Optimizer.LION, Source.LION),
    MUON(Optimizer.MUON, Source.MUON),
    HOLD(Source.FIRST_PASSAGE, Source.HELD_NORM),
    FORK(Source.HELD_NORM),
    CUT(Source.FIRST_PASSAGE),
    SWITCH(Source.MODEL_DOCUMENT),
    PRESET(Source.USER_GUIDE),
    TIME_SCALE(Source.LAW),
    STEP(Source.MODEL_DOCUMENT),
    SPEED(Source.USER_GUIDE),
    SPEED_LIMIT(Source.USER_GUIDE),
    ACCURACY(Source.GROKKING),
    LOSS_VALUE(Source.MODEL_DOCUMENT),
    SQUARED_NORM(Source.LAW),
    LAYERS(Source.MODEL_DOCUMENT),
    LOGIT_SCALE(Source.LOGIT_SCALE),
    SATURATED(Source.STABILITY),
    ZERO_GRADIENT(Source.STABILITY),
    LAW(Source.LAW),
    KAPPA(Source.FIRST_PASSAGE, Source.MODEL_DOCUMENT),
    V_STAR(Source.FIRST_PASSAGE, Source.MODEL_DOCUMENT),
    ANGLE(Source.FIRST_PASSAGE),
    PHASE(Source.FIRST_PASSAGE),
    MEMORIZATION(Source.LAW),
    GROKKING(Source.GROKKING, Source.LAW),
    DELAY(Source.LAW),
    FORECAST(Source.FORECAST_REPORT, Source.FIRST_PASSAGE),
    BAND(Source.FORECAST_REPORT),
    SPECTRUM(Source.CIRCUITS),
    KEY_FREQUENCY(Source.CIRCUITS),
    EMBEDDING(Source.CIRCUITS),
    ANSWERS(Source.MODEL_DOCUMENT),
    CONFUSION(Source.COSETS),
    HIDDEN_UNITS(Source.CIRCUITS),
    CHECKPOINT(Source.USER_GUIDE),
    OUTCOME(Source.MODEL_DOCUMENT),
    PARALLEL(Source.USER_GUIDE),
    ESCAPE_TIME(Source.LAW),
    R_SQUARED(Source.BOOTSTRAP);

    private final Optional<ConfigField> field;
    private final Optional<Named> option;
    private final List<Source> sources;

    Term(Source... sources) {
        this(Optional.empty(), Optional.empty(), sources);
    }

    Term(ConfigField field, Source... sources) {
        this(Optional.of(field), Optional.empty(), sources);
    }

    Term(Optimizer optimizer, Source... sources) {
        this(Optional.empty(), Optional.of(optimizer), sources);
    }

    Term(Optional<ConfigField> field, Optional<Named> option, Source... sources) {
        this.field = field;
        this.option = option;
        this.sources = List.of(sources);
    }

    /** The term of a setting. */
    public static Term of(ConfigField field) {
        return Arrays.stream(values())
                .filter(term -> term.field.equals(Optional.of(field)))
                .findFirst()
                .orElseThrow();
    }

    /** The term of an optimizer. */
    public static Term of(Optimizer optimizer) {
        return Arrays.stream(values())
                .filter(term -> term.option.equals(Optional.of(optimizer)))
                .findFirst()
                .orElseThrow();
    }

    /** Under which its texts stand: the name of its setting or optimizer where it has one. */
    String key() {
        return field.map(ConfigField::id)
                .or(() -> option.map(Named::id))
                .orElse(name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    Optional<ConfigField> field() {
        return field;
    }

    /** The optimizer that it defines. */
    Optional<Named> option() {
        return option;
    }

    List<Source> sources() {
        return sources;
    }

    /** What to read next: what this term is made of, or what is seen beside it. */
    List<Term> related() {
        return switch (this) {
            case OPTIMIZER -> List.of(ADAMW, SGD, SGD_MOMENTUM, ADAM_L2, LION, MUON);
            case INTERVENTION -> List.of(HOLD, FORK, CUT, SWITCH);
            case NORM_RATIO -> List.of(CRITICAL_NORM, LOGIT_SCALE);
            case TEMPERATURE -> List.of(LOGIT_SCALE, SOFTMAX);
            case LOGIT_SCALE -> List.of(TEMPERATURE, NORM_RATIO, SATURATED);
            case SATURATED, SOFTMAX -> List.of(ZERO_GRADIENT, LOGIT_SCALE);
            case ZERO_GRADIENT -> List.of(SATURATED, SOFTMAX);
            case BETA1, BETA2, EPSILON -> List.of(ADAMW, LION);
            case WARMUP, LR_DECAY_UNTIL, LR_FINAL_FRACTION -> List.of(LR_DECAY, LEARNING_RATE);
            case DECAY_AT -> List.of(DECAY_TO, CUT);
            case GROKFAST_LAMBDA -> List.of(GROKFAST_ALPHA);
            case LEARNING_RATE, WEIGHT_DECAY -> List.of(TIME_SCALE, LAW);
            case TIME_SCALE, DELAY -> List.of(MEMORIZATION, GROKKING, LAW);
            case ACCURACY -> List.of(MEMORIZATION, GROKKING, FORECAST, BAND);
            case SQUARED_NORM -> List.of(LAW, KAPPA, V_STAR);
            case LAW -> List.of(KAPPA, V_STAR, TIME_SCALE);
            case FORECAST -> List.of(BAND, V_STAR, GROKKING);
            case PHASE -> List.of(ANGLE, SQUARED_NORM, V_STAR);
            case SPECTRUM, EMBEDDING, HIDDEN_UNITS -> List.of(KEY_FREQUENCY);
            case R_SQUARED -> List.of(ESCAPE_TIME, DELAY);
            default -> List.of();
        };
    }
}
