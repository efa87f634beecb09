package org.grokscope.experiments.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.grokscope.training.FakeLearner;
import org.junit.jupiter.api.io.TempDir;

/** Small sweeps of the fake learner. */
abstract class SweepFixture {

    /** Two cells that grok, one that never does; two seeds each. */
    static final String SPEC = """
            base: {network: mlp, p: 11, batch: full, lr: 1e-2, eval-every: 20, steps: 400, stop-after-grok: 100}
            grid: {weight-decay: [0, 1, 2]}
            seeds: [1, 2]
            """;

    static final int RUNS = 6;

    @TempDir
    Path folder;

    final FakeLearner.Factory learners = new FakeLearner.Factory();

    static SweepSpec spec() throws SweepException {
        return SweepSpec.parse("s.yaml", SPEC);
    }

    SweepResults open(String name, Shard shard, boolean resume) throws SweepException {
        return SweepResults.open(folder.resolve(name), spec(), shard, resume, "9.9");
    }

    /** Does one part of the sweep in a folder of its own. */
    Path sweep(String name, Shard shard, boolean resume) throws SweepException, IOException {
        try (SweepResults results = open(name, shard, resume)) {
            new Sweep(results, 2, learners).run();
            return results.folder();
        }
    }

    /** The table without the columns at its end, which tell of time. */
    static List<String> table(Path results) throws IOException {
        return Files.readAllLines(results.resolve("results.csv")).stream()
                .map(line -> Arrays.stream(line.split(",", -1)).toList())
                .map(cells -> cells.subList(0, cells.size() - 3).stream().collect(Collectors.joining(",")))
                .toList();
    }
}
