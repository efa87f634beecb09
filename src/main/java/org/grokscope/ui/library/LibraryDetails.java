package org.grokscope.ui.library;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.grokscope.narration.NumberFormat;
import org.grokscope.sessions.CompareRuns;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.ui.controls.Hints;
import org.grokscope.ui.controls.Texts;

/** What is known of the selected runs, what is written on one, and what one can do with them. */
final class LibraryDetails extends VBox {

    /** What one can do with the selected runs. */
    enum Action {
        OPEN(Texts.of("library.open.label"), Texts.of("library.open.tooltip")),
        COMPARE(Texts.of("library.compare.label"), Texts.of("library.compare.tooltip")),
        EXPORT(Texts.of("library.export.label"), Texts.of("library.export.tooltip")),
        PRUNE(Texts.of("library.prune.label"), Texts.of("library.prune.tooltip")),
        DELETE(Texts.of("library.trash.label"), Texts.of("library.trash.tooltip")),
        RESTORE(Texts.of("library.restore.label"), Texts.of("library.restore.tooltip"));

        private final String label;
        private final String hint;

        Action(String label, String hint) {
            this.label = label;
            this.hint = hint;
        }
    }

    /** Is told what the user wants. */
    interface Listener {
        void act(Action action, List<StoredRun> runs);

        void label(StoredRun run, StoredRun.Label label);
    }

    private final Listener listener;
    private final Label title = new Label();
    private final Label facts = new Label();
    private final TextField name = new TextField();
    private final TextField tags = new TextField();
    private final TextArea note = new TextArea();
    private final VBox written;
    private final List<Button> buttons;
    private List<StoredRun> shown = List.of();
    private boolean bin;

    LibraryDetails(Listener listener) {
        this.listener = listener;
        getStyleClass().addAll("settings", "library-details");
        title.getStyleClass().add("sentence");
        title.setWrapText(true);
        facts.getStyleClass().add("quiet");
        facts.setWrapText(true);
        name.setPromptText(Texts.of("library.name.prompt"));
        tags.setPromptText(Texts.of("library.tags.prompt"));
        note.setPromptText(Texts.of("library.note.prompt"));
        note.setWrapText(true);
        note.setPrefRowCount(6);
        for (var field : List.of(name, tags, note)) {
            field.focusedProperty().addListener(this::left);
        }
        name.setOnAction(event -> save());
        tags.setOnAction(event -> save());
        written = new VBox(
                field(Texts.of("library.name.label"), name),
                field(Texts.of("library.tags.label"), tags),
                field(Texts.of("library.note.label"), note));
        written.getStyleClass().add("group");
        VBox.setVgrow(written, Priority.ALWAYS);
        buttons = List.of(
                button(Action.OPEN),
                button(Action.COMPARE),
                button(Action.EXPORT),
                button(Action.PRUNE),
                button(Action.DELETE),
                button(Action.RESTORE));
        buttons.getFirst().getStyleClass().add("accent");
        getChildren()
                .addAll(
                        title,
                        facts,
                        row(buttons.get(0), buttons.get(1)),
                        row(buttons.get(2), buttons.get(3)),
                        row(buttons.get(4), buttons.get(5)),
                        written);
        show(List.of(), false);
    }

    private static HBox row(Button first, Button second) {
        HBox row = new HBox(first, second);
        row.getStyleClass().add("buttons");
        HBox.setHgrow(first, Priority.ALWAYS);
        HBox.setHgrow(second, Priority.ALWAYS);
        return row;
    }

    private static VBox field(String label, Control field) {
        Label above = new Label(label);
        above.getStyleClass().add("field-name");
        above.setLabelFor(field);
        return new VBox(2, above, field);
    }

    private Button button(Action action) {
        Button button = new Button(action.label);
        Hints.put(button, action.hint);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setPrefWidth(120);
        button.setOnAction(event -> listener.act(action, shown));
        button.setUserData(action);
        return button;
    }

    private void left(ObservableValue<? extends Boolean> focused, boolean before, boolean now) {
        if (!now) {
            save();
        }
    }

    /** Writes down what was typed, if that is anything new. */
    private void save() {
        if (shown.size() != 1) {
            return;
        }
        StoredRun run = shown.getFirst();
        StoredRun.Label label = new StoredRun.Label(
                name.getText().strip(), note.getText().strip(), StoredRun.Label.tagsOf(tags.getText()));
        if (!label.equals(run.label())) {
            listener.label(run, label);
        }
    }

    /** Shows some runs; what was being typed on another is saved. */
    void show(List<StoredRun> runs, boolean inBin) {
        Optional<StoredRun> before = only();
        if (before.isPresent()
                && runs.stream().noneMatch(run -> run.id() == before.get().id())) {
            save();
        }
        shown = runs;
        bin = inBin;
        boolean one = runs.size() == 1;
        title.setText(
                runs.isEmpty()
                        ? Texts.of("library.details.none")
                        : one
                                ? runs.getFirst().title(Texts.narrator()::title)
                                : NumberFormat.count(runs.size()) + " runs");
        facts.setText(one ? facts(runs.getFirst()) : together(runs));
        written.setVisible(one);
        if (one && !isTyping()) {
            StoredRun.Label label = runs.getFirst().label();
            name.setText(label.name());
            tags.setText(String.join(" ", label.tags()));
            note.setText(label.note());
        }
        for (Button button : buttons) {
            Action action = (Action) button.getUserData();
            button.setDisable(!isPossible(action));
        }
    }

    private Optional<StoredRun> only() {
        return shown.size() == 1 ? Optional.of(shown.getFirst()) : Optional.empty();
    }

    private boolean isTyping() {
        return name.isFocused() || tags.isFocused() || note.isFocused();
    }

    private boolean isPossible(Action action) {
        return switch (action) {
            case OPEN, EXPORT -> shown.size() == 1 && !bin;
            case COMPARE -> !shown.isEmpty() && shown.size() <= CompareRuns.MAX && !bin;
            case PRUNE -> shown.stream().anyMatch(run -> run.checkpoints() > 1);
            case DELETE -> !shown.isEmpty() && !bin;
            case RESTORE -> !shown.isEmpty() && bin;
        };
    }

    private static String facts(StoredRun run) {
        return "Run " + run.id() + " · " + run.config().task().formula() + " · "
                + run.config().network().id() + " · " + LibraryTable.outcome(run) + "\n"
                + (run.checkpoints() == 0
                        ? Texts.of("library.details.no-weights")
                        : NumberFormat.count(run.checkpoints()) + " checkpoints, " + megabytes(run.bytes()) + " MB");
    }

    private static String together(List<StoredRun> runs) {
        return runs.isEmpty()
                ? Texts.of("library.details.hint")
                : "weights "
                        + megabytes(runs.stream().mapToLong(StoredRun::bytes).sum()) + " MB";
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,.1f", bytes / 1e6);
    }
}
