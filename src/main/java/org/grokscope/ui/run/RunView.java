package org.grokscope.ui.run;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.grokscope.narration.Narrator;
import org.grokscope.plot.paint.PlotTypography;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.RunHistory;
import org.grokscope.training.TrainingSession;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.controls.Theme;
import org.grokscope.ui.export.Exports;
import org.grokscope.ui.export.PanelMenu;
import org.grokscope.ui.inspect.InspectPanel;

/**
 * What is seen of one run: its plots, its inside, the scrubber, the foot with the sentence, and the headline of a presentation. All of
 * them show the run live, or where the scrubber stands.
 */
public final class RunView {

    private final RunModel model;
    private final PlotTypography typography;
    private final PlotColumn plots;
    private final InspectPanel inside;
    private final ReplayBar replay;
    private final StatusBar status = new StatusBar();
    private final HeadlineBar headline = new HeadlineBar();
    private final Narrator narrator = Texts.narrator();
    /** The run as it was replayed last, null when it is shown live; and how many rows it had in all. */
    private RunViewState past;

    private int pastOf;

    /**
     * Makes the parts; the window puts them in their places.
     *
     * @param onBranch is told to branch the run where it is shown
     * @param onFold is told to fold the inside away
     */
    public RunView(RunModel model, PlotTypography typography, Runnable onBranch, Runnable onFold) {
        this.model = model;
        this.typography = typography;
        plots = new PlotColumn(typography);
        inside = new InspectPanel(onFold);
        replay = new ReplayBar(onBranch);
    }

    public PlotColumn plots() {
        return plots;
    }

    public InspectPanel inside() {
        return inside;
    }

    public ReplayBar replay() {
        return replay;
    }

    public StatusBar status() {
        return status;
    }

    public HeadlineBar headline() {
        return headline;
    }

    /** Lets every panel be saved alone. */
    public void offer(Exports exports) {
        plots.plots().forEach(plot -> PanelMenu.install(plot, plot::toSvg, exports));
        inside.views().offer(exports);
    }

    /** Takes other colours, and the larger type of a presentation. */
    public void setLook(Theme shown, boolean presenting) {
        plots.setLook(shown.palette(), presenting ? typography.scaled(1.55, 1.8) : typography);
        inside.setLook(shown.palette(), presenting ? typography.scaled(1.2, 1.4) : typography);
    }

    /** Shows or hides what is not for an audience. */
    public void present(boolean presenting) {
        replay.setVisible(!presenting);
        replay.setManaged(!presenting);
        plots.showDetails(!presenting);
        plots.showControls(!presenting);
        headline.show(model.session().config());
    }

    /** Shows the present session from its beginning. */
    public void begin() {
        replay.show(model.session().history());
        past = null;
        plots.show(shown());
        inside.clear();
        headline.show(model.session().config());
    }

    /** The run as it is to be shown. */
    private RunViewState shown() {
        TrainingSession session = model.session();
        OptionalLong step = replay.step();
        if (step.isEmpty()) {
            past = null;
            return RunViewState.live(session, model.isRunning());
        }
        int rows = session.history().size();
        if (past == null
                || past.step() != step.getAsLong()
                || pastOf != rows
                || !past.config().equals(session.config())) {
            // While the scrubber stands still, the past is the same object, and nothing is drawn anew.
            past = RunViewState.replay(session.timeline(), session.snapshots(), step.getAsLong());
            pastOf = rows;
        }
        return past;
    }

    /** Follows the run with the plots alone. */
    public void refreshPlots() {
        replay.pulse(System.nanoTime());
        plots.refresh(shown());
    }

    /** Follows the run with everything, and says how it is shown. */
    public RunViewState refresh() {
        replay.pulse(System.nanoTime());
        replay.refresh();
        RunViewState shown = shown();
        plots.refresh(shown);
        if (inside.getScene() != null) {
            inside.show(shown.look());
        }
        status.showReadouts(shown);
        status.showVerdict(narrator.verdict(shown.state()));
        return shown;
    }

    public void showGuess(double step) {
        plots.setGuess(step);
        plots.refresh(shown());
    }

    /** What is left of the present run, if there is anything, stays as a faint curve behind the next. */
    public void keepGhost(String name) {
        RunHistory history = model.session().history();
        if (history.size() > 1) {
            plots.setGhost(Optional.of(new ReferenceCurve(name, history)));
        }
    }

    /**
     * Finds where the run is to be branched: at the last checkpoint before the step that is shown, or now.
     *
     * @param onFound is told, at once or a moment later
     */
    public void findBranch(Consumer<Checkpoint> onFound) {
        TrainingSession session = model.session();
        OptionalLong step = replay.step();
        if (step.isPresent()) {
            session.checkpoints().stream()
                    .filter(each -> each.step() <= step.getAsLong())
                    .reduce((earlier, later) -> later)
                    .ifPresent(onFound);
        } else if (model.isStarted()) {
            var _ = session.checkpoint()
                    .thenAccept(now -> Platform.runLater(() -> {
                        if (session.equals(model.session())) {
                            onFound.accept(now);
                        }
                    }));
        }
    }
}
