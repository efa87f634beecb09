package org.grokscope.plot.fx;

import org.grokscope.plot.paint.Brush;
import org.grokscope.plot.pictures.BarPainter;
import org.grokscope.plot.pictures.BarPicture;

/** Bars that can be pointed at. */
public final class BarPlot extends PaintedCard<BarPicture> {
    private int pointed = -1;
    /** What was painted last; null before that. */
    private BarPainter painter;

    /** An empty plot. */
    public BarPlot() {
        setOnMouseMoved(event -> point(painter == null ? -1 : painter.at(event.getX())));
        setOnMouseExited(event -> point(-1));
    }

    @Override
    String describe(BarPicture picture) {
        return picture.title() + ": " + picture.subtitle();
    }

    private void point(int bar) {
        if (bar != pointed) {
            pointed = bar;
            repaint();
        }
    }

    @Override
    void paint(Brush b, BarPicture picture) {
        painter = new BarPainter(b, picture);
        painter.paint(pointed);
    }
}
