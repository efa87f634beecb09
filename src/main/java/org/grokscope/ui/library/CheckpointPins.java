package org.grokscope.ui.library;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.SVGPath;
import org.grokscope.narration.NumberFormat;
import org.grokscope.plot.fx.StepAxis;
import org.grokscope.ui.controls.Hints;
import org.grokscope.ui.controls.Texts;

/**
 * The checkpoints of a run on the step axis of the plots above, one of which is chosen: by a click, or with the arrow keys. Where they lie too
 * close, as at the beginning of a run, those are left out between which one could not choose.
 */
final class CheckpointPins extends Pane {

    /** The margins of the plots above, in px. */
    private static final double LEFT = 66;

    private static final double RIGHT = 16;

    private static final double PIN = 13;

    private final StepAxis axis;
    private final Runnable onChosen;
    private final List<ToggleButton> pins = new ArrayList<>();
    private List<Long> steps = List.of();
    private int chosen = -1;

    CheckpointPins(StepAxis axis, Runnable onChosen) {
        this.axis = axis;
        this.onChosen = onChosen;
        getStyleClass().add("pins");
        setMinHeight(24);
        setPrefHeight(24);
        axis.viewProperty().addListener(_ -> requestLayout());
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT) {
                step(event.getCode() == KeyCode.LEFT ? -1 : 1);
                event.consume();
            }
        });
    }

    OptionalLong chosen() {
        return chosen < 0 ? OptionalLong.empty() : OptionalLong.of(steps.get(chosen));
    }

    /** Shows the checkpoints of another run, the last one chosen. */
    void show(long end, List<Long> checkpoints) {
        steps = checkpoints;
        pins.clear();
        for (int i = 0; i < checkpoints.size(); i++) {
            int index = i;
            ToggleButton pin = new ToggleButton();
            SVGPath diamond = new SVGPath();
            diamond.setContent("M5 0L9 6L5 12L1 6Z");
            diamond.getStyleClass().add("pin-sign");
            pin.setGraphic(diamond);
            pin.getStyleClass().setAll("toggle-button", "pin");
            String step = NumberFormat.count(checkpoints.get(i));
            pin.setAccessibleText(Texts.of("library.pin.accessible", step));
            Hints.put(pin, Texts.of("library.pin.tooltip", step, NumberFormat.count(end)));
            pin.setOnAction(_ -> choose(index));
            pins.add(pin);
        }
        getChildren().setAll(pins);
        choose(checkpoints.size() - 1);
    }

    private void step(int by) {
        int next = chosen + by;
        if (next >= 0 && next < pins.size()) {
            choose(next);
            pins.get(next).requestFocus();
        }
    }

    private void choose(int index) {
        chosen = index;
        for (int i = 0; i < pins.size(); i++) {
            pins.get(i).setSelected(i == index);
            pins.get(i).setFocusTraversable(i == index);
        }
        requestLayout();
        onChosen.run();
    }

    @Override
    protected void layoutChildren() {
        StepAxis.View view = axis.getView();
        double width = getWidth() - LEFT - RIGHT;
        double free = Double.POSITIVE_INFINITY;
        for (int i = pins.size() - 1; i >= 0; i--) {
            double centre = LEFT + width * (steps.get(i) - view.lower()) / (view.upper() - view.lower());
            boolean fits = i == chosen || (centre + PIN / 2 <= free && !overlapsChosen(i, centre, view, width));
            ToggleButton pin = pins.get(i);
            pin.setOpacity(fits ? 1 : 0);
            pin.setMouseTransparent(!fits);
            pin.resizeRelocate(centre - PIN / 2, 2, PIN, 20);
            if (fits) {
                free = centre - PIN / 2;
            }
        }
    }

    private boolean overlapsChosen(int index, double centre, StepAxis.View view, double width) {
        if (chosen < 0 || index == chosen) {
            return false;
        }
        double other = LEFT + width * (steps.get(chosen) - view.lower()) / (view.upper() - view.lower());
        return Math.abs(other - centre) < PIN;
    }
}
