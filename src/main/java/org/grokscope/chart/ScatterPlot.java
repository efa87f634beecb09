package org.grokscope.chart;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;

/**
 * Single points in a plane, with a straight line through them. Points without a height lie along the upper edge. It is drawn
 * anew when something is changed, not by itself, and reads nothing but what it was given.
 */
public final class ScatterPlot extends Region {

    /** The form of a point, so that its kind can be told without colours. */
    public enum Mark {
        /** A filled circle. */
        DOT,
        /** An upright triangle. */
        TRIANGLE,
        /** A diagonal cross. */
        CROSS
    }

    /**
     * One point.
     *
     * @param x how far right
     * @param y how high; NaN for one that has no height
     * @param role what its colour means
     * @param mark its form
     * @param text what is said of it when it is pointed at
     * @param key what it stands for, to find it again
     */
    public record Point(double x, double y, ColourRole role, Mark mark, String text, Object key) {}

    /**
     * A line y = intercept + slope·x with the range of its slope, which turns about the points' centre.
     *
     * @param slope its slope
     * @param intercept its height at x = 0
     * @param centre the mean x of its points
     * @param lowSlope the lower end of the slope's range
     * @param highSlope the upper end
     */
    public record Line(double slope, double intercept, double centre, double lowSlope, double highSlope) {
        double at(double x) {
            return intercept + slope * x;
        }

        /** The line with another slope through the same centre. */
        double turned(double x, double otherSlope) {
            return at(centre) + otherSlope * (x - centre);
        }
    }

    /**
     * What is shown.
     *
     * @param title above the plot
     * @param xTitle below the horizontal axis
     * @param yTitle what the heights are
     * @param above what it means to lie along the upper edge
     * @param points all points, the later ones over the earlier ones
     * @param line the line, if there is one
     * @param empty what is said while there are no points
     */
    public record Data(
            String title,
            String xTitle,
            String yTitle,
            String above,
            List<Point> points,
            Optional<Line> line,
            EmptyText empty) {
        /** Copies the points. */
        public Data {
            points = List.copyOf(points);
        }
    }

    private final Canvas canvas = new Canvas();
    private final ObjectProperty<Object> selected = new SimpleObjectProperty<>(this, "selected");
    private Consumer<Object> onChosen = key -> {};
    private Look look = new Look(PlotPalette.LIGHT, PlotTypography.SYSTEM);
    private Data data = new Data("", "", "", "", List.of(), Optional.empty(), EmptyText.NONE);
    private ScatterFrame frame;
    private Point pointed;

    /** An empty plot. */
    public ScatterPlot() {
        getChildren().add(canvas);
        canvas.setManaged(false);
        setMinSize(240, 160);
        setPrefHeight(320);
        selected.addListener((observable, old, now) -> draw());
        setOnMouseMoved(event -> point(frame == null ? null : frame.nearest(event.getX(), event.getY())));
        setOnMouseExited(event -> point(null));
        setOnMouseClicked(event -> {
            if (pointed != null) {
                selected.set(pointed.key());
                onChosen.accept(pointed.key());
            }
        });
    }

    /** The key of the point that stands out; null for none. */
    public ObjectProperty<Object> selectedProperty() {
        return selected;
    }

    /** Is told the key of a point that was clicked on. */
    public void setOnChosen(Consumer<Object> listener) {
        onChosen = listener;
    }

    /** Shows other points. */
    public void show(Data newData) {
        data = newData;
        pointed = null;
        setAccessibleText(newData.title() + ": " + newData.yTitle() + " over " + newData.xTitle() + ", "
                + newData.points().size() + " points");
        draw();
    }

    /** Takes other colours and type. */
    public void setLook(PlotPalette palette, PlotTypography typography) {
        look = new Look(palette, typography);
        setBackground(look.background());
        setBorder(look.border(false));
        draw();
    }

    /** What is shown, as a drawing in SVG that stands alone; as large as the control is. */
    public String toSvg() {
        SvgSurface svg = new SvgSurface(getWidth(), getHeight());
        svg.setFill(look.palette().card());
        svg.fillRect(0, 0, svg.width(), svg.height());
        new ScatterPainter(svg, new ScatterFrame(data, getWidth(), getHeight(), look), look, data)
                .paint(selected.get(), null);
        return svg.document();
    }

    private void point(Point point) {
        if (!Objects.equals(point, pointed)) {
            pointed = point;
            draw();
        }
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            draw();
        }
    }

    private void draw() {
        if (canvas.getWidth() > 0 && canvas.getHeight() > 0) {
            frame = new ScatterFrame(data, canvas.getWidth(), canvas.getHeight(), look);
            new ScatterPainter(new CanvasSurface(canvas), frame, look, data).paint(selected.get(), pointed);
        }
    }
}
