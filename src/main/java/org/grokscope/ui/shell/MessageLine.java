package org.grokscope.ui.shell;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.grokscope.ui.controls.Nodes;

/**
 * The line at the foot of the window: the last message, and a link after it where it leads somewhere; at its end what is done in the
 * background. A message stays until the next one, in one place that covers nothing and moves nothing: a notification in a window of its own
 * would cover the plots and go before it is read, and one in the window would push them.
 */
final class MessageLine extends HBox {

    private final Label words = Nodes.label("", "quiet");
    private final Hyperlink link = new Hyperlink();

    /**
     * Makes the line.
     *
     * @param tasks stands at its end
     */
    MessageLine(StatusMessage message, Node tasks) {
        getStyleClass().add("message-line");
        link.setMinWidth(USE_PREF_SIZE);
        words.textProperty().bind(message.textProperty());
        message.linkProperty().subscribe(this::show);
        Nodes.fill(this, List.of(words, link, Nodes.space(), tasks));
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
