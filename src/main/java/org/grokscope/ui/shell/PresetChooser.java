package org.grokscope.ui.shell;

import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import org.grokscope.run.config.Preset;
import org.grokscope.ui.controls.Hints;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.run.RunController;

/** The list of presets; shows which one the settings match. */
final class PresetChooser extends ComboBox<Preset> {

    private final RunController run;
    private boolean following;
    private boolean changed;

    PresetChooser(RunController run, Runnable onClosed) {
        this.run = run;
        getItems().setAll(Preset.values());
        setCellFactory(_ -> new PresetCell(true));
        setButtonCell(new PresetCell(false));
        setPrefWidth(290);
        setMinWidth(150);
        setAccessibleText(Texts.of("toolbar.preset.accessible"));
        Hints.put(this, Texts.of("toolbar.preset.tooltip"));
        run.presetProperty().subscribe(this::follow);
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

    private void follow(Preset preset) {
        following = true;
        setValue(preset);
        following = false;
    }

    private void choose() {
        if (changed && !isShowing() && getValue() != null) {
            changed = false;
            run.load(getValue().config());
        }
    }

    /** A preset by its title; in the list with its description as tooltip. */
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
