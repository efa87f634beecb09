package org.grokscope.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.grokscope.engine.mxnet.MxNetLearners;
import org.grokscope.training.FakeLearner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadTest {

    private static final double SHORT = 0.01;

    @Test
    void everyJobIsReadBackFromItsArguments() {
        for (int cores : new int[] {1, 2, 16}) {
            List<Job> jobs = Job.groups(cores).stream().flatMap(List::stream).toList();
            Set<Job> different = new HashSet<>(jobs);
            assertEquals(jobs.size(), different.size(), "none twice");
            jobs.forEach(job -> assertEquals(job, Job.parse(job.arguments())));
        }
    }

    @Test
    void twoRunsHaveAThreadEach() {
        FakeLearner.Factory learners = new FakeLearner.Factory().delayNanos(100_000);
        try (Load load = new PairLoad(learners, Case.TRANSFORMER.config())) {
            assertTrue(load.measure(Measure.TOGETHER, SHORT) > 0);
            assertTrue(load.measure(Measure.IN_TURN, SHORT) > 0);
        }
        assertEquals(2, Set.copyOf(learners.madeOn()).size());
        assertEquals(learners.madeOn(), learners.closedOn());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void machineMultipliesMatrices(int threads) {
        try (Load load = new SgemmLoad(new MxNetLearners(1), threads, List.of(16, 32))) {
            assertTrue(load.measure(Measure.GFLOPS, SHORT) > 0);
        }
    }

    @Test
    void profileIsMadeOfShares() {
        List<Share> shares = Profiler.profile(() -> Timing.millis(() -> Math.sin(1), 0.3));
        assertTrue(shares.size() <= 1, shares::toString);
        shares.forEach(share -> assertEquals(new Share("elsewhere", 1), share));
    }

    @Test
    void warmingUpEnds() {
        FakeLearner.Factory learners = new FakeLearner.Factory();
        Load constant = new Load() {
            @Override
            public double measure(Measure what, double seconds) {
                learners.create(Case.MLP.config()).step();
                return 1;
            }

            @Override
            public void close() {}
        };
        Timing.warmUp(constant, Measure.STEP);
        assertEquals(3, learners.steps());
    }
}
