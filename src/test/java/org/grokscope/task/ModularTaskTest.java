package org.grokscope.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModularTaskTest {

    private static final int[] PRIMES = {3, 5, 7, 11, 13};

    /** The definition, with numbers that cannot overflow. */
    private static int defined(Operation operation, int a, int b, int p) {
        BigInteger x = BigInteger.valueOf(a);
        BigInteger y = BigInteger.valueOf(b);
        BigInteger m = BigInteger.valueOf(p);
        return switch (operation) {
            case ADD -> x.add(y).mod(m).intValueExact();
            case SUBTRACT -> x.subtract(y).mod(m).intValueExact();
            case MULTIPLY -> x.multiply(y).mod(m).intValueExact();
            case DIVIDE -> x.multiply(y.modInverse(m)).mod(m).intValueExact();
            case SUM_OF_SQUARES -> x.multiply(x).add(y.multiply(y)).mod(m).intValueExact();
            case QUADRATIC_FORM ->
                x.multiply(x).add(x.multiply(y)).add(y.multiply(y)).mod(m).intValueExact();
            case CUBIC_FORM -> x.pow(3).add(x.multiply(y)).mod(m).intValueExact();
        };
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void everyLabelIsTheOneDefinedAndEveryPairIsThereOnce(Operation operation) {
        for (int p : PRIMES) {
            ModularTask task = new ModularTask(operation, p);
            Dataset data = task.dataset(1);
            assertEquals(task.size(), data.size());
            assertEquals(p, data.classes());
            assertEquals(p, data.vocabulary());
            assertEquals(2, data.positions());
            boolean[] seen = new boolean[p * p];
            for (int i = 0; i < data.size(); i++) {
                int a = data.token(i, 0);
                int b = data.token(i, 1);
                assertEquals(false, seen[a * p + b]);
                seen[a * p + b] = true;
                assertEquals(
                        defined(operation, a, b, p), data.labels()[i], operation + " " + a + " " + b + " mod " + p);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void theLargestOperandsDoNotOverflow(Operation operation) {
        assertEquals(defined(operation, 498, 498, 499), operation.apply(498, 498, 499));
        assertEquals(defined(operation, 1, 497, 499), operation.apply(1, 497, 499));
    }

    @Test
    void divisionUndoesMultiplication() {
        for (int p : new int[] {3, 13, 97, 499}) {
            for (int b = 1; b < p; b++) {
                assertEquals(1 % p, Operation.MULTIPLY.apply(Operation.DIVIDE.apply(1, b, p), b, p));
                int a = (7 * b + 2) % p;
                assertEquals(a, Operation.MULTIPLY.apply(Operation.DIVIDE.apply(a, b, p), b, p));
            }
        }
    }

    @Test
    void divisionLeavesOutZeroAndNeedsAPrime() {
        assertEquals(97 * 96, new ModularTask(Operation.DIVIDE, 97).size());
        InvalidSettingException e =
                assertThrows(InvalidSettingException.class, () -> new ModularTask(Operation.DIVIDE, 91));
        assertEquals("Modulus p must be a prime number between 3 and 499 for division (got 91).", e.getMessage());
        assertEquals(91 * 91, new ModularTask(Operation.ADD, 91).size());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 500, -97, 0, Integer.MAX_VALUE})
    void moduliOutOfRangeAreRefused(int p) {
        InvalidSettingException e =
                assertThrows(InvalidSettingException.class, () -> new ModularTask(Operation.ADD, p));
        assertEquals("modulus p", e.field());
    }

    @Test
    void theSeedChangesNothing() {
        ModularTask task = new ModularTask(Operation.MULTIPLY, 13);
        assertArrayEquals(task.dataset(1).labels(), task.dataset(2).labels());
        assertArrayEquals(task.dataset(1).tokens(), task.dataset(2).tokens());
    }

    @Test
    void theFormulaNamesTheModulus() {
        assertEquals("(a + b) mod 97", new ModularTask(Operation.ADD, 97).formula());
        assertEquals("mod-add", new ModularTask(Operation.ADD, 97).id());
    }
}
