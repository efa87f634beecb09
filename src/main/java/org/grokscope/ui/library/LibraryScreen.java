package org.grokscope.ui.library;

import java.util.List;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.controlsfx.control.textfield.TextFields;
import org.grokscope.storage.format.RunFiles;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.ui.controls.FigureColumns;
import org.grokscope.ui.controls.FilePicker;
import org.grokscope.ui.controls.Hints;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.ScreenPane;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.tasks.FileTasks;

/** The library: all recorded runs, to find, label, open, compare, export and move to the Trash. */
public final class LibraryScreen extends ScreenPane {

    private final LibraryController library;
    private final FilePicker picker;
    private final FileTasks background;
    private final LibraryTable table = new LibraryTable();
    private final LibraryDetails details;
    private final TextField search = TextFields.createClearableTextField();
    private final CheckBox trash = new CheckBox(Texts.of("library.trash.show.label"));
    private final Label count = Nodes.label("", "field-name");

    /** How often the list has been searched or sorted: an answer that comes late is not shown. */
    private long arrangements;

    public LibraryScreen(LibraryController library, FilePicker picker, FileTasks background) {
        this.library = library;
        this.background = background;
        this.picker = picker;
        details = new LibraryDetails(library, this::export);
        setTop(tools());
        setCenter(table);
        setRight(Nodes.column("right", details));
        setBottom(foot());
        table.getSelectionModel().getSelectedItems().addListener((ListChangeListener<StoredRun>) _ -> showSelected());
        table.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                openSelected();
            }
        });
        table.setOnKeyPressed(this::pressed);
        table.setOnSort(this::arrange);
        library.contentsProperty().subscribe(contents -> {
            arrange();
            background.read(
                    contents::words, _ -> {}, library::say); // while the list is looked at, before it is searched
        });
    }

    private HBox tools() {
        search.setPromptText(Texts.of("library.search.prompt"));
        search.setPrefWidth(320);
        search.textProperty().addListener(_ -> arrange());
        Hints.put(trash, Texts.of("library.trash.show.tooltip"));
        trash.selectedProperty().bindBidirectional(library.trashShownProperty());
        trash.setOnAction(_ -> library.refresh());
        Button open = Nodes.hinted(
                "library.import",
                () -> picker.open(Texts.of("library.dialog.runs"), RunFiles.EXTENSIONS.toArray(String[]::new))
                        .ifPresent(library::importRun));
        return Nodes.row("library-tools", search, trash, Nodes.space(), count, open);
    }

    private HBox foot() {
        Label said = Nodes.label("", "quiet");
        said.setWrapText(true);
        HBox foot = Nodes.row("library-foot");
        library.noticeProperty().subscribe(notice -> {
            said.setText(notice.text());
            foot.getChildren().setAll(said);
            notice.answers()
                    .forEach(answer ->
                            foot.getChildren().add(Nodes.button(Texts.of(answer.label()), answer.action(), "small")));
            Nodes.show(foot, !notice.text().isEmpty());
        });
        return foot;
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case ENTER -> {
                openSelected();
                event.consume();
            }
            case DELETE -> {
                if (!trash.isSelected()) {
                    library.trash(table.selected());
                }
            }
            default -> {}
        }
    }

    /** The list gets the focus, not the search: the key that led here would be typed into it. */
    @Override
    public void opened() {
        library.refresh();
        Platform.runLater(table::requestFocus);
    }

    /** Searches and sorts in the background: ten thousand runs take longer than a frame. */
    private void arrange() {
        LibraryContents contents = library.contentsProperty().get();
        String words = search.getText();
        UnaryOperator<List<StoredRun>> order = FigureColumns.order(table);
        arrangements++;
        long number = arrangements;
        background.read(
                () -> order.apply(contents.found(words)),
                found -> {
                    if (number == arrangements) {
                        show(contents, found, words);
                    }
                },
                library::say);
    }

    private void show(LibraryContents contents, List<StoredRun> found, String words) {
        table.show(found);
        table.explainEmptiness(nothing(contents, words));
        count.setText(Texts.of(
                "library.summary", LibraryDetails.runs(found.size()), LibraryDetails.megabytes(contents.bytes())));
        Hints.put(count, contents.file().toString());
        showSelected();
    }

    /** Why the table has no rows, if it has none. */
    private String nothing(LibraryContents contents, String words) {
        if (contents.runs().isEmpty()) {
            return Texts.of(trash.isSelected() ? "library.trash.empty" : "library.table.empty");
        }
        return Texts.of("library.search.none", words.strip());
    }

    private void showSelected() {
        details.show(table.selected(), trash.isSelected());
    }

    private void openSelected() {
        if (table.selected().size() == 1 && !trash.isSelected()) {
            library.open(table.selected().getFirst());
        }
    }

    private void export(StoredRun run) {
        picker.save("run-" + run.id() + "." + RunFiles.BUNDLE, RunFiles.BUNDLE)
                .ifPresent(file -> library.export(run, file));
    }
}
