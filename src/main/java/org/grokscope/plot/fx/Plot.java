package org.grokscope.plot.fx;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.collections.ListChangeListener;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import org.grokscope.plot.model.Content;
import org.grokscope.plot.model.Curve;
import org.grokscope.plot.model.DataCache;
import org.grokscope.plot.model.LabelLayout;
import org.grokscope.plot.model.Overlay;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.model.Reading;
import org.grokscope.plot.model.Readings;
import org.grokscope.plot.paint.PlotPalette;
import org.grokscope.plot.paint.PlotStyle;
import org.grokscope.plot.paint.PlotTypography;
import org.grokscope.plot.print.CurvePanel;

/**
 * A live plot on a card: curves over training steps, or a trajectory in a plane, with overlays, direct labels, zoom, pan and crosshair.
 *
 * <p>Several plots share one {@link StepAxis}. Tell a plot with {@link #dataChanged} that its series have grown; whatever
 * changes is drawn once, in the next pulse, and nothing is drawn when nothing has changed. Use on the JavaFX thread.
 *
 * <p>Pointer: wheel zooms steps, with Ctrl or over the value labels it zooms values; drag pans; Shift+drag or right drag
 * zooms into a rectangle (a flat one: steps only); double click shows everything. Keys: plus and minus zoom, left and
 * right pan or, with Shift or when everything is in view, move the crosshair; 0 or Home shows everything; Escape takes
 * the crosshair away.
 */
public final class Plot extends PlotSettings {
    private final StepAxis axis;
    private final DataCache cache = new DataCache();
    private final PlotView view = new PlotView();
    private final FocusRing ring = new FocusRing(this);
    private final ValueZoom values = new ValueZoom();
    private final Runnable pulse = this::redrawIfDirty;

    /** Kept here because the axis holds them only weakly: a discarded plot must not live on in a shared axis. */
    private final ChangeListener<Object> onView = (source, old, now) -> mark(PlotView.ALL);

    private final ChangeListener<Object> onCrosshair = (source, old, now) -> mark(PlotView.POINTER);

    private PlotStyle style = new PlotStyle(PlotPalette.LIGHT, PlotTypography.SYSTEM, new FxFonts());
    private LabelLayout.Box rubberBand;
    private int dirty = PlotView.ALL;
    private long drawings;

    /** A plot without curves on an axis that other plots may share. */
    public Plot(StepAxis axis) {
        this.axis = Objects.requireNonNull(axis, "axis");
        getStyleClass().add("plot");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        setMinSize(160, 80);
        getChildren().addAll(view.nodes());
        getChildren().add(ring);
        axis.viewProperty().addListener(new WeakChangeListener<>(onView));
        axis.crosshairProperty().addListener(new WeakChangeListener<>(onCrosshair));
        for (ObservableValue<?> p :
                List.of(title, subtitle, emptyText, valueFormat, yRange, stepLabels, corner, part, visibleProperty())) {
            p.addListener((source, old, now) -> mark(PlotView.ALL));
        }
        palette.addListener((source, old, now) -> restyle());
        typography.addListener((source, old, now) -> restyle());
        yKind.addListener((source, old, now) -> changeKind());
        curves.addListener((ListChangeListener<Curve>) change -> changeCurves());
        overlays.addListener((ListChangeListener<Overlay>) change -> mark(PlotView.ALL));
        sceneProperty().addListener((source, old, now) -> moveTo(old, now));
        new PlotGestures(this, axis).install();
        restyle();
    }

    /** The axis this plot shares. */
    public StepAxis getAxis() {
        return axis;
    }

    /** Looks for new points in the series and, if there are any, redraws in the next pulse. Cheap when there are none. */
    public void dataChanged() {
        if (cache.update(curves, yKind.get())) {
            axis.contribute(this, cache.extent(curves));
            mark(PlotView.ALL);
        }
    }

    /** The values of all named curves at a step: of measured ones at their last point at or before it. */
    public List<Reading> readings(double step) {
        Readings readings = new Readings(content(), cache);
        return readings.at(readings.snapped(step));
    }

    /** Draws at once what is due: for a snapshot before the first pulse. */
    public void drawNow() {
        layout();
        redrawIfDirty();
    }

    /** How often it has been drawn: what watching costs. */
    public long drawings() {
        return drawings;
    }

    /**
     * What is shown, for a figure: without the pointer and the line of the present step. Its axis ends where its content does. Empty while
     * there are no curves.
     *
     * @param across the title of the horizontal axis
     * @param up the title of the value axis
     * @param marks what is marked: the overlays, or the same with labels that in the window stand at another plot
     */
    public Optional<CurvePanel> panel(String across, String up, List<Overlay> marks) {
        if (cache.isEmpty(curves)) {
            return Optional.empty();
        }
        Content alone = content().printed(across, marks);
        double last = alone.overlays().stream()
                .mapToDouble(Overlay::end)
                .filter(Double::isFinite)
                .reduce(cache.extent(curves).last(), Math::max);
        return Optional.of(new CurvePanel(up, alone, axis.getView().upTo(last).scale()));
    }

    /** Shows all steps and the automatic or fixed values again. */
    public void resetView() {
        values.reset();
        axis.reset();
        mark(PlotView.ALL);
    }

    /** Shows a range of values until {@link #resetView}; ignored if it is empty or the scale cannot show it. */
    public void showValues(double lower, double upper) {
        markIf(values.show(yKind.get(), lower, upper));
    }

    void zoomValues(double factor, double fraction) {
        markIf(values.zoom(frame().ys(), factor, fraction));
    }

    void panValues(double fraction) {
        markIf(values.pan(frame().ys(), fraction));
    }

    private void markIf(boolean changed) {
        if (changed) {
            mark(PlotView.ALL);
        }
    }

    void setRubberBand(LabelLayout.Box box) {
        rubberBand = box;
        mark(PlotView.POINTER);
    }

    PlotFrame frame() {
        return view.frame();
    }

    private void changeCurves() {
        cache.update(curves, yKind.get());
        axis.contribute(this, cache.extent(curves));
        mark(PlotView.ALL);
    }

    private void changeKind() {
        values.reset();
        changeCurves();
    }

    private void restyle() {
        style = new PlotStyle(palette.get(), typography.get(), style.meter());
        ring.setLook(style);
        mark(PlotView.ALL);
    }

    private void moveTo(Scene old, Scene now) {
        // The plots of a film are drawn when it says so, on a thread of its own, where JavaFX allows no listener.
        boolean pulsed = Platform.isFxApplicationThread();
        if (old != null && pulsed) {
            old.removePostLayoutPulseListener(pulse);
        }
        if (now != null) {
            if (pulsed) {
                now.addPostLayoutPulseListener(pulse);
            }
            mark(PlotView.ALL);
        }
    }

    private void mark(int layers) {
        dirty |= layers;
        if (getScene() != null) {
            Platform.requestNextPulse();
        }
    }

    Content content() {
        return new Content(
                title.get(),
                subtitle.get(),
                valueFormat.get(),
                yKind.get(),
                values.or(yRange.get()),
                axis.name(),
                stepLabels.get(),
                curves,
                overlays,
                emptyText.get(),
                cache.isEmpty(curves),
                corner.get(),
                part.get());
    }

    private void redrawIfDirty() {
        if (dirty == 0 || getWidth() < 1 || getHeight() < 1 || !isVisible()) {
            return;
        }
        Content content = content();
        PlotFrame now = view.frame(content, cache, axis.getView().scale(), style);
        int layers = dirty;
        dirty = 0;
        drawings++;
        view.draw(layers, now, content, cache, style, PlotView.density(getScene()), axis.getCrosshair(), rubberBand);
    }

    @Override
    protected void layoutChildren() {
        if (view.resize(getWidth(), getHeight())) {
            dirty = PlotView.ALL;
        }
        redrawIfDirty();
    }
}
