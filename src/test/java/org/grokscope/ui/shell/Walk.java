package org.grokscope.ui.shell;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;

/** What one meets who has no mouse, or no eyes: the controls in the order of the Tab key, and what a screen reader says of each. */
final class Walk {

    private static final int MOST = 200;
    /** An underscore between letters, a sign in place of a word, and the characters that the fonts keep for set mathematics. */
    private static final Pattern NO_WORDS = Pattern.compile("\\p{L}_\\p{L}|[✕✓⏵⏸◇◆●◐◌■▸▾▶]|\\p{Co}|^\\P{L}*$");

    private static final Set<AccessibleRole> SILENT = Set.of(AccessibleRole.NODE, AccessibleRole.PARENT);

    private final Window window;
    private final List<Node> met;

    /** Presses Tab until the focus is back where it was. */
    Walk(Window window) {
        this.window = window;
        Set<Node> passed = new LinkedHashSet<>();
        Node at = owner();
        while (passed.size() < MOST && passed.add(at)) {
            window.press(KeyCode.TAB);
            at = owner();
        }
        met = new ArrayList<>(passed);
    }

    /** Everything that is wrong, a line each. */
    List<String> faults(Node root) {
        List<String> faults = new ArrayList<>();
        Node back = owner();
        if (!back.equals(met.getFirst())) {
            faults.add("Tab stays at " + said(back));
        }
        List<Node> stops = Window.call(
                () -> Sight.all(root).filter(Sight::shown).filter(Walk::isStop).toList());
        stops.stream().filter(node -> !met.contains(node)).forEach(node -> faults.add("not reached: " + said(node)));
        met.stream().filter(node -> !stops.contains(node)).forEach(node -> faults.add("outside: " + said(node)));
        Window.run(() -> {
            met.stream()
                    .filter(node -> NO_WORDS.matcher(name(node)).find() || SILENT.contains(node.getAccessibleRole()))
                    .forEach(node -> faults.add("has no name: " + said(node) + node));
            met.stream()
                    .filter(node -> met.stream()
                                    .filter(each -> said(each).equals(said(node)))
                                    .count()
                            > 1)
                    .forEach(node -> faults.add("is not the only " + said(node)));
            for (int i = 1; i < met.size(); i++) {
                if (!met.get(i).equals(stops.getFirst()) && !follows(met.get(i - 1), met.get(i))) {
                    faults.add(said(met.get(i)) + " after " + said(met.get(i - 1)));
                }
            }
        });
        window.press(KeyCode.SHIFT, KeyCode.TAB);
        if (!owner().equals(met.getLast())) {
            faults.add("Shift+Tab goes to " + said(owner()) + ", not to " + said(met.getLast()));
        }
        window.press(KeyCode.TAB);
        return faults;
    }

    private Node owner() {
        return Window.call(() -> window.scene().getFocusOwner());
    }

    /** Arrow keys go from the chosen one of a group of buttons to the others; the number of a spinner belongs to it. */
    private static boolean isStop(Node node) {
        boolean other = node instanceof ToggleButton toggle && toggle.getToggleGroup() != null && !toggle.isSelected();
        boolean part = node.getParent() instanceof Spinner<?>;
        return node.isFocusTraversable() && !node.isDisabled() && !other && !part;
    }

    /** Within one part of the window: to the right in the same row, or further down, or in a column further right. */
    private static boolean follows(Node before, Node after) {
        if (!part(before).equals(part(after))) {
            return true;
        }
        Bounds a = before.localToScene(before.getLayoutBounds());
        Bounds b = after.localToScene(after.getLayoutBounds());
        return b.getMinX() >= a.getMaxX() - 1
                || b.getMaxY() > a.getMaxY()
                || b.getMinY() >= a.getMaxY() - 1
                || a.contains(b);
    }

    /** What scrolls with a node, or else the child of a border pane that it is in. */
    private static Node part(Node node) {
        Node part = node;
        while (part.getParent() != null && !(part instanceof ScrollPane) && !(part.getParent() instanceof BorderPane)) {
            part = part.getParent();
        }
        return part;
    }

    /** What a screen reader says: the name and what it is. */
    static String said(Node node) {
        return node == null ? "nothing" : name(node) + ", " + node.getAccessibleRole();
    }

    /**
     * As JavaFX tells the readers of Windows and macOS, to which a field's own text is its value and not its name. An element without a text is named by
     * its label.
     */
    static String name(Node node) {
        boolean hasValue = node instanceof TextInputControl || node instanceof ComboBoxBase<?>;
        String own = hasValue ? "" : text(node);
        Node label = (Node) node.queryAccessibleAttribute(AccessibleAttribute.LABELED_BY);
        return own.isBlank() && label != null ? text(label) : own;
    }

    private static String text(Node node) {
        return node.queryAccessibleAttribute(AccessibleAttribute.TEXT) instanceof String text ? text : "";
    }
}
