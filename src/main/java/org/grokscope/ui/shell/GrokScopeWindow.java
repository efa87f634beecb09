package org.grokscope.ui.shell;

import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.grokscope.concurrent.Threads;
import org.grokscope.plot.paint.PlotTypography;
import org.grokscope.run.EngineInfo;
import org.grokscope.sessions.LibraryService;
import org.grokscope.storage.format.CrashReports;
import org.grokscope.storage.library.Library;
import org.grokscope.training.Capacity;
import org.grokscope.training.EngineUnavailableException;
import org.grokscope.training.LearnerFactory;
import org.grokscope.ui.controls.Appearance;
import org.grokscope.ui.controls.FileDialogs;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.controls.Theme;
import org.grokscope.ui.controls.ThemeChoice;
import org.grokscope.ui.preferences.Preferences;
import org.grokscope.ui.preferences.UiScale;

/**
 * Creates the window and its services.
 *
 * @param learners makes the learners of all runs, which share its threads
 * @param capacity how many runs may train at a time in a sweep
 * @param appVersion the version of this program, for files
 * @param preferences what the window remembers
 * @param library the library's file, created if it does not exist
 * @param reports receives internal errors
 */
public record GrokScopeWindow(
        LearnerFactory learners,
        Capacity capacity,
        String appVersion,
        Preferences preferences,
        Path library,
        CrashReports reports) {

    /**
     * Starts JavaFX and opens the main window; returns at once. The process ends when the window is closed.
     *
     * @param opening what it opens on
     * @param whenShown called on the JavaFX thread when the window is shown; receives what ends all runs, records them and closes the library,
     *     for the case that JavaFX itself has failed. It may be run on any thread and more than once
     * @param onFailure called on the JavaFX thread if the window cannot be made: without one, nobody could end the process
     * @throws RuntimeException if JavaFX finds no display
     */
    public void open(Opening opening, Consumer<Runnable> whenShown, Consumer<Throwable> onFailure) {
        start(opening, (_, window) -> whenShown.accept(window::end), onFailure);
    }

    /**
     * Opens the main window, trains a few steps and closes it.
     *
     * @param onFailure as for {@link #open}
     * @throws RuntimeException if JavaFX finds no display
     */
    public void rehearse(Opening opening, Consumer<Throwable> onFailure) {
        start(opening, (stage, window) -> new Rehearsal(stage, window.run()).begin(), onFailure);
    }

    /** Opens the main window; one of the consumers is called on the JavaFX thread, when it is shown or if it cannot be made. */
    void start(Opening opening, BiConsumer<Stage, MainWindow> whenShown, Consumer<Throwable> onFailure) {
        if (opening.start()) {
            loadEngine();
        }
        UiScale.of(preferences).apply();
        Preparation preparation = new Preparation();
        Platform.startup(() -> {
            try {
                show(opening, preparation.typography(), whenShown);
            } catch (RuntimeException | Error e) {
                onFailure.accept(e);
            }
        });
    }

    /**
     * Begins to load the engine: otherwise it is loaded when the window is shown, which then appears a tenth of a second sooner, but a run
     * that is to start at once makes its first step a quarter of a second later.
     */
    private void loadEngine() {
        Threads.start("early engine loader", () -> {
            try {
                EngineInfo _ = learners.engine();
            } catch (EngineUnavailableException _) {
                return; // the window tries again, and says what is wrong
            }
        });
    }

    private void show(Opening opening, PlotTypography typography, BiConsumer<Stage, MainWindow> whenShown) {
        Stage stage = new Stage();
        LibraryService shelf = new LibraryService(() -> Library.open(library, appVersion), Platform::runLater);
        Platform.Preferences desktop = Platform.getPreferences();
        Appearance appearance = new Appearance(
                Theme.of(desktop.getColorScheme()),
                preferences.get("theme", ThemeChoice.class, ThemeChoice.SYSTEM),
                typography);
        desktop.colorSchemeProperty()
                .subscribe(scheme -> appearance.systemProperty().set(Theme.of(scheme)));
        MainWindow window = new MainWindow(
                new MainWindow.Services(
                        learners, capacity, appVersion, new FileDialogs(() -> stage), preferences, shelf, reports),
                opening,
                appearance);
        // Whatever ends the process, except a kill, not even the last second of a run is lost.
        Threads.onShutdown("window at shutdown", window::end);
        stage.setTitle(Texts.of("window.title"));
        stage.setScene(window.scene());
        WindowPlace place = WindowPlace.of(preferences);
        place.applyTo(stage);
        stage.setOnHiding(_ -> place.next(stage).remember(preferences));
        // JavaFX exits by itself after its last window; an explicit exit from here would fail while it is closing.
        stage.setOnHidden(_ -> window.close());
        window.presentOn(stage);
        if (opening.present()) {
            appearance.togglePresenting();
        }
        stage.show();
        if (!opening.start()) {
            window.warmUp();
        }
        whenShown.accept(stage, window);
        stage.getIcons().add(new Image(GrokScopeWindow.class.getResourceAsStream("icon.png")));
    }
}
