package org.grokscope.ui.run;

import java.util.List;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.grokscope.ui.controls.Appearance;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.inspect.InspectPanel;

/** Where the parts of the run screen stand, by the room that there is and by what is shown. */
final class RunArrangement {

    private static final double SETTINGS_WIDTH = 272;
    /** The least that the plots and what is above them need, in px. */
    private static final double ROOM_FOR_PLOTS = 640;

    /** The least width that plots and strip have when the divider beside them is dragged, in px. */
    private static final double LEAST_CENTRE = 520;
    /** The same while the strip is above both of them, and the story beside. */
    private static final double LEAST_PLOTS = 290;

    /**
     * In a lower screen, in sizes of the type, the story stands beside the plots: below them it would leave too little of both, and its table
     * of sums would have no room.
     */
    private static final double ROOM_BELOW = 45;

    /** The size of ordinary type, in px. */
    private static final double TYPE = 13;

    private final BorderPane screen;
    private final Parts parts;
    private final Appearance appearance;
    private final ReadOnlyBooleanProperty insideShown;
    private final SplitPane body = new SplitPane();
    private final VBox centre;
    /** The plots and the panel, and above both of them the strip where it has no room beside the panel. */
    private final VBox middle = new VBox(body);

    private boolean storyBeside;

    /**
     * What is to be placed.
     *
     * @param settings at the left
     * @param strip above the plots
     * @param above a node above the plots, which may hide itself
     * @param story below the plots or beside them, which may hide itself
     * @param inside at the right, while it is asked for
     */
    record Parts(Node settings, StatusStrip strip, Node above, PlotColumn plots, Node story, InspectPanel inside) {}

    RunArrangement(BorderPane screen, Parts parts, Appearance appearance, ReadOnlyBooleanProperty insideShown) {
        this.screen = screen;
        this.parts = parts;
        this.appearance = appearance;
        this.insideShown = insideShown;
        VBox.setVgrow(parts.plots, Priority.ALWAYS);
        VBox.setVgrow(body, Priority.ALWAYS);
        centre = Nodes.fill(new VBox(), List.of(parts.strip, parts.above, parts.plots, parts.story));
        centre.setMinWidth(LEAST_CENTRE);
        body.getStyleClass().add("run-body");
        body.getItems().setAll(centre);
        SplitPane.setResizableWithParent(parts.inside, false);
        // In reading order, which is that of the Tab key.
        screen.setLeft(parts.settings);
        screen.setCenter(middle);
        // Deferred: in the midst of a layout nothing may be added or removed.
        screen.widthProperty().addListener(_ -> Platform.runLater(this::give));
    }

    SplitPane body() {
        return body;
    }

    /** Shows what is asked for. */
    void arrange() {
        place();
        List<Node> shown = insideShown.get() ? List.of(centre, parts.inside) : List.of(centre);
        if (!body.getItems().equals(shown)) {
            body.getItems().setAll(shown);
        }
    }

    /** Whether what is above or below the plots leaves too little of them. */
    boolean isLow() {
        double type = isPresenting() ? appearance.emProperty().get() : TYPE;
        return screen.getHeight() > 0 && screen.getHeight() < ROOM_BELOW * type;
    }

    /** In a low window the story stands in the place of the settings. */
    private void place() {
        boolean beside = parts.story.isVisible() && isLow();
        if (beside != storyBeside) {
            storyBeside = beside;
            Node focused = screen.getScene() == null ? null : screen.getScene().getFocusOwner();
            Nodes.style(parts.story, "beside", beside);
            if (beside) {
                centre.getChildren().remove(parts.story);
                screen.setLeft(parts.story);
            } else {
                screen.setLeft(parts.settings);
                centre.getChildren().add(parts.story);
            }
            if (focused != null) {
                focused.requestFocus();
            }
        }
        give();
    }

    /** Gives the parts the width that there is. */
    void give() {
        boolean crowded = storyBeside && insideShown.get();
        placeStrip(crowded ? middle : centre);
        centre.setMinWidth(crowded ? LEAST_PLOTS : LEAST_CENTRE);
        double width = screen.getWidth();
        double room = width - (storyBeside ? parts.story.prefWidth(-1) : 0);
        boolean narrow = width > 0 && room < centre.getMinWidth() + parts.inside.leastPair();
        parts.inside.stack(narrow || isPresenting());
        boolean shown = !isPresenting() && !isCrowded();
        if (parts.settings.isVisible() != shown) {
            Nodes.show(parts.settings, shown);
        }
    }

    /** Above everything in a presentation: beside the panel its large type would not fit; and so it is where the story takes the room. */
    private void placeStrip(Pane place) {
        boolean onTop = isPresenting();
        if (onTop == (screen.getTop() != null) && (onTop || place.equals(parts.strip.getParent()))) {
            return;
        }
        if (screen.getTop() != null) {
            screen.setTop(null);
        } else {
            ((Pane) parts.strip.getParent()).getChildren().remove(parts.strip);
        }
        if (onTop) {
            screen.setTop(parts.strip);
        } else {
            place.getChildren().addFirst(parts.strip);
        }
    }

    /** With the panel open a small window has no room for the settings beside the plots. */
    private boolean isCrowded() {
        return insideShown.get()
                && screen.getWidth() > 0
                && screen.getWidth() - SETTINGS_WIDTH - parts.inside.getPrefWidth() < ROOM_FOR_PLOTS;
    }

    private boolean isPresenting() {
        return appearance.presentingProperty().get();
    }
}
