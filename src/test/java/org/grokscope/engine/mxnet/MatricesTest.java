package org.grokscope.engine.mxnet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.grokscope.engine.nn.Matrices;
import org.grokscope.engine.nn.Matrix;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every library's matrices do; a library's own test says which library. */
public abstract class MatricesTest {

    private final SplittableRandom random = new SplittableRandom(5);
    private Matrices matrices;

    /** New matrices of the library, or an assumption that fails where it is not there. */
    public abstract Matrices open();

    @BeforeEach
    void openMatrices() {
        matrices = open();
    }

    @AfterEach
    void closeMatrices() {
        if (matrices != null) {
            matrices.close();
        }
    }

    private float[] values(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return values;
    }

    private Matrix filled(int rows, int columns, float[] values) {
        Matrix matrix = matrices.matrix(rows, columns);
        matrix.write(0, values, 0, rows * columns);
        return matrix;
    }

    private static float[] contents(Matrix matrix) {
        float[] values = new float[matrix.rows() * matrix.columns()];
        matrix.read(values, 0, matrix.rows());
        return values;
    }

    /** A·B for an n × k matrix A and a k × m matrix B, or for what are their transposes. */
    private static float[] expected(float[] a, boolean transposeA, float[] b, boolean transposeB, int n, int k, int m) {
        float[] result = new float[n * m];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < m; j++) {
                double sum = 0;
                for (int l = 0; l < k; l++) {
                    sum += (double) a[transposeA ? l * n + i : i * k + l] * b[transposeB ? j * k + l : l * m + j];
                }
                result[i * m + j] = (float) sum;
            }
        }
        return result;
    }

    private static void assertClose(float[] expected, float[] actual) {
        assertArrayEquals(expected, actual, 1e-4f);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1, 7, 1", "5, 1, 3", "3, 5, 7", "17, 33, 9", "64, 128, 97", "97, 31, 256"})
    void productsAreRightForAllFourWaysToTranspose(int n, int k, int m) {
        for (int way = 0; way < 4; way++) {
            boolean transposeA = (way & 1) != 0;
            boolean transposeB = (way & 2) != 0;
            float[] a = values(n * k);
            float[] b = values(k * m);
            Matrix left = transposeA ? filled(k, n, a) : filled(n, k, a);
            Matrix right = transposeB ? filled(m, k, b) : filled(k, m, b);
            Matrix result = matrices.matrix(n, m);
            matrices.product(left, transposeA, right, transposeB, result).run();
            assertClose(expected(a, transposeA, b, transposeB, n, k, m), contents(result));
            assertArrayEquals(a, contents(left), 0, "a factor stays as it is");
            assertArrayEquals(b, contents(right), 0, "a factor stays as it is");
        }
    }

    @Test
    void aNewMatrixIsZeroAndKnowsItsSize() {
        Matrix matrix = matrices.matrix(3, 5);
        assertEquals(3, matrix.rows());
        assertEquals(5, matrix.columns());
        assertArrayEquals(new float[15], contents(matrix), 0);
    }

    @Test
    void aPreparedProductTakesWhatItsFactorsHoldNow() {
        Matrix left = matrices.matrix(4, 3);
        Matrix right = matrices.matrix(3, 2);
        Matrix result = matrices.matrix(4, 2);
        Matrices.Product product = matrices.product(left, false, right, false, result);
        for (int round = 0; round < 5; round++) {
            float[] a = values(12);
            float[] b = values(6);
            left.write(0, a, 0, 12);
            right.write(0, b, 0, 6);
            product.run();
            assertClose(expected(a, false, b, false, 4, 3, 2), contents(result));
        }
    }

    @Test
    void aResultIsAFactorOfTheNextProductAndCanBeWrittenTo() {
        float[] a = values(6);
        float[] b = values(6);
        Matrix left = filled(2, 3, a);
        Matrix right = filled(3, 2, b);
        Matrix square = matrices.matrix(2, 2);
        Matrix last = matrices.matrix(2, 2);
        Matrices.Product first = matrices.product(left, false, right, false, square);
        Matrices.Product second = matrices.product(square, true, square, false, last);
        for (int round = 0; round < 3; round++) {
            first.run();
            second.run();
            float[] c = expected(a, false, b, false, 2, 3, 2);
            assertClose(expected(c, true, c, false, 2, 2, 2), contents(last));
            float[] own = values(4);
            square.write(0, own, 0, 4);
            second.run();
            assertClose(expected(own, true, own, false, 2, 2, 2), contents(last));
        }
    }

    @Test
    void aStretchIsWrittenAndRowsAreReadFromAnywhereInAnArray() {
        Matrix matrix = filled(4, 3, values(12));
        float[] before = contents(matrix);
        float[] values = values(20);
        matrix.write(2, values, 7, 5);
        System.arraycopy(values, 7, before, 2, 5);
        assertArrayEquals(before, contents(matrix), 0);
        float[] target = new float[11];
        matrix.read(target, 4, 2);
        float[] wanted = new float[11];
        System.arraycopy(before, 0, wanted, 4, 6);
        assertArrayEquals(wanted, target, 0);
    }

    @Test
    void someRowsAreWrittenAndReadAsArraysOfTheirOwn() {
        Matrix matrix = filled(4, 3, values(12));
        float[] before = contents(matrix);
        float[][] rows = {values(3), values(3)};
        matrix.write(rows);
        System.arraycopy(rows[0], 0, before, 0, 3);
        System.arraycopy(rows[1], 0, before, 3, 3);
        assertArrayEquals(before, contents(matrix), 0);
        float[][] target = new float[3][3];
        matrix.read(target);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                assertEquals(before[3 * i + j], target[i][j]);
            }
        }
    }

    @Test
    void productsOnTwoThreadsAreThoseOfOneBitForBit() throws Exception {
        List<Matrices.Product> products = new ArrayList<>();
        List<Matrix> results = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Matrix result = matrices.matrix(65, 33);
            products.add(matrices.product(
                    filled(65, 40, values(65 * 40)), false, filled(33, 40, values(33 * 40)), true, result));
            results.add(result);
        }
        products.forEach(Matrices.Product::run);
        List<float[]> alone = results.stream().map(MatricesTest::contents).toList();
        CyclicBarrier barrier = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<?>> futures = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                int which = i;
                futures.add(threads.submit(() -> {
                    barrier.await();
                    for (int round = 0; round < 2_000; round++) {
                        products.get(which).run();
                        assertArrayEquals(alone.get(which), contents(results.get(which)), 0);
                    }
                    return null;
                }));
            }
            for (Future<?> future : futures) {
                future.get();
            }
        }
    }

    @Test
    void theGarbageCollectorTakesNothingThatIsInUse() {
        float[] a = values(64 * 64);
        float[] b = values(64 * 64);
        Matrix result = matrices.matrix(64, 64);
        Matrices.Product product = matrices.product(filled(64, 64, a), true, filled(64, 64, b), true, result);
        product.run();
        float[] first = contents(result);
        for (int round = 0; round < 50; round++) {
            // Native memory that was freed by mistake would be given to these.
            Matrix other = filled(64, 64, values(64 * 64));
            System.gc();
            product.run();
            assertArrayEquals(first, contents(result), 0);
            assertEquals(64, other.rows());
        }
    }

    @Test
    void closingTwiceDoesNoHarm() {
        filled(3, 3, values(9));
        matrices.close();
    }
}
