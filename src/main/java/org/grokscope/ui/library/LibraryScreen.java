package org.grokscope.ui.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.TextFields;
import org.grokscope.inspect.NetworkSnapshots;
import org.grokscope.narration.NumberFormat;
import org.grokscope.run.RunResult;
import org.grokscope.sessions.ComparedRun;
import org.grokscope.sessions.LibraryService;
import org.grokscope.storage.format.OutputFile;
import org.grokscope.storage.format.RunBundle;
import org.grokscope.storage.format.RunFiles;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.ui.controls.Hints;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.export.Exports;
import org.grokscope.ui.export.FilmStudio;

/** The library: all runs that were recorded, to be found again, named, opened, compared, passed on and deleted. */
public final class LibraryScreen extends BorderPane implements LibraryDetails.Listener {

    /** What the rest of the window does with stored runs. */
    interface Host {
        /** Shows a run as it stood at its end, ready to go on. */
        void open(StoredRun run);

        /** Asks for the file of a run. */
        Optional<Path> chooseRun();

        /** Puts runs beside each other. */
        void compare(List<ComparedRun> runs);
    }

    /**
     * What the view shows.
     *
     * @param runs all of them
     * @param problems what cannot be read
     * @param bytes what all takes on the disk
     */
    private record Contents(List<StoredRun> runs, List<String> problems, long bytes, Path file) {}

    private final LibraryService shelf;
    private final Host host;
    private final Exports.Picker picker;
    private final String appVersion;
    private final LibraryTable table = new LibraryTable();
    private final LibraryDetails details = new LibraryDetails(this);
    private final TextField search = TextFields.createClearableTextField();
    private final CheckBox bin = new CheckBox(Texts.of("library.trash.show.label"));
    private final Label count = new Label();
    private final Label said = new Label();
    private final Button undo = new Button(Texts.of("library.undo"));
    private Contents contents = new Contents(List.of(), List.of(), 0, Path.of(""));
    private List<Long> deleted = List.of();
    private volatile boolean closed;

    public LibraryScreen(LibraryService shelf, Host host, Exports.Picker picker, String appVersion) {
        this.shelf = shelf;
        this.host = host;
        this.picker = picker;
        this.appVersion = appVersion;
        setTop(tools());
        setCenter(table);
        VBox side = new VBox(details);
        side.getStyleClass().add("right");
        setRight(side);
        said.getStyleClass().add("quiet");
        said.setWrapText(true);
        undo.setOnAction(event -> undoDelete());
        HBox foot = new HBox(said, undo);
        foot.getStyleClass().add("library-foot");
        setBottom(foot);
        say("", false);
        table.getSelectionModel().getSelectedItems().addListener((ListChangeListener<StoredRun>)
                change -> showSelected());
        table.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                openSelected();
            }
        });
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                openSelected();
                event.consume();
            } else if (event.getCode() == KeyCode.DELETE && !bin.isSelected()) {
                delete(table.selected());
            }
        });
    }

    private HBox tools() {
        search.setPromptText(Texts.of("library.search.prompt"));
        search.setPrefWidth(320);
        search.textProperty().addListener((observable, old, now) -> showRuns());
        Hints.put(bin, Texts.of("library.trash.show.tooltip"));
        bin.setOnAction(event -> refresh());
        count.getStyleClass().add("field-name");
        Button open = new Button(Texts.of("library.import.label"));
        Hints.put(open, Texts.of("library.import.tooltip"));
        open.setOnAction(event -> host.chooseRun().ifPresent(this::take));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox tools = new HBox(search, bin, space, count, open);
        tools.getStyleClass().add("library-tools");
        return tools;
    }

    /** Reads the list anew. */
    public void refresh() {
        boolean deletedOnes = bin.isSelected();
        shelf.ask(
                library -> {
                    Library.Listing listing = deletedOnes ? library.bin() : library.runs();
                    return new Contents(listing.runs(), listing.problems(), library.size(), library.file());
                },
                this::show,
                problem -> say(problem, false));
    }

    private void show(Contents now) {
        contents = now;
        if (!now.problems().isEmpty()) {
            say(now.problems().getFirst() + (now.problems().size() == 1 ? "" : " And more."), false);
        }
        showRuns();
    }

    private void showRuns() {
        List<StoredRun> found = contents.runs().stream()
                .filter(run -> run.matches(search.getText(), Texts.narrator()::title))
                .toList();
        table.show(found);
        count.setText(String.format(
                Locale.ROOT,
                "%s · %,.1f MB on disk",
                found.size() == 1 ? "1 run" : NumberFormat.count(found.size()) + " runs",
                contents.bytes() / 1e6));
        Hints.put(count, contents.file().toString());
        showSelected();
    }

    private void showSelected() {
        details.show(table.selected(), bin.isSelected());
    }

    /** The list gets the keyboard, and not the search: the key that led here would be typed into it. */
    public void focusStart() {
        Platform.runLater(table::requestFocus);
    }

    /** Says something below the table. */
    void say(String text) {
        say(text, false);
    }

    private void say(String text, boolean undoable) {
        said.setText(text);
        undo.setVisible(undoable);
        undo.setManaged(undoable);
        getBottom().setVisible(!text.isEmpty());
        getBottom().setManaged(!text.isEmpty());
    }

    private void openSelected() {
        if (table.selected().size() == 1 && !bin.isSelected()) {
            host.open(table.selected().getFirst());
        }
    }

    @Override
    public void act(LibraryDetails.Action action, List<StoredRun> runs) {
        switch (action) {
            case OPEN -> host.open(runs.getFirst());
            case COMPARE -> compare(runs);
            case EXPORT -> export(runs.getFirst());
            case PRUNE -> change(library -> library.prune(ids(runs)), Texts.of("library.pruned"));
            case DELETE -> delete(runs);
            case RESTORE -> change(library -> library.restore(ids(runs)), Texts.of("library.restored"));
        }
    }

    private static List<Long> ids(List<StoredRun> runs) {
        return runs.stream().map(StoredRun::id).toList();
    }

    private interface Change {
        void of(Library library) throws IOException;
    }

    /** Changes something, says that it is done, and shows the list as it is then. */
    private void change(Change change, String done) {
        shelf.ask(
                library -> {
                    change.of(library);
                    return library.file();
                },
                file -> {
                    say(done, false);
                    refresh();
                },
                problem -> say(problem, false));
    }

    private void delete(List<StoredRun> runs) {
        if (runs.isEmpty()) {
            return;
        }
        List<Long> ids = ids(runs);
        shelf.ask(
                library -> {
                    library.delete(ids);
                    return ids;
                },
                done -> {
                    deleted = done;
                    say(done.size() == 1 ? "1 run is in the bin." : done.size() + " runs are in the bin.", true);
                    refresh();
                },
                problem -> say(problem, false));
    }

    /** Takes back what was deleted last. */
    void undoDelete() {
        if (!deleted.isEmpty()) {
            List<Long> ids = deleted;
            deleted = List.of();
            change(library -> library.restore(ids), Texts.of("library.restored"));
        }
    }

    @Override
    public void label(StoredRun run, StoredRun.Label label) {
        change(library -> library.label(run.id(), label), "");
    }

    private void compare(List<StoredRun> runs) {
        shelf.ask(
                library -> {
                    List<ComparedRun> contenders = new ArrayList<>();
                    for (StoredRun run : runs) {
                        RunResult result = library.load(run.id());
                        contenders.add(new ComparedRun("run " + run.id(), result.config(), result.history()));
                    }
                    return contenders;
                },
                host::compare,
                problem -> say(problem, false));
    }

    private void export(StoredRun run) {
        Optional<Path> chosen = picker.save("run-" + run.id() + "." + RunFiles.BUNDLE, RunFiles.BUNDLE);
        chosen.ifPresent(file -> shelf.ask(
                library -> {
                    RunBundle.Content content = library.export(run);
                    try {
                        RunBundle.write(content, figure(content, file), appVersion, file);
                        return file;
                    } catch (IOException e) {
                        throw new IOException(file + " could not be written: " + OutputFile.reason(e) + ".", e);
                    }
                },
                done -> say("Saved " + done + ".", false),
                problem -> say(problem, false)));
    }

    /** Drawn on the JavaFX thread; none if that is closing the window, and would wait for who waits for it. */
    private Optional<String> figure(RunBundle.Content content, Path file) {
        RunResult run = content.run();
        CompletableFuture<String> drawing = CompletableFuture.supplyAsync(() -> FilmStudio.drawing(
                new FilmStudio.Material(run.config(), run.history(), new NetworkSnapshots()),
                new FilmStudio.Format(file, 1280, 720, 2, "light")));
        while (!closed && !drawing.isDone()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        // It is for people: the bundle is whole without.
        return drawing.isDone()
                ? drawing.handle((svg, problem) -> Optional.ofNullable(svg)).join()
                : Optional.empty();
    }

    /** From now on nobody waits for the JavaFX thread. */
    void close() {
        closed = true;
    }

    private void take(Path file) {
        shelf.ask(
                library -> library.add(RunFiles.read(file)),
                id -> {
                    say(file.getFileName() + " is run " + id + " now.", false);
                    refresh();
                },
                problem -> say(problem, false));
    }
}
