package org.grokscope.ui.library;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.grokscope.narration.NumberFormat;
import org.grokscope.sessions.CompareRuns;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.explain.Reasons;

/** The selected runs: facts, label, and what can be done with them. */
final class LibraryDetails extends VBox {

    private final LibraryController library;
    private final Label title = Nodes.wrapped("", "sentence");
    private final Label facts = Nodes.wrapped("", "quiet");
    private final TextField name = new TextField();
    private final TextField tags = new TextField();
    private final TextArea note = new TextArea();
    private final VBox label;
    /** The buttons, and why each cannot be pressed. */
    private final Map<Button, Supplier<String>> buttons = new LinkedHashMap<>();

    private List<StoredRun> shown = List.of();
    private boolean inTrash;

    LibraryDetails(LibraryController library, Consumer<StoredRun> onExport) {
        this.library = library;
        getStyleClass().addAll("settings", "library-details");
        note.setWrapText(true);
        note.setPrefRowCount(6);
        name.setOnAction(_ -> save());
        tags.setOnAction(_ -> save());
        label = Nodes.column(
                "group", field("library.name", name), field("library.tags", tags), field("library.note", note));
        VBox.setVgrow(label, Priority.ALWAYS);
        // Above all texts, whose heights differ from run to run: the buttons must not move when another run is
        // selected.
        addButtons(onExport);
        getChildren().addAll(title, facts, label);
        show(List.of(), false);
    }

    private void addButtons(Consumer<StoredRun> onExport) {
        Button open = button("library.open", () -> library.open(shown.getFirst()), this::notOne);
        open.getStyleClass().add("accent");
        Button compare = button(
                "library.compare",
                () -> library.compare(shown),
                () -> shown.size() <= CompareRuns.MAX
                        ? notKept()
                        : Texts.of("why.library.many", Integer.toString(CompareRuns.MAX)));
        Button export = button("library.export", () -> onExport.accept(shown.getFirst()), this::notOne);
        Button prune = button(
                "library.prune",
                () -> library.prune(shown),
                () -> shown.isEmpty() || shown.stream().anyMatch(run -> run.checkpoints() > 1)
                        ? none()
                        : Texts.of("why.library.pruned"));
        Button trash = button("library.trash", () -> library.trash(shown), this::notKept);
        Button restore = button(
                "library.restore",
                () -> library.restore(shown),
                () -> inTrash || shown.isEmpty() ? none() : Texts.of("why.library.kept"));
        getChildren()
                .addAll(
                        Nodes.row("buttons", open, compare),
                        Nodes.row("buttons", export, prune),
                        Nodes.row("buttons", trash, restore));
    }

    private String none() {
        return shown.isEmpty() ? Texts.of("why.library.none") : "";
    }

    /** Why nothing can be done with what is selected, as with runs that are kept. */
    private String notKept() {
        return inTrash && !shown.isEmpty() ? Texts.of("why.library.trash") : none();
    }

    private String notOne() {
        return shown.size() > 1 ? Texts.of("why.library.one") : notKept();
    }

    private Button button(String key, Runnable action, Supplier<String> obstacle) {
        Button button = Nodes.wide(Nodes.hinted(key, action));
        button.setPrefWidth(120);
        buttons.put(button, obstacle);
        return button;
    }

    private VBox field(String key, TextInputControl field) {
        Label above = Nodes.label(Texts.of(key + ".label"), "field-name");
        above.setLabelFor(field);
        field.setPromptText(Texts.of(key + ".prompt"));
        field.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                save();
            }
        });
        return new VBox(2, above, field);
    }

    /** Saves the label if it was edited. */
    private void save() {
        if (shown.size() != 1) {
            return;
        }
        StoredRun run = shown.getFirst();
        StoredRun.Label edited = new StoredRun.Label(
                name.getText().strip(), note.getText().strip(), StoredRun.Label.tagsOf(tags.getText()));
        if (!edited.equals(run.label())) {
            library.label(run, edited);
        }
    }

    /** Shows some runs; a label that was being edited is saved. */
    void show(List<StoredRun> runs, boolean trash) {
        if (runs.stream()
                .noneMatch(
                        run -> shown.size() == 1 && run.id() == shown.getFirst().id())) {
            save();
        }
        shown = runs;
        inTrash = trash;
        boolean one = runs.size() == 1;
        title.setText(
                runs.isEmpty()
                        ? Texts.of("library.details.none")
                        : one ? runs.getFirst().title(Texts.narrator()::title) : runs(runs.size()));
        facts.setText(one ? facts(runs.getFirst()) : together(runs));
        label.setVisible(one);
        if (one && !isTyping()) {
            StoredRun.Label stored = runs.getFirst().label();
            name.setText(stored.name());
            tags.setText(String.join(", ", stored.tags()));
            note.setText(stored.note());
        }
        buttons.forEach((button, obstacle) -> Reasons.set(button, obstacle.get()));
    }

    private boolean isTyping() {
        return name.isFocused() || tags.isFocused() || note.isFocused();
    }

    private static String facts(StoredRun run) {
        return Texts.of(
                        "library.facts",
                        Long.toString(run.id()),
                        run.config().task().formula(),
                        run.config().network().id(),
                        LibraryContents.outcome(run))
                + "\n"
                + (run.checkpoints() == 0
                        ? Texts.of("library.details.no-weights")
                        : Texts.of(
                                "library.checkpoints", NumberFormat.count(run.checkpoints()), megabytes(run.bytes())));
    }

    private static String together(List<StoredRun> runs) {
        return runs.isEmpty()
                ? Texts.of("library.details.hint")
                : Texts.of(
                        "library.weights",
                        megabytes(runs.stream().mapToLong(StoredRun::bytes).sum()));
    }

    static String runs(int count) {
        return count == 1 ? Texts.of("count.run") : Texts.of("count.runs", NumberFormat.count(count));
    }

    static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,.1f", bytes / 1e6);
    }
}
