package org.grokscope.run;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.grokscope.run.config.Optimizer;

/**
 * Why no jump is forecast, as a code; narration has the sentence for it.
 *
 * @param code why
 * @param numbers the values that the sentence names, as the code says
 * @param text for {@link Code#OTHER} the sentence, empty otherwise
 */
public record ForecastReason(Code code, List<Double> numbers, String text) {

    /** The reasons. */
    public enum Code {
        /** Nothing has been evaluated yet. */
        NOT_EVALUATED,
        /** An evaluated number is not finite, or ‖θ‖² is 0. */
        NOT_FINITE,
        /** T_grok is past. */
        GROKKED,
        /** No run like this one was calibrated on; the first number is the ordinal of the {@link Aspect} in which it differs. */
        UNCALIBRATED,
        /** ‖θ‖ is held, in a run unlike those that were calibrated on; see {@link #UNCALIBRATED}. */
        UNCALIBRATED_HELD,
        /** λ is 0, in a run unlike those that were calibrated on; see {@link #UNCALIBRATED}. */
        UNCALIBRATED_NO_DECAY,
        /** Test accuracy, angle or norm are not those of the runs that the probability was counted on. */
        CONTRADICTED,
        /** ‖θ‖² has grown, so the law says nothing. */
        NOT_CONTRACTING,
        /** η, λ or optimizer have just changed. */
        SETTINGS_CHANGED,
        /** The expected T_grok (first number) is after the run's last step (second number), which is the budget. */
        AFTER_LAST_STEP,
        /** There is no calibration for parity in this setting. */
        UNCALIBRATED_PARITY,
        /** Parity with many samples is learned without a delay. */
        NO_DELAY_EXPECTED,
        /** The test accuracy was high at T_mem already. */
        NO_DELAY_OBSERVED,
        /** ‖θ‖ is held; the first number is the budget. */
        NORM_HELD,
        /** ‖θ‖² is held, or not decayed, below its value at T_mem. */
        NORM_LOW,
        /** λ is 0; the first number is the budget. */
        NO_DECAY,
        /** With SGD the weights fade before anything is learned; the first number is the budget. */
        SGD_FADES,
        /** With SGD, after T_mem, what was memorized fades; the first number is the budget. */
        SGD_FORGETS,
        /** There is no calibration for SGD. */
        UNCALIBRATED_SGD,
        /** There is no calibration for SGD with momentum. */
        UNCALIBRATED_SGD_MOMENTUM,
        /** Adam L2 rescales the decay, so there is no rate to calibrate. */
        UNCALIBRATED_ADAM_L2,
        /** Lion's steps have one size whatever the gradient is, so there is no rate to calibrate. */
        UNCALIBRATED_LION,
        /** Muon's steps have one size in each direction of a matrix, so there is no rate to calibrate. */
        UNCALIBRATED_MUON,
        /** There is no calibration for this λ (first number); from older versions. */
        DECAY_UNSTABLE,
        /** With this λ (first number) no calibration run memorized; the second number is the budget. */
        DECAY_TOO_STRONG,
        /** The log of a run from elsewhere does not say something; the first number is the ordinal of the {@link Aspect}. */
        UNSTATED,
        /** The log of a run from elsewhere lacks a column; the first number is the ordinal of the {@link RunHistory.Column}. */
        MISSING_COLUMN,
        /** There may be a forecast, but it is hidden until the jump. Not in files. */
        HIDDEN,
        /** A sentence from an older version, or from another program. */
        OTHER;

        /** The name in files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** In what a run differs from those that were calibrated on; files have the ordinal, so new ones come last. */
    public enum Aspect {
        TASK,
        MODULUS,
        NETWORK,
        TRAIN_FRACTION,
        BATCH,
        OPTIMIZER,
        LEARNING_RATE,
        WEIGHT_DECAY,
        CHANGES,
        STEPS,
        LOSS,
        DECAY_SCOPE,
        HELD_NORM,
        GROK_THRESHOLD,
        MOMENTS,
        GRADIENT_FILTER,
        RATE_PLAN;

        /** The name in the bundles. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Copies the numbers. */
    public ForecastReason {
        numbers = List.copyOf(numbers);
    }

    /** A reason with the numbers that it names. */
    public static ForecastReason of(Code code, double... numbers) {
        return new ForecastReason(code, Arrays.stream(numbers).boxed().toList(), "");
    }

    /** One of the codes for a run unlike those that were calibrated on. */
    @SuppressWarnings("EnumOrdinal") // as documented
    public static ForecastReason uncalibrated(Code code, Aspect aspect) {
        return of(code, aspect.ordinal());
    }

    /** The log of the run lacks a column. */
    @SuppressWarnings("EnumOrdinal") // as documented
    public static ForecastReason missing(RunHistory.Column column) {
        return of(Code.MISSING_COLUMN, column.ordinal());
    }

    /** Up to which step no jump is expected, if the reason names one. */
    public OptionalDouble budget() {
        int place = switch (code) {
            case NORM_HELD, NO_DECAY, SGD_FADES, SGD_FORGETS -> 0;
            case AFTER_LAST_STEP, DECAY_TOO_STRONG -> 1;
            default -> numbers.size();
        };
        return place < numbers.size() ? OptionalDouble.of(numbers.get(place)) : OptionalDouble.empty();
    }

    /** There is no calibration for an optimizer other than AdamW. */
    public static ForecastReason uncalibrated(Optimizer optimizer) {
        return of(
                switch (optimizer) {
                    case SGD -> Code.UNCALIBRATED_SGD;
                    case SGD_MOMENTUM -> Code.UNCALIBRATED_SGD_MOMENTUM;
                    case ADAM_L2 -> Code.UNCALIBRATED_ADAM_L2;
                    case LION -> Code.UNCALIBRATED_LION;
                    case MUON -> Code.UNCALIBRATED_MUON;
                    case ADAMW -> Code.UNCALIBRATED;
                });
    }

    /** The code and its numbers, such as "after-last-step 21437.2 20000.0"; the sentence itself for {@link Code#OTHER}. */
    public String stored() {
        return code == Code.OTHER
                ? text
                : numbers.stream().map(number -> " " + number).collect(Collectors.joining("", code.id(), ""));
    }

    /** Reads what {@link #stored} wrote. Anything else is a sentence of an older version and becomes {@link Code#OTHER}. */
    public static ForecastReason parse(String stored) {
        String[] words = stored.split(" ");
        for (Code code : Code.values()) {
            if (code.id().equals(words[0])) {
                try {
                    return of(
                            code,
                            Arrays.stream(words)
                                    .skip(1)
                                    .mapToDouble(Double::parseDouble)
                                    .toArray());
                } catch (NumberFormatException e) {
                    break;
                }
            }
        }
        return new ForecastReason(Code.OTHER, List.of(), stored);
    }
}
