package org.grokscope.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class MilestonesTest {

    private static RunHistory accuracies(double[][] trainAndTest) {
        RunHistory history = new RunHistory();
        for (int i = 0; i < trainAndTest.length; i++) {
            history.append(new Evaluation(200L * i, 1, trainAndTest[i][0], 1, trainAndTest[i][1], 1_000.0 - i));
        }
        return history;
    }

    @Test
    void theFirstEvaluationAtTheThresholdCountsAndLaterDipsDoNot() {
        Milestones milestones = Milestones.of(accuracies(
                new double[][] {{0.1, 0}, {0.989, 0}, {0.99, 0}, {0.5, 0.98}, {1, 0.9900001}, {1, 0.5}, {1, 1}}));
        assertEquals(OptionalLong.of(400), milestones.memorizationStep());
        assertEquals(OptionalLong.of(800), milestones.grokkingStep());
        assertEquals(OptionalDouble.of(998), milestones.normAtMemorization());
        assertEquals(OptionalDouble.of(996), milestones.normAtGrokking());
        assertEquals(OptionalLong.of(400), milestones.delay());
        assertInstanceOf(Outcome.Grokked.class, Outcome.of(milestones));
    }

    @Test
    void withoutMilestonesThereIsNoDelay() {
        Milestones none = Milestones.of(new RunHistory());
        assertTrue(none.memorizationStep().isEmpty() && none.grokkingStep().isEmpty());
        assertTrue(none.normAtMemorization().isEmpty() && none.normAtGrokking().isEmpty());
        assertTrue(none.delay().isEmpty());
        assertInstanceOf(Outcome.NotLearnt.class, Outcome.of(none));
        Milestones half = Milestones.of(accuracies(new double[][] {{1, 0.2}}));
        assertEquals(OptionalLong.of(0), half.memorizationStep());
        assertTrue(half.delay().isEmpty());
        assertInstanceOf(Outcome.MemorizedOnly.class, Outcome.of(half));
    }

    @Test
    void accuraciesThatAreNoNumbersReachNothing() {
        Milestones milestones = Milestones.of(accuracies(new double[][] {{Double.NaN, Double.NaN}}));
        assertTrue(milestones.memorizationStep().isEmpty()
                && milestones.grokkingStep().isEmpty());
    }

    @Test
    void outcomesHaveNamesForFiles() {
        assertEquals("grokked", new Outcome.Grokked().id());
        assertEquals("memorized-only", new Outcome.MemorizedOnly().id());
        assertEquals("not-learnt", new Outcome.NotLearnt().id());
        assertEquals("failed", new Outcome.Failed(1, "why").id());
    }
}
