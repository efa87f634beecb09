package org.grokscope.inspect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.ConfigFields;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.task.PairTask;
import org.grokscope.task.PermutationGroup;
import org.grokscope.task.Table;
import org.junit.jupiter.api.Test;

class SymbolClassesTest {

    private static RunConfig config(String task) {
        return ConfigFields.config(Preset.PAPER.config(), Map.of(ConfigField.TASK, task, ConfigField.BATCH, "full"));
    }

    private static String written(PairTask task) {
        return SymbolClasses.of(task).classes().stream()
                .map(tokens -> tokens.stream().map(task::symbol).collect(Collectors.joining(" ")))
                .collect(Collectors.joining(" | "));
    }

    /** Of a list of symbols and the rows of a table in words. */
    private static Table table(String... rows) {
        return Table.ofLines("group.csv", String.join("\n", rows).replace(' ', ','));
    }

    @Test
    void permutationsAreOrderedByParityThenCycleType() {
        assertEquals("123 | 231 312 | 132 213 321", written(PermutationGroup.S3));
        SymbolClasses s5 = SymbolClasses.of(PermutationGroup.S5);
        assertEquals(SymbolClasses.Kind.CYCLE_TYPE, s5.kind());
        // Even: identity, pairs of exchanges, 3-cycles, 5-cycles. Odd: exchanges, 4-cycles, 3 + 2.
        assertEquals(
                List.of(1, 15, 20, 24, 10, 30, 20),
                s5.classes().stream().map(List::size).toList());
        assertArrayEquals(
                IntStream.range(0, 120).toArray(),
                IntStream.of(s5.order()).sorted().toArray());
    }

    @Test
    void aGroupInATableHasItsConjugacyClasses() {
        // The quaternions: commutators are 1 and -1; i, j and k are conjugate to their negatives.
        String i = "1 -1 i -i j -j k -k";
        Table quaternions = table(
                " " + i,
                "1 " + i,
                "-1 -1 1 -i i -j j -k k",
                "i i -i -1 1 k -k -j j",
                "-i -i i 1 -1 -k k j -j",
                "j j -j -k k -1 1 i -i",
                "-j -j j k -k 1 -1 -i i",
                "k k -k j -j -i i -1 1",
                "-k -k k -j j i -i 1 -1");
        assertEquals("1 | -1 | i -i | j -j | k -k", written(quaternions));
        assertEquals(SymbolClasses.Kind.CONJUGACY, SymbolClasses.of(quaternions).kind());
    }

    @Test
    void otherTablesHaveTheirSymbols() {
        assertEquals("e | a | b | c", written(table("e a b c", "a e c b", "b c e a", "c b a e")));
        assertEquals("r | p | s", written(table(" r p s", "r r p r", "p p p s", "s r s s")));
        // With an identity and inverses, but (1·1)·2 = 2 and 1·(1·2) = 0.
        assertEquals("0 | 1 | 2", written(table("0 1 2", "1 0 1", "2 1 0")));
    }

    @Test
    void aCyclicGroupInATableHasItsCircle() {
        // Multiplication modulo 5 in words: the first generator is 2, with the powers 1, 2, 4, 3.
        Table cyclic = table(" 1 2 3 4", "1 1 2 3 4", "2 2 4 1 3", "3 3 1 4 2", "4 4 3 2 1");
        RunConfig config = ConfigFields.config(
                Preset.PAPER.config(), Map.of(ConfigField.TASK, cyclic.id(), ConfigField.BATCH, "full"));
        Examples examples = Examples.of(config);
        assertTrue(examples.classes().isEmpty());
        assertEquals(
                "1 2 4 3",
                IntStream.range(0, 4)
                        .mapToObj(place -> cyclic.symbol(examples.token(place)))
                        .collect(Collectors.joining(" ")));
        assertEquals(4, examples.circle().orElseThrow().size());
        assertTrue(Examples.of(config("s3")).circle().isEmpty());
    }

    @Test
    void cellsFollowTheOrder() {
        Examples examples = Examples.of(config("s3"));
        int last = examples.at(5, 1).orElseThrow();
        PairTask s3 = PermutationGroup.S3;
        assertEquals("231", s3.symbol(examples.data().token(last, 0)));
        assertEquals("321", s3.symbol(examples.data().token(last, 1)));
        assertEquals("231", s3.symbol(examples.token(1)));
        assertEquals(examples.of(examples.token(1), examples.token(5)), examples.at(5, 1));
        assertTrue(Examples.of(config("mod-add")).classes().isEmpty());
    }

    @Test
    void confusionCountsTheTestSet() {
        Examples examples = Examples.of(config("s3"));
        // Always the identity: every right answer is taken for it.
        Confusion confusion = Confusion.of(
                new Answers(examples, new short[examples.data().size()]),
                examples.classes().orElseThrow());
        int sum = 0;
        for (int row = 0; row < 3; row++) {
            assertEquals(confusion.total(row), confusion.count(row, 0));
            assertEquals(0, confusion.count(row, 1) + confusion.count(row, 2));
            sum += confusion.total(row);
        }
        assertEquals(18, sum, "half of 36 pairs");
    }
}
