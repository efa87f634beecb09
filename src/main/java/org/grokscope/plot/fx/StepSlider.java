package org.grokscope.plot.fx;

import java.util.List;
import java.util.function.DoubleConsumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import org.grokscope.plot.paint.Gap;
import org.grokscope.plot.paint.PlotPalette;
import org.grokscope.plot.paint.PlotStyle;
import org.grokscope.plot.paint.PlotTypography;

/**
 * The step axis below a column of plots, as a slider: how far the run has come, the step that is shown, and pins at steps that one can go
 * to. Lines up with the plots that share its axis. Use on the JavaFX thread.
 */
public final class StepSlider extends Region {

    /** What stands at a step. */
    public enum Kind {
        CHECKPOINT,
        EVENT
    }

    /**
     * A step that one can go to.
     *
     * @param text what is there, in words
     */
    public record Pin(double step, Kind kind, String text) {}

    /** A kind of pin, by its name. */
    public record Entry(Kind kind, String name) {}

    /**
     * What is shown.
     *
     * @param last the last step there is, 0 or less before there is one
     * @param step the one that the handle is at
     * @param text the same in words, for screen readers
     * @param pins in the order in which they are drawn
     */
    public record State(double last, double step, String text, List<Pin> pins) {
        /** Copies the pins. */
        public State {
            pins = List.copyOf(pins);
        }

        boolean isUsable() {
            return last > 0;
        }
    }

    private final StepAxis axis;
    private final CanvasSurface surface = new CanvasSurface();
    private final FocusRing ring = new FocusRing(this);
    private final ReadOnlyObjectWrapper<Pin> pointed = new ReadOnlyObjectWrapper<>(this, "pointed");
    private final Runnable pulse = this::redrawIfDirty;
    /** Kept here because the axis holds it only weakly. */
    private final ChangeListener<Object> onView = (_, _, _) -> mark();

    private PlotStyle style = new PlotStyle(PlotPalette.LIGHT, PlotTypography.SYSTEM, new FxFonts());
    private State state = new State(0, 0, "", List.of());
    private List<Entry> legend = List.of();
    private List<Gap> gaps = List.of();
    private DoubleConsumer onMoved = _ -> {};
    private boolean dirty = true;

    /** A slider on the axis of a column of plots. */
    public StepSlider(StepAxis axis) {
        this.axis = axis;
        getStyleClass().add("step-slider");
        setAccessibleRole(AccessibleRole.SLIDER);
        setFocusTraversable(true);
        getChildren().addAll(surface.canvas(), ring);
        axis.viewProperty().addListener(new WeakChangeListener<>(onView));
        sceneProperty().addListener((_, old, now) -> moveTo(old, now));
        new StepSliderGestures(this).install();
    }

    /** Takes colours and type. */
    public void setLook(PlotPalette palette, PlotTypography typography) {
        style = new PlotStyle(palette, typography, style.meter());
        ring.setLook(style);
        mark();
    }

    /** Names kinds of pins; nothing for no legend. */
    public void setLegend(List<Entry> entries) {
        if (!legend.equals(entries)) {
            legend = List.copyOf(entries);
            mark();
        }
    }

    /** Sets what receives the step that the user moves the handle to: within what there is. */
    public void setOnMoved(DoubleConsumer listener) {
        onMoved = listener;
    }

    /** The pin under the pointer; null for none. */
    public ReadOnlyObjectProperty<Pin> pointedProperty() {
        return pointed.getReadOnlyProperty();
    }

    /** The user moves the handle. */
    void move(double step) {
        onMoved.accept(step);
    }

    /** The pointer is over a pin, or over none, which is null. */
    void point(Pin pin) {
        pointed.set(pin);
        setCursor(pin == null ? Cursor.DEFAULT : Cursor.HAND);
    }

    /** Shows another state; costs nothing if it is equal to what is shown. */
    public void show(State newState) {
        if (!newState.equals(state)) {
            boolean moved = newState.step != state.step;
            boolean further = newState.last != state.last;
            state = newState;
            mark();
            if (moved) {
                notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
            }
            if (further) {
                notifyAccessibleAttributeChanged(AccessibleAttribute.MAX_VALUE);
            }
        }
    }

    /** What is shown. */
    public State state() {
        return state;
    }

    /** Leaves labels of the axis out where something else covers them. */
    public void setGaps(List<Gap> covered) {
        if (!covered.equals(gaps)) {
            gaps = List.copyOf(covered);
            mark();
        }
    }

    /** Where a step is, in px of this control; outside of what is in view for one that is not. */
    public double place(double step) {
        return painter().frame().px(step);
    }

    /** The height of the bar's middle, in px of this control. */
    public double barHeight() {
        return style.em(StepSliderPainter.BAR);
    }

    /** The height of the middle of the axis labels, in px of this control. */
    public double labelHeight() {
        return style.em(StepSliderPainter.LABELS);
    }

    /** The right end of the axis in px of this control. */
    public double right() {
        return painter().frame().right();
    }

    StepSliderPainter painter() {
        return new StepSliderPainter(surface, style, axis.getView().scale(), getWidth(), getHeight());
    }

    private void moveTo(Scene old, Scene now) {
        if (old != null) {
            old.removePostLayoutPulseListener(pulse);
        }
        if (now != null) {
            now.addPostLayoutPulseListener(pulse);
            mark();
        }
    }

    private void mark() {
        dirty = true;
        if (getScene() != null) {
            Platform.requestNextPulse();
        }
    }

    private void redrawIfDirty() {
        if (dirty && getWidth() >= 1 && getHeight() >= 1) {
            dirty = false;
            painter().paint(axis.name(), state, legend, gaps);
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        return style.em(StepSliderPainter.HEIGHT);
    }

    @Override
    protected void layoutChildren() {
        if (surface.resize(getWidth(), getHeight())) {
            dirty = true;
        }
        redrawIfDirty();
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case VALUE -> state.step;
            case MIN_VALUE -> 0.0;
            case MAX_VALUE -> Math.max(0, state.last);
            case VALUE_STRING -> state.text;
            case ORIENTATION -> Orientation.HORIZONTAL;
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        if (action == AccessibleAction.SET_VALUE && parameters.length > 0 && parameters[0] instanceof Double step) {
            onMoved.accept(Math.clamp(step, 0, Math.max(0, state.last)));
        } else {
            super.executeAccessibleAction(action, parameters);
        }
    }
}
