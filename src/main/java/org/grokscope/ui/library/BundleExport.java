package org.grokscope.ui.library;

import java.io.IOException;
import java.nio.file.Path;
import org.grokscope.figures.Figures;
import org.grokscope.storage.format.FileErrors;
import org.grokscope.storage.format.RunBundle;
import org.grokscope.ui.controls.Texts;

/**
 * Writes runs as bundles with a figure, on any thread.
 *
 * @param figures draws them
 * @param appVersion is written into the bundle
 */
record BundleExport(Figures figures, String appVersion) {

    void write(RunBundle.Content content, Path file) throws IOException {
        try {
            RunBundle.write(content, figures.bundled(content.run()), appVersion, file);
        } catch (IOException e) {
            throw new IOException(Texts.of("file.failed", file.toString(), FileErrors.reason(e)), e);
        }
    }
}
