package org.grokscope.ui.shell;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.grokscope.storage.format.CrashReports;
import org.grokscope.training.Capacity;
import org.grokscope.training.LearnerFactory;
import org.grokscope.ui.preferences.Preferences;

/** The program's window, for a process of its own. */
public final class TrainingWindow {

    private TrainingWindow() {}

    /** Opens it; it trains at once. */
    public static void open(
            LearnerFactory learners, Path library, CrashReports reports, Consumer<Throwable> onFailure) {
        new GrokScopeWindow(
                        learners,
                        Capacity.here(),
                        "9.9",
                        Preferences.read(library.resolveSibling("")),
                        library,
                        reports)
                .start(
                        Opening.USUAL,
                        (_, window) -> Platform.runLater(window.run()::startOrPause), // after the library is opened
                        onFailure);
    }
}
