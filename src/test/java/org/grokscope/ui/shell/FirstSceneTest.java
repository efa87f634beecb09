package org.grokscope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import org.grokscope.ui.controls.Nodes;
import org.junit.jupiter.api.Test;

/** What the window does not show when it opens is not in its scene, and comes into it when it is needed. */
class FirstSceneTest extends OpenWindow {

    @Test
    void holdsNoHiddenControls() {
        List<Node> hidden = Window.call(() -> hidden(window.scene().getRoot())
                // Its skin makes the bars of a scroll pane.
                .filter(node -> node instanceof Control && !(node instanceof ScrollBar))
                .toList());
        assertEquals(List.of(), hidden);
    }

    @Test
    void listsAreMadeWhenTheyMayBeOpened() {
        assertEquals(0, lists());
        ComboBox<?> task = window.list("Task");
        Window.run(task::requestFocus);
        Window.settle();
        assertEquals(1, lists());
        window.press(KeyCode.DOWN);
        Window.settle();
        assertEquals(1, Window.call(() -> task.getSelectionModel().getSelectedIndex()));
    }

    @Test
    void aRowOfAnotherTaskComesInItsPlace() {
        TextField modulus = window.field("Modulus p");
        window.choose("Task", "Sparse parity of bits");
        Window.settle();
        List<String> names = Window.call(() -> Sight.all(modulus.getParent().getParent())
                .filter(node -> node.getStyleClass().contains("field-name"))
                .filter(node -> node.getParent().isVisible())
                .map(node -> Sight.text((Labeled) node))
                .toList());
        assertTrue(names.size() > 1 && !names.contains("Modulus p"), names.toString());
        assertEquals("Train fraction", names.getLast(), names.toString());
    }

    @Test
    void aPaneIsFilledInOrderAndOnce() {
        Node first = new Button("first");
        Node second = new Button("second");
        Node third = new Button("third");
        Window.run(() -> {
            first.setVisible(false);
            third.setVisible(false);
            HBox pane = Nodes.fill(new HBox(), List.of(first, second, third));
            assertEquals(List.of(second), pane.getChildren());
            third.setVisible(true);
            first.setVisible(true);
            assertEquals(List.of(first, second, third), pane.getChildren());
            first.setVisible(false);
            first.setVisible(true);
            assertEquals(List.of(first, second, third), pane.getChildren());
        });
    }

    private long lists() {
        return Window.call(() -> Sight.all(window.scene().getRoot())
                .filter(ListView.class::isInstance)
                .count());
    }

    private static Stream<Node> hidden(Node node) {
        if (!node.isVisible()) {
            return Sight.all(node);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().flatMap(FirstSceneTest::hidden)
                : Stream.empty();
    }
}
