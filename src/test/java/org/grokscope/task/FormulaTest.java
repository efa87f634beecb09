package org.grokscope.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FormulaTest {

    @ParameterizedTest
    @CsvSource({
        // a = 3, b = 5, p = 7
        "a + b, 1",
        "a - b, 5",
        "a*b, 1",
        "a/b, 2",
        "-a^2, 5",
        "(-a)^2, 2",
        "a - b - b, 0",
        "a + b*b, 0",
        "2*(a + b) mod p, 2",
        "'(a*a + a*b + b*b) mod p', 0",
        "x^3 + x·y, 0",
        "a^1000, 4",
        "(a - a)^0, 1",
        "a + p + 999999999, 1",
        "--a, 3",
        "a ÷ b × b, 3",
    })
    void aFormulaHasTheValueOfArithmetic(String formula, int value) {
        assertEquals(value, Formula.parse(formula).apply(3, 5, 7));
        Formula again = Formula.parse(Formula.parse(formula).id());
        assertEquals(Formula.parse(formula), again, "what is written is read as the same");
        assertEquals(value, again.apply(3, 5, 7));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a +| character 4, where the formula ends",
                "a b| (for a product write *)",
                "ab| (for a product write *)",
                "2a + b| character 2, where there is 'a'",
                "(a + b| a closing parenthesis",
                "a + b)| none is open",
                "a ^ b| an exponent",
                "a^1001| at most 1000",
                "a^2^3| write the exponents as one number",
                "a + q*b| character 5, where there is 'q'",
                "a + b mod 7| must end in mod p",
                "a*1000000000| below 1,000,000,000",
            })
    void aMistakeIsNamedWithItsPlaceAndTheRemedy(String formula, String part) {
        InvalidSettingException problem = assertThrows(InvalidSettingException.class, () -> Formula.parse(formula));
        assertTrue(problem.getMessage().contains(part), problem.getMessage());
    }

    @Test
    void whatIsTooLongOrTooDeepIsRejectedInASentence() {
        assertThrows(InvalidSettingException.class, () -> Formula.parse("(".repeat(100) + "a" + ")".repeat(100)));
        assertThrows(InvalidSettingException.class, () -> Formula.parse("a+".repeat(150) + "b"));
    }

    @Test
    void noTextIsAnythingButAFormulaOrRejected() {
        SplittableRandom random = new SplittableRandom(1);
        String letters = "ab p0129+-*/^()·modxy²é,\t";
        for (int i = 0; i < 10_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length >= 0; length--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            try {
                int value = Formula.parse(text.toString()).apply(2, 3, 7);
                assertTrue(value >= ModularOperation.NOTHING && value < 7);
            } catch (InvalidSettingException e) {
                assertTrue(e.getMessage().startsWith("Task must"), e.getMessage());
            }
        }
    }

    @Test
    void pairsThatDivideByZeroAreNotInTheDataSet() {
        ModularTask task = new ModularTask(Formula.parse("a/(a - b)"), 5);
        assertEquals(20, task.size());
        Dataset data = task.dataset(1);
        assertEquals(20, data.size());
        for (int i = 0; i < data.size(); i++) {
            int difference = Math.floorMod(data.token(i, 0) - data.token(i, 1), 5);
            assertEquals(data.token(i, 0), data.labels()[i] * difference % 5);
        }
        assertThrows(InvalidSettingException.class, () -> new ModularTask(Formula.parse("a/b"), 9));
        assertThrows(InvalidSettingException.class, () -> new ModularTask(Formula.parse("a/p"), 7));
    }

    @Test
    void aFormulaEqualToAnOperationHasItsDataSet() {
        Dataset formula = new ModularTask(Formula.parse("a*b + a^3"), 59).dataset(1);
        Dataset operation = new ModularTask(Operation.CUBIC_FORM, 59).dataset(1);
        assertArrayEquals(operation.tokens(), formula.tokens());
        assertArrayEquals(operation.labels(), formula.labels());
    }

    @ParameterizedTest
    @EnumSource(PermutationGroup.class)
    void permutationsAreAGroup(PermutationGroup group) {
        int n = group.classes();
        assertEquals(n * n, group.dataset(1).size());
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 200; i++) {
            int a = random.nextInt(n);
            int b = random.nextInt(n);
            int c = random.nextInt(n);
            assertEquals(a, group.result(0, a));
            assertEquals(a, group.result(a, 0));
            assertEquals(group.result(group.result(a, b), c), group.result(a, group.result(b, c)));
        }
    }

    @Test
    void inACompositionBActsFirst() {
        // 213 after 132: 1 → 1 → 2, 2 → 3 → 3, 3 → 2 → 1.
        PermutationGroup group = PermutationGroup.S3;
        assertEquals("213", group.symbol(2));
        assertEquals("132", group.symbol(1));
        assertEquals("231", group.symbol(group.result(2, 1)));
    }
}
