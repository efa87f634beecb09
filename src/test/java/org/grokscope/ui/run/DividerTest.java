package org.grokscope.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import javafx.event.Event;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.grokscope.plot.fx.Plot;
import org.grokscope.training.FakeLearner;
import org.grokscope.ui.shell.Layout;
import org.grokscope.ui.shell.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Panels change their sizes by dragging, are remembered, come back, and clip nothing. */
class DividerTest {

    private final Path library =
            Path.of("target", "test-libraries", UUID.randomUUID().toString(), "library.db");
    private Window window;

    @BeforeEach
    void open() {
        window = new Window(new FakeLearner.Factory(), library);
    }

    @AfterEach
    void close() {
        window.close();
    }

    private Node divider(String pane, Orientation orientation) {
        return Window.call(() -> Window.all(window.scene().getRoot())
                .filter(node -> node.getStyleClass().contains("split-pane-divider"))
                .filter(node -> ((SplitPane) node.getParent()).getOrientation() == orientation)
                .filter(node -> node.getParent().getParent().getStyleClass().contains(pane)
                        || node.getParent().getStyleClass().contains(pane))
                .findFirst()
                .orElseThrow());
    }

    private void drag(Node divider, double right, double down) {
        Point2D from = Window.centre(divider);
        window.drag(from, from.add(right, down));
        window.drop();
    }

    private static void doubleClick(Node divider) {
        Window.run(() -> Event.fireEvent(
                divider,
                new MouseEvent(
                        MouseEvent.MOUSE_CLICKED,
                        1,
                        1,
                        1,
                        1,
                        MouseButton.PRIMARY,
                        2,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        true,
                        null)));
        Window.settle();
    }

    private double accuracyHeight() {
        return Window.call(() -> window.plots().getFirst().getHeight());
    }

    @Test
    void aDividerIsRememberedAndADoubleClickPutsItBack() {
        double usual = accuracyHeight();
        drag(divider("sheet", Orientation.VERTICAL), 0, 60);
        double dragged = accuracyHeight();
        assertEquals(usual + 60, dragged, 3);
        window.close();
        window = new Window(new FakeLearner.Factory(), library);
        assertEquals(dragged, accuracyHeight(), 2);
        doubleClick(divider("sheet", Orientation.VERTICAL));
        assertEquals(usual, accuracyHeight(), 2);
    }

    @Test
    void theDrawerAndThePanelBesideAreDragged() {
        window.press(KeyCode.I);
        Plot loss = window.plots().get(2);
        double height = Window.call(loss::getHeight);
        drag(divider("plots", Orientation.VERTICAL), 0, -50);
        assertEquals(height + 50, Window.call(loss::getHeight), 3);
        Region inside = (Region) Window.call(() -> window.scene().lookup(".inside"));
        double width = Window.call(inside::getWidth);
        drag(divider("run-body", Orientation.HORIZONTAL), -40, 0);
        assertEquals(width + 40, Window.call(inside::getWidth), 3);
    }

    @Test
    void inTheSmallestWindowNothingIsClippedWhereverTheDividersAre() {
        Region root = (Region) window.scene().getRoot();
        for (boolean inside : new boolean[] {false, true}) {
            for (double position : new double[] {Double.NaN, 0, 1}) {
                Window.run(() -> {
                    root.resize(1093, 614);
                    root.applyCss();
                    root.layout();
                    Window.all(root)
                            .filter(node -> node instanceof SplitPane pane
                                    && pane.getItems().size() == 2
                                    && !Double.isNaN(position))
                            .forEach(pane -> ((SplitPane) pane).setDividerPosition(0, position));
                    root.layout();
                    assertEquals(List.of(), Layout.faults(root), position + (inside ? " inside" : ""));
                    for (Plot plot : window.plots().subList(0, 2)) {
                        assertTrue(plot.getHeight() >= 97, plot.getHeight() + " at " + position);
                    }
                    assertTrue(window.plots().get(2).getHeight() >= 37);
                });
            }
            window.press(KeyCode.I);
        }
    }
}
