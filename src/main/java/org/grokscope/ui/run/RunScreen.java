package org.grokscope.ui.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import org.grokscope.figures.FigureSpec;
import org.grokscope.figures.PanelFigure;
import org.grokscope.plot.paint.PlotTypography;
import org.grokscope.run.Checkpoint;
import org.grokscope.training.TrainingSession;
import org.grokscope.ui.controls.Appearance;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.PaneDivider;
import org.grokscope.ui.controls.ScreenPane;
import org.grokscope.ui.controls.Theme;
import org.grokscope.ui.inspect.InspectPanel;
import org.grokscope.ui.settings.PendingNotice;
import org.grokscope.ui.settings.SettingsPanel;

/**
 * One run: its settings, the strip that says what it does, plots, inspection panel and timeline. All of them show the run live, or at the step of the
 * timeline.
 */
public final class RunScreen extends ScreenPane {

    /** The size of the panel in a presentation, by that of its type: it is an aside. */
    private static final double PANEL_FOR_TYPE = 0.75;

    private final RunController run;
    private final Appearance appearance;
    private final PlotColumn plots;
    private final InspectPanel inspection;
    private final Timeline timeline;
    private final StatusStrip status = new StatusStrip();
    private final HeadlineBar headline = new HeadlineBar();
    private final Node above;
    private final Node below;
    private final RunArrangement arrangement;
    private final ShownRun shownRun;

    /**
     * Assembles the screen.
     *
     * @param memory where the user puts the dividers, and what the third plot shows
     * @param above a node above the plots, which may hide itself
     * @param below a node below the plots, which may hide itself
     */
    public RunScreen(
            RunController run,
            SettingsPanel settings,
            Appearance appearance,
            PaneDivider.Memory memory,
            Node above,
            Node below) {
        this.run = run;
        this.appearance = appearance;
        this.above = above;
        this.below = below;
        plots = new PlotColumn(appearance.typography());
        inspection = new InspectPanel(run::toggleInspection);
        timeline = plots.addTimeline(this::branch);
        shownRun = new ShownRun(run, timeline);
        plots.remember(memory);
        // The notice stays in view while the settings scroll.
        Node left = Nodes.sidebar(
                settings,
                new PendingNotice(
                        run::reset,
                        run::undo,
                        run.problemProperty(),
                        run.pendingProperty(),
                        run.stateProperty().isEqualTo(RunController.State.OVER)));
        arrangement = new RunArrangement(
                this,
                new RunArrangement.Parts(left, status, above, plots, below, inspection),
                appearance,
                run.inspectionShownProperty());
        PaneDivider beside =
                new PaneDivider(arrangement.body(), "inside", memory, width -> 1 - inspection.getPrefWidth() / width);
        // It has the width of the window, and what has no room in it gives way.
        setMinWidth(0);
        above.visibleProperty().addListener(_ -> arrange());
        below.visibleProperty().addListener(_ -> arrange());
        heightProperty().addListener(_ -> Platform.runLater(this::giveHeight));
        run.inspectionShownProperty().addListener(_ -> arrange());
        inspection.prefWidthProperty().addListener(_ -> {
            arrangement.give();
            // A split pane that gets another width gives its parts the widths that they had, whatever its divider is
            // told before.
            layout();
            beside.apply();
        });
        appearance.presentingProperty().addListener(_ -> {
            arrange();
            style();
        });
        appearance.shownTheme().subscribe(_ -> style());
        appearance.emProperty().addListener(_ -> style());
        run.referenceProperty().subscribe(reference -> {
            plots.setReference(reference);
            plots.refresh(shown());
        });
        plots.setOnReferenceRemoved(() -> run.referenceProperty().set(Optional.empty()));
        run.sessionProperty().subscribe(_ -> begin());
        run.stateProperty().subscribe(_ -> refresh());
        run.problemProperty().subscribe(_ -> refresh());
        arrange();
    }

    /** A presentation shows no controls; the inspection panel and the third plot give way where they are not needed. */
    private void arrange() {
        boolean presenting = appearance.presentingProperty().get();
        plots.showControls(!presenting);
        giveHeight();
        refresh();
    }

    /** In a low window the third plot gives way to what is above the others, too. */
    private void giveHeight() {
        arrangement.arrange();
        plots.showDetails(!appearance.presentingProperty().get()
                && !below.isVisible()
                && !(above.isVisible() && arrangement.isLow()));
    }

    /** The type of a presentation is larger in every theme, also where its colours are the same. */
    private void style() {
        Theme theme = appearance.shownTheme().getValue();
        boolean presenting = appearance.presentingProperty().get();
        PlotTypography typography = presenting ? appearance.presentationTypography() : appearance.typography();
        plots.setLook(theme.palette(), typography);
        inspection.setLook(theme.palette(), typography);
        inspection.setScale(presenting ? Math.max(1, PANEL_FOR_TYPE * typography.textScale()) : 1);
    }

    /** What stands above the plots in a presentation. */
    public HeadlineBar headline() {
        return headline;
    }

    /** When the run ends by its settings; empty while that is not in sight, and while an earlier step is shown, of which it is not true. */
    public String ending() {
        return isReplayShown()
                ? ""
                : StopRule.text(
                        run.session().timeline().latest(), run.stateProperty().get());
    }

    /** Starts, pauses or resumes the run. What is trained is shown: a replay ends, unless the run only pauses. */
    public void startOrPause() {
        if (!run.isRunning()) {
            leaveReplay();
        }
        run.startOrPause();
    }

    /** Trains a single step, and shows it. */
    public void singleStep() {
        leaveReplay();
        run.singleStep();
    }

    private void leaveReplay() {
        timeline.backToLive();
        refresh();
    }

    /** How long a replay lasts. */
    public double replaySeconds() {
        return timeline.seconds();
    }

    /** The panels that can be saved on their own, and what figure each is. */
    public Map<Node, Supplier<Optional<PanelFigure>>> panels() {
        Map<Node, Supplier<Optional<PanelFigure>>> panels =
                new LinkedHashMap<>(inspection.views().panels());
        panels.putAll(plots.detailFigures());
        return panels;
    }

    /** The plots that figures for print are made of. */
    public Map<Node, FigureSpec.Panels> figurePanels() {
        return plots.figurePanels();
    }

    /** Shows the current session from its beginning. */
    private void begin() {
        TrainingSession session = run.session();
        timeline.show(session);
        shownRun.forget();
        plots.show(shown());
        inspection.clear();
        headline.show(session.config());
        refresh();
    }

    /** The run as it is shown: live, or at the step of the timeline; without its forecast while the audience guesses. */
    public RunViewState shown() {
        return shownRun.now();
    }

    @Override
    public void refresh() {
        timeline.pulse(System.nanoTime());
        timeline.refresh(shownRun.liveStep());
        RunViewState shown = shown();
        plots.refresh(shown);
        if (inspection.getScene() != null) {
            inspection.show(shown.look());
        }
        status.show(shown.state());
        String problem = run.problemProperty().get();
        if (run.stateProperty().get() == RunController.State.READY && !problem.isEmpty()) {
            status.showProblem(problem);
        }
    }

    /** Marks the steps that the audience has guessed. */
    public void showGuesses(List<Guess> guesses) {
        plots.setGuesses(guesses);
        plots.refresh(shown());
    }

    /** Hides the forecast until the jump, or shows it. */
    public void hideForecast(boolean hidden) {
        shownRun.hideForecast(hidden);
        refresh();
    }

    /** Calls a listener with the step at which the accuracy plot is clicked. */
    public void setOnPointed(DoubleConsumer listener) {
        plots.accuracyPlot().addEventHandler(MouseEvent.MOUSE_CLICKED, _ -> {
            if (!Double.isNaN(plots.pointedStep())) {
                listener.accept(plots.pointedStep());
            }
        });
    }

    public void toggleLogSteps() {
        plots.toggleLogSteps();
    }

    /** Shows another plot in the place of the third one. */
    public void showNextPlot() {
        plots.showNextDetail();
    }

    public void resetView() {
        plots.resetView();
    }

    /** Branches the run at the step shown. */
    public void branch() {
        run.branch(timeline.step());
    }

    /** Gives the checkpoint at the step shown, from which the run can be branched. */
    public void checkpoint(Consumer<Checkpoint> taker) {
        run.checkpoint(timeline.step(), taker);
    }

    /** Whether an earlier step is shown. */
    public boolean isReplayShown() {
        return timeline.step().isPresent();
    }

    public void toggleReplay() {
        timeline.togglePlay();
        refresh();
    }

    /** Ends a presentation and a replay. */
    public void backToLive() {
        appearance.presentingProperty().set(false);
        leaveReplay();
    }
}
