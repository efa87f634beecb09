package org.grokscope.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.grokscope.concurrent.Threads;
import org.grokscope.figures.Figures;
import org.grokscope.run.EngineInfo;
import org.grokscope.run.RunResult;
import org.grokscope.sessions.CompareRuns;
import org.grokscope.sessions.ComparedRun;
import org.grokscope.sessions.FreeRuns;
import org.grokscope.sessions.LibraryService;
import org.grokscope.sessions.RunSessions;
import org.grokscope.storage.format.CrashReports;
import org.grokscope.training.Capacity;
import org.grokscope.training.LearnerFactory;
import org.grokscope.training.TrainingSession;
import org.grokscope.ui.compare.CompareController;
import org.grokscope.ui.compare.CompareScreen;
import org.grokscope.ui.controls.Appearance;
import org.grokscope.ui.controls.FilePicker;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.controls.Theme;
import org.grokscope.ui.controls.ThemeChoice;
import org.grokscope.ui.explain.Reasons;
import org.grokscope.ui.export.ExportTools;
import org.grokscope.ui.export.Exports;
import org.grokscope.ui.lab.LabScreen;
import org.grokscope.ui.library.LibraryController;
import org.grokscope.ui.library.LibraryScreen;
import org.grokscope.ui.library.RunOpener;
import org.grokscope.ui.preferences.Language;
import org.grokscope.ui.preferences.Preferences;
import org.grokscope.ui.preferences.UiScale;
import org.grokscope.ui.run.RunController;
import org.grokscope.ui.run.RunModel;
import org.grokscope.ui.run.RunScreen;
import org.grokscope.ui.settings.NormMeasurement;
import org.grokscope.ui.settings.SettingsPanel;
import org.grokscope.ui.story.TeachingTools;
import org.grokscope.ui.tasks.FileTasks;
import org.grokscope.ui.tasks.RunTasks;
import org.grokscope.ui.tasks.TaskButton;
import org.grokscope.ui.tasks.TaskList;

/**
 * Assembles the main window: makes models, controllers and views, and connects them. Only its creator knows it; everything else
 * receives the controller of what it acts on.
 */
final class MainWindow {

    /** What the window works with. */
    record Services(
            LearnerFactory learners,
            Capacity capacity,
            String appVersion,
            FilePicker picker,
            Preferences preferences,
            LibraryService library,
            CrashReports reports) {}

    private final Services services;
    private final Appearance appearance;
    private final Navigator navigator = new Navigator();
    private final AppActions actions = new AppActions(navigator);
    private final TaskList tasks = new TaskList();
    private final FileTasks files = new FileTasks(tasks);
    private final StatusMessage message = new StatusMessage();
    private final MessageLine messages = new MessageLine(message, new TaskButton(tasks));
    private final RunSessions sessions;
    private final RunController run;
    private final RunScreen runScreen;
    private final CompareController comparison;
    private final LibraryController library;
    private final ExportTools exports;
    private final TeachingTools teaching;
    private final HelpCard help = new HelpCard(actions);
    private final TopBar topBar;
    private final BorderPane layout = new BorderPane();
    private final StackPane root = new StackPane(new ContentPane(layout), help);
    private final Scene scene;
    private final Redraw timer;

    MainWindow(Services services, Opening opening, Appearance appearance) {
        this.services = services;
        this.appearance = appearance;
        sessions = new RunSessions(
                services.library(),
                services.learners(),
                problem -> services.reports().write("An internal error ended a run", Optional.of(problem)));
        comparison = new CompareController(new CompareRuns(sessions));
        SettingsPanel settings = new SettingsPanel(opening.config(), services.picker());
        run = new RunController(new RunModel(sessions, opening.config()), settings);
        FreeRuns free = new FreeRuns(sessions, services.library(), services.learners());
        NormMeasurement.offer(settings, free, new RunTasks(tasks)::add, message::say);
        teaching = new TeachingTools(run, message::say);
        runScreen =
                new RunScreen(run, settings, appearance, services.preferences(), teaching.predict(), teaching.story());
        Figures drawn = new Figures(Texts.narrator(), services.appVersion());
        exports = new ExportTools(
                services.picker(),
                files,
                tasks,
                drawn,
                services.appVersion(),
                run::session,
                this::comparedNow,
                services.preferences(),
                message::say);
        root.getChildren().addAll(1, exports.cards());
        LibraryHostAdapter host = new LibraryHostAdapter(run, comparison.runs(), navigator, message);
        library = new LibraryController(
                services.library(), sessions, services.reports(), drawn, services.appVersion(), host);
        addScreens();
        addActions();
        topBar = new TopBar(actions, run, comparison, navigator, preferenceItems());
        settings.showPresets(
                new PresetChooser(run, topBar::focusStart),
                run.presetProperty().map(PresetChooser::promise).orElse(""));
        scene = new Scene(root, 1440, 900);
        scene.getStylesheets().add(Theme.stylesheet());
        new Shortcuts(scene, topBar, actions, help, exports.cards(), navigator, message::say);
        Reasons.showIn(scene);
        connect();
        timer = new Redraw(this::refresh, run::session);
        timer.start();
        topBar.focusStart();
        // Deferred until the window is shown, which they would delay.
        Platform.runLater(this::loadEngine);
        Platform.runLater(() -> open(opening, new RunOpener(services.library(), library, host)));
    }

    /** Opens the library, and shows what is asked for. Settings need no library: their run starts before it is open. */
    private void open(Opening opening, RunOpener opener) {
        Runnable start = opening.start() ? run::startOrPause : () -> {};
        library.open(opening.content().isEmpty() && !opening.start(), () -> {
            switch (opening.content().orElse(null)) {
                case Opening.Stored(long number) -> opener.open(number, start);
                case Opening.InFile(Path file) -> opener.open(file, start);
                case Opening.Settings _ -> {}
                case null -> {}
            }
        });
        if (opening.content().isEmpty() || opening.content().get() instanceof Opening.Settings) {
            start.run();
        }
    }

    /** A presentation fills the screen; it begins and ends with that, by whatever key or button. */
    void presentOn(Stage stage) {
        stage.setFullScreenExitHint(Texts.of("window.full-screen.hint"));
        appearance.presentingProperty().subscribe(stage::setFullScreen);
        stage.fullScreenProperty()
                .subscribe(fills -> appearance.presentingProperty().set(fills));
    }

    /** What is chosen in the menu, and remembered. */
    private List<MenuItem> preferenceItems() {
        Preferences preferences = services.preferences();
        PreferenceItem<ThemeChoice> themes = new PreferenceItem<>(
                        "theme", appearance.choiceProperty().get(), ThemeChoice::label, preferences, message::say)
                .onChosen(appearance.choiceProperty()::set);
        appearance.choiceProperty().addListener((_, _, now) -> themes.choose(now));
        return List.of(
                themes,
                new PreferenceItem<>("scale", UiScale.of(preferences), UiScale::label, preferences, message::say),
                new PreferenceItem<>("language", Language.of(preferences), Language::label, preferences, message::say));
    }

    private void addScreens() {
        navigator.add(Screen.RUN, () -> runScreen);
        navigator.add(
                Screen.COMPARE,
                () -> exports.withMenus(
                        new CompareScreen(
                                comparison,
                                sessions.tree(),
                                services.capacity(),
                                new CompareScreen.Surroundings(
                                        run::validSettings, this::open, () -> navigator.go(Screen.LIBRARY)),
                                services.picker(),
                                files,
                                appearance,
                                services.preferences()),
                        CompareScreen::figures));
        navigator.add(
                Screen.LAB,
                () -> exports.withMenus(
                        new LabScreen(
                                services.learners(),
                                services.capacity(),
                                services.appVersion(),
                                services.picker(),
                                files,
                                tasks,
                                appearance,
                                services.preferences()),
                        LabScreen::figures));
        navigator.add(
                Screen.LIBRARY,
                () -> exports.withMenus(
                        new LibraryScreen(library, services.picker(), files, appearance, services.preferences()),
                        LibraryScreen::figures));
    }

    /** Shows a compared run on the run screen. */
    private void open(ComparedRun compared) {
        compared.session().ifPresent(session -> {
            run.show(session);
            navigator.go(Screen.RUN);
        });
        compared.stored().ifPresent(library::openIfFree);
    }

    private void addActions() {
        actions.addRun(run, runScreen, comparison);
        actions.addScreens(appearance, help);
        actions.addTeaching(teaching);
        actions.addSharing(new ShareClipboard(run, message::say));
        actions.addExports(exports, runScreen, appearance);
        exports.addMenus(runScreen);
        layout.setBottom(messages);
    }

    private void connect() {
        navigator.screenProperty().addListener(_ -> {
            run.inspectionShownProperty().set(false);
            arrange();
            topBar.focusAfterChoice();
            navigator.current().opened();
        });
        appearance.presentingProperty().addListener(_ -> arrange());
        appearance.shownTheme().subscribe(theme -> theme.applyTo(root));
        scene.heightProperty().subscribe(height -> appearance.fitPresentation(height.doubleValue()));
        appearance.emProperty().addListener(_ -> arrange());
        run.setOnCommand(topBar::focusStart);
        run.setOnFork(() -> runScreen.checkpoint(from -> {
            comparison.runs().fork(run.session(), from);
            navigator.go(Screen.COMPARE);
        }));
        WayBack wayBack = new WayBack(message, run, library);
        run.setOnLeft(wayBack::ended, wayBack::paused);
        run.sessionProperty().subscribe(session -> message.begin(session.config()));
        teaching.connect(runScreen);
        services.reports()
                .setListener(
                        report -> Platform.runLater(() -> message.say(Texts.of("message.error", report.toString()))));
        arrange();
    }

    /** A presentation has a headline in place of the toolbar. */
    private void arrange() {
        boolean presenting = appearance.presentingProperty().get();
        layout.setTop(!presenting ? topBar : navigator.isShown(Screen.RUN) ? runScreen.headline() : null);
        layout.setCenter(navigator.current());
        Nodes.show(messages, !presenting);
        Nodes.style(layout, "present", presenting);
        layout.setStyle(presenting ? "-fx-font-size: " + appearance.emProperty().get() + "px;" : "");
    }

    /** Updates all that follows the run. */
    void refresh() {
        run.refresh();
        navigator.current().refresh();
        teaching.refresh(runScreen.shown());
        message.showRecording(services.library().problem(), services.library().isOpen());
        message.showEnding(runScreen.ending());
    }

    /** Loads the engine in the background, so that the first start does not wait for it. */
    private void loadEngine() {
        Threads.start("engine loader", () -> {
            try {
                services.learners()
                        .unpacksInto()
                        .ifPresent(folder -> Platform.runLater(() -> message.showUnpacking(folder)));
                EngineInfo info = services.learners().engine();
                Platform.runLater(() -> message.showEngine(info));
            } catch (RuntimeException | Error e) {
                // Whatever went wrong, the window stays usable and shows it; so does a start.
                Platform.runLater(() -> message.showEngineProblem(e.getMessage()));
            }
        });
    }

    /** Trains a scratch run until the user starts one, except while the window is used; returns it. */
    TrainingSession warmUp() {
        return new WarmUp(scene, sessions, appearance.typography()).scratch();
    }

    /** The runs of which a figure is made: on the screen Compare those that are compared; empty for the current one. */
    private List<RunResult> comparedNow() {
        return navigator.isShown(Screen.COMPARE)
                ? comparison.runs().chosen().stream().map(ComparedRun::result).toList()
                : List.of();
    }

    Scene scene() {
        return scene;
    }

    RunController run() {
        return run;
    }

    LibraryService libraryService() {
        return services.library();
    }

    AppActions actions() {
        return actions;
    }

    CompareRuns compared() {
        return comparison.runs();
    }

    Exports exports() {
        return exports.exports();
    }

    /** Ends all runs, and waits until files are written and memory is freed. */
    void close() {
        timer.stop();
        end();
    }

    /**
     * As {@link #close}, on any thread and without the JavaFX thread, which may be gone: first the runs end, then what they have trained is
     * recorded, then the library is closed.
     */
    void end() {
        navigator.close();
        exports.close();
        teaching.close();
        sessions.close();
        library.close();
        files.close();
        services.preferences().close();
    }
}
