package org.grokscope.experiments.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.grokscope.experiments.sweep.SessionWatcher;
import org.grokscope.inspect.NetworkWeights;
import org.grokscope.inspect.OutputReader;
import org.grokscope.inspect.WeightMatrix;
import org.grokscope.run.EngineInfo;
import org.grokscope.run.Evaluation;
import org.grokscope.run.Snapshot;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.training.Learner;
import org.grokscope.training.LearnerFactory;
import org.grokscope.training.TrainingSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpectrumFolderTest {

    private static final RunConfig WATCHED = Experiment.S7.runs().getFirst();

    @TempDir
    private Path folder;

    /** A learner whose embedding rotates with frequency 7 in all dimensions, and has other parameters behind it. */
    private static final class Rotation implements Learner, LearnerFactory {
        @Override
        public Learner create(RunConfig config) {
            return new Rotation();
        }

        @Override
        public EngineInfo engine() {
            return new EngineInfo("Rotation", "1", 1);
        }

        @Override
        public double step() {
            return 1;
        }

        @Override
        public Evaluation evaluate(long step, OutputReader reader) {
            return new Evaluation(step, 1, 0, 1, 0, 1);
        }

        @Override
        public void setLearningRate(double learningRate) {}

        @Override
        public void setRateFactor(double factor) {}

        @Override
        public void setWeightDecay(double weightDecay) {}

        @Override
        public void setTemperature(double temperature) {}

        @Override
        public double decayedNorm() {
            return 1;
        }

        @Override
        public void holdNorm(double squaredNorm) {}

        @Override
        public void releaseNorm() {}

        @Override
        public void switchOptimizer(Optimizer optimizer) {}

        @Override
        public void markReference() {}

        @Override
        public Snapshot snapshot() {
            throw new UnsupportedOperationException("not needed");
        }

        @Override
        public NetworkWeights weights() {
            float[] values = new float[128 * 97];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) Math.cos(2 * Math.PI * 7 * (i % 97) / 97);
            }
            WeightMatrix embedding = new WeightMatrix(128, 97, values);
            return new NetworkWeights(embedding, embedding);
        }

        @Override
        public void restore(Snapshot snapshot) {}

        @Override
        public void close() {}
    }

    private List<SpectrumRow> train(RunConfig config) throws IOException {
        SpectrumFolder spectra = new SpectrumFolder(folder);
        TrainingSession session = new TrainingSession(config, new Rotation());
        SessionWatcher.End end = spectra.watch(session);
        session.resume();
        session.run();
        assertEquals(List.of(), spectra.read(config), "written when the run has ended");
        end.run();
        return spectra.read(config);
    }

    @Test
    void theSpectrumIsRecordedAtEachEvaluation() throws IOException {
        List<SpectrumRow> rows = train(WATCHED);

        assertEquals(
                LongStream.rangeClosed(0, 400).map(i -> 50 * i).boxed().toList(),
                rows.stream().map(SpectrumRow::step).toList());
        assertEquals(7, rows.getFirst().strongest().getFirst());
        assertEquals(0, rows.getFirst().outside(), 1e-6);
    }

    @Test
    void otherRunsAreLeftAlone() throws IOException {
        assertEquals(List.of(), train(WATCHED.withSeed(1)));
    }

    @Test
    void aDamagedFileIsNamed() throws IOException {
        SpectrumFolder spectra = new SpectrumFolder(folder);
        spectra.write(WATCHED, List.of(new SpectrumRow(0, 0.5, List.of(1, 2))));
        assertEquals(List.of(new SpectrumRow(0, 0.5, List.of(1, 2))), spectra.read(WATCHED));

        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.resolve("spectra"))) {
            Path file = files.iterator().next();
            Files.writeString(file, "step,outside,keyFrequencies\n50,half,1 2\n");
            UncheckedIOException problem = assertThrows(UncheckedIOException.class, () -> spectra.read(WATCHED));
            assertTrue(problem.getMessage().contains(file.getFileName().toString()), problem::getMessage);
        }
    }
}
