package org.grokscope.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.grokscope.engine.nn.Small;
import org.grokscope.inspect.OutputReader;
import org.grokscope.run.Evaluation;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.RunConfig;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;
import org.grokscope.task.Table;
import org.grokscope.task.Task;
import org.grokscope.training.Learner;
import org.junit.jupiter.api.Test;

/** A table is trained as the operation that it is the table of, bit for bit. */
class TableLearnerTest {

    private static final int P = 11;

    @Test
    void aTableOfSumsTrainsAsAddition() {
        String lines = IntStream.range(0, P)
                .mapToObj(a -> IntStream.range(0, P)
                        .mapToObj(b -> Integer.toString((a + b) % P))
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n"));
        Task table = Table.ofLines("sums.csv", lines);
        for (Network network : List.of(Small.TRANSFORMER, Small.MLP, Small.EMBEDDING_MLP)) {
            check(network, table);
        }
    }

    private static void check(Network network, Task table) {
        RunConfig sums = Small.adamW(new ModularTask(Operation.ADD, P), network, 16);
        try (Learner operation = Small.LEARNERS.create(sums);
                Learner lines = Small.LEARNERS.create(Small.adamW(table, network, 16))) {
            for (int step = 1; step <= 30; step++) {
                assertEquals(operation.step(), lines.step());
            }
            Evaluation expected = operation.evaluate(30, OutputReader.NONE);
            assertEquals(expected, lines.evaluate(30, OutputReader.NONE));
            assertArrayEquals(
                    operation.snapshot().parameters(), lines.snapshot().parameters());
        }
    }
}
