package org.grokscope.run;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
        /** There is no calibration for this task and network. */
        UNCALIBRATED,
        /** η, λ or optimizer have just changed. */
        SETTINGS_CHANGED,
        /** The expected T_grok (first number) is after the run's last step (second number). */
        AFTER_LAST_STEP,
        /** There is no calibration for parity with few samples. */
        UNCALIBRATED_PARITY,
        /** Parity with many samples is learned without a delay. */
        NO_DELAY_EXPECTED,
        /** The test accuracy was high at T_mem already. */
        NO_DELAY_OBSERVED,
        /** ‖θ‖ is held. */
        NORM_HELD,
        /** ‖θ‖² is low and no longer shrinks. */
        NORM_LOW,
        /** λ is 0. */
        NO_DECAY,
        /** With SGD the weights fade before anything is learned. */
        SGD_FADES,
        /** With SGD, after T_mem, what was memorized fades. */
        SGD_FORGETS,
        /** There is no calibration for SGD. */
        UNCALIBRATED_SGD,
        /** There is no calibration for SGD with momentum. */
        UNCALIBRATED_SGD_MOMENTUM,
        /** Adam L2 rescales the decay, so there is no rate to calibrate. */
        UNCALIBRATED_ADAM_L2,
        /** Training is unstable with this λ (first number). */
        DECAY_UNSTABLE,
        /** With this λ (first number) no run memorizes. */
        DECAY_TOO_STRONG,
        /** A sentence from an older version, or from another program. */
        OTHER;

        /** The name in files. */
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

    /** There is no calibration for an optimizer other than AdamW. */
    public static ForecastReason uncalibrated(Optimizer optimizer) {
        return of(
                switch (optimizer) {
                    case SGD -> Code.UNCALIBRATED_SGD;
                    case SGD_MOMENTUM -> Code.UNCALIBRATED_SGD_MOMENTUM;
                    case ADAM_L2 -> Code.UNCALIBRATED_ADAM_L2;
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
