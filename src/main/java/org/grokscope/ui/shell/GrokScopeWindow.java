package org.grokscope.ui.shell;

import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.grokscope.concurrent.Threads;
import org.grokscope.run.config.Preset;
import org.grokscope.sessions.LibraryService;
import org.grokscope.storage.format.CrashReports;
import org.grokscope.storage.library.Library;
import org.grokscope.training.LearnerFactory;
import org.grokscope.ui.controls.FileDialogs;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.controls.Theme;

/**
 * Creates the window and its services.
 *
 * @param learners makes the learners of the runs
 * @param sweepLearners makes those of sweeps and comparisons, for a number of workers
 * @param appVersion the version of this program, for files
 * @param library the library's file, created if it does not exist
 * @param reports receives internal errors
 */
public record GrokScopeWindow(
        LearnerFactory learners,
        IntFunction<LearnerFactory> sweepLearners,
        String appVersion,
        Path library,
        CrashReports reports) {

    /**
     * Starts JavaFX and opens the main window; returns at once. The process ends when the window is closed.
     *
     * @param whenShown called on the JavaFX thread when the window is shown
     * @throws RuntimeException if JavaFX finds no display
     */
    public void open(Runnable whenShown) {
        start((_, _) -> whenShown.run());
    }

    /**
     * Opens the main window, trains a few steps and closes it.
     *
     * @param whenShown as for {@link #open}
     * @throws RuntimeException if JavaFX finds no display
     */
    public void rehearse(Runnable whenShown) {
        start((stage, window) -> {
            whenShown.run();
            new Rehearsal(stage, window.run()).begin();
        });
    }

    /** Opens the main window; the consumer is called on the JavaFX thread when it is shown. */
    void start(BiConsumer<Stage, MainWindow> whenShown) {
        Platform.startup(() -> {
            Stage stage = new Stage();
            LibraryService shelf = new LibraryService(() -> Library.open(library, appVersion), Platform::runLater);
            // On a regular shutdown of the system not even the last second of a run is lost.
            Threads.onShutdown("library at shutdown", shelf::close);
            MainWindow window = new MainWindow(
                    new MainWindow.Services(
                            learners, sweepLearners, appVersion, new FileDialogs(() -> stage), shelf, reports),
                    Preset.PAPER,
                    Theme.of(Platform.getPreferences().getColorScheme()));
            stage.setTitle(Texts.of("window.title"));
            stage.setMinWidth(1024);
            stage.setMinHeight(680);
            stage.setScene(window.scene());
            // JavaFX exits by itself after its last window; an explicit exit from here would fail while it is closing.
            stage.setOnHidden(event -> window.close());
            stage.show();
            whenShown.accept(stage, window);
            stage.getIcons().add(new Image(GrokScopeWindow.class.getResourceAsStream("icon.png")));
        });
    }
}
