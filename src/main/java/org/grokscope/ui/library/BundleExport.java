package org.grokscope.ui.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.grokscope.run.RunResult;
import org.grokscope.storage.format.FileErrors;
import org.grokscope.storage.format.RunBundle;
import org.grokscope.ui.controls.Texts;

/** Writes runs as bundles with a figure. Used on the library's thread, closed on the JavaFX thread. */
final class BundleExport {

    private final Function<RunResult, CompletableFuture<String>> figures;
    private final String appVersion;
    private final CompletableFuture<String> closing = new CompletableFuture<>();

    /**
     * Exports of bundles that draw each run.
     *
     * @param figures draws a run as SVG on the JavaFX thread
     */
    BundleExport(Function<RunResult, CompletableFuture<String>> figures, String appVersion) {
        this.figures = figures;
        this.appVersion = appVersion;
    }

    void write(RunBundle.Content content, Path file) throws IOException {
        try {
            RunBundle.write(content, figure(content.run()), appVersion, file);
        } catch (IOException e) {
            throw new IOException(Texts.of("file.failed", file.toString(), FileErrors.reason(e)), e);
        }
    }

    /**
     * None if it cannot be drawn, or if the window is closing: the JavaFX thread then waits for the library, which must not wait for
     * it. A bundle is complete without its figure.
     */
    private Optional<String> figure(RunResult run) {
        return CompletableFuture.anyOf(figures.apply(run), closing)
                .handle((first, failed) -> Optional.ofNullable((String) first))
                .join();
    }

    /** From now on nothing waits for the JavaFX thread. */
    void close() {
        closing.complete(null);
    }
}
