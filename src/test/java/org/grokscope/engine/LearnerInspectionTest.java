package org.grokscope.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.grokscope.engine.nn.Small;
import org.grokscope.inspect.Inspection;
import org.grokscope.inspect.NetworkSnapshot;
import org.grokscope.inspect.NetworkWeights;
import org.grokscope.run.Evaluation;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Seeds;
import org.grokscope.task.Dataset;
import org.grokscope.training.Learner;
import org.junit.jupiter.api.Test;

class LearnerInspectionTest {

    @Test
    void theAnswersThatAreSeenAreThoseThatAreCounted() {
        for (Network network : List.of(Small.TRANSFORMER, Small.MLP, Small.EMBEDDING_MLP)) {
            RunConfig config = Small.adamW(Small.ADD, network, 9);
            try (Learner learner = Small.LEARNERS.create(config)) {
                Inspection inspection = Inspection.of(config);
                for (int step = 1; step <= 60; step++) {
                    learner.step();
                    inspection.begin();
                    Evaluation read = learner.evaluate(step, inspection);
                    assertEquals(learner.evaluate(step), read, "reading changes nothing");
                    NetworkSnapshot look = inspection.snapshot(step, learner.weights());
                    assertEquals(read.trainAccuracy(), accuracy(look, true), 1e-12);
                    assertEquals(read.testAccuracy(), accuracy(look, false), 1e-12);
                }
            }
        }
    }

    private static double accuracy(NetworkSnapshot look, boolean train) {
        int right = 0;
        int all = 0;
        for (int example = 0; example < look.answers().size(); example++) {
            if (look.answers().examples().trains(example) == train) {
                all++;
                right += look.answers().isRight(example) ? 1 : 0;
            }
        }
        return (double) right / all;
    }

    @Test
    void theEmbeddingIsWhatTheTokensAreTurnedInto() {
        checkEmbedding(Small.TRANSFORMER, Small.TRANSFORMER.width());
        checkEmbedding(Small.EMBEDDING_MLP, Small.EMBEDDING_MLP.width());
    }

    private static void checkEmbedding(Network network, int width) {
        RunConfig config = Small.adamW(Small.ADD, network, 9);
        try (Learner learner = Small.LEARNERS.create(config)) {
            float[] theta = learner.snapshot().parameters();
            NetworkWeights weights = learner.weights();
            Dataset data = config.task().dataset(Seeds.of(config.seed()).data());
            int p = data.vocabulary();
            assertEquals(width, weights.embedding().rows());
            assertEquals(p, weights.embedding().columns());
            for (int i = 0; i < width * p; i++) {
                assertEquals(theta[i], weights.embedding().values()[i]);
            }
            assertTrue(weights.neurons().rows() <= NetworkWeights.MOST_NEURONS);
            assertEquals(p, weights.neurons().columns());
        }
    }
}
