package org.grokscope.storage.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.grokscope.run.RunResult;
import org.grokscope.run.config.RunConfig;

/** Reads runs from files of any kind. */
public final class RunFiles {

    /** The extension of bundles. */
    public static final String BUNDLE = "grokscope";

    /** The extensions of all files that can hold a run. */
    public static final List<String> EXTENSIONS = List.of(BUNDLE, "json", "json.gz");

    private RunFiles() {}

    /** Whether a file is that of a run, by its name. */
    public static boolean isRun(String name) {
        return EXTENSIONS.stream().anyMatch(extension -> name.endsWith("." + extension));
    }

    /**
     * Reads a run from a bundle or from JSON, depending on the file's extension. A run from JSON has no checkpoints, and its identity is a
     * hash of the file's content: the same file is the same run.
     *
     * @throws IOException if the file cannot be read or is neither; the message names the file
     */
    public static RunBundle.Content read(Path file) throws IOException {
        RunBundle.Content content = isBundle(file) ? RunBundle.read(file) : json(file);
        Optional<String> misfit = misfit(content);
        if (misfit.isPresent()) {
            throw new IOException(file + " is damaged: " + misfit.get());
        }
        return content;
    }

    private static boolean isBundle(Path file) {
        return file.toString().endsWith("." + BUNDLE);
    }

    private static RunBundle.Content json(Path file) throws IOException {
        RunResult run = RunJson.read(file);
        String uuid = UUID.nameUUIDFromBytes(Files.readAllBytes(file)).toString();
        return new RunBundle.Content(run, List.of(), uuid, "", "", List.of());
    }

    /** What does not have the shape of the run's network. */
    private static Optional<String> misfit(RunBundle.Content content) {
        RunConfig config = content.run().config();
        int found = content.run().history().layers().size();
        int layers = config.network().layers().size();
        if (found != 0 && found != layers) {
            return Optional.of("it has the norms of " + found + " layers, and the run's network has " + layers);
        }
        return content.checkpoints().stream()
                .flatMap(checkpoint -> checkpoint
                        .misfit(config)
                        .or(() -> checkpoint.step() <= content.run().steps()
                                ? Optional.empty()
                                : Optional.of("is beyond the run, which has "
                                        + content.run().steps() + " steps"))
                        .stream()
                        .map(problem -> "the checkpoint at step " + checkpoint.step() + " " + problem))
                .findFirst();
    }
}
