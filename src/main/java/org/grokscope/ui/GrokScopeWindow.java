package org.grokscope.ui;

import java.util.function.IntFunction;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.grokscope.run.Preset;
import org.grokscope.training.LearnerFactory;

/** Opens the window. */
public final class GrokScopeWindow {

    private GrokScopeWindow() {}

    /**
     * Starts JavaFX and opens the main window; returns at once. The process ends when the window is closed.
     *
     * @param learners makes the learners of the runs
     * @param sweepLearners makes those of the scaling lab, for so many workers
     * @param appVersion the version of this program, for files
     * @throws RuntimeException if JavaFX finds no display
     */
    public static void open(LearnerFactory learners, IntFunction<LearnerFactory> sweepLearners, String appVersion) {
        Platform.startup(() -> {
            Stage stage = new Stage();
            MainWindow window = new MainWindow(
                    learners,
                    sweepLearners,
                    appVersion,
                    Preset.PAPER,
                    Theme.of(Platform.getPreferences().getColorScheme()),
                    new FileDialogs(() -> stage));
            stage.setTitle(Texts.of("grok-scope-window.grokscope"));
            stage.setMinWidth(1024);
            stage.setMinHeight(680);
            stage.setScene(window.scene());
            // JavaFX ends by itself after its last window; told to from here it would complain that it is still closing
            // it.
            stage.setOnHidden(event -> window.close());
            stage.show();
        });
    }
}
