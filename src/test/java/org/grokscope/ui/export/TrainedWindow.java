package org.grokscope.ui.export;

import java.nio.file.Path;
import org.grokscope.ui.shell.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** For tests of exports: a window whose run has trained, and a folder for its files. */
abstract class TrainedWindow {

    @TempDir
    Path folder;

    ExportWindow export;
    Window window;

    @BeforeEach
    void train() {
        export = new ExportWindow(folder);
        window = export.window;
    }

    @AfterEach
    void close() {
        export.close();
    }
}
