package org.grokscope.ui.controls;

import java.util.List;
import java.util.stream.Stream;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Control;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Where the keyboard is, for those who have no mouse. */
public final class Focus {

    private Focus() {}

    /** Whether a node is another, or within it. */
    public static boolean isWithin(Node outer, Node node) {
        return node != null && (node.equals(outer) || isWithin(outer, node.getParent()));
    }

    /** Gives the keyboard focus to a control, or to the first one in a row of them. */
    public static boolean give(Node node) {
        if (node instanceof Control && node.isFocusTraversable() && !node.isDisabled()) {
            node.requestFocus();
            return true;
        }
        return node instanceof Parent parent
                && parent.getChildrenUnmodifiable().stream().anyMatch(Focus::give);
    }

    /** A Tab leaves the text instead of becoming part of it. */
    public static void leaveByTab(TextArea text) {
        text.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.TAB && !event.isShortcutDown()) {
                event.consume();
                text.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            }
        });
    }

    /** While a card that covers the window is visible, the Tab key stays in it; afterwards the focus is where it was. */
    public static void hold(Parent card) {
        card.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.TAB) {
                List<Node> stops = stops(card).toList();
                Node from = event.isShiftDown() ? stops.getFirst() : stops.getLast();
                if (from.isFocused()) {
                    (event.isShiftDown() ? stops.getLast() : stops.getFirst()).requestFocus();
                    event.consume();
                }
            }
        });
        giveBack(card);
    }

    /** When something that took the focus is hidden again, the focus is where it was. */
    public static void giveBack(Node card) {
        card.visibleProperty().addListener(new ChangeListener<>() {
            private Node before;

            @Override
            public void changed(ObservableValue<? extends Boolean> visible, Boolean was, Boolean is) {
                Node now = card.getScene().getFocusOwner();
                if (is) {
                    before = now;
                } else if (before != null && (now == null || isWithin(card, now))) {
                    before.requestFocus();
                }
            }
        });
    }

    /** Where the Tab key stops: of a group of buttons at the one that is chosen, from which arrow keys go to the others. */
    private static Stream<Node> stops(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return Stream.empty();
        }
        Stream<Node> below = node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().flatMap(Focus::stops)
                : Stream.empty();
        boolean passed = node instanceof ToggleButton toggle && toggle.getToggleGroup() != null && !toggle.isSelected();
        return node.isFocusTraversable() && !passed ? Stream.concat(Stream.of(node), below) : below;
    }
}
