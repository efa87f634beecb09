package org.grokscope.bench;

import org.grokscope.run.Network;
import org.grokscope.run.Preset;
import org.grokscope.run.RunConfig;

/** The configurations that are measured. */
enum Case {
    /** The paper's setting S1. */
    TRANSFORMER("transformer", "Transformer of the paper, batch 512", Preset.PAPER.config()),
    /** The program's own MLP on the paper's task. */
    MLP("mlp", "MLP 194 → 256 → 97, batch 512", paperWith(Network.Mlp.DEFAULT)),
    /** What a peer written in JavaScript trains. */
    MLP97("mlp97", "MLP 194 → 64 → 97, batch 512", paperWith(new Network.Mlp(64)));

    private final String id;
    private final String title;
    private final RunConfig config;

    Case(String id, String title, RunConfig config) {
        this.id = id;
        this.title = title;
        this.config = config;
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    RunConfig config() {
        return config;
    }

    private static RunConfig paperWith(Network network) {
        RunConfig paper = Preset.PAPER.config();
        return new RunConfig(
                paper.task(),
                network,
                paper.optimizer(),
                paper.learningRate(),
                paper.weightDecay(),
                paper.trainFraction(),
                paper.batchSize(),
                paper.seed(),
                paper.evaluationCadence(),
                paper.maxSteps(),
                paper.stopAfterGrok());
    }
}
