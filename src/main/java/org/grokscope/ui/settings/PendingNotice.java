package org.grokscope.ui.settings;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.grokscope.run.config.RunConfig;
import org.grokscope.ui.controls.Texts;

/** Says, below the settings, which changes wait for the next run, or what is wrong with them. */
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
        show("Changed: " + String.join(", ", changes) + ". This needs a new run; the present one ends.", true);
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
     * The names of the settings that differ.
     *
     * @param run the run's settings, with η, λ and optimizer as they are at present
     */
    public static List<String> differences(RunConfig run, RunConfig draft) {
        List<String> names = new ArrayList<>();
        addIf(names, !run.task().equals(draft.task()), "task");
        addIf(names, run.trainFraction() != draft.trainFraction(), Texts.of("pending.train-fraction"));
        addIf(names, !run.network().equals(draft.network()), "network");
        addIf(names, run.batchSize() != draft.batchSize(), "batch");
        addIf(names, run.optimizer() != draft.optimizer(), "optimizer");
        addIf(names, run.learningRate() != draft.learningRate(), "η");
        addIf(names, run.weightDecay() != draft.weightDecay(), "λ");
        addIf(names, !run.intervention().equals(draft.intervention()), "intervention");
        addIf(names, run.seed() != draft.seed(), "seed");
        addIf(names, run.evaluationCadence() != draft.evaluationCadence(), "measuring");
        addIf(names, run.maxSteps() != draft.maxSteps() || run.stopAfterGrok() != draft.stopAfterGrok(), "length");
        return names;
    }

    private static void addIf(List<String> names, boolean differs, String name) {
        if (differs) {
            names.add(name);
        }
    }
}
