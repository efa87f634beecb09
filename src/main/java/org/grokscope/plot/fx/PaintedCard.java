package org.grokscope.plot.fx;

import java.util.List;
import java.util.Optional;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;
import org.grokscope.plot.model.EmptyText;
import org.grokscope.plot.paint.PlotPalette;
import org.grokscope.plot.paint.PlotTypography;
import org.grokscope.plot.svg.SvgSurface;

/**
 * A control on a card that is painted as a whole when something in it changes, and not otherwise.
 *
 * @param <D> what it shows
 */
abstract class PaintedCard<D> extends Region {

    private final Canvas canvas = new Canvas();
    private Optional<D> data = Optional.empty();
    private PlotStyle look = new PlotStyle(PlotPalette.LIGHT, PlotTypography.SYSTEM);

    PaintedCard() {
        canvas.setManaged(false);
        canvas.setMouseTransparent(true);
        getChildren().add(canvas);
        setMinSize(150, 110);
        setFocusTraversable(true);
        focusVisibleProperty().addListener((observable, old, now) -> setBorder(look.border(now)));
    }

    /** Shows something else; does nothing if it is equal to what is shown. */
    public void show(D newData) {
        if (!data.equals(Optional.of(newData))) {
            data = Optional.of(newData);
            setAccessibleText(describe(newData));
            repaint();
        }
    }

    /** What is shown; nothing before anything was. */
    final Optional<D> data() {
        return data;
    }

    /** What a screen reader says of it; a pointer to what is there no more is forgotten here. */
    abstract String describe(D newData);

    /** Takes other colours and type. */
    public void setLook(PlotPalette palette, PlotTypography typography) {
        look = new PlotStyle(palette, typography);
        setBackground(look.background());
        setBorder(look.border(isFocusVisible()));
        repaint();
    }

    /** What is shown, as a drawing in SVG that stands alone; as large as the control is. */
    public String toSvg() {
        SvgSurface svg = new SvgSurface(getWidth(), getHeight());
        svg.setFill(look.palette().card());
        svg.fillRect(0, 0, svg.width(), svg.height());
        data.ifPresent(shown -> paint(svg, look, shown));
        return svg.document();
    }

    /** Paints all of it; the surface is empty. */
    abstract void paint(Surface g, PlotStyle look, D shown);

    final void repaint() {
        if (canvas.getWidth() > 0 && canvas.getHeight() > 0) {
            CanvasSurface surface = new CanvasSurface(canvas);
            surface.clear();
            data.ifPresent(shown -> paint(surface, look, shown));
        }
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            repaint();
        }
    }

    /** Writes the title and below it what explains it; returns where the rest begins. */
    static double writeHead(Surface g, PlotStyle look, String title, String subtitle) {
        double x = look.em(14);
        g.setLineDashes();
        look.write(g, title, look.title(), look.palette().ink(), TextAlignment.LEFT, x, look.em(16));
        double y = look.em(16);
        for (String line : look.wrap(subtitle, look.small(), g.width() - 2 * x)) {
            y += look.em(15);
            look.write(g, line, look.small(), look.palette().muted(), TextAlignment.LEFT, x, y);
        }
        return y + look.em(12);
    }

    /** Writes what is said in place of data. */
    static void writeEmpty(Surface g, PlotStyle look, EmptyText empty) {
        double middle = g.width() / 2;
        List<String> lines = look.wrap(empty.body(), look.body(), g.width() - look.em(40));
        double y = g.height() / 2 - look.em(9) * (lines.size() - 1);
        look.write(g, empty.title(), look.title(), look.palette().ink(), TextAlignment.CENTER, middle, y);
        for (String line : lines) {
            y += look.em(18);
            look.write(g, line, look.body(), look.palette().muted(), TextAlignment.CENTER, middle, y);
        }
    }
}
