package org.grokscope.engine;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.grokscope.engine.mxnet.MxNetLearners;
import org.grokscope.engine.nn.Small;
import org.grokscope.run.EngineInfo;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.RunConfig;
import org.grokscope.training.Learner;
import org.junit.jupiter.api.Test;

/** Making and closing learners. */
class LearnerLifetimeTest {

    @Test
    void closingTwiceIsClosingOnce() {
        Learner learner = Small.LEARNERS.create(Small.adamW(Small.ADD, Small.TRANSFORMER, 9));
        learner.step();
        learner.close();
        assertDoesNotThrow(learner::close);
    }

    @Test
    void closingWithoutAStepIsFine() {
        for (Network network : new Network[] {Small.TRANSFORMER, Small.MLP, Small.SQUARE_MLP}) {
            Learner learner = Small.LEARNERS.create(Small.adamW(Small.ADD, network, 9));
            assertDoesNotThrow(learner::close);
        }
    }

    @Test
    void closingOneLearnerLeavesOthersAlone() {
        RunConfig config = Small.adamW(Small.ADD, Small.TRANSFORMER, 9);
        try (Learner alone = Small.LEARNERS.create(config);
                Learner other = Small.LEARNERS.create(config)) {
            double expected = alone.step();
            try (Learner closed = Small.LEARNERS.create(config)) {
                closed.step();
            }
            assertEquals(expected, other.step());
        }
    }

    @Test
    void theEngineSaysWhatItIs() {
        EngineInfo engine = Small.LEARNERS.engine();
        assertEquals("MXNet", engine.name());
        assertTrue(engine.version().matches("\\d+\\.\\d+.*"), engine.version());
        assertEquals(1, engine.threads());
        assertEquals(2, new MxNetLearners(2).engine().threads());
    }
}
