package org.grokscope.ui;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
import org.grokscope.chart.Plot;
import org.grokscope.chart.PlotTypography;
import org.grokscope.run.EngineInfo;
import org.grokscope.run.Preset;
import org.grokscope.run.RunConfig;
import org.grokscope.run.RunHistory;
import org.grokscope.theory.Verdict;
import org.grokscope.training.Checkpoint;
import org.grokscope.training.LearnerFactory;
import org.grokscope.training.TrainingSession;

/** The main window's content: puts the views together and keeps them up to date with the run. */
final class MainWindow implements TopBar.Actions, Interventions.Listener {

    private final LearnerFactory learners;
    private final RunModel model;
    private final SettingsPanel settings;
    private final PendingNotice notice;
    private final TopBar topBar;
    private final PlotColumn plots;
    private final InsidePanel inside = new InsidePanel(this::toggleInside);
    private final PlotTypography typography;
    private final ReplayBar replay = new ReplayBar(this::branch);
    private final StatusBar status = new StatusBar();
    private final HeadlineBar headline = new HeadlineBar();
    private final Extras extras;
    private final VBox centre;
    private final HelpCard help = new HelpCard();
    private final StackPane root = new StackPane();
    private final BorderPane layout;
    private final Lab lab;
    private final Compare compare;
    private final VBox left;
    private final Scene scene;
    private final Redraw timer;
    private Verdict verdict;
    private Theme theme;
    private TopBar.Place place = TopBar.Place.RUN;
    private boolean presenting;
    private EngineInfo engine;

    MainWindow(
            LearnerFactory learners,
            IntFunction<LearnerFactory> sweepLearners,
            String appVersion,
            Preset preset,
            Theme theme,
            Exports.Picker picker) {
        this.learners = learners;
        typography = Fonts.load();
        model = new RunModel(learners, preset.config());
        settings = new SettingsPanel(preset.config());
        notice = new PendingNotice(this::reset, this::undo);
        topBar = new TopBar(this, preset);
        plots = new PlotColumn(typography);
        settings.setOnEdit(this::edited);
        settings.optimizerSettings().setOnLearningRate(this::changeLearningRate);
        settings.optimizerSettings().setOnWeightDecay(this::changeWeightDecay);
        settings.optimizerSettings().interventions().setListener(this);
        left = leftPanel();
        VBox.setVgrow(plots, Priority.ALWAYS);
        extras = new Extras(this, picker, appVersion);
        centre = new VBox(extras.predict(), plots, extras.story(), replay);
        plots.plots().forEach(plot -> PanelMenu.install(plot, plot::toSvg, extras.exports()));
        inside.views().offer(extras.exports());
        plots.accuracyPlot().addEventHandler(MouseEvent.MOUSE_CLICKED, event -> extras.pointed(plots.pointedStep()));
        layout = new BorderPane(centre, topBar, null, status, left);
        lab = new Lab(sweepLearners, appVersion, typography);
        compare = new Compare(sweepLearners, model.book(), this::possibleSettings, typography);
        root.getChildren().addAll(layout, help);
        scene = new Scene(root, 1440, 900);
        scene.getStylesheets().add(MainWindow.class.getResource("grokscope.css").toExternalForm());
        new Shortcuts(scene, topBar, this, plots, help::isVisible, this::place);
        setTheme(theme);
        present();
        timer = new Redraw(this::refreshPlots, this::refresh);
        timer.start();
        loadEngine();
        topBar.focusStart();
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

    RunModel model() {
        return model;
    }

    /** Ends the run and waits until its memory is freed. */
    void close() {
        timer.stop();
        lab.close();
        compare.close();
        extras.close();
        model.close();
    }

    Extras extras() {
        return extras;
    }

    Compare compare() {
        return compare;
    }

    Lab lab() {
        return lab;
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
    void showInside(boolean shown) {
        layout.setRight(shown ? inside : null);
        refresh();
    }

    @Override
    public void extra(Extra extra) {
        extras.run(extra);
    }

    /** Says something in the quiet line at the foot. */
    void say(String text) {
        if (text.isEmpty()) {
            showEngine();
        } else {
            status.showEngineText(text);
        }
    }

    /** Makes room for the story, and forgets the run before it. */
    void showStory(boolean told) {
        plots.showDetails(!told && !presenting);
        if (told) {
            plots.setGhost(Optional.empty());
        }
    }

    void showGuess(double step) {
        plots.setGuess(step);
        plots.refresh(shown());
    }

    /** Fills in settings, and makes them the present run's if it has not begun. */
    void load(RunConfig config) {
        settings.load(config);
        edited();
    }

    /** What is on a saved picture. */
    Node pictured() {
        return place == TopBar.Place.COMPARE ? compare : layout;
    }

    /** The plots of the place that is shown, as SVG. */
    String drawing() {
        return place == TopBar.Place.COMPARE ? Plot.toSvg(compare.plots()) : plots.toSvg();
    }

    double replaySeconds() {
        return replay.seconds();
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
        layout.setTop(presenting ? headline : topBar);
        layout.setLeft(presenting ? null : left);
        replay.setVisible(!presenting);
        replay.setManaged(!presenting);
        plots.showDetails(!presenting);
        plots.showControls(!presenting);
        layout.getStyleClass().remove("present");
        if (presenting) {
            layout.getStyleClass().add("present");
        }
        headline.show(model.session().config());
        setTheme(theme);
        refresh();
    }

    @Override
    public void go(TopBar.Place to) {
        place = to;
        layout.setCenter(
                switch (to) {
                    case RUN -> centre;
                    case COMPARE -> compare;
                    case LAB -> lab;
                });
        boolean run = to == TopBar.Place.RUN;
        layout.setLeft(run ? left : null);
        layout.setRight(null);
        layout.setBottom(run ? status : null);
        topBar.showPlace(to);
        if (to == TopBar.Place.LAB) {
            lab.focusStart();
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
        status.showEngineText(Texts.of("main-window.loading-the-engine"));
        Thread.ofPlatform().daemon().name("engine loader").start(() -> {
            try {
                EngineInfo info = learners.engine();
                Platform.runLater(() -> {
                    engine = info;
                    showEngine();
                });
            } catch (RuntimeException | Error e) {
                // Whatever it is, the window lives on and says it; a start will say it again.
                Platform.runLater(() -> status.showEngineText(e.getMessage()));
            }
        });
    }

    private void showEngine() {
        if (engine != null) {
            status.showEngine(engine, model.session().config().seed());
        }
    }

    /** Shows the present session from its beginning. */
    private void present() {
        verdict = new Verdict(model.session().config());
        replay.show(model.session().history());
        plots.show(shown());
        inside.clear();
        headline.show(model.session().config());
        notice.hide();
        showEngine();
        refresh();
    }

    /** The run as it is to be shown: live, or where the scrubber stands. */
    private Shown shown() {
        TrainingSession session = model.session();
        OptionalLong step = replay.step();
        return step.isPresent()
                ? Shown.replay(session.config(), session.history(), session.looks(), step.getAsLong())
                : Shown.live(session, model.isRunning());
    }

    private void refreshPlots() {
        replay.pulse(System.nanoTime());
        plots.refresh(shown());
    }

    void refresh() {
        if (place == TopBar.Place.COMPARE) {
            compare.refresh();
        }
        replay.pulse(System.nanoTime());
        replay.refresh();
        TrainingSession session = model.session();
        boolean running = model.isRunning();
        Shown shown = shown();
        plots.refresh(shown);
        extras.refresh(shown);
        if (isInsideShown()) {
            inside.show(shown.look());
        }
        status.showReadouts(shown);
        if (shown.isReplay()) {
            status.showVerdict(new Verdict(shown.config()).read(shown.history(), shown.situation()));
        } else {
            status.showVerdict(verdict.read(shown.history(), shown.situation()));
        }
        OptimizerSettings optimizer = settings.optimizerSettings();
        optimizer
                .interventions()
                .show(
                        model.isUnderWay(),
                        session.isNormHeld(),
                        session.weightDecay() > 0,
                        session.optimizer(),
                        optimizer.optimizer());
        topBar.showRun(running, model.isOver(), model.isStarted() && session.step() > 0);
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

    /** What is left of the present run, if there is anything, stays as a faint curve behind the next. */
    private void keepGhost(String name) {
        RunHistory history = model.session().history();
        if (history.size() > 1) {
            plots.setGhost(Optional.of(new Ghost(name, history)));
        }
    }

    /** Branches the run where the scrubber stands, at the last checkpoint before; or now. */
    @Override
    public void branch() {
        TrainingSession session = model.session();
        if (!model.isStarted()) {
            return;
        }
        OptionalLong step = replay.step();
        if (step.isPresent()) {
            session.checkpoints().stream()
                    .filter(each -> each.step() <= step.getAsLong())
                    .reduce((earlier, later) -> later)
                    .ifPresent(this::branchAt);
        } else {
            var _ = session.checkpoint()
                    .thenAccept(now -> Platform.runLater(() -> {
                        if (session.equals(model.session())) {
                            branchAt(now);
                        }
                    }));
        }
    }

    @Override
    public void toggleReplay() {
        replay.togglePlay();
        refresh();
    }

    @Override
    public void backToLive() {
        if (presenting) {
            togglePresentation();
        }
        replay.backToLive();
        refresh();
    }

    private void branchAt(Checkpoint from) {
        keepGhost(Texts.of("main-window.the-run-it-left"));
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
            keepGhost(Texts.of("main-window.last-run"));
            model.replace(draft);
            present();
            topBar.focusStart();
        }
    }

    @Override
    public void newSeed() {
        if (settings.problem().isEmpty()) {
            RunConfig draft = settings.draft();
            settings.load(draft.withSeed(draft.seed() < RunConfig.SEED.max() ? draft.seed() + 1 : 0));
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

    void toggleTheme() {
        setTheme(theme.other());
    }

    @Override
    public void toggleHelp() {
        help.toggle();
    }

    private void setTheme(Theme newTheme) {
        theme = newTheme;
        Theme shown = presenting ? theme.presented() : theme;
        PlotTypography type = presenting ? typography.scaled(1.55, 1.8) : typography;
        shown.applyTo(root);
        plots.setLook(shown.palette(), type);
        lab.setTheme(theme);
        compare.setLook(shown.palette(), typography);
        inside.setLook(shown.palette(), presenting ? typography.scaled(1.2, 1.4) : typography);
    }
}
