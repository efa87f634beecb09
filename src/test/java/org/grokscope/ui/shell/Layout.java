package org.grokscope.ui.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

/** Looks over a window for text that is cut off, and nodes that lie over each other or outside. */
public final class Layout {

    private static final double TOLERANCE = 1;

    private final List<String> faults = new ArrayList<>();

    /** What is wrong with how a scene is laid out, one line each; to be called on the JavaFX thread. */
    public static List<String> faults(Parent root) {
        root.applyCss();
        root.layout();
        Layout layout = new Layout();
        layout.look(root, root.localToScene(root.getLayoutBounds()));
        return layout.faults;
    }

    private void look(Node node, Bounds clip) {
        if (!node.isVisible()) {
            return;
        }
        Bounds visible = clip;
        if (node.getStyleClass().contains("viewport") && node.getParent() instanceof ScrollPane) {
            // What scrolls may lie below; it must fit across.
            Bounds port = node.localToScene(node.getLayoutBounds());
            visible = new BoundingBox(port.getMinX(), clip.getMinY(), port.getWidth(), 100_000);
        }
        switch (node) {
            case Labeled labeled -> lookAtText(labeled, labeled.getText(), visible);
            case TextInputControl field -> lookAtText(field, field.getText(), visible);
            default -> {}
        }
        if (node instanceof Parent parent && !(node instanceof Slider)) {
            if (node instanceof HBox || node instanceof VBox) {
                lookForOverlaps(parent);
            }
            for (Node child : parent.getChildrenUnmodifiable()) {
                look(child, visible);
            }
        }
    }

    private void lookAtText(Node control, String wanted, Bounds clip) {
        if (wanted == null || wanted.isEmpty()) {
            return;
        }
        Bounds box = control.localToScene(control.getLayoutBounds());
        if (!inside(box, clip)) {
            faults.add("outside: \"" + wanted + "\" at " + box);
        }
        for (Node inner : control.lookupAll(".text")) {
            if (inner instanceof Text text
                    && text.isVisible()
                    && !text.getText().isEmpty()) {
                if (control instanceof Labeled labeled
                        && labeled.getText().equals(wanted)
                        && control.equals(text.getParent())
                        && !text.getText().replace("\n", "").equals(wanted.replace("\n", ""))) {
                    faults.add("cut off: \"" + wanted + "\" as \"" + text.getText() + "\"");
                }
                if (!inside(text.localToScene(text.getLayoutBounds()), box)) {
                    faults.add("wider or higher than its place: \"" + text.getText() + "\"");
                }
            }
        }
    }

    private void lookForOverlaps(Parent parent) {
        List<Node> children = parent.getChildrenUnmodifiable().stream()
                .filter(Node::isVisible)
                .filter(Node::isManaged)
                .toList();
        for (int i = 0; i < children.size(); i++) {
            for (int j = i + 1; j < children.size(); j++) {
                Bounds a = inner(children.get(i));
                Bounds b = inner(children.get(j));
                if (a.getWidth() > 0 && b.getWidth() > 0 && a.intersects(b)) {
                    faults.add("overlap: " + children.get(i) + " and " + children.get(j));
                }
            }
        }
    }

    private static Bounds inner(Node node) {
        Bounds box = node.localToScene(node.getLayoutBounds());
        return new BoundingBox(
                box.getMinX() + TOLERANCE,
                box.getMinY() + TOLERANCE,
                box.getWidth() - 2 * TOLERANCE,
                box.getHeight() - 2 * TOLERANCE);
    }

    private static boolean inside(Bounds box, Bounds clip) {
        return box.getMinX() >= clip.getMinX() - TOLERANCE
                && box.getMaxX() <= clip.getMaxX() + TOLERANCE
                && box.getMinY() >= clip.getMinY() - TOLERANCE
                && box.getMaxY() <= clip.getMaxY() + TOLERANCE;
    }
}
