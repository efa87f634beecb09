package org.grokscope.ui.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import org.grokscope.media.Png;
import org.grokscope.ui.export.Pixels;

/** Writes a picture of a node as PNG, for people to look at. */
public final class Picture {

    private static final Path FOLDER = Path.of("target", "screenshots");

    private Picture() {}

    /** To be called on the JavaFX thread. */
    public static void of(Node node, String name) {
        try {
            Files.createDirectories(FOLDER);
            Png.write(Pixels.of(node.snapshot(null, null)), FOLDER.resolve(name + ".png"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
