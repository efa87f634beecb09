package org.grokscope.ui.shell;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.controlsfx.control.ToggleSwitch;
import org.grokscope.ui.controls.NumberField;
import org.grokscope.ui.explain.Definitions;

/**
 * The keys of the actions. They work everywhere except where text is typed; a button or list that was reached by keyboard keeps its
 * own Space, and Ctrl+Enter starts and pauses wherever the focus is. After a click, or Enter in a field, the focus returns to the start
 * button.
 */
final class Shortcuts {

    private static final KeyCode PRESENTATION = KeyCode.F5;

    private final Scene scene;
    private final TopBar topBar;
    private final AppActions actions;
    private final HelpCard help;
    private final List<Node> covering;
    private final Navigator navigator;
    private final Consumer<String> onObstacle;
    /** A key that is held down repeats its event; only the first one counts. */
    private final Set<KeyCode> held = EnumSet.noneOf(KeyCode.class);
    /** Whether the last list was opened by mouse: then the focus returns after the choice, as after a click on a button. */
    private boolean openedByMouse;
    /** Whether the help sheet was. */
    private boolean helpByMouse;

    /**
     * Listens to a scene.
     *
     * @param covering while one is visible, no key runs an action
     * @param onObstacle receives why the action of a key cannot be done
     */
    Shortcuts(
            Scene scene,
            TopBar topBar,
            AppActions actions,
            HelpCard help,
            List<Node> covering,
            Navigator navigator,
            Consumer<String> onObstacle) {
        this.scene = scene;
        this.topBar = topBar;
        this.actions = actions;
        this.help = help;
        this.covering = covering;
        this.navigator = navigator;
        this.onObstacle = onObstacle;
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        scene.addEventFilter(KeyEvent.KEY_RELEASED, event -> held.remove(event.getCode()));
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> openedByMouse = true);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, _ -> openedByMouse = false);
        help.visibleProperty().addListener((_, _, shown) -> {
            if (shown) {
                helpByMouse = openedByMouse;
            } else if (helpByMouse && hasStart()) {
                topBar.focusStart();
            }
        });
        scene.addEventHandler(ComboBoxBase.ON_HIDDEN, _ -> {
            if (openedByMouse && navigator.isShown(Screen.RUN)) {
                topBar.focusStart();
            }
        });
        scene.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
            if (event.getTarget() instanceof Node node && isInButton(node)) {
                // Deferred: what the button opens keeps the focus.
                Platform.runLater(() -> {
                    if (!isCovered() && !help.isVisible() && hasStart()) {
                        topBar.focusStart();
                    }
                });
            }
        });
    }

    private boolean hasStart() {
        return navigator.isShown(Screen.RUN) || navigator.isShown(Screen.COMPARE);
    }

    private boolean isCovered() {
        return covering.stream().anyMatch(Node::isVisible);
    }

    private void pressed(KeyEvent event) {
        if (isCovered()) {
            if (event.getCode() != PRESENTATION) {
                return;
            }
            // It shows the run, not what lies over it.
            covering.forEach(card -> card.setVisible(false));
        }
        Node owner = scene.getFocusOwner();
        if (event.getCode() == KeyCode.F1 && !help.isVisible() && Definitions.open(owner)) {
            event.consume();
        } else if (owner instanceof ComboBoxBase<?> list
                && event.getCode() == KeyCode.SPACE
                && !event.isShortcutDown()) {
            event.consume();
            list.show();
        } else if (owner instanceof TextInputControl && event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
            // The field takes its text when it loses the focus.
            topBar.requestStart();
            act(event);
        } else if (owner instanceof TextInputControl && !event.getCode().isFunctionKey()) {
            if (event.getCode() == KeyCode.ENTER && navigator.isShown(Screen.RUN)) {
                // Deferred: the field takes its text first, and keeps the focus if the text is invalid.
                Platform.runLater(() -> leave(owner));
            }
        } else if (event.getCode() != KeyCode.SPACE || !keepsSpace(owner)) {
            act(event);
        }
    }

    private void act(KeyEvent event) {
        actions.at(event)
                .ifPresentOrElse(
                        action -> {
                            event.consume();
                            if (held.add(event.getCode())) {
                                run(action);
                            }
                        },
                        () -> actions.obstacleAt(event).ifPresent(onObstacle));
    }

    /** An open help sheet is closed by any key of an action, except for the colours; a presentation begins at once. */
    private void run(AppAction action) {
        boolean closes = help.isVisible() && action.id() != AppAction.Id.THEME;
        if (closes) {
            help.toggle();
        }
        if (!closes || action.id() == AppAction.Id.PRESENTATION) {
            action.run().run();
        }
    }

    private boolean keepsSpace(Node owner) {
        return (owner instanceof ButtonBase || owner instanceof ToggleSwitch) && !topBar.isStart(owner);
    }

    private void leave(Node field) {
        boolean invalid = field instanceof NumberField number
                && !number.problemProperty().get().isEmpty();
        if (!invalid) {
            topBar.focusStart();
        }
    }

    private static boolean isInButton(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            // A menu closes when its button loses the focus.
            if ((each instanceof ButtonBase && !(each instanceof MenuButton)) || each instanceof ToggleSwitch) {
                return true;
            }
        }
        return false;
    }
}
