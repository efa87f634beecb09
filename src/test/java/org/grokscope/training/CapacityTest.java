package org.grokscope.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.grokscope.engine.mxnet.MxNetLearners;
import org.grokscope.run.config.Activation;
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

    private static RunConfig mlp(int hidden) {
        return Preset.PAPER.config().withNetwork(new Network.Mlp(hidden));
    }

    /** What a small run needs may well be estimated too high. */
    private static void checkEstimate(RunConfig config) {
        try (Learner learner = new MxNetLearners(1).create(config)) {
            learner.step();
            learner.evaluate(0, (_, _, _, _) -> {});
            double ratio = (double) new HeldArrays().bytes(learner) / RunMemory.heap(config);
            assertTrue(ratio > 0.5 && ratio < 1.4, "held by estimated: " + ratio + " of " + RunMemory.heap(config));
        }
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
        checkEstimate(Preset.PAPER.config().withNetwork(new Network.EmbeddingMlp(width, hidden, Activation.GELU)));
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
