package org.grokscope.plot.fx;

import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.grokscope.plot.model.AutoRange;
import org.grokscope.plot.model.Extent;
import org.grokscope.plot.model.Scale;
import org.grokscope.plot.model.ScaleKind;

/**
 * The steps that a column of plots shows, shared by them: who zooms, pans or points in one moves all. What stands on it
 * may be something else than steps that begins at 0, such as an angle; then it has that name.
 *
 * <p>The view is automatic (everything measured so far, with room that grows a quarter at a time) until someone zooms
 * or pans, and again after {@link #reset}. A user's view stays within what the automatic one would show; zooming out to
 * all of it makes it automatic again. Use on the JavaFX thread.
 */
public final class StepAxis {
    /** Closest zoom, in steps. */
    private static final double CLOSEST = 2;

    private final String name;
    private final ReadOnlyObjectWrapper<View> view = new ReadOnlyObjectWrapper<>(this, "view");
    private final ReadOnlyBooleanWrapper automatic = new ReadOnlyBooleanWrapper(this, "automatic", true);
    private final ObjectProperty<ScaleKind> kind = new SimpleObjectProperty<>(this, "kind", ScaleKind.LINEAR);
    private final DoubleProperty crosshair = new SimpleDoubleProperty(this, "crosshair", Double.NaN);
    private final DoubleProperty horizon = new SimpleDoubleProperty(this, "horizon", Double.NaN);

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
    }

    /** An automatic linear axis of steps without data. */
    public StepAxis() {
        this("step");
    }

    /**
     * An automatic linear axis without data.
     *
     * @param name what stands on it, in a word
     */
    public StepAxis(String name) {
        this.name = Objects.requireNonNull(name, "name");
        view.set(automaticView());
        kind.addListener((source, old, now) -> changeKind());
        horizon.addListener((source, old, now) -> refresh());
    }

    /** What stands on the axis. */
    public String name() {
        return name;
    }

    /** What is in view now. */
    public ReadOnlyObjectProperty<View> viewProperty() {
        return view.getReadOnlyProperty();
    }

    /** What is in view now. */
    public View getView() {
        return view.get();
    }

    /** Whether the view follows the data. */
    public ReadOnlyBooleanProperty automaticProperty() {
        return automatic.getReadOnlyProperty();
    }

    /** Whether the view follows the data. */
    public boolean isAutomatic() {
        return automatic.get();
    }

    /** Linear or logarithmic. A logarithmic axis begins at the first step above 0. Changing it resets the view. */
    public ObjectProperty<ScaleKind> kindProperty() {
        return kind;
    }

    /** Sets {@link #kindProperty}. */
    public void setKind(ScaleKind value) {
        kind.set(Objects.requireNonNull(value, "kind"));
    }

    /** The step all plots read their curves at; NaN for none. Plots set it from the pointer; the ui may set it too. */
    public DoubleProperty crosshairProperty() {
        return crosshair;
    }

    /** Sets {@link #crosshairProperty}. */
    public void setCrosshair(double step) {
        crosshair.set(step);
    }

    /** The step the crosshair is at, or NaN. */
    public double getCrosshair() {
        return crosshair.get();
    }

    /** A step the automatic view must reach, such as a forecast's end; NaN for none. */
    public DoubleProperty horizonProperty() {
        return horizon;
    }

    /** Sets {@link #horizonProperty}. */
    public void setHorizon(double step) {
        horizon.set(step);
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
        automatic.set(false);
        view.set(new View(from, to, kind.get()));
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
        if (automatic.get()) {
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

    /** Goes back to the automatic view. */
    public void reset() {
        automatic.set(true);
        refresh();
    }

    private void changeKind() {
        // A range chosen on one scale can be off the other (step 0), so both begin with everything.
        reset();
    }

    /** Tells what a plot's data spans. */
    void contribute(Object plot, Extent extent) {
        if (!extent.equals(extents.put(plot, extent))) {
            refresh();
        }
    }

    private void refresh() {
        View all = automaticView();
        if (automatic.get()) {
            view.set(all);
        } else if (view.get().lower >= all.upper) {
            // A new, shorter run: what the user looked at is no longer there.
            automatic.set(true);
            view.set(all);
        }
    }

    private View automaticView() {
        Extent extent = Extent.NONE;
        for (Extent each : extents.values()) {
            extent = extent.with(each);
        }
        double upper = AutoRange.stepEnd(extent.last(), horizon.get());
        double lower = Math.min(0, Double.isNaN(extent.first()) ? 0 : extent.first());
        if (kind.get() == ScaleKind.LOG) {
            lower = extent.firstPositive() > 0 ? Math.min(extent.firstPositive(), upper / 10) : 1;
            upper = AutoRange.stepEndLog(lower, extent.last(), horizon.get());
        }
        return new View(lower, upper, kind.get());
    }
}
