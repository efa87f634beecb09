package org.grokscope.plot.fx;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.layout.Region;
import org.grokscope.plot.model.CardPart;
import org.grokscope.plot.model.Curve;
import org.grokscope.plot.model.EmptyText;
import org.grokscope.plot.model.Overlay;
import org.grokscope.plot.model.ScaleKind;
import org.grokscope.plot.model.ValueFormat;
import org.grokscope.plot.model.YRange;
import org.grokscope.plot.paint.PlotPalette;
import org.grokscope.plot.paint.PlotTypography;

/** What a plot shows and how, as properties, none of which may hold null. */
abstract class PlotSettings extends Region {
    final StringProperty title = new SimpleStringProperty(this, "title", "");
    final StringProperty subtitle = new SimpleStringProperty(this, "subtitle", "");
    final ObjectProperty<EmptyText> emptyText = property("emptyText", EmptyText.NONE);
    final ObjectProperty<PlotPalette> palette = property("palette", PlotPalette.LIGHT);
    final ObjectProperty<PlotTypography> typography = property("typography", PlotTypography.SYSTEM);
    final ObjectProperty<ValueFormat> valueFormat = property("valueFormat", ValueFormat.NUMBER);
    final ObjectProperty<ScaleKind> yKind = property("yKind", ScaleKind.LINEAR);
    final ObjectProperty<YRange> yRange = property("yRange", YRange.automatic());
    final BooleanProperty stepLabels = new SimpleBooleanProperty(this, "stepLabels", true);
    final ObjectProperty<CardPart> part = property("part", CardPart.WHOLE);
    final DoubleProperty corner = new SimpleDoubleProperty(this, "corner");
    final ObservableList<Curve> curves = FXCollections.observableArrayList();
    final ObservableList<Overlay> overlays = FXCollections.observableArrayList();

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

    /** What is written while no measured curve has a value. */
    public ObjectProperty<EmptyText> emptyTextProperty() {
        return emptyText;
    }

    /** The colours. */
    public ObjectProperty<PlotPalette> paletteProperty() {
        return palette;
    }

    /** Font family, sizes and line weight. Plots of one column need the same for their steps to line up. */
    public ObjectProperty<PlotTypography> typographyProperty() {
        return typography;
    }

    /** How values are written. */
    public ObjectProperty<ValueFormat> valueFormatProperty() {
        return valueFormat;
    }

    /** Linear or logarithmic values; on a logarithmic axis values of 0 and below are gaps. */
    public ObjectProperty<ScaleKind> yKindProperty() {
        return yKind;
    }

    /** Which values are shown when the user has not zoomed into them. */
    public ObjectProperty<YRange> yRangeProperty() {
        return yRange;
    }

    /** Whether the steps are labelled below; in a column, usually at the last plot only. */
    public BooleanProperty stepLabelsProperty() {
        return stepLabels;
    }

    /** Which part of a card the plot fills. */
    public ObjectProperty<CardPart> partProperty() {
        return part;
    }

    /** Width of the controls over the upper right corner: no text is written there. */
    public DoubleProperty cornerProperty() {
        return corner;
    }

    /** The curves, drawn in this order. */
    public ObservableList<Curve> getCurves() {
        return curves;
    }

    /** Replaces the curves; does nothing if they are equal to the current ones. */
    public void setCurves(List<? extends Curve> wanted) {
        if (!curves.equals(wanted)) {
            curves.setAll(wanted);
        }
    }

    /** The overlays, drawn in this order. */
    public ObservableList<Overlay> getOverlays() {
        return overlays;
    }

    /** Replaces the overlays; does nothing if they are equal to the current ones. */
    public void setOverlays(List<? extends Overlay> wanted) {
        if (!overlays.equals(wanted)) {
            overlays.setAll(wanted);
        }
    }
}
