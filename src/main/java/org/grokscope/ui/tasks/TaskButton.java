package org.grokscope.ui.tasks;

import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.collections.ListChangeListener;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.PopOver.ArrowLocation;
import org.controlsfx.control.TaskProgressView;
import org.grokscope.narration.NumberFormat;
import org.grokscope.ui.controls.Hints;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.PopOvers;
import org.grokscope.ui.controls.Texts;

/** What is being done in the background, in a few words; opens the list of it. Hidden while there is nothing. */
public final class TaskButton extends HBox {

    /** What is done sooner is not worth a button that comes and goes. */
    private static final Duration WORTH_SHOWING = Duration.millis(400);

    private static final double LIST_WIDTH = 420;
    private static final double TASK_HEIGHT = 78;

    private final TaskList list;
    private final ProgressBar bar = new ProgressBar();
    private final Button button = Nodes.button("", this::toggle, "task-button");
    private final PauseTransition waiting = new PauseTransition(WORTH_SHOWING);
    private final InvalidationListener onProgress = _ -> describe();
    /** Made when the list is first opened. */
    private PopOver popOver;

    public TaskButton(TaskList list) {
        this.list = list;
        getStyleClass().add("tasks");
        Nodes.show(this, false);
        bar.setMaxWidth(64);
        bar.setPrefWidth(64);
        bar.setFocusTraversable(false);
        button.setGraphic(bar);
        Hints.put(button, Texts.of("tasks.tooltip"));
        getChildren().add(button);
        waiting.setOnFinished(_ -> {
            describe();
            Nodes.show(this, !list.tasks().isEmpty());
        });
        list.tasks().addListener(this::follow);
    }

    private void follow(ListChangeListener.Change<? extends ListedTask> change) {
        while (change.next()) {
            change.getAddedSubList().forEach(task -> {
                task.progressProperty().addListener(onProgress);
                task.titleProperty().addListener(onProgress);
            });
        }
        if (list.tasks().isEmpty()) {
            waiting.stop();
            Nodes.show(this, false);
            if (popOver != null) {
                popOver.hide();
            }
        } else if (isVisible()) {
            describe();
        } else {
            waiting.playFromStart();
        }
    }

    /** The first task, or how many there are. */
    private void describe() {
        if (list.tasks().isEmpty()) {
            return;
        }
        ListedTask first = list.tasks().getFirst();
        double part = first.getProgress();
        bar.setProgress(part);
        String percent = part < 0 ? "" : " · " + NumberFormat.count(Math.floor(100 * part)) + " %";
        button.setText(
                list.tasks().size() == 1
                        ? first.getTitle() + percent
                        : Texts.of(
                                "tasks.several", Integer.toString(list.tasks().size())));
    }

    private void toggle() {
        if (popOver != null && popOver.isShowing()) {
            popOver.hide();
            return;
        }
        popOver = PopOvers.make();
        TaskProgressView<ListedTask> view = new TaskProgressView<>();
        view.setGraphicFactory(_ -> namer());
        view.getTasks().setAll(list.tasks());
        ListChangeListener<ListedTask> follower = _ -> view.getTasks().setAll(list.tasks());
        list.tasks().addListener(follower);
        popOver.setOnHidden(_ -> list.tasks().removeListener(follower));
        view.setPrefSize(LIST_WIDTH, TASK_HEIGHT * Math.min(5, list.tasks().size()) + 20);
        popOver.setContentNode(view);
        popOver.setArrowLocation(ArrowLocation.BOTTOM_RIGHT);
        Bounds place = button.localToScreen(button.getLayoutBounds());
        PopOvers.show(popOver, button, new Point2D(place.getMaxX() - 20, place.getMinY()));
    }

    /** ControlsFX names the button in English only: what stands beside it knows where it is, and gives it its name. */
    private static Node namer() {
        Region namer = new Region();
        namer.parentProperty().subscribe(parent -> {
            if (parent instanceof BorderPane cell && cell.getRight() instanceof Button cancel) {
                cancel.setText(Texts.of("tasks.cancel"));
                cancel.setTooltip(null);
                Hints.put(cancel, Texts.of("tasks.cancel.tooltip"));
            }
        });
        return namer;
    }
}
