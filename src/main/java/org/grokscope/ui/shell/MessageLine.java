package org.grokscope.ui.shell;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.grokscope.ui.controls.Nodes;

/** The line at the foot of the window: the last message, and a link after it where it leads somewhere. */
final class MessageLine extends HBox {

    private final Label words = Nodes.label("", "quiet");
    private final Hyperlink link = new Hyperlink();

    MessageLine(StatusMessage message) {
        getStyleClass().add("message-line");
        link.setMinWidth(USE_PREF_SIZE);
        words.textProperty().bind(message.textProperty());
        message.linkProperty().subscribe(this::show);
        Nodes.fill(this, List.of(words, link));
    }

    private void show(Optional<StatusMessage.Link> to) {
        to.ifPresent(it -> {
            link.setText(it.text());
            link.setVisited(false);
            link.setOnAction(_ -> it.action().run());
        });
        Nodes.show(link, to.isPresent());
    }
}
