package org.grokscope.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.grokscope.run.config.Network;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;
import org.junit.jupiter.api.Test;

class WorkTest {

    private static RunConfig config(int p, Network network, int batch) {
        return new RunConfig(
                new ModularTask(Operation.ADD, p),
                0.5,
                network,
                new Optimization(Optimizer.ADAMW, 1e-3, 1, batch),
                new Schedule(1, 50, 10, -1));
    }

    @Test
    void transformerOfThePaper() {
        // 512 examples: 128² + 2·128·512 + 128·97; 194 rows of keys and values: 2·128²; 97 rows of queries: 128².
        long multiplyAdds = 512L * (16_384 + 131_072 + 12_416) + 194L * 32_768 + 97L * 16_384;
        assertEquals(6e-9 * multiplyAdds, Work.gflopPerStep(Case.TRANSFORMER.config()), 1e-12);
        assertEquals(0.5388, Work.gflopPerStep(Case.TRANSFORMER.config()), 1e-4);
    }

    @Test
    void batchSmallerThanTheVocabularyNeedsNoOtherTokens() {
        // 3 examples: 8² + 2·8·10 + 8·7; 6 rows of keys and values: 2·8²; 3 rows of queries: 8².
        long multiplyAdds = 3 * (64 + 160 + 56) + 6 * 128 + 3 * 64;
        assertEquals(6e-9 * multiplyAdds, Work.gflopPerStep(config(7, new Network.Transformer(8, 2, 10), 3)), 1e-15);
    }

    @Test
    void mlpNeedsItsHeadOnly() {
        assertEquals(6e-9 * 512 * 64 * 97, Work.gflopPerStep(Case.MLP97.config()), 1e-12);
    }

    @Test
    void embeddingMlpNeedsEachOperandOncePerToken() {
        // 1,392 examples: 256·59; 2·59 rows: 128·256.
        long multiplyAdds = 1_392L * 256 * 59 + 2 * 59L * 128 * 256;
        assertEquals(6e-9 * multiplyAdds, Work.gflopPerStep(Case.EMBEDDING_MLP.config()), 1e-12);
    }

    @Test
    void fullBatchIsTheTrainSet() {
        // Half of 7² is 24 or 25 examples, as the split rounds.
        RunConfig full = config(7, new Network.Mlp(10), Optimization.FULL_BATCH);
        assertEquals(6e-9 * full.trainSize() * 10 * 7, Work.gflopPerStep(full), 1e-15);
    }
}
