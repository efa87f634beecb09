package org.grokscope.ui.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.grokscope.concurrent.Threads;
import org.grokscope.plot.fx.Plot;
import org.grokscope.plot.paint.PlotTypography;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.EngineInfo;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.grokscope.sessions.LibraryService;
import org.grokscope.sessions.RunSessions;
import org.grokscope.storage.format.CrashReports;
import org.grokscope.training.LearnerFactory;
import org.grokscope.training.TrainingSession;
import org.grokscope.ui.compare.CompareScreen;
import org.grokscope.ui.controls.Fonts;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.controls.Theme;
import org.grokscope.ui.export.Exports;
import org.grokscope.ui.lab.LabScreen;
import org.grokscope.ui.library.LibraryController;
import org.grokscope.ui.library.LibraryScreen;
import org.grokscope.ui.run.PlotColumn;
import org.grokscope.ui.run.RunModel;
import org.grokscope.ui.run.RunView;
import org.grokscope.ui.settings.InterventionControls;
import org.grokscope.ui.settings.OptimizerSettings;
import org.grokscope.ui.settings.PendingNotice;
import org.grokscope.ui.settings.SettingsPanel;

/** The main window's content: puts the views together and keeps them up to date with the run. */
public final class MainWindow implements TopBar.Actions, InterventionControls.Listener {

    private final LearnerFactory learners;
    private final RunSessions sessions;
    private final LibraryController keeping;
    private final LazyScreens others;
    private final RunModel model;
    private final SettingsPanel settings;
    private final PendingNotice notice;
    private final TopBar topBar;
    private final PlotTypography typography;
    private final RunView view;
    private final StatusMessage quietLine;
    private final AppActions extras;
    private final VBox centre;
    private final HelpCard help = new HelpCard();
    private final StackPane root = new StackPane();
    private final BorderPane layout;
    private final VBox left;
    private final Scene scene;
    private final Redraw timer;
    private Theme theme;
    private TopBar.Place place = TopBar.Place.RUN;
    private boolean presenting;

    public MainWindow(
            LearnerFactory learners,
            IntFunction<LearnerFactory> sweepLearners,
            String appVersion,
            Preset preset,
            Theme theme,
            Exports.Picker picker,
            LibraryService shelf,
            CrashReports reports) {
        this.learners = learners;
        sessions = new RunSessions(
                shelf,
                learners,
                sweepLearners,
                problem -> reports.write("An internal error ended a run", Optional.of(problem)));
        keeping = new LibraryController(this, shelf, sessions, reports, picker, appVersion);
        typography = Fonts.load();
        model = new RunModel(sessions, preset.config());
        others = new LazyScreens(
                () -> new CompareScreen(sessions, this::possibleSettings, keeping::chooseRun, typography),
                () -> new LabScreen(sweepLearners, appVersion, typography),
                typography);
        settings = new SettingsPanel(preset.config());
        notice = new PendingNotice(this::reset, this::undo);
        topBar = new TopBar(this, preset);
        view = new RunView(model, typography, this::branch, this::toggleInside);
        quietLine = new StatusMessage(view.status());
        settings.setOnEdit(this::edited);
        settings.optimizerSettings().setOnLearningRate(this::changeLearningRate);
        settings.optimizerSettings().setOnWeightDecay(this::changeWeightDecay);
        settings.optimizerSettings().interventions().setListener(this);
        left = leftPanel();
        PlotColumn plots = view.plots();
        VBox.setVgrow(plots, Priority.ALWAYS);
        extras = new AppActions(this, picker, appVersion);
        centre = new VBox(extras.predict(), plots, extras.story(), view.replay());
        view.offer(extras.exports());
        plots.accuracyPlot().addEventHandler(MouseEvent.MOUSE_CLICKED, event -> extras.pointed(plots.pointedStep()));
        layout = new BorderPane(centre, topBar, null, view.status(), left);
        root.getChildren().addAll(layout, help);
        scene = new Scene(root, 1440, 900);
        scene.getStylesheets().add(Theme.stylesheet());
        new Shortcuts(scene, topBar, this, plots, help::isVisible, this::place);
        setTheme(theme);
        present();
        timer = new Redraw(view::refreshPlots, this::refresh);
        timer.start();
        topBar.focusStart();
        reports.setListener(report -> Platform.runLater(() -> say(Texts.of("message.error") + " " + report)));
        // After the window is shown, whose appearing they would delay.
        Platform.runLater(this::loadEngine);
        Platform.runLater(keeping::open);
    }

    /** The notice stays in sight, however far the settings are scrolled. */
    private VBox leftPanel() {
        ScrollPane scroller = new ScrollPane(settings);
        scroller.setFitToWidth(true);
        VBox.setVgrow(scroller, Priority.ALWAYS);
        VBox panel = new VBox(scroller, notice);
        panel.getStyleClass().add("left");
        return panel;
    }

    Scene scene() {
        return scene;
    }

    public RunModel model() {
        return model;
    }

    /** Ends the run and waits until its memory is freed. */
    void close() {
        timer.stop();
        others.close();
        extras.close();
        sessions.close();
        keeping.close();
    }

    public AppActions extras() {
        return extras;
    }

    public CompareScreen compare() {
        return others.compare();
    }

    public LibraryScreen library() {
        return keeping.view();
    }

    public LabScreen lab() {
        return others.lab();
    }

    private TopBar.Place place() {
        return place;
    }

    private boolean isInsideShown() {
        return layout.getRight() != null;
    }

    @Override
    public void toggleInside() {
        showInside(!isInsideShown());
        topBar.focusStart();
    }

    /** Shows the inside of the network, or folds it away. */
    public void showInside(boolean shown) {
        layout.setRight(shown ? view.inside() : null);
        refresh();
    }

    @Override
    public void extra(AppAction extra) {
        extras.run(extra);
    }

    /** Says something in the quiet line at the foot. */
    public void say(String text) {
        quietLine.say(text);
    }

    /** Makes room for the story, and forgets the run before it. */
    void showStory(boolean told) {
        view.plots().showDetails(!told && !presenting);
        if (told) {
            view.plots().setGhost(Optional.empty());
        }
    }

    void showGuess(double step) {
        view.showGuess(step);
    }

    /** Fills in settings, and makes them the present run's if it has not begun. */
    public void load(RunConfig config) {
        settings.load(config);
        edited();
    }

    /** What is on a saved picture. */
    Node pictured() {
        return place == TopBar.Place.COMPARE ? compare() : layout;
    }

    /** The plots of the place that is shown, as SVG. */
    String drawing() {
        return place == TopBar.Place.COMPARE
                ? Plot.toSvg(compare().plots())
                : view.plots().toSvg();
    }

    double replaySeconds() {
        return view.replay().seconds();
    }

    Theme theme() {
        return theme;
    }

    /** Large type and no controls, or back. */
    void togglePresentation() {
        if (place != TopBar.Place.RUN) {
            go(TopBar.Place.RUN);
        }
        presenting = !presenting;
        layout.setTop(presenting ? view.headline() : topBar);
        layout.setLeft(presenting ? null : left);
        view.present(presenting);
        layout.getStyleClass().remove("present");
        if (presenting) {
            layout.getStyleClass().add("present");
        }
        setTheme(theme);
        refresh();
    }

    @Override
    public void go(TopBar.Place to) {
        place = to;
        layout.setCenter(
                switch (to) {
                    case RUN -> centre;
                    case COMPARE -> compare();
                    case LAB -> lab();
                    case LIBRARY -> library();
                });
        boolean run = to == TopBar.Place.RUN;
        layout.setLeft(run ? left : null);
        layout.setRight(null);
        layout.setBottom(run ? view.status() : null);
        topBar.showPlace(to);
        if (to == TopBar.Place.LAB) {
            lab().focusStart();
        } else if (to == TopBar.Place.LIBRARY) {
            library().refresh();
            library().focusStart();
        } else {
            topBar.focusStart();
        }
        refresh();
    }

    /** The settings, if they are possible. */
    Optional<RunConfig> possibleSettings() {
        return settings.problem().isEmpty() ? Optional.of(settings.draft()) : Optional.empty();
    }

    /** Loads the engine while the user looks around, so that the first start does not wait for it. */
    private void loadEngine() {
        Threads.start("engine loader", () -> {
            try {
                EngineInfo info = learners.engine();
                Platform.runLater(() -> quietLine.showEngine(info));
            } catch (RuntimeException | Error e) {
                // Whatever it is, the window lives on and says it; a start will say it again.
                Platform.runLater(() -> quietLine.showEngineProblem(e.getMessage()));
            }
        });
    }

    /** Shows the present session from its beginning. */
    private void present() {
        view.begin();
        notice.hide();
        quietLine.begin(model.session().config().seed());
        refresh();
    }

    void refresh() {
        if (place == TopBar.Place.COMPARE) {
            compare().refresh();
        }
        extras.refresh(view.refresh());
        TrainingSession session = model.session();
        OptimizerSettings optimizer = settings.optimizerSettings();
        optimizer
                .interventions()
                .show(
                        model.isUnderWay(),
                        session.isNormHeld(),
                        session.weightDecay() > 0,
                        session.optimizer(),
                        optimizer.optimizer());
        topBar.showRun(model.isRunning(), model.isOver(), model.isStarted() && session.step() > 0);
        quietLine.showRecording(keeping.shelf().problem());
    }

    /** Shows a stored run as it stood, ready to go on. */
    public void show(RunSessions.Reopened back) {
        back.session().ifPresent(session -> {
            view.keepGhost(Texts.of("plot.reference.last"));
            model.reopen(session);
            settings.load(model.present());
            present();
            topBar.showPreset(Preset.matching(model.present()).orElse(null));
        });
        if (place != TopBar.Place.RUN) {
            go(TopBar.Place.RUN);
        }
    }

    private void edited() {
        String problem = settings.problem();
        topBar.setStartPossible(problem.isEmpty() || model.isUnderWay());
        if (!problem.isEmpty()) {
            notice.showProblem(problem);
            return;
        }
        RunConfig draft = settings.draft();
        topBar.showPreset(Preset.matching(draft).orElse(null));
        TrainingSession session = model.session();
        if (!model.isStarted()) {
            if (!draft.equals(session.config())) {
                model.replace(draft);
                present();
            } else {
                notice.hide();
            }
            return;
        }
        List<String> differences = PendingNotice.differences(model.present(), draft);
        if (differences.isEmpty()) {
            notice.hide();
        } else {
            notice.showPending(differences);
        }
    }

    private void changeLearningRate(double value) {
        model.setLearningRate(value);
        edited();
    }

    private void changeWeightDecay(double value) {
        model.setWeightDecay(value);
        edited();
    }

    @Override
    public void toggleHeldNorm() {
        model.toggleHeldNorm();
    }

    @Override
    public void cutDecay() {
        settings.optimizerSettings().cutDecay();
    }

    @Override
    public void switchOptimizer() {
        model.switchOptimizer(settings.optimizerSettings().optimizer());
        edited();
    }

    @Override
    public void branch() {
        view.findBranch(this::branchAt);
    }

    @Override
    public void toggleReplay() {
        view.replay().togglePlay();
        refresh();
    }

    @Override
    public void backToLive() {
        if (presenting) {
            togglePresentation();
        }
        view.replay().backToLive();
        refresh();
    }

    private void branchAt(Checkpoint from) {
        view.keepGhost(Texts.of("plot.reference.branch"));
        model.branch(from);
        settings.load(model.present());
        present();
        topBar.focusStart();
    }

    private void undo() {
        settings.load(model.present());
        edited();
        topBar.focusStart();
    }

    @Override
    public void startOrPause() {
        if (!settings.problem().isEmpty() && !model.isUnderWay()) {
            return;
        }
        if (model.isOver()) {
            reset();
        }
        model.startOrPause();
        refresh();
    }

    @Override
    public void singleStep() {
        if (settings.problem().isEmpty() && !model.isRunning()) {
            model.singleStep();
            topBar.focusStart();
        }
    }

    @Override
    public void reset() {
        if (settings.problem().isEmpty()) {
            RunConfig draft = settings.draft();
            settings.load(draft);
            view.keepGhost(Texts.of("plot.reference.last"));
            model.replace(draft);
            present();
            topBar.focusStart();
        }
    }

    @Override
    public void newSeed() {
        if (settings.problem().isEmpty()) {
            RunConfig draft = settings.draft();
            settings.load(draft.withSeed(draft.seed() < Schedule.SEED.max() ? draft.seed() + 1 : 0));
            reset();
        }
    }

    @Override
    public void choose(Preset preset) {
        settings.load(preset.config());
        edited();
    }

    @Override
    public void limitSpeed(double stepsPerSecond) {
        model.setSpeedLimit(stepsPerSecond);
    }

    public void toggleTheme() {
        setTheme(theme.other());
    }

    @Override
    public void toggleHelp() {
        help.toggle();
    }

    private void setTheme(Theme newTheme) {
        theme = newTheme;
        Theme shown = presenting ? theme.presented() : theme;
        shown.applyTo(root);
        view.setLook(shown, presenting);
        others.setLook(theme, shown);
    }
}
