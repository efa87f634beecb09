package org.grokscope.training;

/**
 * The trainable parameters of a network at one moment.
 *
 * @param parameters all parameters in the learner's own order; the array belongs to whoever holds the snapshot
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record Snapshot(float[] parameters) {

    /** ‖θ‖², summed in double precision. */
    public double squaredNorm() {
        double sum = 0;
        for (float parameter : parameters) {
            sum += (double) parameter * parameter;
        }
        return sum;
    }
}
