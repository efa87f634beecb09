package org.grokscope.ui.explain;

import java.util.Objects;
import java.util.function.Predicate;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;
import org.grokscope.typesetting.MathText;

/**
 * Why controls are disabled. A control is disabled by stating the reason, and in no other way. JavaFX shows no tooltip on a disabled
 * control, because the pointer goes through it: one filter of the scene looks for the control under the pointer and shows its reason.
 */
public final class Reasons {

    private static final Object REASON = Reasons.class;
    /** As long as other tooltips take. */
    private static final Duration DELAY = Duration.millis(400);

    private static final double BELOW_POINTER = 16;

    private final Scene scene;
    private final PauseTransition waiting = new PauseTransition(DELAY);
    /** Made when a reason is first shown. */
    private Tooltip tooltip;
    /** The disabled control under the pointer; null for none. */
    private Node pointed;

    private double x;
    private double y;

    private Reasons(Scene scene) {
        this.scene = scene;
    }

    /** Disables a control, or all controls in a pane, and says why; an empty reason enables it. */
    public static void set(Node control, String why) {
        String before = of(control);
        control.getProperties().put(REASON, why);
        control.setDisable(!why.isEmpty());
        if (!why.equals(before)) {
            // What it does is read aloud again once it can be done.
            control.setAccessibleRoleDescription(why.isEmpty() ? null : MathText.spoken(why));
        }
    }

    /** Disables a control whenever there is a reason. */
    public static void bind(Node control, ObservableValue<String> why) {
        why.subscribe(now -> set(control, now));
    }

    /** Why a control is disabled by itself; empty if it is not. */
    public static String of(Node control) {
        return control.hasProperties() && control.getProperties().get(REASON) instanceof String why ? why : "";
    }

    /** Shows the reasons of a scene's controls when the pointer rests on them; clicks on labels among them open definitions. */
    public static void showIn(Scene scene) {
        Reasons reasons = new Reasons(scene);
        scene.addEventFilter(MouseEvent.MOUSE_MOVED, reasons::follow);
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> reasons.leave());
        scene.addEventFilter(MouseEvent.MOUSE_EXITED, _ -> reasons.leave());
        Definitions.openIn(scene);
        reasons.waiting.setOnFinished(_ -> reasons.show());
    }

    private void follow(MouseEvent event) {
        Node under = event.getTarget() instanceof Parent parent
                ? disabled(parent, event.getSceneX(), event.getSceneY(), node -> !of(node).isEmpty())
                : null;
        x = event.getScreenX();
        y = event.getScreenY();
        if (!Objects.equals(under, pointed)) {
            leave();
            pointed = under;
            if (under != null) {
                waiting.playFromStart();
            }
        }
    }

    private void leave() {
        waiting.stop();
        pointed = null;
        if (tooltip != null) {
            tooltip.hide();
        }
    }

    private void show() {
        if (pointed != null && scene.getWindow() != null && !of(pointed).isEmpty()) {
            tooltip = tooltip == null ? new Tooltip() : tooltip;
            tooltip.setText(MathText.set(of(pointed)));
            tooltip.show(scene.getWindow(), x, y + BELOW_POINTER);
        }
    }

    /** The innermost disabled node that is wanted at a place in the scene. The pointer goes through what is disabled, so it is below the target. */
    static Node disabled(Parent parent, double sceneX, double sceneY, Predicate<Node> wanted) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (child.isDisabled() && child.isVisible() && contains(child, sceneX, sceneY)) {
                Node inner = child instanceof Parent inside ? disabled(inside, sceneX, sceneY, wanted) : null;
                Node found = inner == null && wanted.test(child) ? child : inner;
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static boolean contains(Node node, double sceneX, double sceneY) {
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        return bounds.contains(sceneX, sceneY);
    }
}
