package org.grokscope.ui.run;

import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.PaneDivider;

/** Two plots that share a sheet, and below it a drawer with a third, with dividers between them. */
final class PlotPanes extends SplitPane {

    /** The least height of the upper two plots, in px: of the area in which something is drawn some 60 are left. */
    private static final double LEAST_PLOT = 98;
    /** The same in a low window: some 40 are left, and nothing has to scroll. */
    private static final double LEAST_IN_LOW = 80;

    private static final double LOW = 310;
    /** The part of the first plot in the height of the two. */
    private static final double FIRST_PART = 0.55;
    /** Least height of the drawer as it usually is, with its head. */
    private static final double OPEN_DRAWER = 166;

    private static final double DRAWER_PART = 0.27;

    private static final double ROOM_FOR_DRAWER = 500;
    /** Height of the divider above the drawer. */
    private static final double GRIP = 8;

    private final SplitPane upper;
    private final VBox sheet;
    private final Region drawer;

    PlotPanes(Region first, Region second, Region drawer) {
        this.drawer = drawer;
        setLeast(LEAST_PLOT, first, second);
        // Deferred: in the midst of a layout no size may be changed.
        heightProperty()
                .addListener((_, _, height) -> Platform.runLater(
                        () -> setLeast(height.doubleValue() < LOW ? LEAST_IN_LOW : LEAST_PLOT, first, second)));
        upper = new SplitPane(first, second);
        upper.setOrientation(Orientation.VERTICAL);
        VBox.setVgrow(upper, Priority.ALWAYS);
        sheet = Nodes.column("sheet", upper);
        setOrientation(Orientation.VERTICAL);
        getItems().setAll(sheet, drawer);
        remember(PaneDivider.Memory.NONE);
        // Where the drawer shows its head alone, a click anywhere on it opens it.
        drawer.addEventFilter(MouseEvent.MOUSE_CLICKED, _ -> openDrawer());
    }

    private static void setLeast(double least, Region... plots) {
        for (Region plot : plots) {
            plot.setMinHeight(least);
        }
    }

    /** Remembers where the user puts the dividers. */
    void remember(PaneDivider.Memory memory) {
        new PaneDivider(upper, "norm", memory, _ -> FIRST_PART);
        new PaneDivider(this, "drawer", memory, height -> 1 - (usual(height) + GRIP / 2) / height);
    }

    /** In a low window the two plots that explain a run need the room: of the third one the head is left. */
    private static double usual(double height) {
        return height < ROOM_FOR_DRAWER
                ? DetailPlots.HEAD
                : Math.clamp(DRAWER_PART * height, OPEN_DRAWER, 2 * OPEN_DRAWER);
    }

    private void openDrawer() {
        if (isDrawerShown() && drawer.getHeight() < 2 * DetailPlots.HEAD) {
            setDividerPosition(0, 1 - (OPEN_DRAWER + GRIP / 2) / getHeight());
        }
    }

    /** Adds what belongs to the sheet, below its plots. */
    void addBelow(Node node) {
        sheet.getChildren().add(node);
    }

    boolean isDrawerShown() {
        return getItems().contains(drawer);
    }

    void showDrawer(boolean shown) {
        if (shown != isDrawerShown()) {
            getItems().setAll(shown ? List.of(sheet, drawer) : List.of(sheet));
        }
    }
}
