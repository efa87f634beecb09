package org.grokscope.ui.library;

import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;

/** What stands in place of the rows, if there are none. */
final class EmptyLibrary extends VBox {

    private EmptyLibrary() {
        getStyleClass().add("empty-library");
    }

    /**
     * Says why no run is listed.
     *
     * @param words what was searched for
     * @param inviting is shown where there is no run at all
     */
    static EmptyLibrary of(LibraryContents contents, String words, boolean trash, Supplier<EmptyLibrary> inviting) {
        if (contents.revision().isEmpty()) {
            return of(Texts.of("library.reading"));
        }
        if (!contents.runs().isEmpty()) {
            return of(
                    words.isBlank() ? Texts.of("library.filter.none") : Texts.of("library.search.none", words.strip()));
        }
        return trash ? of(Texts.of("library.trash.empty")) : inviting.get();
    }

    private static EmptyLibrary of(String why) {
        EmptyLibrary empty = new EmptyLibrary();
        empty.getChildren().add(centred(why, "quiet"));
        return empty;
    }

    /** Says how runs get here. */
    static EmptyLibrary inviting(Runnable onRun, Runnable onImport) {
        EmptyLibrary empty = new EmptyLibrary();
        empty.getChildren()
                .addAll(
                        centred(Texts.of("library.empty.title"), "empty-title"),
                        centred(Texts.of("library.table.empty"), "quiet"),
                        Nodes.row(
                                "buttons",
                                Nodes.button(Texts.of("library.empty.run"), onRun, "accent"),
                                Nodes.hinted("library.import", onImport)));
        return empty;
    }

    private static Label centred(String text, String style) {
        Label label = Nodes.wrapped(text, style);
        label.setTextAlignment(TextAlignment.CENTER);
        label.setAlignment(Pos.CENTER);
        label.setMaxWidth(460);
        return label;
    }
}
