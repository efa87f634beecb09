package org.grokscope.ui.run;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.grokscope.run.config.Preset;
import org.grokscope.training.TrainingSession;

/** What views can observe of the current run and of the settings of the next one. On the JavaFX thread. */
public abstract sealed class RunProperties permits RunController {

    /** What the start button would do. */
    public enum State {
        READY,
        RUNNING,
        PAUSED,
        /** The run has reached the end that its settings give it: it would train on past it. */
        FINISHED,
        /** The run cannot go on, or the settings have changed since: it would start a new one. */
        OVER
    }

    final ReadOnlyObjectWrapper<TrainingSession> session = new ReadOnlyObjectWrapper<>(this, "session");
    final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", State.READY);
    final ReadOnlyBooleanWrapper underWay = new ReadOnlyBooleanWrapper(this, "underWay");
    final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    final ReadOnlyObjectWrapper<List<String>> pending = new ReadOnlyObjectWrapper<>(this, "pending", List.of());
    final ReadOnlyObjectWrapper<Preset> preset = new ReadOnlyObjectWrapper<>(this, "preset");
    final ObjectProperty<Optional<ReferenceCurve>> reference =
            new SimpleObjectProperty<>(this, "reference", Optional.empty());
    final ReadOnlyDoubleWrapper speedLimit = new ReadOnlyDoubleWrapper(this, "speedLimit", TrainingSession.UNLIMITED);
    final BooleanProperty inspectionShown = new SimpleBooleanProperty(this, "inspectionShown");

    /** The session that is shown; another one after a reset, a branch, or when a stored run is opened. */
    public ReadOnlyObjectProperty<TrainingSession> sessionProperty() {
        return session.getReadOnlyProperty();
    }

    public TrainingSession session() {
        return session.get();
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Whether the run has started and is not over, so that it can be changed while it trains. */
    public ReadOnlyBooleanProperty underWayProperty() {
        return underWay.getReadOnlyProperty();
    }

    /** Why the settings are invalid; empty if they are valid. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The settings that differ from the run and require a new one. */
    public ReadOnlyObjectProperty<List<String>> pendingProperty() {
        return pending.getReadOnlyProperty();
    }

    /** The preset that the settings match, null for none. */
    public ReadOnlyObjectProperty<Preset> presetProperty() {
        return preset.getReadOnlyProperty();
    }

    /** The run that is drawn faintly behind the current one. */
    public ObjectProperty<Optional<ReferenceCurve>> referenceProperty() {
        return reference;
    }

    /** The limit of the speed, in steps per second. */
    public ReadOnlyDoubleProperty speedLimitProperty() {
        return speedLimit.getReadOnlyProperty();
    }

    public BooleanProperty inspectionShownProperty() {
        return inspectionShown;
    }
}
