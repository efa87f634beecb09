package org.grokscope.ui.settings;

import java.util.function.DoubleConsumer;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.AccessibleAttribute;
import javafx.scene.chart.Axis;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.grokscope.narration.NumberFormat;
import org.grokscope.task.Range;
import org.grokscope.ui.controls.Hints;
import org.grokscope.ui.controls.LabelConverter;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.NumberField;

/**
 * A logarithmic slider with its name and a field for exact entry. Arrow keys change the value by 5 %, with Shift by a
 * decade; a double click restores the {@linkplain #setBaseline baseline}.
 *
 * <p>The field follows at once, but a value takes effect only when the user has settled on it: when a drag ends, and a moment after the
 * last key or click, because more keys or the second click of a double click may follow. One gesture is one change of the run.
 */
public final class LogSlider extends VBox {

    private static final double KEY_FACTOR = 1.05;
    private static final double DECADE = 10;
    private static final double LEAST_PLAIN = -2;
    /** As long as the second click of a double click may take. */
    private static final Duration SETTLING = Duration.millis(500);

    private final Label name;
    private final Slider slider;
    private final NumberField field;
    private final Range range;
    private final double smallest;
    private final double zeroPosition;
    private double baseline;
    private boolean following;
    private boolean pressed;
    private final PauseTransition settling = new PauseTransition(SETTLING);
    private DoubleConsumer onCommit = value -> {};

    /**
     * Makes a slider.
     *
     * @param name the label above it
     * @param range the allowed values
     * @param smallest the smallest value above 0 that the slider reaches; the field takes any allowed value
     * @param hint what the setting does, for the tooltip
     */
    public LogSlider(String name, Range range, double smallest, String hint) {
        this.range = range;
        this.smallest = smallest;
        // A range that holds 0 gets one more decade at the left end, which stands for it.
        zeroPosition = Math.log10(smallest) - 1;
        boolean zero = range.contains(0);
        slider = new Slider(zero ? zeroPosition : Math.log10(smallest), Math.log10(range.max()), 0) {
            @Override
            public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
                // Its own value is the place on a logarithmic scale.
                return attribute == AccessibleAttribute.VALUE_STRING
                        ? NumberFormat.setting(valueAt(getValue()))
                        : super.queryAccessibleAttribute(attribute, parameters);
            }
        };
        field = new NumberField(range, hint);
        Hints.name(field, name);
        this.name = Nodes.label(name, "setting-name");
        this.name.setLabelFor(slider);
        getChildren().addAll(Nodes.row("slider-head", this.name, Nodes.space(), field), slider);
        getStyleClass().add("log-slider");
        slider.setAccessibleText(name);
        Hints.put(slider, hint);
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setShowTickMarks(true);
        slider.setShowTickLabels(true);
        // Else ticks fade in after each change of the width.
        slider.skinProperty().addListener(_ -> {
            if (slider.lookup(".axis") instanceof Axis<?> ticks) {
                ticks.setAnimated(false);
            }
        });
        slider.setLabelFormatter(new LabelConverter<>(this::decade));
        connect();
    }

    /** The label above it. */
    public Label name() {
        return name;
    }

    private void connect() {
        slider.valueProperty().addListener((observable, old, position) -> {
            if (!following) {
                showInField(valueAt(position.doubleValue()));
                if (!pressed) {
                    settling.playFromStart();
                }
            }
        });
        settling.setOnFinished(_ -> commit());
        slider.focusedProperty().addListener((observable, was, is) -> {
            if (!is) {
                settle();
            }
        });
        field.valueProperty().addListener((observable, old, value) -> {
            if (!following) {
                follow(value.doubleValue());
                commit();
            }
        });
        slider.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        slider.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> {
            pressed = true;
            settling.stop();
        });
        slider.addEventFilter(MouseEvent.MOUSE_RELEASED, this::released);
    }

    private void released(MouseEvent event) {
        pressed = false;
        if (!event.isStillSincePress()) {
            commit();
        } else if (event.getClickCount() == 2) {
            change(baseline);
        } else {
            settling.playFromStart();
        }
    }

    /** Lets a value take effect that was chosen a moment ago. */
    public void settle() {
        if (settling.getStatus() == Animation.Status.RUNNING) {
            commit();
        }
    }

    /** Shows a value without reporting it; a double click restores it. */
    public void setBaseline(double value) {
        baseline = value;
        show(value);
    }

    /** Shows a value without reporting it. */
    void show(double value) {
        settling.stop();
        showInField(value);
        follow(value);
    }

    public double getValue() {
        return field.getValue();
    }

    /** Sets what receives the values that the user chooses. */
    public void setOnCommit(DoubleConsumer consumer) {
        onCommit = consumer;
    }

    public ReadOnlyStringProperty problemProperty() {
        return field.problemProperty();
    }

    private void key(KeyEvent event) {
        double factor = event.isShiftDown() ? DECADE : KEY_FACTOR;
        switch (event.getCode()) {
            case LEFT, DOWN -> move(NumberFormat.significant(lower(getValue(), factor), 4));
            case RIGHT, UP -> move(Math.clamp(NumberFormat.significant(getValue() * factor, 4), smallest, range.max()));
            case HOME -> move(range.contains(0) ? 0 : smallest);
            case END -> move(range.max());
            default -> {
                return;
            }
        }
        event.consume();
    }

    private double lower(double value, double factor) {
        double next = value / factor;
        if (next >= smallest) {
            return next;
        }
        return range.contains(0) ? 0 : smallest;
    }

    /** Changes the value as the user would; it takes effect at once. */
    public void change(double value) {
        move(value);
        commit();
    }

    private void move(double value) {
        showInField(value);
        follow(getValue());
        settling.playFromStart();
    }

    private void commit() {
        settling.stop();
        onCommit.accept(getValue());
    }

    private void follow(double value) {
        following = true;
        slider.setValue(value < smallest ? slider.getMin() : Math.log10(value));
        following = false;
    }

    private void showInField(double value) {
        following = true;
        field.setValue(value);
        following = false;
    }

    private double valueAt(double position) {
        return isZero(position)
                ? 0
                : Math.clamp(NumberFormat.significant(Math.pow(10, position), 2), smallest, range.max());
    }

    /** Below 0.01 as a power of ten, as on the axes of plots. */
    private String decade(double position) {
        if (!isZero(position) && position < LEAST_PLAIN && position == Math.rint(position)) {
            return "1e" + (int) position;
        }
        return isZero(position) ? "0" : NumberFormat.setting(NumberFormat.significant(Math.pow(10, position), 2));
    }

    private boolean isZero(double position) {
        return range.contains(0) && position < zeroPosition + 0.5;
    }
}
