package org.grokscope.ui.settings;

import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.grokscope.run.config.ConfigFields;
import org.grokscope.run.config.RunConfig;
import org.grokscope.ui.controls.FieldTexts;
import org.grokscope.ui.controls.Texts;

/** The notice below the settings: which changes need a new run, or what is wrong with the settings. */
public final class PendingNotice extends VBox {

    private final Label text = new Label();
    private final Button apply = new Button(Texts.of("pending.start"));
    private final Button undo = new Button(Texts.of("pending.undo"));

    public PendingNotice(Runnable onApply, Runnable onUndo) {
        text.setWrapText(true);
        text.getStyleClass().add("notice-text");
        apply.setOnAction(event -> onApply.run());
        undo.setOnAction(event -> onUndo.run());
        apply.getStyleClass().add("accent");
        HBox buttons = new HBox(apply, undo);
        buttons.getStyleClass().add("buttons");
        getStyleClass().add("notice");
        getChildren().addAll(text, buttons);
        setMinHeight(USE_PREF_SIZE);
        VBox.setMargin(this, new Insets(8));
        hide();
    }

    public void hide() {
        setVisible(false);
        setManaged(false);
    }

    /** Names the settings in which the draft differs from the run. */
    public void showPending(List<String> changes) {
        show(Texts.of("pending.changed", String.join(", ", changes)), true);
    }

    public void showProblem(String problem) {
        show(problem, false);
    }

    private void show(String message, boolean applicable) {
        text.setText(message);
        apply.setVisible(applicable);
        apply.setManaged(applicable);
        getStyleClass().remove("wrong");
        if (!applicable) {
            getStyleClass().add("wrong");
        }
        setVisible(true);
        setManaged(true);
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
