package org.grokscope.ui.tasks;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.concurrent.Worker;

/** The tasks that are being done. Used on the JavaFX thread. */
public final class TaskList {

    private final ObservableList<ListedTask> tasks = FXCollections.observableArrayList();

    /** Lists a task until it has ended. */
    public void add(ListedTask task) {
        tasks.add(task);
        task.stateProperty().subscribe(state -> {
            if (state == Worker.State.SUCCEEDED || state == Worker.State.FAILED || state == Worker.State.CANCELLED) {
                tasks.remove(task);
            }
        });
    }

    ObservableList<ListedTask> tasks() {
        return tasks;
    }
}
