package org.grokscope.engine.nn.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.grokscope.engine.nn.Numbers;
import org.grokscope.engine.nn.ReferenceLayers;
import org.grokscope.run.config.LossFunction;
import org.grokscope.run.config.Objective;
import org.grokscope.run.config.Softmax;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What all losses have in common: the contract of {@link Loss}. */
class LossTest {

    private static final int EXAMPLES = 9;
    private static final int CLASSES = 5;
    private static final int[] LABELS = {0, 1, 2, 3, 4, 4, 3, 2, 0};

    private final float[] outputs = Numbers.normal(new SplittableRandom(5), CLASSES * EXAMPLES);

    interface Formula {
        double of(double[] outputs, int label);
    }

    record Kind(IntFunction<Loss> make, Formula formula) {

        /** The part of the first {@code count} examples in the mean over {@code batchSize}. */
        double loss(double[] outputs, int count, int batchSize) {
            double loss = 0;
            for (int c = 0; c < count; c++) {
                double[] column = new double[CLASSES];
                for (int i = 0; i < CLASSES; i++) {
                    column[i] = outputs[i * EXAMPLES + c];
                }
                loss += formula.of(column, LABELS[c]) / batchSize;
            }
            return loss;
        }
    }

    static Stream<Named<Kind>> kinds() {
        return Stream.of(
                Named.of("cross-entropy", kind(new Objective(LossFunction.CROSS_ENTROPY, 1, Softmax.FLOAT32))),
                Named.of("stable cross-entropy", kind(new Objective(LossFunction.CROSS_ENTROPY, 1, Softmax.STABLE))),
                Named.of(
                        "StableMax",
                        new Kind(
                                columns -> Loss.of(
                                        new Objective(LossFunction.CROSS_ENTROPY, 1, Softmax.STABLEMAX), columns),
                                ReferenceLayers::stableMaxLoss)),
                Named.of("tempered", kind(new Objective(LossFunction.CROSS_ENTROPY, 2, Softmax.FLOAT32))),
                Named.of("squared error", kind(Objective.of(LossFunction.SQUARED_ERROR))),
                Named.of(
                        "tempered squared error",
                        kind(new Objective(LossFunction.SQUARED_ERROR, 0.5, Softmax.FLOAT32))));
    }

    private static Kind kind(Objective objective) {
        return new Kind(
                columns -> Loss.of(objective, columns),
                (outputs, label) -> ReferenceLayers.loss(
                        objective.loss(),
                        Arrays.stream(outputs)
                                .map(output -> output / objective.temperature())
                                .toArray(),
                        label));
    }

    private float[][] matrix() {
        return Numbers.matrix(outputs, 0, CLASSES, EXAMPLES);
    }

    private static Loss.Tally tally(Loss loss, float[][] outputs, int... labels) {
        Loss.Tally tally = new Loss.Tally();
        loss.tally(outputs, labels, labels.length, 1, tally);
        return tally;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void lossAndGradientAgreeWithTheFormula(Kind kind) {
        double[] at = Numbers.toDouble(outputs);
        float[][] gradient = matrix();
        double loss = kind.make
                .apply(EXAMPLES)
                .lossAndGradient(gradient, LABELS, Numbers.weights(EXAMPLES, EXAMPLES, EXAMPLES));
        Numbers.assertAtMost(1e-6, Math.abs(loss / kind.loss(at, EXAMPLES, EXAMPLES) - 1), "loss");
        double[] slopes = Numbers.finiteDifferences(point -> kind.loss(point, EXAMPLES, EXAMPLES), at);
        Numbers.assertAtMost(1e-6, Numbers.relativeError(slopes, Numbers.flat(gradient)), "gradient");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aPieceGivesItsPartAndItsPaddingNothing(Kind kind) {
        int count = 7;
        int batchSize = 20;
        double[] at = Numbers.toDouble(outputs);
        float[][] gradient = matrix();
        double loss = kind.make
                .apply(EXAMPLES)
                .lossAndGradient(gradient, LABELS, Numbers.weights(EXAMPLES, count, batchSize));
        Numbers.assertAtMost(1e-6, Math.abs(loss / kind.loss(at, count, batchSize) - 1), "loss of a piece");
        double[] slopes = Numbers.finiteDifferences(point -> kind.loss(point, count, batchSize), at);
        Numbers.assertAtMost(1e-6, Numbers.relativeError(slopes, Numbers.flat(gradient)), "gradient of a piece");
        for (float[] row : gradient) {
            for (int c = count; c < EXAMPLES; c++) {
                assertEquals(0, Math.abs(row[c]), "padding");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void anExampleOfTwiceTheWeightCountsLikeTwo(Kind kind) {
        float[][] gradient = {{3, 1, 1}, {2, -1, -1}};
        float[][] merged = {{3, 1}, {2, -1}};
        Loss loss = kind.make.apply(3);
        double expected = loss.lossAndGradient(gradient, new int[] {1, 0, 0}, new float[] {0.25f, 0.25f, 0.25f});
        double actual = kind.make.apply(2).lossAndGradient(merged, new int[] {1, 0}, new float[] {0.25f, 0.5f});
        assertEquals(expected, actual, 1e-7);
        for (int i = 0; i < merged.length; i++) {
            assertEquals(gradient[i][0], merged[i][0], 1e-7f);
            assertEquals(gradient[i][1] + gradient[i][2], merged[i][1], 1e-7f);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void workingMemoryCarriesNothingFromOneCallToTheNext(Kind kind) {
        Loss loss = kind.make.apply(EXAMPLES);
        float[][] first = matrix();
        double expected = loss.lossAndGradient(first, LABELS, Numbers.weights(EXAMPLES, EXAMPLES, EXAMPLES));
        float[][] huge = new float[CLASSES][EXAMPLES];
        huge[1][2] = 1e6f;
        loss.lossAndGradient(huge, LABELS, Numbers.weights(EXAMPLES, EXAMPLES, EXAMPLES));
        tally(loss, matrix(), LABELS);
        float[][] again = matrix();
        assertEquals(expected, loss.lossAndGradient(again, LABELS, Numbers.weights(EXAMPLES, EXAMPLES, EXAMPLES)));
        assertArrayEquals(first, again);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void tallyHasTheSameLossAndLeavesOutThePadding(Kind kind) {
        Loss loss = kind.make.apply(EXAMPLES);
        Loss.Tally tally = new Loss.Tally();
        loss.tally(matrix(), LABELS, EXAMPLES, 1, tally);
        double whole = kind.loss(Numbers.toDouble(outputs), EXAMPLES, EXAMPLES);
        assertEquals(whole, tally.meanLoss(), 1e-6 * whole);
        loss.tally(matrix(), LABELS, 4, 1, tally);
        double part = kind.loss(Numbers.toDouble(outputs), 4, 1);
        assertEquals((EXAMPLES * whole + part) / (EXAMPLES + 4), tally.meanLoss(), 1e-6 * whole);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void talliesAddUp(Kind kind) {
        Loss loss = kind.make.apply(2);
        Loss.Tally one = tally(loss, new float[][] {{1, 2}, {0, 3}}, 0, 0);
        Loss.Tally other = tally(loss, new float[][] {{5, 1}, {7, 2}}, 1, 1);
        double expected = (one.meanLoss() + other.meanLoss()) / 2;
        Loss.Tally sum = Loss.Tally.sum(one, other);
        assertEquals(expected, sum.meanLoss(), 1e-12);
        assertEquals(0.75, sum.accuracy());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void ofEqualOutputsTheFirstIsTheAnswer(Kind kind) {
        Loss loss = kind.make.apply(4);
        // Largest at the label; not; tie with the label first; tie with the label second.
        assertEquals(
                0.5,
                tally(loss, new float[][] {{1, 2, 3, 3}, {2, 1, 3, 3}}, 1, 1, 0, 1)
                        .accuracy());
        // A third output leaves the answer alone, wherever it is.
        float[][] three = {{-1, 7, 4, 7}, {7, -1, 7, 7}, {7, 7, 7, 7}};
        assertEquals(0.75, tally(loss, three, 1, 0, 1, 1).accuracy());
    }

    /** Divided by a temperature they may become equal. */
    static Stream<Named<Kind>> untempered() {
        return kinds().filter(kind -> !kind.getName().startsWith("tempered"));
    }

    @ParameterizedTest
    @MethodSource("untempered")
    void outputsThatDifferInTheLastBitAreNotEqual(Kind kind) {
        // Near 0, floats lie closer together than the exponentials of them can.
        for (float best : new float[] {3, 0.01f, 1e-9f, -1e-9f, Float.MIN_VALUE}) {
            float[][] outputs = {{Math.nextDown(best)}, {best}, {Math.nextDown(best)}};
            assertEquals(1, tally(kind.make.apply(1), outputs, 1).accuracy(), "largest " + best);
            float[][] others = {{best}, {Math.nextDown(best)}, {best}};
            assertEquals(0, tally(kind.make.apply(1), others, 1).accuracy(), "smaller than " + best);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void lossIsNotFiniteIfAnOutputIsNot(Kind kind) {
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
            for (int where = 0; where < 2; where++) {
                Loss loss = kind.make.apply(1);
                Loss.Tally tally = tally(loss, broken(where, bad), 0);
                assertFalse(Double.isFinite(tally.meanLoss()));
                assertFalse(Double.isFinite(loss.lossAndGradient(broken(where, bad), new int[] {0}, new float[] {1})));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void outputsThatAreNotNumbersAnswerNothing(Kind kind) {
        float[][] nothing = {{Float.NaN}, {Float.NaN}};
        assertEquals(0, tally(kind.make.apply(1), nothing, 0).accuracy());
    }

    private static float[][] broken(int where, float bad) {
        float[][] outputs = new float[2][1];
        outputs[where][0] = bad;
        return outputs;
    }
}
