package org.grokscope.ui.inspect;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.grokscope.inspect.NetworkSnapshot;
import org.grokscope.narration.NumberFormat;
import org.grokscope.plot.paint.PlotPalette;
import org.grokscope.plot.paint.PlotTypography;
import org.grokscope.ui.controls.Hints;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.explain.Reasons;

/**
 * Inside the network: its answers, its key frequencies, the circle on which it arranges the numbers, and the weights of its hidden
 * units; of the current snapshot, and beside it of a pinned one.
 */
public final class InspectPanel extends VBox {

    /** Usual and least width with one snapshot and with two, in px. */
    private static final double WIDTH = 352;

    private static final double LEAST = 304;
    private static final double PAIR = 580;
    private static final double LEAST_PAIR = 560;
    private static final double GAP = 8;
    /** The least for the title and the step. */
    private static final double LEAST_NAMES = 120;

    private final Label when = Nodes.label("", "quiet");
    private final ToggleButton pin = new ToggleButton(Texts.of("inspect.pin.label"));
    private final InspectViews now;
    private final InspectViews pinned;
    private final ScrollPane scroller = new ScrollPane();
    private boolean stacked;
    private double scale = 1;
    private final SumQuestion question = new SumQuestion();

    private Optional<NetworkSnapshot> shown = Optional.empty();
    private Optional<NetworkSnapshot> pinnedLook = Optional.empty();

    /**
     * Makes the panel.
     *
     * @param onClose hides the panel
     */
    public InspectPanel(Runnable onClose) {
        getStyleClass().add("inside");
        Label title = Nodes.label(Texts.of("inspect.title"), "setting-name");
        pin.getStyleClass().add("small");
        Hints.put(pin, Texts.of("inspect.pin.tooltip"));
        pin.setOnAction(event -> pin(pin.isSelected() ? shown : Optional.empty()));
        Button close = Nodes.closer(Texts.of("inspect.hide.accessible"), Texts.of("inspect.hide.tooltip"), onClose);
        // Where both have no room in a row, the step is below the title.
        FlowPane names = new FlowPane(8, 0, title, when);
        names.setPrefWrapLength(LEAST_NAMES);
        names.setMinWidth(LEAST_NAMES);
        HBox.setHgrow(names, Priority.ALWAYS);
        HBox head = new HBox(8, names, pin, close);
        head.getStyleClass().add("inside-head");
        for (Region each : List.of(title, when, pin)) {
            each.setMinWidth(USE_PREF_SIZE);
        }
        now = new InspectViews();
        pinned = new InspectViews();
        now.follow(pinned);
        scroller.setFitToWidth(true);
        VBox.setVgrow(scroller, Priority.ALWAYS);
        getChildren().addAll(head, question, scroller);
        pin(Optional.empty());
        show(Optional.empty());
    }

    public void setLook(PlotPalette palette, PlotTypography typography) {
        now.setLook(palette, typography);
        pinned.setLook(palette, typography);
    }

    /** Shows the latest snapshot, if there is one. */
    public void show(Optional<NetworkSnapshot> look) {
        if (shown.equals(look) && shown.isPresent()) {
            return;
        }
        shown = look;
        Reasons.set(pin, look.isEmpty() && pinnedLook.isEmpty() ? Texts.of("why.no-snapshot") : "");
        when.setText(step(look));
        now.show(look, pinnedLook.isPresent() ? Texts.of("inspect.now") : "");
        question.show(look);
    }

    /** Removes the pinned snapshot when another run is shown. */
    public void clear() {
        pin(Optional.empty());
        shown = Optional.empty();
        now.show(Optional.empty(), "");
        question.show(Optional.empty());
    }

    private void pin(Optional<NetworkSnapshot> look) {
        pinnedLook = look;
        pin.setSelected(look.isPresent());
        pin.setText(look.map(each -> Texts.of("inspect.pin.pinned", NumberFormat.count(each.step())))
                .orElse(Texts.of("inspect.pin.label")));
        pinned.show(look, step(look));
        now.show(shown, look.isPresent() ? Texts.of("inspect.now") : "");
        arrange();
    }

    /** The least width with two snapshots side by side, in px. */
    public double leastPair() {
        return LEAST_PAIR;
    }

    /** Has two snapshots one below the other, where there is no room for them side by side. */
    public void stack(boolean narrow) {
        if (narrow != stacked) {
            stacked = narrow;
            arrange();
        }
    }

    /** Gives all views more room, as for larger type. */
    public void setScale(double newScale) {
        if (newScale != scale) {
            scale = newScale;
            now.setScale(scale);
            pinned.setScale(scale);
            arrange();
        }
    }

    private void arrange() {
        boolean pair = pinnedLook.isPresent() && !stacked;
        List<InspectViews> shownViews = pinnedLook.isPresent() ? List.of(pinned, now) : List.of(now);
        Pane views = pair ? new HBox(GAP) : new VBox(GAP);
        views.getChildren().setAll(shownViews);
        scroller.setContent(views);
        setMinWidth(pair ? LEAST_PAIR : LEAST);
        setPrefWidth(scale * (pair ? PAIR : WIDTH));
    }

    private static String step(Optional<NetworkSnapshot> look) {
        return look.map(each -> Texts.of("inspect.at-step", NumberFormat.count(each.step())))
                .orElse("");
    }

    /** The views of the current snapshot, for pictures. */
    public InspectViews views() {
        return now;
    }
}
