package org.grokscope.ui.compare;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.grokscope.run.config.RunConfig;
import org.grokscope.sessions.CompareRuns;

/** What can be done with all compared runs at once, by button or key. To be used on the JavaFX thread. */
public final class CompareController {

    private final CompareRuns runs;
    private final ReadOnlyBooleanWrapper training = new ReadOnlyBooleanWrapper(this, "training");
    private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper(this, "paused");
    private final ReadOnlyBooleanWrapper filled = new ReadOnlyBooleanWrapper(this, "filled");
    private Consumer<List<RunConfig>> onStart = configs -> {};

    public CompareController(CompareRuns runs) {
        this.runs = runs;
    }

    /** The runs that are compared. */
    public CompareRuns runs() {
        return runs;
    }

    /** Whether runs train or wait, and so can be paused or resumed. */
    public BooleanExpression trainingProperty() {
        return training.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty pausedProperty() {
        return paused.getReadOnlyProperty();
    }

    /** Whether runs are compared, which can be started anew. */
    public BooleanExpression filledProperty() {
        return filled.getReadOnlyProperty();
    }

    /** Sets what starts runs in place of those that are compared. */
    void setOnStart(Consumer<List<RunConfig>> listener) {
        onStart = listener;
    }

    /** Pauses or resumes all. */
    public void togglePause() {
        runs.togglePause();
        refresh();
    }

    /** Starts all of them anew, with the same initial weights. */
    public void reset() {
        onStart.accept(runs.restarted());
    }

    /** Starts all of them anew, with seeds that none of them has had. */
    public void newSeeds() {
        onStart.accept(runs.reseeded());
    }

    void refresh() {
        training.set(runs.isTraining());
        paused.set(runs.isPaused());
        filled.set(!runs.restarted().isEmpty());
    }
}
