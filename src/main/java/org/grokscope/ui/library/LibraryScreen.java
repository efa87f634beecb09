package org.grokscope.ui.library;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.grokscope.figures.PlotFigure;
import org.grokscope.narration.RelativeTime;
import org.grokscope.plot.paint.PlotPalette;
import org.grokscope.storage.format.RunFiles;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.ui.controls.Appearance;
import org.grokscope.ui.controls.FigureColumns;
import org.grokscope.ui.controls.FilePicker;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.ScreenPane;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.library.list.CurveLoader;
import org.grokscope.ui.library.list.Grouping;
import org.grokscope.ui.library.list.LibraryColumns;
import org.grokscope.ui.library.list.LibraryRow;
import org.grokscope.ui.library.list.LibraryTable;
import org.grokscope.ui.library.list.RowBuilder;
import org.grokscope.ui.outcome.OutcomeKind;
import org.grokscope.ui.preferences.Preferences;
import org.grokscope.ui.tasks.FileTasks;

/** The library: all recorded runs, to find, label, open, branch, compare, export and move to the Trash. */
public final class LibraryScreen extends ScreenPane {

    /** How often the times of the runs are said anew. */
    private static final Duration TICK = Duration.ofSeconds(15);

    private final LibraryController library;
    private final FilePicker picker;
    private final FileTasks background;
    private final RelativeTime times = Texts.narrator().times(ZoneId.systemDefault());
    private final ObjectProperty<Instant> now = new SimpleObjectProperty<>(this, "now", Instant.now());
    private final ObjectProperty<PlotPalette> palette = new SimpleObjectProperty<>(this, "palette", PlotPalette.LIGHT);
    private final LibraryTable table;
    private final LibraryDetails details;
    private final LibraryTools tools;
    private final Set<String> closed = new HashSet<>();

    /** How often the list has been searched or sorted: an answer that comes late is not shown. */
    private long arrangements;

    private final LibraryWatch watch;
    private boolean opened;

    public LibraryScreen(
            LibraryController library,
            FilePicker picker,
            FileTasks background,
            Appearance appearance,
            Preferences preferences) {
        this.library = library;
        watch = new LibraryWatch(library, this::grown);
        // Ten thousand runs are read while the screen is made.
        library.refresh();
        this.background = background;
        this.picker = picker;
        table = new LibraryTable(
                LibraryColumns.all(new CurveLoader(library::curves), palette, times, now), this::toggle);
        details = new LibraryDetails(library, times, appearance.typography(), this::export);
        tools = new LibraryTools(library, table, preferences, this::arrange, this::importRun);
        appearance.shownTheme().subscribe(theme -> {
            palette.set(theme.palette());
            details.setPalette(theme.palette());
        });
        setTop(tools);
        setCenter(new StackPane(table, new LogCard(library.imports(), new ColumnMemory(preferences))));
        setRight(Nodes.column("right", details));
        VBox.setVgrow(details, Priority.ALWAYS);
        setBottom(new NoticeBar(library.notices()));
        table.getSelectionModel().getSelectedItems().addListener((ListChangeListener<LibraryRow>) _ -> showSelected());
        table.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                openSelected();
            }
        });
        table.setOnKeyPressed(this::pressed);
        RunImport.takeDrops(this, library.imports()::add);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() && event.getCode() == KeyCode.F) {
                tools.focusSearch();
                event.consume();
            }
        });
        table.getSortOrder().add(table.column(LibraryColumns.STARTED));
        table.setOnSort(this::arrange);
        library.contentsProperty().subscribe(contents -> {
            arrange();
            background.read(
                    contents::words, _ -> {}, library::say); // while the list is looked at, before it is searched
        });
    }

    /** The plots of the selected run, and what figure each is. */
    public Map<Node, Supplier<Optional<PlotFigure>>> figures() {
        return details.figures();
    }

    private void pressed(KeyEvent event) {
        Optional<LibraryRow.Heading> heading = table.focusedHeading();
        switch (event.getCode()) {
            case ENTER -> {
                heading.ifPresentOrElse(this::toggle, this::openSelected);
                event.consume();
            }
            case LEFT, RIGHT ->
                heading.filter(group -> group.isOpen() == (event.getCode() == KeyCode.LEFT))
                        .ifPresent(group -> {
                            toggle(group);
                            event.consume();
                        });
            case DELETE -> {
                if (!tools.isTrashShown()) {
                    library.trash(table.selected());
                }
            }
            default -> {}
        }
    }

    /** The list gets the focus, not the search: the key that led here would be typed into it. */
    @Override
    public void opened() {
        library.notices().settle();
        now.set(Instant.now());
        if (opened) {
            watch.readAll(now.get());
        }
        opened = true;
        Platform.runLater(table::requestFocus);
    }

    /** Times go on, and so does the library; a question about a run goes when that has ended. */
    @Override
    public void refresh() {
        library.notices().settle();
        Instant present = Instant.now();
        if (Duration.between(now.get(), present).compareTo(TICK) >= 0) {
            now.set(present);
        }
        watch.look(present);
    }

    /** A run that goes on changes its own row only. */
    private void grown(LibraryController.News news) {
        table.replace(news.runs());
        tools.showSize(news.bytes());
    }

    private void toggle(LibraryRow.Heading group) {
        if (!closed.remove(group.key())) {
            closed.add(group.key());
        }
        arrange();
    }

    /** Searches, groups and sorts in the background: ten thousand runs take longer than a frame. */
    private void arrange() {
        LibraryContents contents = library.contentsProperty().get();
        String words = tools.words();
        OutcomeFilter.Choice filter = tools.filter();
        Grouping grouping = tools.grouping();
        UnaryOperator<List<LibraryRow>> order = FigureColumns.order(table);
        Set<String> hidden = Set.copyOf(closed);
        Instant seen = now.get();
        arrangements++;
        long number = arrangements;
        background.read(
                () -> {
                    List<StoredRun> found = contents.found(words);
                    Map<OutcomeFilter.Choice, Integer> counts = OutcomeFilter.count(found);
                    List<StoredRun> chosen = filter == OutcomeFilter.Choice.ALL
                            ? found
                            : found.stream()
                                    .filter(run -> filter.accepts(OutcomeKind.of(run)))
                                    .toList();
                    List<LibraryRow> rows =
                            new RowBuilder(contents.families(), grouping, order, hidden, times, seen).rows(chosen);
                    return new Arranged(rows, chosen.size(), counts);
                },
                arranged -> {
                    if (number == arrangements) {
                        show(contents, arranged, words);
                    }
                },
                library::say);
    }

    private record Arranged(List<LibraryRow> rows, int runs, Map<OutcomeFilter.Choice, Integer> counts) {}

    private void show(LibraryContents contents, Arranged arranged, String words) {
        table.show(arranged.rows());
        if (arranged.rows().isEmpty()) {
            table.setPlaceholder(EmptyLibrary.of(
                    contents,
                    words,
                    tools.isTrashShown(),
                    () -> EmptyLibrary.inviting(library::goToRun, this::importRun)));
        }
        tools.show(arranged.counts(), arranged.runs(), contents);
        showSelected();
    }

    private void showSelected() {
        details.show(table.selected(), tools.isTrashShown(), table.selectedName());
    }

    private void openSelected() {
        if (table.selected().size() == 1 && !tools.isTrashShown()) {
            library.open(table.selected().getFirst(), library.notices()::ask);
        }
    }

    private void importRun() {
        picker.open(Texts.of("library.dialog.runs"), RunImport.endings()).ifPresent(library.imports()::add);
    }

    private void export(StoredRun run) {
        picker.save("run-" + run.id() + "." + RunFiles.BUNDLE, RunFiles.BUNDLE)
                .ifPresent(file -> library.export(run, file));
    }
}
