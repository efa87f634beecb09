package org.grokscope.ui.library;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;

/** What happened to runs of the library, or a question about them, with its answers; hidden while there is nothing to say. */
final class NoticeBar extends HBox {

    NoticeBar(Notices notices) {
        getStyleClass().add("library-foot");
        Label said = Nodes.label("", "quiet");
        said.setWrapText(true);
        notices.shownProperty().subscribe(notice -> {
            said.setText(notice.text());
            getChildren().setAll(said);
            notice.answers()
                    .forEach(answer ->
                            getChildren().add(Nodes.button(Texts.of(answer.label()), answer.action(), "small")));
            Nodes.show(this, !notice.text().isEmpty());
        });
    }
}
