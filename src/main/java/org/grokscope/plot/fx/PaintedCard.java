package org.grokscope.plot.fx;

import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import org.grokscope.plot.paint.Brush;
import org.grokscope.plot.paint.PlotPalette;
import org.grokscope.plot.paint.PlotStyle;
import org.grokscope.plot.paint.PlotTypography;

/**
 * A control on a card that is painted as a whole when something in it changes, and not otherwise. Use on the JavaFX thread.
 *
 * @param <D> what it shows
 */
abstract class PaintedCard<D> extends Region {
    private final CanvasSurface surface = new CanvasSurface();
    private final FocusRing ring = new FocusRing(this);
    private Optional<D> data = Optional.empty();
    private PlotStyle style = new PlotStyle(PlotPalette.LIGHT, PlotTypography.SYSTEM, new FxFonts());

    /** Whether something has changed since it was painted. */
    private boolean stale;

    PaintedCard() {
        getChildren().addAll(surface.canvas(), ring);
        setMinSize(150, 110);
        // What was shown to it meanwhile may need no other size, and so no layout.
        sceneProperty().addListener(_ -> requestLayout());
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
    }

    /** Shows something else; does nothing if it is equal to what is shown. */
    public void show(D newData) {
        if (!data.equals(Optional.of(newData))) {
            data = Optional.of(newData);
            setAccessibleText(describe(newData));
            repaint();
        }
    }

    /** What is shown; empty before the first call of {@link #show}. */
    final Optional<D> data() {
        return data;
    }

    /** The colours and the type it is painted with. */
    final PlotStyle style() {
        return style;
    }

    /** The text for screen readers. Called when the data changes, so that what was pointed at can be forgotten here. */
    abstract String describe(D newData);

    /** Takes other colours and type. */
    public void setLook(PlotPalette palette, PlotTypography typography) {
        style = new PlotStyle(palette, typography, style.meter());
        setBackground(CardStyle.background(style));
        setBorder(CardStyle.border(style));
        ring.setLook(style);
        repaint();
    }

    /** Paints everything; the surface is empty. */
    abstract void paint(Brush b, D shown);

    /** Paints it again; what is in no window, when it comes into one. */
    final void repaint() {
        stale = true;
        if (getScene() != null && surface.width() > 0 && surface.height() > 0) {
            stale = false;
            surface.clear();
            data.ifPresent(shown -> paint(new Brush(surface, style), shown));
        }
    }

    @Override
    protected void layoutChildren() {
        if (surface.resize(getWidth(), getHeight()) || stale) {
            repaint();
        }
    }
}
