package org.grokscope.ui.settings;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.VBox;
import org.grokscope.concurrent.Threads;
import org.grokscope.storage.format.TableFile;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.task.Table;
import org.grokscope.ui.controls.FieldTexts;
import org.grokscope.ui.controls.FilePicker;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;

/** The table of results that was chosen last, by name and size, and the button that chooses another. */
final class TableChooser extends VBox {

    private final FilePicker picker;
    private final Consumer<Table> onTable;
    private final Consumer<String> onProblem;
    private final Label name = Nodes.remark();
    private Optional<Table> shown = Optional.empty();

    /**
     * Nothing is chosen at first.
     *
     * @param onTable receives a table that has been read from a file, when it is shown here
     * @param onProblem receives what is wrong with a file, and what to do
     */
    TableChooser(FilePicker picker, Consumer<Table> onTable, Consumer<String> onProblem) {
        this.picker = picker;
        this.onTable = onTable;
        this.onProblem = onProblem;
        getStyleClass().add("group");
        Button choose = Nodes.hinted("settings.task.table.choose", this::choose, "small");
        Nodes.fill(this, List.of(name, Nodes.wide(choose)));
    }

    Optional<Table> shown() {
        return shown;
    }

    void show(Table table) {
        shown = Optional.of(table);
        Nodes.say(name, Texts.of("settings.task.table.shown", table.label(), Integer.toString(table.classes())));
    }

    private void choose() {
        picker.open(Texts.of("settings.task.table.kind"), TableFile.endings()).ifPresent(this::read);
    }

    /** Takes a file that is dropped on a node. */
    void takeDrops(Node on) {
        on.setOnDragOver(event -> {
            List<File> files = event.getDragboard().getFiles();
            if (files.size() == 1 && TableFile.isMeant(files.getFirst().getName())) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        on.setOnDragDropped(event -> {
            read(event.getDragboard().getFiles().getFirst().toPath());
            event.setDropCompleted(true);
            event.consume();
        });
    }

    /** Reads a table; the window goes on meanwhile. */
    private void read(Path file) {
        Threads.start("table", () -> {
            try {
                Table whole = TableFile.read(file);
                Platform.runLater(() -> {
                    show(whole);
                    onTable.accept(whole);
                });
            } catch (InvalidSettingException e) {
                Platform.runLater(() -> onProblem.accept(FieldTexts.problem(e)));
            }
        });
    }
}
