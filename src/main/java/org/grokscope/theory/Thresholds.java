package org.grokscope.theory;

import java.util.OptionalDouble;
import org.grokscope.run.RunConfig;
import org.grokscope.task.ModularTask;

/**
 * What a run is expected to cross when it groks: ‖θ‖² falls below V★ and its direction turns further than α★ from the one
 * at T_mem (joint crossing, arXiv 2605.18845).
 *
 * @param norm V★, if the setting is in the table of calibrations
 * @param angle α★ in degrees, if the literature gives one for the task
 */
public record Thresholds(OptionalDouble norm, OptionalDouble angle) {

    /**
     * α★ at p = 97. It is no sharp line: in this program's runs of the paper's preset the angle at T_grok is 22 to 49 degrees
     * from seed to seed, the larger the longer the delay.
     */
    private static final double ANGLE_97 = 48;

    private static final int ANGLE_MODULUS = 97;

    /** The thresholds of a setting. */
    public static Thresholds of(RunConfig config) {
        OptionalDouble norm = CalibrationTable.lookup(config, config.learningRate(), config.weightDecay())
                .map(cell -> OptionalDouble.of(Math.exp(cell.logThreshold())))
                .orElseGet(OptionalDouble::empty);
        boolean known = config.task() instanceof ModularTask modular && modular.p() == ANGLE_MODULUS;
        return new Thresholds(norm, known ? OptionalDouble.of(ANGLE_97) : OptionalDouble.empty());
    }
}
