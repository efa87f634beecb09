package org.grokscope.ui.library;

import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.ui.controls.Focus;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;

/** Name, tags and note of a run, saved when a field is left. */
final class LabelFields extends VBox {

    private final BiConsumer<StoredRun, StoredRun.Label> onEdited;
    private final TextField name = new TextField();
    private final TextField tags = new TextField();
    private final TextArea note = new TextArea();
    /** The run that is edited; null for none. */
    private StoredRun shown;

    LabelFields(BiConsumer<StoredRun, StoredRun.Label> onEdited) {
        this.onEdited = onEdited;
        getStyleClass().add("group");
        note.setWrapText(true);
        Focus.leaveByTab(note);
        note.setPrefRowCount(3);
        name.setOnAction(_ -> save());
        tags.setOnAction(_ -> save());
        getChildren().addAll(field("library.name", name), field("library.tags", tags), field("library.note", note));
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

    private void save() {
        if (shown == null) {
            return;
        }
        StoredRun.Label edited = new StoredRun.Label(
                name.getText().strip(), note.getText().strip(), StoredRun.Label.tagsOf(tags.getText()));
        if (!edited.equals(shown.label())) {
            onEdited.accept(shown, edited);
        }
    }

    /** Saves what was edited, unless the run is among those that are shown next. */
    void leave(List<StoredRun> next) {
        if (shown != null && next.stream().noneMatch(run -> run.id() == shown.id())) {
            save();
            shown = null;
        }
    }

    /** Shows the label of a run; what is being typed stays. */
    void show(StoredRun run) {
        shown = run;
        if (!name.isFocused() && !tags.isFocused() && !note.isFocused()) {
            StoredRun.Label stored = run.label();
            name.setText(stored.name());
            tags.setText(String.join(", ", stored.tags()));
            note.setText(stored.note());
        }
    }
}
