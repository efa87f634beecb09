package org.grokscope.ui.settings;

import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.grokscope.run.config.ConfigFields;
import org.grokscope.run.config.RunConfig;
import org.grokscope.ui.controls.FieldTexts;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;

/** The notice below the settings: which changes need a new run, or what is wrong with the settings. */
public final class PendingNotice extends VBox {

    private final Label text = Nodes.wrapped("", "notice-text");
    private final Button apply;
    private final ObservableBooleanValue over;

    /**
     * Makes the notice.
     *
     * @param problem why the settings are invalid; empty if they are valid
     * @param pending the fields that differ from the run and require a new one
     * @param over whether the run is over: then the start button starts a new one, and one such button is enough
     */
    public PendingNotice(
            Runnable onApply,
            Runnable onUndo,
            ObservableValue<String> problem,
            ObservableValue<List<String>> pending,
            ObservableBooleanValue over) {
        this.over = over;
        apply = Nodes.button(Texts.of("pending.start"), onApply, "accent");
        getStyleClass().add("notice");
        getChildren().addAll(text, Nodes.row("buttons", apply, Nodes.button(Texts.of("pending.undo"), onUndo)));
        setMinHeight(USE_PREF_SIZE);
        VBox.setMargin(this, new Insets(8));
        problem.subscribe(_ -> show(problem.getValue(), pending.getValue()));
        pending.addListener(_ -> show(problem.getValue(), pending.getValue()));
        over.addListener(_ -> show(problem.getValue(), pending.getValue()));
    }

    private void show(String problem, List<String> pending) {
        boolean invalid = !problem.isEmpty();
        String changed = String.join(", ", pending);
        text.setText(
                invalid
                        ? problem
                        : over.get()
                                ? Texts.of("pending.over", changed, Texts.of("toolbar.restart.label"))
                                : Texts.of("pending.changed", changed));
        Nodes.show(apply, !invalid && !over.get());
        Nodes.style(this, "wrong", invalid);
        Nodes.show(this, invalid || !pending.isEmpty());
    }

    /**
     * The names of the fields that differ. Fields that apply to one of the two only are left out: they follow from the task or the
     * network, which differ as well.
     *
     * @param run the run's settings, with the current η, λ and optimizer
     */
    public static List<String> differences(RunConfig run, RunConfig draft) {
        return ConfigFields.differences(List.of(run, draft)).stream()
                .filter(field ->
                        field.text(run).isPresent() && field.text(draft).isPresent())
                .map(FieldTexts::label)
                .toList();
    }
}
