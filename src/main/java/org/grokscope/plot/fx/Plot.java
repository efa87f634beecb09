package org.grokscope.plot.fx;

import java.util.List;
import java.util.Objects;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import org.grokscope.plot.model.Content;
import org.grokscope.plot.model.Curve;
import org.grokscope.plot.model.DataCache;
import org.grokscope.plot.model.EmptyText;
import org.grokscope.plot.model.LabelLayout;
import org.grokscope.plot.model.Overlay;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.model.Reading;
import org.grokscope.plot.model.Readings;
import org.grokscope.plot.model.ScaleKind;
import org.grokscope.plot.model.ValueFormat;
import org.grokscope.plot.model.ValueZoom;
import org.grokscope.plot.model.YRange;
import org.grokscope.plot.paint.PlotPalette;
import org.grokscope.plot.paint.PlotTypography;

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
public final class Plot extends Region {
    private final StepAxis axis;
    private final StringProperty title = new SimpleStringProperty(this, "title", "");
    private final StringProperty subtitle = new SimpleStringProperty(this, "subtitle", "");
    private final ObjectProperty<EmptyText> emptyText = property("emptyText", EmptyText.NONE);
    private final ObjectProperty<PlotPalette> palette = property("palette", PlotPalette.LIGHT);
    private final ObjectProperty<PlotTypography> typography = property("typography", PlotTypography.SYSTEM);
    private final ObjectProperty<ValueFormat> valueFormat = property("valueFormat", ValueFormat.NUMBER);
    private final ObjectProperty<ScaleKind> yKind = property("yKind", ScaleKind.LINEAR);
    private final ObjectProperty<YRange> yRange = property("yRange", YRange.automatic());
    private final BooleanProperty stepLabels = new SimpleBooleanProperty(this, "stepLabels", true);
    private final ObservableList<Curve> curves = FXCollections.observableArrayList();
    private final ObservableList<Overlay> overlays = FXCollections.observableArrayList();

    private final DataCache cache = new DataCache();
    private final PlotView view = new PlotView();
    private final ValueZoom values = new ValueZoom();
    private final Runnable pulse = this::redrawIfDirty;

    /** Kept here because the axis holds them only weakly: a discarded plot must not live on in a shared axis. */
    private final ChangeListener<Object> onView = (source, old, now) -> mark(PlotView.ALL);

    private final ChangeListener<Object> onCrosshair = (source, old, now) -> mark(PlotView.POINTER);

    private PlotStyle look = new PlotStyle(PlotPalette.LIGHT, PlotTypography.SYSTEM);
    private LabelLayout.Box rubberBand;
    private int dirty = PlotView.ALL;

    /** A plot without curves on an axis that other plots may share. */
    public Plot(StepAxis axis) {
        this.axis = Objects.requireNonNull(axis, "axis");
        getStyleClass().add("plot");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        setMinSize(160, 90);
        getChildren().addAll(view.nodes());
        axis.viewProperty().addListener(new WeakChangeListener<>(onView));
        axis.crosshairProperty().addListener(new WeakChangeListener<>(onCrosshair));
        for (ObservableValue<?> p :
                List.of(title, subtitle, emptyText, valueFormat, yRange, stepLabels, visibleProperty())) {
            p.addListener((source, old, now) -> mark(PlotView.ALL));
        }
        palette.addListener((source, old, now) -> restyle());
        typography.addListener((source, old, now) -> restyle());
        focusVisibleProperty().addListener((source, old, now) -> card());
        yKind.addListener((source, old, now) -> changeKind());
        curves.addListener((ListChangeListener<Curve>) change -> changeCurves());
        overlays.addListener((ListChangeListener<Overlay>) change -> mark(PlotView.ALL));
        sceneProperty().addListener((source, old, now) -> moveTo(old, now));
        new PlotGestures(this, axis).install();
        restyle();
    }

    private <T> ObjectProperty<T> property(String name, T initial) {
        return new SimpleObjectProperty<>(this, name, initial);
    }

    /** The title at the top left; empty for none. */
    public StringProperty titleProperty() {
        return title;
    }

    /** A short explanation or unit beside the title; empty for none. */
    public StringProperty subtitleProperty() {
        return subtitle;
    }

    /** What is said while no measured curve has a value. */
    public ObjectProperty<EmptyText> emptyTextProperty() {
        return emptyText;
    }

    /** The colours. Not null. */
    public ObjectProperty<PlotPalette> paletteProperty() {
        return palette;
    }

    /** Font family, sizes and line weight. Not null. Plots of a column need the same, or their steps do not line up. */
    public ObjectProperty<PlotTypography> typographyProperty() {
        return typography;
    }

    /** How values are written. Not null. */
    public ObjectProperty<ValueFormat> valueFormatProperty() {
        return valueFormat;
    }

    /** Linear or logarithmic values; on a logarithmic axis values of 0 and below are gaps. Not null. */
    public ObjectProperty<ScaleKind> yKindProperty() {
        return yKind;
    }

    /** Which values are shown when the user has not zoomed into them. Not null. */
    public ObjectProperty<YRange> yRangeProperty() {
        return yRange;
    }

    /** Whether the steps are labelled below; in a column, usually at the last plot only. */
    public BooleanProperty stepLabelsProperty() {
        return stepLabels;
    }

    /** The curves, drawn in this order. */
    public ObservableList<Curve> getCurves() {
        return curves;
    }

    /** Replaces the curves; does nothing if they are equal to the present ones. */
    public void setCurves(List<? extends Curve> wanted) {
        if (!curves.equals(wanted)) {
            curves.setAll(wanted);
        }
    }

    /** The overlays, drawn in this order. */
    public ObservableList<Overlay> getOverlays() {
        return overlays;
    }

    /** Replaces the overlays; does nothing if they are equal to the present ones. */
    public void setOverlays(List<? extends Overlay> wanted) {
        if (!overlays.equals(wanted)) {
            overlays.setAll(wanted);
        }
    }

    /** The axis this plot shares. */
    public StepAxis getAxis() {
        return axis;
    }

    /** Looks for new points in the series and, if there are any, redraws in the next pulse. Cheap when there are none. */
    public void dataChanged() {
        if (cache.update(curves, yKind.get())) {
            axis.contribute(this, cache.extent(curves));
            mark(PlotView.CURVES | PlotView.LABELS | PlotView.POINTER);
        }
    }

    /** What every named curve says at a step: the measured ones at their last point at or before it. */
    public List<Reading> readings(double step) {
        return new Readings(content(), cache).at(step);
    }

    /** Draws at once what is due: for a snapshot before the first pulse. */
    public void drawNow() {
        layout();
        redrawIfDirty();
    }

    /** What is shown, as a drawing in SVG that stands alone; as large as the control is. */
    public String toSvg() {
        drawNow();
        return view.toSvg(content(), cache, look);
    }

    /** Several plots, one below the other, as one drawing in SVG that stands alone. */
    public static String toSvg(List<Plot> plots) {
        StringBuilder parts = new StringBuilder();
        double width = 0;
        double height = 0;
        for (Plot plot : plots) {
            String part = plot.toSvg().replaceFirst("<svg ", "<svg y=\"" + height + "\" ");
            // Clip paths have names of their own plot only.
            parts.append(part.replace("clip1", "clip" + Math.round(height)));
            width = Math.max(width, plot.getWidth());
            height += plot.getHeight() + 8;
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\" height=\"" + height + "\">\n" + parts
                + "</svg>\n";
    }

    /** Pixels per px for the curves' image, for exports; 0 (the initial value) follows the window. */
    public void setDensity(double pixels) {
        view.fixDensity(pixels);
        mark(PlotView.ALL);
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
        look = new PlotStyle(palette.get(), typography.get());
        card();
        mark(PlotView.ALL);
    }

    private void card() {
        // The card itself is painted with what lies behind the curves.
        setBorder(isFocusVisible() ? look.border(true) : null);
    }

    private void moveTo(Scene old, Scene now) {
        if (old != null) {
            old.removePostLayoutPulseListener(pulse);
        }
        if (now != null) {
            now.addPostLayoutPulseListener(pulse);
            mark(PlotView.ALL);
        }
    }

    private void mark(int layers) {
        dirty |= layers;
        if (getScene() != null) {
            Platform.requestNextPulse();
        }
    }

    private Content content() {
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
                cache.isEmpty(curves));
    }

    private void redrawIfDirty() {
        if (dirty == 0 || getWidth() < 1 || getHeight() < 1 || !isVisible()) {
            return;
        }
        Content content = content();
        PlotFrame now = view.frame(content, cache, axis.getView().scale(), look);
        int layers = dirty;
        dirty = 0;
        view.draw(layers, now, content, cache, look, view.density(getScene()), axis.getCrosshair(), rubberBand);
    }

    @Override
    protected void layoutChildren() {
        if (view.resize(getWidth(), getHeight())) {
            dirty = PlotView.ALL;
        }
        redrawIfDirty();
    }
}
