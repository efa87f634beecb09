package org.grokscope.storage.library;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;
import org.grokscope.run.Snapshot;

/** Compares runs to the last bit. */
final class Runs {

    private Runs() {}

    static void assertSame(RunResult expected, RunResult actual) {
        assertEquals(expected.config(), actual.config());
        assertEquals(expected.engine(), actual.engine());
        assertEquals(expected.outcome(), actual.outcome());
        assertEquals(expected.steps(), actual.steps());
        assertEquals(expected.seconds(), actual.seconds());
        assertSame(expected.history(), actual.history());
        for (int row = 0; row < expected.history().size(); row++) {
            assertEquals(seconds(expected, row), seconds(actual, row));
        }
    }

    private static double seconds(RunResult run, int row) {
        return run.history().value(RunHistory.Column.SECONDS, row);
    }

    /** Times may differ: they are those of one training. */
    static void assertSame(RunHistory expected, RunHistory actual) {
        assertEquals(expected.layers(), actual.layers());
        assertEquals(expected.size(), actual.size());
        for (int row = 0; row < expected.size(); row++) {
            assertEquals(expected.evaluation(row), actual.evaluation(row));
        }
        assertEquals(expected.events(), actual.events());
        assertEquals(expected.forecasts(), actual.forecasts());
    }

    static void assertSame(List<Checkpoint> expected, List<Checkpoint> actual) {
        assertEquals(
                expected.stream().map(Checkpoint::step).toList(),
                actual.stream().map(Checkpoint::step).toList());
        for (int i = 0; i < expected.size(); i++) {
            assertSame(expected.get(i).snapshot(), actual.get(i).snapshot());
        }
    }

    private static void assertSame(Snapshot expected, Snapshot actual) {
        assertArrayEquals(expected.parameters(), actual.parameters(), 0);
        assertArrayEquals(expected.reference(), actual.reference(), 0);
        assertEquals(expected.moments().size(), actual.moments().size());
        for (int i = 0; i < expected.moments().size(); i++) {
            assertArrayEquals(expected.moments().get(i), actual.moments().get(i), 0);
        }
        assertEquals(expected.optimizer(), actual.optimizer());
        assertEquals(expected.optimizerSteps(), actual.optimizerSteps());
        assertEquals(expected.batches(), actual.batches());
        assertEquals(expected.learningRate(), actual.learningRate());
        assertEquals(expected.weightDecay(), actual.weightDecay());
        assertEquals(expected.heldNorm(), actual.heldNorm());
    }
}
