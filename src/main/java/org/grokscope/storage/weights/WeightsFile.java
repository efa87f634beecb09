package org.grokscope.storage.weights;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.config.ConfigFields;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.ShareText;
import org.grokscope.storage.format.OutputFile;

/** The weights of a checkpoint as a file for NumPy or for PyTorch and JAX: {@code assets/docs/weights.md} describes both. */
public enum WeightsFile {
    /** NumPy's archive of arrays. */
    NPZ(".npz"),
    /** The format of the safetensors library. */
    SAFETENSORS(".safetensors");

    /** Changes if names, shapes or the order of numbers do. */
    private static final int FORMAT_VERSION = 1;

    private final String ending;

    WeightsFile(String ending) {
        this.ending = ending;
    }

    /** The format that a name stands for; empty if it ends in neither .npz nor .safetensors. */
    public static Optional<WeightsFile> of(Path file) {
        return Arrays.stream(values())
                .filter(each -> file.toString().endsWith(each.ending))
                .findFirst();
    }

    /**
     * Writes weights into a file atomically.
     *
     * @param config of the run
     * @param checkpoint of the run
     * @throws IOException if that fails, or the checkpoint is not of the run's network; an existing file is then unchanged
     */
    public void write(RunConfig config, Checkpoint checkpoint, String appVersion, Path file) throws IOException {
        Optional<String> misfit = checkpoint.misfit(config);
        if (misfit.isPresent()) {
            throw new IOException("the checkpoint at step " + checkpoint.step() + " " + misfit.get());
        }
        List<WeightTensor> tensors = WeightTensors.of(config.network(), config.task());
        Map<String, String> metadata = metadata(config, checkpoint.step(), appVersion);
        float[] theta = checkpoint.snapshot().parameters();
        try (OutputFile target = OutputFile.prepare(file)) {
            switch (this) {
                case NPZ -> target.writeBytes(out -> NpzWriter.write(metadata, tensors, theta, out));
                case SAFETENSORS -> target.writeBytes(out -> SafetensorsWriter.write(metadata, tensors, theta, out));
            }
        }
    }

    private static Map<String, String> metadata(RunConfig config, long step, String appVersion) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("generator", "GrokScope " + appVersion);
        metadata.put("formatVersion", Integer.toString(FORMAT_VERSION));
        metadata.put("step", Long.toString(step));
        metadata.put("classes", Integer.toString(config.task().classes()));
        ConfigFields.of(config).forEach((field, value) -> metadata.put(field.key(), value));
        metadata.put("shareText", ShareText.of(config));
        return metadata;
    }
}
