package org.grokscope.plot.fx;

import javafx.scene.layout.Border;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.BorderStrokeStyle;
import javafx.scene.layout.BorderWidths;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Region;
import org.grokscope.plot.paint.PlotStyle;

/** Shows that a card has the keyboard focus. Above what is painted, which would cover the card's own border. */
final class FocusRing extends Region {

    private static final BorderWidths WIDE = new BorderWidths(2);

    FocusRing(Region owner) {
        getStyleClass().add("focus-ring");
        setManaged(false);
        setMouseTransparent(true);
        visibleProperty().bind(owner.focusVisibleProperty());
        owner.layoutBoundsProperty().subscribe(bounds -> resize(bounds.getWidth(), bounds.getHeight()));
    }

    void setLook(PlotStyle style) {
        setBorder(new Border(new BorderStroke(
                CanvasSurface.of(style.palette().train()),
                BorderStrokeStyle.SOLID,
                new CornerRadii(PlotStyle.CORNER),
                WIDE)));
    }
}
