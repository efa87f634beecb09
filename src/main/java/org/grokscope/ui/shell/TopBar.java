package org.grokscope.ui.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.shape.SVGPath;
import org.grokscope.ui.compare.CompareController;
import org.grokscope.ui.controls.Choice;
import org.grokscope.ui.controls.Focus;
import org.grokscope.ui.controls.Hints;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.explain.Definitions;
import org.grokscope.ui.explain.Reasons;
import org.grokscope.ui.explain.Term;
import org.grokscope.ui.run.RunController;
import org.grokscope.ui.run.SpeedSlider;

/**
 * The toolbar: screens, the actions on the run, its speed, the menu and help. In a narrow window its words go first, then some of the actions
 * move into the menu.
 */
final class TopBar extends HBox {

    private static final String PLAY = "M2 1 L11 6.5 L2 12 Z";
    private static final String PAUSE = "M2 1 H5 V12 H2 Z M8 1 H11 V12 H8 Z";
    private final AppActions actions;
    private final RunController run;
    private final CompareController compared;
    private final Navigator navigator;
    private final Label name = Nodes.label(Texts.of("window.title"), "app-name");
    private final Choice<Screen> screens;
    private final Button start;
    private final Label speedText = Nodes.label(Texts.of("toolbar.speed.unlimited"), "field-name");
    private final Slider speed;
    private final Label speedName = Nodes.label(Texts.of("toolbar.speed.label"), "field-name");
    private final List<Node> runControls = new ArrayList<>();
    /** Those of them that act on all runs of the compare screen. */
    private final List<Node> sharedControls;
    /** What gives way where there is no room, the first one first. */
    private final List<Node> yielding = new ArrayList<>();
    /** The items of the menu in place of buttons that have given way. */
    private final Map<Node, MenuItem> stowed = new LinkedHashMap<>();

    private final SeparatorMenuItem belowStowed = new SeparatorMenuItem();

    private boolean focusAfterMenu;

    TopBar(
            AppActions actions,
            RunController run,
            CompareController compared,
            Navigator navigator,
            List<MenuItem> preferences) {
        this.actions = actions;
        this.run = run;
        this.compared = compared;
        this.navigator = navigator;
        getStyleClass().add("top-bar");
        name.setMinWidth(USE_PREF_SIZE);
        start = button(AppAction.Id.START);
        speed = new SpeedSlider(run, speedText);
        prepareStart();
        Button reset = button(AppAction.Id.RESET);
        Button seed = button(AppAction.Id.SEED);
        sharedControls = List.of(start, reset, seed);
        Button step = button(AppAction.Id.STEP);
        runControls.addAll(List.of(start, step, reset, seed));
        runControls.addAll(speedControls());
        yielding.addAll(List.of(name, speedName, step, seed, reset));
        stowed.put(step, item(actions.get(AppAction.Id.STEP)));
        stowed.put(reset, item(actions.get(AppAction.Id.RESET)));
        stowed.put(seed, item(actions.get(AppAction.Id.SEED)));
        runControls.add(button(AppAction.Id.INSPECT));
        Button help = button(AppAction.Id.HELP);
        help.setText("?");
        help.setAccessibleText(actions.get(AppAction.Id.HELP).label());
        screens = screens();
        getChildren().addAll(name, screens);
        getChildren().addAll(runControls);
        getChildren().addAll(Nodes.space(), menu(preferences), help);
        // Deferred: what is hidden in the midst of a layout leaves its place empty until the next one.
        widthProperty().addListener(_ -> Platform.runLater(this::arrange));
        start.textProperty().addListener(_ -> Platform.runLater(this::arrange));
        navigator.screenProperty().addListener(_ -> arrange());
    }

    private Button button(AppAction.Id id) {
        AppAction action = actions.get(id);
        Button button = Nodes.button(action.label(), action.run());
        Hints.put(button, action.tooltip());
        Reasons.bind(button, action.obstacle());
        return button;
    }

    private void prepareStart() {
        SVGPath glyph = new SVGPath();
        glyph.getStyleClass().add("glyph");
        start.getStyleClass().addAll("accent", "start");
        start.setGraphic(glyph);
        start.setMinWidth(USE_COMPUTED_SIZE);
        Runnable show = () -> showStart(glyph);
        run.stateProperty().subscribe(show);
        compared.pausedProperty().subscribe(show);
        navigator.screenProperty().subscribe(show);
        show.run();
    }

    /** Says what pressing it does: to the run, or to all that are compared. */
    private void showStart(SVGPath glyph) {
        boolean all = navigator.isShown(Screen.COMPARE);
        boolean pauses =
                all ? !compared.pausedProperty().get() : run.stateProperty().get() == RunController.State.RUNNING;
        String one = switch (run.stateProperty().get()) {
            case READY -> actions.get(AppAction.Id.START).label();
            case RUNNING -> Texts.of("toolbar.pause.label");
            case PAUSED -> Texts.of("toolbar.resume.label");
            case FINISHED -> Texts.of("toolbar.continue.label");
            case OVER -> Texts.of("toolbar.restart.label");
        };
        start.setText(all ? Texts.of(pauses ? "compare.pause" : "compare.resume") : one);
        glyph.setContent(pauses ? PAUSE : PLAY);
    }

    private Choice<Screen> screens() {
        Choice<Screen> screens = new Choice<>(List.of(Screen.values()), Screen::label, this::tooltip);
        screens.named(Texts.of("screen.choice"));
        screens.valueProperty().bindBidirectional(navigator.screenProperty());
        screens.setMinWidth(USE_PREF_SIZE);
        screens.setMaxWidth(USE_PREF_SIZE);
        screens.getStyleClass().add("screens");
        return screens;
    }

    private String tooltip(Screen screen) {
        return switch (screen) {
            case RUN -> Texts.of("screen.run.tooltip");
            case COMPARE -> actions.get(AppAction.Id.COMPARE).tooltip();
            case LAB -> actions.get(AppAction.Id.LAB).tooltip();
            case LIBRARY -> actions.get(AppAction.Id.LIBRARY).tooltip();
        };
    }

    private MenuButton menu(List<MenuItem> preferences) {
        MenuButton menu = new MenuButton(Texts.of("toolbar.more.label"));
        Hints.put(menu, Texts.of("toolbar.more.tooltip"));
        menu.setMinWidth(USE_PREF_SIZE);
        menu.getItems().addAll(stowed.values());
        menu.getItems().add(belowStowed);
        AppAction.Place group = AppAction.Place.MENU_TEACH;
        for (AppAction action : actions.all()) {
            if (action.id().place().isMenu()) {
                if (action.id().place() != group) {
                    group = action.id().place();
                    menu.getItems().add(new SeparatorMenuItem());
                }
                menu.getItems().add(item(action));
            }
        }
        menu.getItems().add(new SeparatorMenuItem());
        menu.getItems().addAll(preferences);
        // With the focus left on its button, Space would open the menu again.
        menu.setOnShowing(_ -> focusAfterMenu = true);
        // Deferred: it hides as soon as another takes the focus.
        menu.setOnHidden(_ -> Platform.runLater(() -> {
            if (focusAfterMenu) {
                focusStart();
            }
        }));
        return menu;
    }

    private CustomMenuItem item(AppAction action) {
        Label label = new Label(action.label());
        Hints.put(label, action.tooltip());
        label.setMinWidth(180);
        CustomMenuItem item = new CustomMenuItem(label);
        item.setText(action.label());
        item.setId(action.id().name());
        Reasons.bind(label, action.obstacle());
        item.setOnAction(_ -> {
            if (!action.isPossible()) {
                return;
            }
            Node before = getScene().getFocusOwner();
            action.run().run();
            // What opens may have taken it; the story takes it a moment later.
            focusAfterMenu = action.id() != AppAction.Id.STORY
                    && action.id() != AppAction.Id.STORY_NORM
                    && Objects.equals(before, getScene().getFocusOwner());
        });
        return item;
    }

    private List<Node> speedControls() {
        speedText.setMinWidth(60);
        speedName.setMinWidth(USE_PREF_SIZE);
        speedName.setLabelFor(speed);
        Definitions.explain(speedName, Term.SPEED_LIMIT);
        return List.of(speedName, speed, speedText);
    }

    private void arrange() {
        Nodes.show(name, true);
        runControls.forEach(control -> Nodes.show(control, isWanted(control)));
        stowed.values().forEach(item -> item.setVisible(false));
        for (Node each : yielding) {
            if (each.isVisible() && needed() > getWidth()) {
                Nodes.show(each, false);
                Optional.ofNullable(stowed.get(each)).ifPresent(item -> item.setVisible(true));
            }
        }
        belowStowed.setVisible(stowed.values().stream().anyMatch(MenuItem::isVisible));
    }

    private boolean isWanted(Node control) {
        return navigator.isShown(Screen.COMPARE) ? sharedControls.contains(control) : navigator.isShown(Screen.RUN);
    }

    /** The width that all that is shown needs. */
    private double needed() {
        return snappedLeftInset()
                + snappedRightInset()
                + getManagedChildren().stream()
                        .mapToDouble(child -> getSpacing()
                                + (child.equals(speed)
                                        ? child.minWidth(-1)
                                        : Math.max(child.minWidth(-1), child.prefWidth(-1))))
                        .sum();
    }

    /** Another screen is shown. While it is chosen by the arrow keys, they may go on to the next. */
    void focusAfterChoice() {
        if (!Focus.isWithin(screens, getScene().getFocusOwner())) {
            focusStart();
        }
    }

    /** Whether this is the button that starts and pauses. */
    boolean isStart(Node node) {
        return start.equals(node);
    }

    /**
     * Gives the keyboard focus to the start button, so that Space starts and pauses; or to the setting that has to be corrected first. Deferred: the key that led here may still be
     * dispatched, and would press the button.
     */
    void focusStart() {
        Platform.runLater(() -> {
            if (!run.focusProblem()) {
                requestStart();
            }
        });
    }

    /** The same, now. */
    void requestStart() {
        start.requestFocus();
    }
}
