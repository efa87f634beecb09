package org.grokscope.engine;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The library's operator that the engine uses as GELU is the exact one, x·Φ(x), and so is its derivative. */
class GeluTest {

    private static final int POINTS = 769;

    @Test
    void valueAndSlopeAgreeWithTheFormulaFromMinusSixToSix() {
        float[] x = new float[POINTS];
        for (int i = 0; i < POINTS; i++) {
            x[i] = -6 + i / 64f;
        }
        float[] ones = new float[POINTS];
        Arrays.fill(ones, 1);
        try (NativeScope scope = new NativeScope()) {
            NativeMatrix nativeX = scope.matrix(1, POINTS);
            NativeMatrix nativeY = scope.matrix(1, POINTS);
            NativeMatrix nativeDx = scope.matrix(1, POINTS);
            NativeMatrix nativeDy = scope.matrix(1, POINTS);
            nativeX.write(x, 0);
            nativeDy.write(ones, 0);
            run(scope, "LeakyReLU", new NativeMatrix[] {nativeX}, nativeY);
            run(scope, "_backward_LeakyReLU", new NativeMatrix[] {nativeDy, nativeX, nativeY}, nativeDx);
            float[] y = new float[POINTS];
            float[] slope = new float[POINTS];
            nativeY.read(y, 0);
            nativeDx.read(slope, 0);
            double worst = 0;
            double worstSlope = 0;
            for (int i = 0; i < POINTS; i++) {
                worst = Math.max(worst, Math.abs(y[i] - ReferenceLayers.gelu(x[i])));
                worstSlope = Math.max(worstSlope, Math.abs(slope[i] - ReferenceLayers.geluSlope(x[i])));
            }
            // At |x| = 6 single precision resolves 5e-7; the tanh approximation would be off by 5e-4.
            Numbers.assertAtMost(2e-6, worst, "GELU value");
            Numbers.assertAtMost(2e-6, worstSlope, "GELU slope");
        }
    }

    private static void run(NativeScope scope, String operator, NativeMatrix[] inputs, NativeMatrix output) {
        NativeScope.MXNET
                .prepare(scope.arena, operator, inputs, new NativeMatrix[] {output}, Map.of("act_type", "gelu"))
                .run();
    }
}
