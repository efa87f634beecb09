package org.grokscope.storage.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.grokscope.run.RunResult;

/** Reads runs from files of any kind. */
public final class RunFiles {

    /** The extension of bundles. */
    public static final String BUNDLE = "grokscope";

    private RunFiles() {}

    /**
     * Reads a run from a bundle or from JSON, depending on the file's extension. A run from JSON has no checkpoints, and its identity is a
     * hash of the file's content: the same file is the same run.
     *
     * @throws IOException if the file cannot be read or is neither; the message names the file
     */
    public static RunBundle.Content read(Path file) throws IOException {
        if (file.toString().endsWith("." + BUNDLE)) {
            return RunBundle.read(file);
        }
        RunResult run = RunJson.read(file);
        String uuid = UUID.nameUUIDFromBytes(Files.readAllBytes(file)).toString();
        return new RunBundle.Content(run, List.of(), uuid, "", "", List.of());
    }
}
