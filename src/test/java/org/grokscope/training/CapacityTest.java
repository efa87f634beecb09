package org.grokscope.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.grokscope.engine.mxnet.MxNetLearners;
import org.grokscope.run.config.Activation;
import org.grokscope.run.config.LossFunction;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CapacityTest {

    private static final long MB = 1 << 20;
    private static final List<RunConfig> PAPER = List.of(Preset.PAPER.config());
    private static final List<RunConfig> FAST = List.of(Preset.FAST.config());

    private static Capacity machine(int cores, long heapMegabytes, long memoryMegabytes) {
        return new Capacity(cores, heapMegabytes * MB, memoryMegabytes * MB);
    }

    @ParameterizedTest
    @CsvSource({"1, 2048", "2, 4096", "8, 16384", "16, 32768", "64, 131072"})
    void everyCoreHasARunWhereTheMemoryIsUsual(int cores, long megabytes) {
        assertEquals(cores, machine(cores, 1024, megabytes).jobs(PAPER));
        assertEquals(cores, machine(cores, 1024, megabytes).jobs(FAST));
    }

    @Test
    void aSmallMemoryHasRoomForFewerButAlwaysForOne() {
        Capacity container = machine(8, 1024, 512);
        assertFalse(container.room(PAPER).heapBound());
        assertTrue(container.jobs(PAPER) < 8, "jobs: " + container.jobs(PAPER));
        assertTrue(container.jobs(FAST) > container.jobs(PAPER), "small runs need less");
        assertEquals(1, machine(64, 1024, 128).jobs(PAPER));
        assertEquals(1, machine(64, 8, 4096).jobs(PAPER));
    }

    @Test
    void theHeapBoundsLargeRunsAndTheOneThatIsNamedHasRoomForThem() {
        RunConfig large = Preset.PAPER.config();
        large = new RunConfig(
                large.task(), 0.5, new Network.Transformer(512, 4, 2048), large.optimization(), large.schedule());
        Capacity.Room room = machine(64, 1024, 131_072).room(List.of(Preset.FAST.config(), large));
        assertTrue(room.heapBound());
        assertTrue(room.runs() < 64, "room for " + room.runs());
        long enough = 1024 * room.heapGigabytes(64);
        assertEquals(64, machine(64, enough, 131_072).jobs(List.of(large)));
        assertTrue(machine(64, enough - 1024, 131_072).jobs(List.of(large)) < 64);
    }

    private static long heapInUse() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static RunConfig mlp(int hidden) {
        return Preset.PAPER.config().withNetwork(new Network.Mlp(hidden));
    }

    /** Other tests of this process may leave or free some memory; and what a small run needs may well be estimated too high. */
    private static void checkEstimate(RunConfig config) {
        MxNetLearners factory = new MxNetLearners(1);
        factory.engine();
        long before = heapInUse();
        List<Learner> learners = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Learner learner = factory.create(config);
            learner.step();
            learner.evaluate(0, (_, _, _, _) -> {});
            learners.add(learner);
        }
        double ratio = (heapInUse() - before) / 4.0 / RunMemory.heap(config);
        learners.forEach(Learner::close);
        assertTrue(ratio > 0.5 && ratio < 1.4, "measured by estimated: " + ratio + " of " + RunMemory.heap(config));
    }

    @ParameterizedTest
    @EnumSource(
            value = Preset.class,
            names = {"PAPER", "FAST", "PARITY"})
    void theEstimateIsAboutWhatAPresetNeeds(Preset preset) {
        checkEstimate(preset.config());
    }

    @ParameterizedTest
    @CsvSource({"128, 256", "32, 1024"})
    void theEstimateIsAboutWhatAnEmbeddingMlpNeeds(int width, int hidden) {
        checkEstimate(Preset.PAPER
                .config()
                .withNetwork(new Network.EmbeddingMlp(width, hidden, Activation.GELU, LossFunction.CROSS_ENTROPY)));
    }

    @ParameterizedTest
    @CsvSource({"64", "1024"})
    void theEstimateIsAboutWhatAnMlpNeeds(int hidden) {
        checkEstimate(mlp(hidden));
        RunConfig full = mlp(hidden);
        checkEstimate(full.withOptimization(
                new Optimization(full.optimizer(), full.learningRate(), full.weightDecay(), Optimization.FULL_BATCH)));
    }
}
