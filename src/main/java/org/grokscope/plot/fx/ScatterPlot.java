package org.grokscope.plot.fx;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.EmptyText;

/**
 * Single points in a plane, with a straight line through them. Points without a height lie along the upper edge. It is drawn
 * anew when something is changed, not by itself, and reads nothing but what it was given.
 */
public final class ScatterPlot extends PaintedCard<ScatterPlot.Data> {

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

    private final ObjectProperty<Object> selected = new SimpleObjectProperty<>(this, "selected");
    private Consumer<Object> onChosen = key -> {};
    private ScatterFrame frame;
    private Point pointed;

    /** An empty plot. */
    public ScatterPlot() {
        setFocusTraversable(false);
        setMinSize(240, 160);
        setPrefHeight(320);
        selected.addListener((observable, old, now) -> repaint());
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

    @Override
    String describe(Data newData) {
        pointed = null;
        return newData.title() + ": " + newData.yTitle() + " over " + newData.xTitle() + ", "
                + newData.points().size() + " points";
    }

    private void point(Point point) {
        if (!Objects.equals(point, pointed)) {
            pointed = point;
            repaint();
        }
    }

    @Override
    void paint(Surface g, PlotStyle look, Data shown) {
        frame = new ScatterFrame(shown, g.width(), g.height(), look);
        new ScatterPainter(g, frame, look, shown).paint(selected.get(), pointed);
    }
}
