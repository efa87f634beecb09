package org.grokscope.plot.fx;

import java.util.Objects;
import org.grokscope.plot.paint.Brush;
import org.grokscope.plot.pictures.PointPainter;
import org.grokscope.plot.pictures.PointPicture;

/** Dots that can be pointed at. */
public final class PointMap extends PaintedCard<PointPicture> {
    /** Distance in px at which the pointer takes a dot. */
    private static final double REACH = 14;

    private PointPicture.Dot pointed;
    /** What was painted last; null before that. */
    private PointPainter painter;

    /** An empty map. */
    public PointMap() {
        setOnMouseMoved(event -> point(nearest(event.getX(), event.getY())));
        setOnMouseExited(event -> point(null));
    }

    @Override
    String describe(PointPicture picture) {
        pointed = null;
        return picture.title() + ": " + picture.subtitle();
    }

    private void point(PointPicture.Dot dot) {
        if (!Objects.equals(dot, pointed)) {
            pointed = dot;
            repaint();
        }
    }

    private PointPicture.Dot nearest(double x, double y) {
        PointPicture.Dot nearest = null;
        double least = REACH;
        if (data().isPresent() && painter != null) {
            for (PointPicture.Dot dot : data().get().dots()) {
                double distance = Math.hypot(painter.px(dot) - x, painter.py(dot) - y);
                if (distance < least) {
                    least = distance;
                    nearest = dot;
                }
            }
        }
        return nearest;
    }

    @Override
    void paint(Brush b, PointPicture picture) {
        painter = PointPainter.card(b, picture);
        painter.paint(pointed);
    }
}
