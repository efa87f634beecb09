package org.grokscope.ui.settings;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.grokscope.run.config.Intervention;
import org.grokscope.run.config.Optimizer;
import org.grokscope.ui.controls.FieldRows;
import org.grokscope.ui.controls.Hints;
import org.grokscope.ui.controls.Texts;

/** What can be done to a run to see what grokking depends on: at once, and planned for T_mem. */
public final class InterventionControls extends VBox {

    /** Receives the interventions that take effect immediately. */
    public interface Listener {
        /** Hold ‖θ‖, or release it. */
        void toggleHeldNorm();

        /** Set λ to 0. */
        void cutDecay();

        /** Continue with the selected optimizer. */
        void switchOptimizer();
    }

    private static final String SWITCH = Texts.of("intervention.switch.label");

    private final ToggleButton hold = new ToggleButton(Texts.of("intervention.hold.label"));
    private final Button cut = new Button(Texts.of("intervention.cut.label"));
    private final Button change = new Button(SWITCH);
    private final ComboBox<Intervention> planned = new ComboBox<>();

    public InterventionControls() {
        getStyleClass().add("group");
        Hints.put(hold, Texts.of("intervention.hold.tooltip"));
        Hints.put(cut, Texts.of("intervention.cut.tooltip"));
        Hints.put(change, Texts.of("intervention.switch.tooltip"));
        Hints.put(planned, Texts.of("intervention.planned.tooltip"));
        planned.setAccessibleText(Texts.of("intervention.planned.label"));
        planned.setConverter(new Names());
        HBox buttons = new HBox(hold, cut, change);
        buttons.getStyleClass().add("buttons");
        for (Region button : List.of(hold, cut, change)) {
            button.setMaxWidth(Double.MAX_VALUE);
            button.getStyleClass().add("small");
            HBox.setHgrow(button, Priority.ALWAYS);
        }
        getChildren().setAll(buttons, FieldRows.row(Texts.of("intervention.planned.label"), planned));
    }

    public void setListener(Listener listener) {
        hold.setOnAction(event -> listener.toggleHeldNorm());
        cut.setOnAction(event -> listener.cutDecay());
        change.setOnAction(event -> listener.switchOptimizer());
    }

    /** Sets what is called when another intervention is planned. */
    void setOnEdit(Runnable listener) {
        planned.valueProperty().addListener((observable, old, now) -> listener.run());
    }

    /**
     * Shows what can be done to the run.
     *
     * @param underWay whether a run has started and is not over
     * @param held whether ‖θ‖ is held
     * @param decays whether λ is above 0
     * @param running the run's optimizer
     * @param chosen the optimizer that is chosen in the settings
     */
    public void show(boolean underWay, boolean held, boolean decays, Optimizer running, Optimizer chosen) {
        hold.setDisable(!underWay);
        hold.setSelected(held);
        cut.setDisable(!underWay || !decays);
        change.setDisable(!underWay || running == chosen);
        change.setText(change.isDisabled() ? SWITCH : Texts.of("intervention.switch.to", chosen.label()));
    }

    /** Offers everything but a switch to the run's own optimizer; the selection stays if it is still offered. */
    void offerFor(Optimizer optimizer) {
        Intervention chosen = planned.getValue();
        List<Intervention> offered = Intervention.all().stream()
                .filter(each -> !each.equals(new Intervention.SwitchOptimizer(optimizer)))
                .toList();
        planned.getItems().setAll(offered);
        planned.setValue(offered.contains(chosen) ? chosen : new Intervention.None());
    }

    void load(Intervention intervention) {
        planned.setValue(intervention);
    }

    /** What is planned for T_mem. */
    Intervention planned() {
        return planned.getValue();
    }

    private static final class Names extends StringConverter<Intervention> {
        @Override
        public String toString(Intervention intervention) {
            return intervention == null ? "" : Texts.narrator().intervention(intervention);
        }

        @Override
        public Intervention fromString(String name) {
            throw new IllegalStateException("the list cannot be typed into");
        }
    }
}
