package org.grokscope.ui.run;

import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import org.grokscope.narration.NumberFormat;
import org.grokscope.training.TrainingSession;
import org.grokscope.ui.controls.Hints;
import org.grokscope.ui.controls.Texts;

/** Limits the speed of the run, on a logarithmic scale; a little beyond the fastest limit there is none. */
public final class SpeedSlider extends Slider {

    private static final double SLOWEST = 0;
    private static final double FASTEST = 3;
    private static final double UNLIMITED_POSITION = FASTEST + 0.3;

    private final Label text;

    /**
     * Makes the slider.
     *
     * @param text says the limit
     */
    public SpeedSlider(RunController run, Label text) {
        super(SLOWEST, UNLIMITED_POSITION, UNLIMITED_POSITION);
        this.text = text;
        setPrefWidth(90);
        setMinWidth(50);
        setAccessibleText(Texts.of("toolbar.speed.accessible"));
        Hints.put(this, Texts.of("toolbar.speed.tooltip"));
        valueProperty().addListener((_, _, position) -> {
            double limit = limit(position.doubleValue());
            text.setText(
                    limit == TrainingSession.UNLIMITED
                            ? Texts.of("toolbar.speed.unlimited")
                            : Texts.of("toolbar.speed.limit", NumberFormat.setting(limit)));
            run.limitSpeed(limit);
        });
        // The story sets a limit of its own.
        run.speedLimitProperty().addListener((_, _, limit) -> {
            if (limit(getValue()) != limit.doubleValue()) {
                setValue(
                        limit.doubleValue() == TrainingSession.UNLIMITED
                                ? UNLIMITED_POSITION
                                : Math.log10(limit.doubleValue()));
            }
        });
    }

    private static double limit(double position) {
        return position > FASTEST ? TrainingSession.UNLIMITED : NumberFormat.significant(Math.pow(10, position), 2);
    }

    /** Its own value is the place on the scale. */
    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.VALUE_STRING
                ? text.getText()
                : super.queryAccessibleAttribute(attribute, parameters);
    }
}
