package org.grokscope.ui.shell;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
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
import org.grokscope.ui.controls.NumberField;
import org.grokscope.ui.run.PlotColumn;

/**
 * The keys of the window. They work everywhere but where text is typed; a button or list that was reached by keyboard keeps
 * its own Space. After a click, or Enter in a field, the keyboard is back where Space starts and pauses.
 */
final class Shortcuts {

    private final Scene scene;
    private final TopBar topBar;
    private final TopBar.Actions actions;
    private final PlotColumn plots;
    private final BooleanSupplier helpIsOpen;
    private final Supplier<TopBar.Place> place;
    /** A key that is held down repeats its event; only the first one counts. */
    private final Set<KeyCode> held = EnumSet.noneOf(KeyCode.class);

    Shortcuts(
            Scene scene,
            TopBar topBar,
            TopBar.Actions actions,
            PlotColumn plots,
            BooleanSupplier helpIsOpen,
            Supplier<TopBar.Place> place) {
        this.scene = scene;
        this.topBar = topBar;
        this.actions = actions;
        this.plots = plots;
        this.helpIsOpen = helpIsOpen;
        this.place = place;
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        scene.addEventFilter(KeyEvent.KEY_RELEASED, event -> held.remove(event.getCode()));
        scene.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
            if (isRunShown() && event.getTarget() instanceof Node node && isInButton(node)) {
                topBar.focusStart();
            }
        });
    }

    private boolean isRunShown() {
        return place.get() == TopBar.Place.RUN;
    }

    /** To a place, or back to the run if it is there. */
    private void go(TopBar.Place to) {
        actions.go(place.get() == to ? TopBar.Place.RUN : to);
    }

    private void pressed(KeyEvent event) {
        Node owner = scene.getFocusOwner();
        if (owner instanceof TextInputControl) {
            if (event.getCode() == KeyCode.ENTER && isRunShown()) {
                // The field takes its text first, and keeps the keyboard if that is not allowed.
                Platform.runLater(() -> leave(owner));
            }
            return;
        }
        if (event.isShortcutDown() && event.getCode() == KeyCode.V && isRunShown()) {
            event.consume();
            actions.extra(AppAction.PASTE);
            return;
        }
        boolean own = event.getCode() == KeyCode.SPACE && keepsSpace(owner);
        if (own
                || event.isShortcutDown()
                || event.isAltDown()
                || !isShortcut(event)
                || (!isRunShown() && isOfRun(event))) {
            return;
        }
        event.consume();
        if (held.add(event.getCode())) {
            act(event);
        }
    }

    private void act(KeyEvent event) {
        if (helpIsOpen.getAsBoolean() && event.getCode() != KeyCode.T) {
            actions.toggleHelp();
            return;
        }
        switch (event.getCode()) {
            case SPACE -> actions.startOrPause();
            case S -> actions.singleStep();
            case R -> actions.reset();
            case N -> actions.newSeed();
            case T -> actions.extra(AppAction.THEME);
            case G -> actions.extra(AppAction.STORY);
            case F5 -> actions.extra(AppAction.PRESENT);
            case L -> go(TopBar.Place.LAB);
            case C -> go(TopBar.Place.COMPARE);
            case O -> go(TopBar.Place.LIBRARY);
            case I -> actions.toggleInside();
            case P -> actions.toggleReplay();
            case B -> actions.branch();
            case ESCAPE -> actions.backToLive();
            case X -> plots.toggleLogSteps();
            case DIGIT0, NUMPAD0 -> plots.resetView();
            default -> actions.toggleHelp();
        }
    }

    private static boolean isShortcut(KeyEvent event) {
        return switch (event.getCode()) {
            case SPACE, S, R, N, T, G, F5, L, C, O, X, I, P, B, ESCAPE, DIGIT0, NUMPAD0, F1 -> true;
            default -> "?".equals(event.getText());
        };
    }

    private static boolean isOfRun(KeyEvent event) {
        return switch (event.getCode()) {
            case SPACE, S, R, N, X, I, P, B, ESCAPE, DIGIT0, NUMPAD0 -> true;
            default -> false;
        };
    }

    private boolean keepsSpace(Node owner) {
        return (owner instanceof ButtonBase && !topBar.isStart(owner)) || owner instanceof ComboBoxBase;
    }

    private void leave(Node field) {
        boolean wrong = field instanceof NumberField number
                && !number.problemProperty().get().isEmpty();
        if (!wrong) {
            topBar.focusStart();
        }
    }

    private static boolean isInButton(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            // A menu closes when its button loses the keyboard.
            if (each instanceof ButtonBase && !(each instanceof MenuButton)) {
                return true;
            }
        }
        return false;
    }
}
