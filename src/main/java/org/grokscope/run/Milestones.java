package org.grokscope.run;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * T_mem and T_grok of a run up to some step, as {@link RunTimeline} finds them. They are as fine as the evaluation cadence.
 *
 * @param memorizationStep T_mem, the first evaluated step with train accuracy ≥ 0.99
 * @param grokkingStep T_grok, the first evaluated step with test accuracy ≥ 0.99
 * @param normAtMemorization V_mem, ‖θ‖² at T_mem
 * @param normAtGrokking V_grok, ‖θ‖² at T_grok
 */
public record Milestones(
        OptionalLong memorizationStep,
        OptionalLong grokkingStep,
        OptionalDouble normAtMemorization,
        OptionalDouble normAtGrokking) {

    /** T_grok − T_mem in steps, once both are known. */
    public OptionalLong delay() {
        return memorizationStep.isPresent() && grokkingStep.isPresent()
                ? OptionalLong.of(grokkingStep.getAsLong() - memorizationStep.getAsLong())
                : OptionalLong.empty();
    }

    /** Whether T_mem or T_grok is at this step. */
    public boolean isAt(long step) {
        OptionalLong here = OptionalLong.of(step);
        return memorizationStep.equals(here) || grokkingStep.equals(here);
    }
}
