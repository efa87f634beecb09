package org.grokscope.ui.controls;

import java.util.function.DoubleConsumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import org.grokscope.narration.NumberFormat;
import org.grokscope.task.Range;

/**
 * A logarithmic slider with its name and a field for exact entry. Arrow keys change the value by 5 %, with Shift by a
 * decade; a double click restores the {@linkplain #setBaseline baseline}. While the thumb is dragged only
 * the field follows; the value takes effect when it is let go.
 */
public final class LogSlider extends VBox {

    private static final double KEY_FACTOR = 1.05;
    private static final double DECADE = 10;

    private final Slider slider;
    private final NumberField field;
    private final Range range;
    private final double smallest;
    private final double zeroPosition;
    private double baseline;
    private boolean following;
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
        slider = new Slider(zero ? zeroPosition : Math.log10(smallest), Math.log10(range.max()), 0);
        field = new NumberField(range, hint);
        Label label = Nodes.label(name, "setting-name");
        label.setLabelFor(slider);
        getChildren().addAll(Nodes.row("slider-head", label, Nodes.space(), field), slider);
        getStyleClass().add("log-slider");
        slider.setAccessibleText(name);
        Hints.put(slider, hint);
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setShowTickMarks(true);
        slider.setShowTickLabels(true);
        slider.setLabelFormatter(new LabelConverter<>(this::decade));
        connect();
    }

    private void connect() {
        slider.valueProperty().addListener((observable, old, position) -> {
            if (!following) {
                showInField(valueAt(position.doubleValue()));
                if (!slider.isValueChanging()) {
                    commit();
                }
            }
        });
        slider.valueChangingProperty().addListener((observable, was, is) -> {
            if (!is) {
                commit();
            }
        });
        field.valueProperty().addListener((observable, old, value) -> {
            if (!following) {
                follow(value.doubleValue());
                commit();
            }
        });
        slider.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        slider.addEventFilter(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getClickCount() == 2) {
                change(baseline);
            }
        });
    }

    /** Shows a value without reporting it; a double click restores it. */
    public void setBaseline(double value) {
        baseline = value;
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
            case LEFT, DOWN -> change(NumberFormat.significant(lower(getValue(), factor), 4));
            case RIGHT, UP ->
                change(Math.clamp(NumberFormat.significant(getValue() * factor, 4), smallest, range.max()));
            case HOME -> change(range.contains(0) ? 0 : smallest);
            case END -> change(range.max());
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

    /** Changes the value as the user would. */
    public void change(double value) {
        showInField(value);
        follow(getValue());
        commit();
    }

    private void commit() {
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

    private String decade(double position) {
        return isZero(position) ? "0" : NumberFormat.setting(NumberFormat.significant(Math.pow(10, position), 2));
    }

    private boolean isZero(double position) {
        return range.contains(0) && position < zeroPosition + 0.5;
    }
}
