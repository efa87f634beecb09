package org.grokscope.ui.run;

import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.grokscope.plot.paint.PlotTypography;
import org.grokscope.training.TrainingSession;

/** What changes on the run screen while a run trains, for a run that nobody sees: so that drawing can be rehearsed. */
public final class ScratchView extends VBox {

    private final TrainingSession session;
    private final PlotColumn plots;
    private final StatusStrip status = new StatusStrip();

    public ScratchView(TrainingSession session, PlotTypography typography) {
        this.session = session;
        plots = new PlotColumn(typography);
        setVgrow(plots, Priority.ALWAYS);
        getChildren().addAll(status, plots);
        plots.show(RunViewState.live(session, true));
    }

    /** Draws the run as it stands. */
    public void refresh() {
        RunViewState run = RunViewState.live(session, true);
        plots.refresh(run);
        status.show(run.state());
    }
}
