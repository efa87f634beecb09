package org.grokscope.plot.fx;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import org.grokscope.plot.model.Figure;
import org.grokscope.plot.paint.Brush;
import org.grokscope.plot.pictures.FigurePainter;

/** A figure whose marks can be pointed at and chosen. */
public final class ScatterPlot extends PaintedCard<Figure> {
    /** Distance in px at which the pointer takes a mark. */
    private static final double REACH = 14;

    /** Says what is seen, in the language of the window. */
    public interface Spoken {

        /** The text for screen readers. */
        String of(String title, String up, String across, long points);
    }

    private final Spoken spoken;
    private final ObjectProperty<Object> selected = new SimpleObjectProperty<>(this, "selected");
    private Consumer<Object> onChosen = key -> {};
    /** What was painted last; null before that. */
    private FigurePainter painter;

    /** What a painter was made for: as long as only another point is pointed at, its labels keep their places. */
    private record Painted(Brush brush, Figure figure, double width, double height) {}

    /** Null before the first. */
    private Painted painted;

    private Figure.Point pointed;

    /** An empty plot. */
    public ScatterPlot(Spoken spoken) {
        this.spoken = spoken;
        setFocusTraversable(false);
        setMinSize(240, 160);
        setPrefHeight(320);
        selected.addListener((observable, old, now) -> repaint());
        setOnMouseMoved(event -> point(nearest(event.getX(), event.getY())));
        setOnMouseExited(event -> point(null));
        setOnMouseClicked(event -> {
            if (pointed != null && pointed.key() != null) {
                selected.set(pointed.key());
                onChosen.accept(pointed.key());
            }
        });
    }

    /** The key of the point that stands out; null for none. */
    public ObjectProperty<Object> selectedProperty() {
        return selected;
    }

    /** Sets the listener that receives the key of a point that was clicked on. */
    public void setOnChosen(Consumer<Object> listener) {
        onChosen = listener;
    }

    @Override
    String describe(Figure figure) {
        pointed = null;
        return spoken.of(
                figure.title(),
                figure.y().title(),
                figure.x().title(),
                marks(figure).count());
    }

    private static Stream<Figure.Point> marks(Figure figure) {
        return figure.layers().stream()
                .filter(Figure.Marks.class::isInstance)
                .flatMap(layer -> layer.points().stream());
    }

    private void point(Figure.Point point) {
        if (!Objects.equals(point, pointed)) {
            pointed = point;
            repaint();
        }
    }

    /** The nearest mark within reach, or null. */
    Figure.Point nearest(double x, double y) {
        Figure.Point nearest = null;
        double least = REACH;
        for (Figure.Point point : data().map(figure -> marks(figure).toList()).orElseGet(List::of)) {
            double distance = place(point).distance(x, y);
            if (distance <= least) {
                least = distance;
                nearest = point;
            }
        }
        return nearest;
    }

    /** Where a point was painted. */
    Point2D place(Figure.Point point) {
        return painter == null
                ? new Point2D(Double.NaN, Double.NaN)
                : new Point2D(painter.frame().px(point.x()), painter.y(point));
    }

    @Override
    void paint(Brush b, Figure figure) {
        Painted now = new Painted(b, figure, getWidth(), getHeight());
        if (!now.equals(painted)) {
            painted = now;
            painter = new FigurePainter(b, figure);
        }
        painter.paint(selected.get(), pointed != null ? pointed : selectedPoint(figure));
    }

    private Figure.Point selectedPoint(Figure figure) {
        return marks(figure)
                .filter(point -> point.key() != null && point.key().equals(selected.get()))
                .findFirst()
                .orElse(null);
    }
}
