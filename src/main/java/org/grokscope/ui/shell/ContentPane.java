package org.grokscope.ui.shell;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.skin.ScrollPaneSkin;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * Holds the content of the window. In a window that is too small for it, the content scrolls. Elsewhere there is no scroll pane: it would draw
 * all of the window anew where a single plot has changed.
 */
final class ContentPane extends StackPane {

    /** In a narrower window the content scrolls, in px: 1366×768 at 150 % has more. */
    static final double LEAST_WIDTH = 880;

    private final Region content;
    private final ScrollPane scroller = new ScrollPane();

    ContentPane(Region content) {
        super(content);
        this.content = content;
        content.setMinWidth(LEAST_WIDTH);
        // As large as the window, whatever the content needs.
        setMinSize(0, 0);
        scroller.getStyleClass().add("content-scroller");
        scroller.setFitToWidth(true);
        scroller.setFitToHeight(true);
        // A scroll pane takes the keyboard focus from whatever is clicked in it.
        scroller.setFocusTraversable(false);
        content.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (isScrolling()) {
                event.consume();
            }
        });
    }

    private boolean isScrolling() {
        return getChildren().contains(scroller);
    }

    private boolean isTooSmall() {
        return getWidth() < LEAST_WIDTH || getHeight() < content.minHeight(-1);
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (isTooSmall() != isScrolling()) {
            // Deferred: in the midst of a layout nothing may be added or removed.
            Platform.runLater(this::arrange);
        }
    }

    private void arrange() {
        boolean small = isTooSmall();
        if (small == isScrolling()) {
            return;
        }
        Node focused = getScene().getFocusOwner();
        if (small) {
            getChildren().clear();
            if (scroller.getSkin() == null) {
                // Otherwise the content would be in the scene, and get the focus back, only after the next layout.
                scroller.setSkin(new ScrollPaneSkin(scroller));
            }
            scroller.setContent(content);
            getChildren().add(scroller);
        } else {
            scroller.setContent(null);
            getChildren().setAll(content);
        }
        if (focused != null) {
            focused.requestFocus();
        }
    }
}
