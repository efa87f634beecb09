package org.grokscope.experiments.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.grokscope.experiments.sweep.PlannedRun;
import org.grokscope.experiments.sweep.SessionWatcher;
import org.grokscope.inspect.Spectrum;
import org.grokscope.inspect.WeightMatrix;
import org.grokscope.run.config.RunConfig;
import org.grokscope.storage.format.FileErrors;
import org.grokscope.storage.format.OutputFile;
import org.grokscope.training.TrainingSession;

/**
 * Recorded spectra of embeddings, one file per run beside the runs of a sweep: {@code spectra/KEY.csv} with a row for each
 * evaluation: its step, R and the key frequencies.
 */
public final class SpectrumFolder {

    private static final String HEADER = "step,outside,keyFrequencies";

    private final Path folder;

    /**
     * Names the folder; nothing is read or made yet.
     *
     * @param sweep the folder of the sweep's results
     */
    public SpectrumFolder(Path sweep) {
        folder = sweep.resolve("spectra");
    }

    private Path file(RunConfig config) {
        return folder.resolve(PlannedRun.key(config) + ".csv");
    }

    /** Records the spectrum of the token embedding at each evaluation of a run of S7; writes them when the session has ended. */
    public SessionWatcher.End watch(TrainingSession session) {
        if (!Experiment.S7.runs().contains(session.config())) {
            return () -> {};
        }
        List<SpectrumRow> rows = new ArrayList<>();
        session.observe((learner, evaluation) -> {
            WeightMatrix embedding = learner.weights().embedding();
            Spectrum spectrum = Spectrum.of(embedding.values(), embedding.rows(), embedding.columns());
            rows.add(SpectrumRow.of(evaluation.step(), spectrum));
        });
        return () -> write(session.config(), rows);
    }

    /**
     * Writes the spectra of a run, replacing an older file.
     *
     * @throws IOException if the file cannot be written
     */
    void write(RunConfig config, List<SpectrumRow> rows) throws IOException {
        Files.createDirectories(folder);
        OutputFile.write(file(config), out -> {
            out.write(HEADER + "\n");
            for (SpectrumRow row : rows) {
                out.write(line(row) + "\n");
            }
        });
    }

    private static String line(SpectrumRow row) {
        return row.step() + "," + row.outside() + ","
                + row.strongest().stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    /**
     * Reads the spectra of a run.
     *
     * @return an empty list if there is no file
     * @throws UncheckedIOException if the file cannot be read or is malformed
     */
    public List<SpectrumRow> read(RunConfig config) {
        Path file = file(config);
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.isEmpty() || !lines.getFirst().equals(HEADER)) {
                throw new UncheckedIOException(new IOException(file + " does not start with " + HEADER));
            }
            return lines.stream().skip(1).map(line -> row(file, line)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + FileErrors.reason(e), e);
        }
    }

    private static SpectrumRow row(Path file, String line) {
        String[] cells = line.split(",", -1);
        try {
            return new SpectrumRow(
                    Long.parseLong(cells[0]),
                    Double.parseDouble(cells[1]),
                    Arrays.stream(cells[2].split(" ", -1)).map(Integer::valueOf).toList());
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new UncheckedIOException(new IOException(file + " has a malformed row: " + line, e));
        }
    }
}
