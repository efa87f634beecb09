package org.grokscope.storage.weights;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.regex.Pattern;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;
import org.grokscope.run.Snapshot;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.ShareText;
import org.grokscope.storage.format.RunBundle;
import org.grokscope.storage.weights.SafetensorsReader.Contents;
import org.grokscope.storage.weights.SafetensorsReader.Tensor;
import org.grokscope.task.InvalidSettingException;

/**
 * A network that another program trained, from a file of safetensors: a run that begins with its weights, and has not been evaluated yet.
 * Names and shapes are those of {@link WeightTensors}.
 */
public final class ForeignWeights {

    /** The ending of its files. */
    public static final String ENDING = ".safetensors";

    /** What PyTorch puts before the names of modules that were wrapped. */
    private static final Pattern WRAPPERS = Pattern.compile("^(module\\.|_orig_mod\\.)+");

    private static final String SHARE_TEXT = "shareText";
    private static final int MOST_NAMES = 5;

    private final Path file;
    private final Contents contents;

    private ForeignWeights(Path file, Contents contents) {
        this.file = file;
        this.contents = contents;
    }

    /** Whether a file is one by its name. */
    public static boolean isOne(Path file) {
        return file.toString().endsWith(ENDING);
    }

    /**
     * Reads a network.
     *
     * @param stated its settings; empty for those in the file, which GrokScope writes into it
     * @throws IOException if the file cannot be read, states no settings, or is not of such a network; the message names it and says what to do
     */
    public static RunBundle.Content read(Path file, Optional<RunConfig> stated) throws IOException {
        return new ForeignWeights(file, SafetensorsReader.read(file)).content(stated);
    }

    /** Whether a file says with which settings its network was trained, as those do that this program writes. */
    public static boolean statesSettings(Path file) throws IOException {
        return SafetensorsReader.read(file).metadata().containsKey(SHARE_TEXT);
    }

    private RunBundle.Content content(Optional<RunConfig> stated) throws IOException {
        RunConfig config = stated.isPresent() ? stated.get() : own();
        float[] theta = theta(config);
        List<float[]> moments = new ArrayList<>();
        for (int i = 0; i < config.optimizer().moments(); i++) {
            moments.add(new float[theta.length]);
        }
        Snapshot snapshot = new Snapshot(
                theta,
                new float[0],
                config.optimizer(),
                0,
                moments,
                config.seed(),
                config.learningRate(),
                config.weightDecay(),
                OptionalDouble.empty());
        RunResult run =
                new RunResult(config, null, new RunHistory(config.network().layers()), new Outcome.NotLearnt(), 0, 0);
        String identity = UUID.nameUUIDFromBytes(SafetensorsWriter.bytes(theta)).toString();
        return new RunBundle.Content(
                run, List.of(new Checkpoint(0, snapshot)), identity, name(), note(config), List.of());
    }

    private RunConfig own() throws IOException {
        String text = contents.metadata().get(SHARE_TEXT);
        if (text == null) {
            throw new IOException(file + " does not say how its network is made. State the settings, such as "
                    + "--preset paper or --network mlp --hidden 512.");
        }
        try {
            return ShareText.config(text);
        } catch (InvalidSettingException e) {
            throw new IOException(file + ": the settings in it cannot be read. State them by flags.", e);
        }
    }

    private String name() {
        return String.valueOf(file.getFileName()).replaceFirst("\\.safetensors$", "");
    }

    /** The train set is drawn here: only the seed of a run of this program says which one it was. */
    private String note(RunConfig config) {
        String step = contents.metadata().getOrDefault("step", "");
        return (step.isEmpty() ? "" : "The weights are those of step " + step + ". ")
                + (contents.metadata().containsKey(SHARE_TEXT)
                        ? "Step 0 is that step."
                        : "The train set is that of seed " + config.seed()
                                + ": if the network was trained on another one, both accuracies are of examples that it has and has not seen.");
    }

    private float[] theta(RunConfig config) throws IOException {
        Map<String, Tensor> given = named();
        float[] theta = new float[config.network().parameters(config.task())];
        List<String> missing = new ArrayList<>();
        for (WeightTensor tensor : WeightTensors.of(config.network(), config.task())) {
            Tensor found = given.remove(tensor.name());
            if (found == null) {
                missing.add(tensor.name());
            } else if (!found.shape().equals(tensor.shape())) {
                throw new IOException(file + ": " + tensor.name() + " must have the shape " + shape(tensor.shape())
                        + ", as the settings say (got " + shape(found.shape()) + ").");
            } else {
                tensor.fill(theta, found.values());
            }
        }
        if (!missing.isEmpty()) {
            throw new IOException(file + " lacks " + list(missing) + ", which the network of the settings has."
                    + (given.isEmpty() ? "" : " It has " + list(List.copyOf(given.keySet())) + " instead."));
        }
        if (!given.isEmpty()) {
            throw new IOException(file + " has " + list(List.copyOf(given.keySet()))
                    + ", which the network of the settings does not have.");
        }
        for (float each : theta) {
            if (!Float.isFinite(each)) {
                throw new IOException(file + " has weights that are not finite numbers.");
            }
        }
        return theta;
    }

    private Map<String, Tensor> named() {
        Map<String, Tensor> named = new LinkedHashMap<>();
        contents.tensors()
                .forEach((name, tensor) -> named.put(WRAPPERS.matcher(name).replaceFirst(""), tensor));
        return named;
    }

    private static String shape(List<Integer> shape) {
        return String.join(" × ", shape.stream().map(String::valueOf).toList());
    }

    private static String list(List<String> names) {
        String first = String.join(", ", names.stream().limit(MOST_NAMES).toList());
        return names.size() > MOST_NAMES ? first + " and " + (names.size() - MOST_NAMES) + " others" : first;
    }
}
