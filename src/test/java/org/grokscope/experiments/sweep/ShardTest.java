package org.grokscope.experiments.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.grokscope.task.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {

    private static List<PlannedRun> runs() throws SweepException {
        return SweepSpec.parse("s.yaml", "grid: {weight-decay: [0, 0.1, 1], p: [53, 97]}\nseeds: 1..7")
                .runs();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 42, 50})
    void everyRunIsInExactlyOneShard(int count) throws SweepException {
        List<PlannedRun> all = new ArrayList<>();
        for (int index = 1; index <= count; index++) {
            List<PlannedRun> part = new Shard(index, count).of(runs());
            assertTrue(Math.abs(part.size() - runs().size() / (double) count) < 1, "as many runs in each");
            assertEquals(part, runs().stream().filter(part::contains).toList(), "in the order of the whole");
            all.addAll(part);
        }
        assertEquals(runs().size(), all.size());
        assertEquals(new HashSet<>(runs()), new HashSet<>(all));
    }

    @Test
    void shardsTakeAboutAsLong() throws SweepException {
        double[] costs = new double[2];
        for (int i = 0; i < 2; i++) {
            costs[i] = new Shard(i + 1, 2)
                    .of(runs()).stream()
                            .mapToDouble(run -> RunCost.of(run.config()))
                            .sum();
        }
        assertEquals(1, costs[0] / costs[1], 0.15);
    }

    @Test
    void longestRunsComeFirst() throws SweepException {
        List<PlannedRun> order = Shard.longestFirst(runs());
        assertTrue(order.subList(0, 7).stream().allMatch(run -> run.config().weightDecay() == 0));
        assertTrue(order.subList(35, 42).stream().allMatch(run -> run.config().weightDecay() == 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/2", "3/2", "1/0", "1", "a/b", "-1/2", "1/2/3", "", "1/10001", "99999999999/99999999999"})
    void shardOutsideRangeIsRefused(String text) {
        String message = assertThrows(InvalidSettingException.class, () -> Shard.parse(text))
                .getMessage();
        assertTrue(message.startsWith("Shard must be i/n with whole numbers 1 <= i <= n <= 10,000"), message);
    }

    @Test
    void shardIsReadBack() {
        assertEquals(new Shard(2, 4), Shard.parse(new Shard(2, 4).toString()));
    }
}
