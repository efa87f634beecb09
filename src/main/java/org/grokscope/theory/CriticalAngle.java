package org.grokscope.theory;

import java.util.OptionalDouble;
import org.grokscope.run.config.RunConfig;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;

/**
 * The angle that a run is expected to exceed when it groks, besides falling below V* (joint crossing, arXiv 2605.18845): α* between θ
 * and θ at T_mem.
 */
public final class CriticalAngle {

    /**
     * α* at p = 97, in degrees. It is not sharp: in this program's runs of the paper's preset the angle at T_grok is 22
     * to 49 degrees from seed to seed, the larger the longer the delay.
     */
    private static final double ANGLE_97 = 48;

    private static final int ANGLE_MODULUS = 97;

    private CriticalAngle() {}

    /** α* in degrees, if the literature gives one for the task. */
    public static OptionalDouble of(RunConfig config) {
        boolean known = config.task() instanceof ModularTask modular
                && modular.operation() instanceof Operation
                && modular.p() == ANGLE_MODULUS;
        return known ? OptionalDouble.of(ANGLE_97) : OptionalDouble.empty();
    }
}
