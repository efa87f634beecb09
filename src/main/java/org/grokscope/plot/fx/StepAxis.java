package org.grokscope.plot.fx;

import java.util.Map;
import java.util.WeakHashMap;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import org.grokscope.plot.model.AutoRange;
import org.grokscope.plot.model.Extent;
import org.grokscope.plot.model.Scale;
import org.grokscope.plot.model.ScaleKind;

/**
 * The horizontal axis that the plots of a column share: zooming, panning or pointing in one of them affects all. It may
 * carry another quantity than steps that begins at 0, such as an angle, and then has its name.
 *
 * <p>The view is automatic (everything measured so far, with headroom that grows a quarter at a time) until the user zooms
 * or pans, and again after {@link #reset}. A user's view stays within the automatic one; zooming out to all of it makes it
 * automatic again. Use on the JavaFX thread.
 */
public final class StepAxis {
    /** Closest zoom, in steps. */
    private static final double CLOSEST = 2;

    private final String name;
    private final ReadOnlyObjectWrapper<View> view = new ReadOnlyObjectWrapper<>(this, "view");
    private final DoubleProperty crosshair = new SimpleDoubleProperty(this, "crosshair", Double.NaN);
    private ScaleKind kind = ScaleKind.LINEAR;
    private double horizon = Double.NaN;
    private boolean automatic = true;

    /** What each plot's data spans; weak, so that a discarded plot neither leaks nor counts. */
    private final Map<Object, Extent> extents = new WeakHashMap<>();

    /**
     * What is in view.
     *
     * @param lower first step in view; above 0 if the axis is logarithmic
     * @param upper last step in view, above {@code lower}
     * @param kind how steps are spread
     */
    public record View(double lower, double upper, ScaleKind kind) {
        Scale scale() {
            return Scale.of(kind, lower, upper);
        }

        /** The same without what lies after a step, if that is in view. */
        View upTo(double step) {
            return step > lower && step < upper ? new View(lower, step, kind) : this;
        }
    }

    /** An automatic linear axis of steps without data. */
    public StepAxis() {
        this("step");
    }

    /**
     * An automatic linear axis without data.
     *
     * @param name the quantity, in a word
     */
    public StepAxis(String name) {
        this.name = name;
        view.set(automaticView());
    }

    /** The quantity on the axis. */
    public String name() {
        return name;
    }

    /** What is in view. */
    public ReadOnlyObjectProperty<View> viewProperty() {
        return view.getReadOnlyProperty();
    }

    public View getView() {
        return view.get();
    }

    /** Where the automatic view ends. */
    public double end() {
        return automaticView().upper;
    }

    /** Whether the view follows the data. */
    public boolean isAutomatic() {
        return automatic;
    }

    /**
     * Makes the axis linear or logarithmic and resets the view, because a range chosen on one scale can be off the other
     * (step 0). A logarithmic axis begins at the first step above 0.
     */
    public void setKind(ScaleKind value) {
        if (value != kind) {
            kind = value;
            reset();
        }
    }

    /** The step at which all plots read their curves; NaN for none. Set from the pointer. */
    public DoubleProperty crosshairProperty() {
        return crosshair;
    }

    public void setCrosshair(double step) {
        crosshair.set(step);
    }

    public double getCrosshair() {
        return crosshair.get();
    }

    /** Sets a step that the automatic view must reach, such as a forecast's end; NaN for none. */
    public void setHorizon(double step) {
        horizon = step;
        refresh();
    }

    public double getHorizon() {
        return horizon;
    }

    /** Shows a range of steps, cut to what the automatic view would show; ignored if either end is not finite. */
    public void show(double lower, double upper) {
        if (!Double.isFinite(lower) || !Double.isFinite(upper)) {
            return;
        }
        View all = automaticView();
        double widest = all.upper - all.lower;
        double span = Math.clamp(Math.abs(upper - lower), Math.min(CLOSEST, widest), widest);
        double from = Math.clamp(Math.min(lower, upper), all.lower, all.upper - span);
        double to = Math.min(all.upper, from + span);
        if (span >= widest * (1 - 1e-9)) {
            reset();
            return;
        }
        automatic = false;
        view.set(new View(from, to, kind));
    }

    /**
     * Zooms.
     *
     * @param factor above 1 to come closer, between 0 and 1 to go away; others are ignored
     * @param fraction the place that stays, 0 (left end) to 1 (right end)
     */
    public void zoom(double factor, double fraction) {
        if (!(factor > 0) || Double.isInfinite(factor)) {
            return;
        }
        Scale scale = view.get().scale();
        show(scale.value(fraction - fraction / factor), scale.value(fraction + (1 - fraction) / factor));
    }

    /** Moves the view by a fraction of its width, to later steps if positive; it stops at the ends of the run. */
    public void pan(double fraction) {
        if (automatic) {
            return;
        }
        Scale scale = view.get().scale();
        Scale all = automaticView().scale();
        double share = fraction;
        if (share < 0) {
            share = Math.max(share, Math.min(0, scale.fraction(all.lower())));
        } else {
            share = Math.min(share, Math.max(0, scale.fraction(all.upper()) - 1));
        }
        show(scale.value(share), scale.value(1 + share));
    }

    /** Returns to the automatic view. */
    public void reset() {
        automatic = true;
        refresh();
    }

    /** Records what a plot's data spans. */
    void contribute(Object plot, Extent extent) {
        if (!extent.equals(extents.put(plot, extent))) {
            refresh();
        }
    }

    private void refresh() {
        View all = automaticView();
        if (automatic) {
            view.set(all);
        } else if (view.get().lower >= all.upper) {
            // A new, shorter run: the user's range no longer exists.
            automatic = true;
            view.set(all);
        }
    }

    private View automaticView() {
        Extent extent = Extent.NONE;
        for (Extent each : extents.values()) {
            extent = extent.with(each);
        }
        double upper = AutoRange.stepEnd(extent.last(), horizon);
        double lower = Math.min(0, Double.isNaN(extent.first()) ? 0 : extent.first());
        if (kind == ScaleKind.LOG) {
            lower = extent.firstPositive() > 0 ? Math.min(extent.firstPositive(), upper / 10) : 1;
            upper = AutoRange.stepEndLog(lower, extent.last(), horizon);
        }
        return new View(lower, upper, kind);
    }
}
