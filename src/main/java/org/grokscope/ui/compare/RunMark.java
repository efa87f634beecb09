package org.grokscope.ui.compare;

import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.SVGPath;
import org.grokscope.plot.model.CurveStyle;
import org.grokscope.plot.model.Figure;
import org.grokscope.plot.paint.Colour;
import org.grokscope.plot.paint.PlotPalette;

/** The mark of a run as it stands in the plots, beside its name. */
final class RunMark extends StackPane {
    private static final double SIZE = 14;
    private static final double OPEN_WIDTH = 1.9;

    RunMark(CurveStyle style, PlotPalette palette) {
        Colour colour = palette.of(style.role());
        Color paint = Color.color(colour.channel(0), colour.channel(1), colour.channel(2));
        SVGPath path = new SVGPath();
        path.setContent(outline(style.mark()));
        boolean open = style.mark().isOpen();
        path.setFill(open ? Color.TRANSPARENT : paint);
        path.setStroke(open ? paint : null);
        path.setStrokeWidth(OPEN_WIDTH);
        setMinSize(SIZE, SIZE);
        setMaxSize(SIZE, SIZE);
        getChildren().add(path);
    }

    private static String outline(Figure.Shape shape) {
        return switch (shape) {
            case DOT, RING -> "M5 0 A5 5 0 1 1 5 10 A5 5 0 1 1 5 0 Z";
            case SQUARE, OPEN_SQUARE -> "M0 0 H9 V9 H0 Z";
            case TRIANGLE, OPEN_TRIANGLE -> "M5.5 0 L11 9.5 H0 Z";
            case DIAMOND, OPEN_DIAMOND -> "M6 0 L12 6 L6 12 L0 6 Z";
            case CROSS -> "M0 0 L10 10 M0 10 L10 0";
        };
    }
}
