package org.grokscope.ui.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.skin.TableHeaderRow;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.grokscope.plot.fx.Plot;
import org.grokscope.ui.controls.NumberField;

/** Looks over a window for controls and text that are cut off, and nodes that lie over each other or outside. */
public final class Layout {

    private static final double TOLERANCE = 1;
    /** Of what scrolls, at least so much has to be seen at a time, in px. */
    private static final double LEAST_VIEW = 30;

    private static final double FAR = 100_000;

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
        if (node.getStyleClass().contains("viewport") && node.getParent() instanceof ScrollPane scroller) {
            visible = scrolled(scroller, node.localToScene(node.getLayoutBounds()), clip);
        } else if (node instanceof TableView<?>) {
            // Scrolls across by itself; what is in it is seen to elsewhere.
            lookAtControl((Control) node, clip);
            visible = new BoundingBox(-FAR, clip.getMinY(), 2 * FAR, clip.getHeight());
        } else if (node.getClip() != null && !(node instanceof TableHeaderRow)) {
            visible = common(node.localToScene(node.getClip().getBoundsInParent()), clip);
        }
        switch (node) {
            case VirtualFlow<?> _ -> {
                return; // scrolls by cells, of which the first and the last may show a part
            }
            case Labeled labeled -> lookAtText(labeled, labeled.getText(), visible);
            case TextInputControl field -> lookAtField(field, visible);
            case Control control -> lookAtControl(control, visible);
            case Plot plot -> lookAtPlot(plot, visible);
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

    /** What scrolls may lie below, or beside where it scrolls across; but some of it has to be in sight. */
    private Bounds scrolled(ScrollPane scroller, Bounds port, Bounds clip) {
        double wanted = scroller.getContent() == null
                ? 0
                : scroller.getContent().getLayoutBounds().getHeight();
        if (port.getHeight() < Math.min(LEAST_VIEW, wanted) || !inside(port, clip)) {
            faults.add("too little in sight of what scrolls: " + port);
        }
        boolean across = scroller.getHbarPolicy() != ScrollPane.ScrollBarPolicy.NEVER;
        return across
                ? new BoundingBox(-FAR, -FAR, 2 * FAR, 2 * FAR)
                : new BoundingBox(port.getMinX(), -FAR, port.getWidth(), 2 * FAR);
    }

    private static Bounds common(Bounds a, Bounds b) {
        double left = Math.max(a.getMinX(), b.getMinX());
        double top = Math.max(a.getMinY(), b.getMinY());
        return new BoundingBox(
                left,
                top,
                Math.max(0, Math.min(a.getMaxX(), b.getMaxX()) - left),
                Math.max(0, Math.min(a.getMaxY(), b.getMaxY()) - top));
    }

    /** What is drawn is cut as text is. */
    private void lookAtPlot(Plot plot, Bounds clip) {
        Bounds box = plot.localToScene(plot.getLayoutBounds());
        if (!inside(box, clip)) {
            faults.add("outside: the plot " + plot.titleProperty().get() + " at " + box + " in " + clip);
        }
    }

    private void lookAtControl(Control control, Bounds clip) {
        Bounds box = control.localToScene(control.getLayoutBounds());
        if (box.getWidth() > 0 && !inside(box, clip)) {
            faults.add("outside: " + control + " at " + box);
        }
    }

    /** What a field asks for must be legible, as long as nothing has been typed. */
    private void lookAtField(TextInputControl field, Bounds clip) {
        lookAtControl(field, clip);
        String prompt = field.getPromptText();
        if (field.getText() != null && !field.getText().isEmpty()) {
            // A longer text scrolls in its field; a number has to be seen as a whole.
            if (field instanceof NumberField) {
                lookAtText(field, field.getText(), clip);
            }
        } else if (prompt != null && !prompt.isEmpty()) {
            Text text = new Text(prompt);
            text.setFont(field.getFont());
            if (text.getLayoutBounds().getWidth()
                    > field.getWidth() - field.getInsets().getLeft()) {
                faults.add("cut off: the prompt \"" + prompt + "\"");
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
