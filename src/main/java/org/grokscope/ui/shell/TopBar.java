package org.grokscope.ui.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import org.grokscope.narration.NumberFormat;
import org.grokscope.run.config.Preset;
import org.grokscope.training.TrainingSession;
import org.grokscope.ui.controls.Choice;
import org.grokscope.ui.controls.Hints;
import org.grokscope.ui.controls.Texts;

/** What one does with a run: choose, start, pause, step, reset, reseed, slow down; and help and looks at the far end. */
public final class TopBar extends HBox {

    private static final String PLAY = "M2 1 L11 6.5 L2 12 Z";
    private static final String PAUSE = "M2 1 H5 V12 H2 Z M8 1 H11 V12 H8 Z";
    private static final double WIDE = 1360;
    private static final double SLOWEST = 0;
    private static final double FASTEST = 3;
    /** One place beyond the fastest limit is no limit. */
    private static final double UNLIMITED_POSITION = FASTEST + 0.3;

    /** What the buttons do. */
    interface Actions {
        /** Starts, pauses, goes on, or starts again. */
        void startOrPause();

        /** Does one step. */
        void singleStep();

        /** Begins again with the same initial weights. */
        void reset();

        /** Begins again with another seed. */
        void newSeed();

        /** Fills in a preset. */
        void choose(Preset preset);

        /** Limits the speed. */
        void limitSpeed(double stepsPerSecond);

        /** Shows a place: the run, a comparison, the scaling lab, or the library. */
        void go(Place place);

        /** Shows what is inside the network, or folds it away. */
        void toggleInside();

        /** Plays the run from its beginning, or stops that. */
        void toggleReplay();

        /** Leaves the run where it is shown. */
        void branch();

        /** Ends a replay. */
        void backToLive();

        /** Does something else with the run. */
        void extra(AppAction extra);

        /** Shows or hides the help. */
        void toggleHelp();
    }

    /** What the window shows. */
    public enum Place {
        RUN(Texts.of("screen.run.label"), Texts.of("screen.run.tooltip")),
        COMPARE(Texts.of("screen.compare.label"), Texts.of("screen.compare.tooltip")),
        LAB(Texts.of("screen.lab.label"), Texts.of("screen.lab.tooltip")),
        LIBRARY(Texts.of("screen.library.label"), Texts.of("screen.library.tooltip"));

        private final String label;
        private final String hint;

        Place(String label, String hint) {
            this.label = label;
            this.hint = hint;
        }
    }

    private final Actions actions;
    private final Label name = new Label(Texts.of("window.title"));
    private final ComboBox<Preset> presets = new ComboBox<>();
    private final Button start = new Button(Texts.of("toolbar.start.label"));
    private final Button step;
    private final Slider speed = new Slider(SLOWEST, UNLIMITED_POSITION, UNLIMITED_POSITION);
    private final Label speedName = new Label(Texts.of("toolbar.speed.label"));
    private final Label speedText = new Label("max");
    private final SVGPath startGlyph = new SVGPath();
    private final Choice<Place> place = new Choice<>(List.of(Place.values()), each -> each.label, each -> each.hint);
    /** What is about the run, and not shown in the lab. */
    private final List<Node> runControls;

    private Place shown = Place.RUN;
    private boolean settingPreset;
    private boolean presetChanged;

    public TopBar(Actions actions, Preset preset) {
        this.actions = actions;
        getStyleClass().add("top-bar");
        name.getStyleClass().add("app-name");
        name.setMinWidth(USE_PREF_SIZE);
        preparePresets(preset);
        start.getStyleClass().addAll("accent", "start");
        startGlyph.getStyleClass().add("glyph");
        start.setGraphic(startGlyph);
        Hints.put(start, Texts.of("toolbar.start.tooltip"));
        start.setOnAction(event -> actions.startOrPause());
        step = button(Texts.of("toolbar.step.label"), Texts.of("toolbar.step.tooltip"), actions::singleStep);
        Button reset = button(Texts.of("toolbar.reset.label"), Texts.of("toolbar.reset.tooltip"), actions::reset);
        Button seed = button(Texts.of("toolbar.seed.label"), Texts.of("toolbar.seed.tooltip"), actions::newSeed);
        Button help = button("?", Texts.of("toolbar.help.tooltip"), actions::toggleHelp);
        help.setAccessibleText(Texts.of("toolbar.help.accessible"));
        Button inside =
                button(Texts.of("toolbar.inspect.label"), Texts.of("toolbar.inspect.tooltip"), actions::toggleInside);
        Region space = new Region();
        MenuButton more = more();
        HBox.setHgrow(space, Priority.ALWAYS);
        place.setValue(Place.RUN);
        place.setMinWidth(204);
        place.setPrefWidth(204);
        place.setMaxWidth(USE_PREF_SIZE);
        place.valueProperty().addListener((observable, old, now) -> {
            if (now != shown) {
                actions.go(now);
            }
        });
        runControls = new ArrayList<>(List.of(presets, start, step, reset, seed));
        runControls.addAll(speedControls());
        runControls.add(inside);
        widthProperty().addListener((observable, old, now) -> arrange());
        getChildren().addAll(name, place);
        getChildren().addAll(runControls);
        getChildren().addAll(space, more, help);
        showRun(false, false, false);
    }

    private MenuButton more() {
        MenuButton more = new MenuButton(Texts.of("toolbar.more.label"));
        Hints.put(more, Texts.of("toolbar.more.tooltip"));
        more.setMinWidth(USE_PREF_SIZE);
        for (AppAction extra : AppAction.values()) {
            if (extra.beginsGroup()) {
                more.getItems().add(new SeparatorMenuItem());
            }
            Label label = new Label(extra.label());
            Hints.put(label, extra.hint());
            label.setMinWidth(180);
            CustomMenuItem item = new CustomMenuItem(label);
            item.setText(extra.label());
            item.setId(extra.name());
            item.setOnAction(event -> {
                actions.extra(extra);
                if (extra != AppAction.STORY) {
                    focusStart();
                }
            });
            more.getItems().add(item);
        }
        return more;
    }

    private void preparePresets(Preset preset) {
        presets.getItems().setAll(Preset.values());
        presets.setCellFactory(list -> new PresetCell(true));
        presets.setButtonCell(new PresetCell(false));
        presets.setValue(preset);
        presets.setPrefWidth(290);
        presets.setMinWidth(150);
        presets.setAccessibleText(Texts.of("toolbar.preset.accessible"));
        Hints.put(presets, Texts.of("toolbar.preset.tooltip"));
        // While the list is open, each arrow key changes the value: only what it closes with is chosen.
        presets.valueProperty().addListener((observable, old, value) -> {
            if (!settingPreset) {
                presetChanged = true;
                choosePreset();
            }
        });
        presets.setOnHidden(event -> {
            choosePreset();
            focusStart();
        });
    }

    private void choosePreset() {
        if (presetChanged && !presets.isShowing() && presets.getValue() != null) {
            presetChanged = false;
            actions.choose(presets.getValue());
        }
    }

    private List<Node> speedControls() {
        speedName.getStyleClass().add("field-name");
        speedName.setMinWidth(USE_PREF_SIZE);
        speed.setPrefWidth(90);
        speed.setMinWidth(50);
        speed.setAccessibleText(Texts.of("toolbar.speed.accessible"));
        Hints.put(speed, Texts.of("toolbar.speed.tooltip"));
        speedName.setLabelFor(speed);
        speedText.getStyleClass().add("field-name");
        speedText.setMinWidth(46);
        speed.valueProperty().addListener((observable, old, position) -> {
            double limit = position.doubleValue() > FASTEST
                    ? TrainingSession.UNLIMITED
                    : NumberFormat.significant(Math.pow(10, position.doubleValue()), 2);
            speedText.setText(limit == TrainingSession.UNLIMITED ? "max" : "≤ " + NumberFormat.setting(limit) + "/s");
            actions.limitSpeed(limit);
        });
        return List.of(speedName, speed, speedText);
    }

    private static Button button(String text, String hint, Runnable action) {
        Button button = new Button(text);
        Hints.put(button, hint);
        button.setOnAction(event -> action.run());
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    /**
     * Shows what the buttons would do.
     *
     * @param running whether the run trains just now
     * @param over whether it has ended
     * @param begun whether it has done a step
     */
    void showRun(boolean running, boolean over, boolean begun) {
        step.setDisable(running || over);
        start.setText(
                over
                        ? Texts.of("toolbar.restart.label")
                        : running
                                ? Texts.of("toolbar.pause.label")
                                : begun ? Texts.of("toolbar.resume.label") : Texts.of("toolbar.start.label"));
        startGlyph.setContent(running && !over ? PAUSE : PLAY);
    }

    /** Shows which place the window shows. */
    void showPlace(Place now) {
        shown = now;
        place.setValue(now);
        arrange();
    }

    /** In a small window the preset's name is worth more than the program's, and than the word beside the speed. */
    private void arrange() {
        boolean wide = getWidth() >= WIDE;
        show(name, wide);
        runControls.forEach(control -> show(control, shown == Place.RUN && (wide || !control.equals(speedName))));
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    void setStartPossible(boolean possible) {
        start.setDisable(!possible);
    }

    /** Whether this is the button that starts and pauses. */
    boolean isStart(Node node) {
        return start.equals(node);
    }

    /**
     * Puts the keyboard where Space starts and pauses. Later, not at once: the key that led here may be on its way, and would
     * press the button.
     */
    void focusStart() {
        Platform.runLater(start::requestFocus);
    }

    /** Shows a preset, or none (null) when the settings are no preset's any more, without choosing it. */
    void showPreset(Preset preset) {
        settingPreset = true;
        presets.setValue(preset);
        settingPreset = false;
    }

    /** A preset by its title; in the list with its description below. */
    private static final class PresetCell extends ListCell<Preset> {
        private final boolean described;

        PresetCell(boolean described) {
            this.described = described;
        }

        @Override
        protected void updateItem(Preset preset, boolean empty) {
            super.updateItem(preset, empty);
            // The button's cell is empty when no preset is chosen, the list's when it has no more rows.
            setText(
                    preset != null
                            ? Texts.narrator().title(preset)
                            : described ? "" : Texts.of("toolbar.preset.custom"));
            if (described && preset != null) {
                Hints.put(this, Texts.narrator().description(preset));
            }
        }
    }
}
