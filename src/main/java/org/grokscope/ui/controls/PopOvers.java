package org.grokscope.ui.controls;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.stage.Window;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.PopOver.ArrowLocation;

/** Pop-overs in the looks of the window they belong to. */
public final class PopOvers {

    private PopOvers() {}

    /** One that Escape and a click elsewhere close. */
    public static PopOver make() {
        PopOver popOver = new PopOver();
        popOver.setAnimated(false);
        popOver.setDetachable(false);
        popOver.setAutoHide(true);
        popOver.setHideOnEscape(true);
        popOver.setCornerRadius(6);
        popOver.setArrowSize(8);
        popOver.setArrowIndent(12);
        return popOver;
    }

    /** Shows it with its arrow at a place on the screen. Its window has a scene of its own, without the looks of the owner's. */
    public static void show(PopOver popOver, Node owner, Point2D arrow) {
        Parent looks = owner.getScene().getRoot();
        popOver.getRoot().getStylesheets().setAll(Theme.stylesheet());
        for (String theme : new String[] {"dark", "projector"}) {
            Nodes.style(popOver.getRoot(), theme, looks.getStyleClass().contains(theme));
        }
        popOver.show(owner, arrow.getX(), arrow.getY());
    }

    /** Whether there is more room at the left of a node than at its right. */
    public static boolean opensLeft(Node owner) {
        return centre(owner).getX() > owner.getScene().getWindow().getWidth() / 2;
    }

    /** The corner at which the arrow stands so that the pop-over opens towards the middle of the window. */
    public static ArrowLocation arrow(Node owner) {
        boolean low = centre(owner).getY() > owner.getScene().getWindow().getHeight() / 2;
        if (opensLeft(owner)) {
            return low ? ArrowLocation.RIGHT_BOTTOM : ArrowLocation.RIGHT_TOP;
        }
        return low ? ArrowLocation.LEFT_BOTTOM : ArrowLocation.LEFT_TOP;
    }

    private static Point2D centre(Node owner) {
        Window window = owner.getScene().getWindow();
        Bounds place = owner.localToScreen(owner.getLayoutBounds());
        return new Point2D(place.getCenterX() - window.getX(), place.getCenterY() - window.getY());
    }
}
