package org.grokscope.plot.fx;

import javafx.geometry.Insets;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Border;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.BorderStrokeStyle;
import javafx.scene.layout.BorderWidths;
import javafx.scene.layout.CornerRadii;
import org.grokscope.plot.paint.PlotStyle;

/** Background and border of a card. */
final class CardStyle {
    private static final CornerRadii CORNERS = new CornerRadii(PlotStyle.CORNER);

    private CardStyle() {}

    static Background background(PlotStyle style) {
        return new Background(
                new BackgroundFill(CanvasSurface.of(style.palette().card()), CORNERS, Insets.EMPTY));
    }

    static Border border(PlotStyle style) {
        return new Border(new BorderStroke(
                CanvasSurface.of(style.palette().line()), BorderStrokeStyle.SOLID, CORNERS, new BorderWidths(1)));
    }
}
