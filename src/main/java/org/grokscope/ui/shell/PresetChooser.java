package org.grokscope.ui.shell;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.skin.ComboBoxListViewSkin;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.grokscope.run.config.Preset;
import org.grokscope.ui.controls.Hints;
import org.grokscope.ui.controls.ListBox;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.run.RunController;

/** The list of presets; shows the name of the one that the settings match. */
final class PresetChooser extends ListBox<Preset> {

    /** What stands in a title between the preset's name and what one sees. */
    private static final String THEN = ": ";

    private final RunController run;
    private boolean following;
    private boolean changed;
    private boolean listening;

    PresetChooser(RunController run, Runnable onClosed) {
        super(Texts.of("toolbar.preset.custom"));
        this.run = run;
        Nodes.list(this, Texts.of("toolbar.preset.accessible"), List.of(Preset.values()), PresetChooser::name);
        setVisibleRowCount(Preset.values().length);
        setCellFactory(_ -> new PresetCell());
        setButtonCell(new ChosenCell());
        setMaxWidth(Double.MAX_VALUE);
        Hints.put(this, Texts.of("toolbar.preset.tooltip"));
        run.presetProperty().subscribe(this::follow);
        // Choosing the preset that is shown is no change of the value, but is meant, too.
        setOnShown(_ -> listenToChoices());
        // While the list is open, each arrow key changes the value: only the last one is chosen.
        valueProperty().addListener(_ -> {
            if (!following) {
                changed = true;
                choose();
            }
        });
        setOnHidden(_ -> {
            choose();
            onClosed.run();
        });
    }

    private void listenToChoices() {
        if (!listening && getSkin() instanceof ComboBoxListViewSkin<?> skin) {
            listening = true;
            Node list = skin.getPopupContent();
            list.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> changed = true);
            list.addEventFilter(KeyEvent.KEY_PRESSED, event -> changed |= event.getCode() == KeyCode.ENTER);
        }
    }

    private void follow(Preset preset) {
        following = true;
        setValue(preset);
        following = false;
    }

    private void choose() {
        if (changed && !isShowing() && getValue() != null) {
            changed = false;
            run.choose(getValue());
        }
    }

    private static String name(Preset preset) {
        return preset == null
                ? Texts.of("toolbar.preset.custom")
                : Texts.narrator().title(preset).split(THEN, 2)[0];
    }

    /** What one sees with a preset; nothing with other settings. */
    static String promise(Preset preset) {
        String title = preset == null ? "" : Texts.narrator().title(preset);
        return title.substring(title.indexOf(THEN) < 0 ? title.length() : title.indexOf(THEN) + THEN.length());
    }

    /** A preset by its name; empty when none is chosen. */
    private static final class ChosenCell extends ListCell<Preset> {
        @Override
        protected void updateItem(Preset preset, boolean empty) {
            super.updateItem(preset, empty);
            setText(name(preset));
        }
    }

    /** A preset in the list, by its title, with its description as tooltip. */
    private static final class PresetCell extends ListCell<Preset> {
        @Override
        protected void updateItem(Preset preset, boolean empty) {
            super.updateItem(preset, empty);
            setText(preset == null ? "" : Texts.narrator().title(preset));
            if (preset != null) {
                Hints.put(this, Texts.narrator().description(preset));
            }
        }
    }
}
