package org.grokscope.ui.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.grokscope.plot.fx.BarPlot;
import org.grokscope.plot.fx.CellMap;
import org.grokscope.plot.fx.PointMap;
import org.grokscope.ui.explain.Reasons;
import org.grokscope.ui.shell.Window;
import org.junit.jupiter.api.Test;

/** Figures that the window saves and copies. */
class FigureExportTest extends TrainedWindow {

    private FigureCard card() {
        return export.card(FigureCard.class);
    }

    private Image preview() {
        return ((ImageView) card().lookup(".image-view")).getImage();
    }

    @Test
    void aFigureIsPreviewedAndSavedAsItIsChosen() throws IOException {
        window.act("FIGURE");
        Window.until("preview", () -> preview() != null);
        double wide = Window.call(() -> preview().getWidth() / preview().getHeight());
        ExportWindow.choose(card(), "single 3.4 in");
        ExportWindow.choose(card(), "PNG 300 dpi");
        Window.until("another preview", () -> preview().getWidth() / preview().getHeight() < wide / 2);
        Path file = folder.resolve("a.png");
        window.picker.next = file;
        ExportWindow.press(card(), "Save …");
        assertFalse(Window.call(() -> card().isVisible()), "what is said of the file is not behind the card");
        export.untilSaid("Saved");
        assertEquals(1_020, ImageIO.read(file.toFile()).getWidth(), "3.4 in at 300 dpi");
    }

    @Test
    void whatWasChosenLastIsChosenForTheNextFigureAndForACopy() {
        window.act("FIGURE");
        ExportWindow.choose(card(), "greys");
        ExportWindow.choose(card(), "SVG");
        export.answer("a.svg");
        ExportWindow.press(card(), "Save …");
        export.untilSaid("Saved");
        window.act("FIGURE");
        for (String chosen : List.of("greys", "SVG")) {
            assertTrue(ExportWindow.isChosen(card(), chosen), chosen);
        }
        ExportWindow.choose(card(), "colour");
        ExportWindow.press(card(), "Close");
        window.act("FIGURE");
        assertTrue(ExportWindow.isChosen(card(), "greys"), "what was closed was not used");
        ExportWindow.press(card(), "Close");
        window.act("COPY_FIGURE");
        export.untilSaid("Copied the figure.");
        int[] pixels = Window.call(
                () -> Pixels.of(Clipboard.getSystemClipboard().getImage()).pixels());
        assertTrue(Arrays.stream(pixels)
                .allMatch(it -> (it & 0xFF) == (it >> 8 & 0xFF) && (it & 0xFF) == (it >> 16 & 0xFF)));
    }

    @Test
    void withoutAFileTheCardStays() {
        window.act("FIGURE");
        window.picker.next = null;
        ExportWindow.press(card(), "Save …");
        assertTrue(Window.call(() -> card().isVisible()));
    }

    @Test
    void keysDoNothingBehindTheCard() {
        window.act("FIGURE");
        long step = window.session().step();
        window.press(KeyCode.S);
        window.press(KeyCode.SPACE);
        Window.until("preview", () -> preview() != null);
        assertEquals(step, window.session().step());
        window.press(KeyCode.ESCAPE);
        assertFalse(Window.call(() -> card().isVisible()));
    }

    @Test
    void stepsWithoutAnyBetweenThemAreNamed() {
        window.act("FIGURE");
        Window.run(() -> {
            TextField from = (TextField) card().lookup(".number-field");
            from.setText("100000");
            from.fireEvent(new ActionEvent());
        });
        Window.until(
                "said",
                () -> card().lookupAll(".problem").stream()
                        .map(Label.class::cast)
                        .anyMatch(label -> label.isVisible() && label.getText().contains("First step must be below")));
    }

    @Test
    void theFieldAtFaultIsNamedAndNothingIsSavedOrDrawnUntilItIsCorrected() {
        window.act("FIGURE");
        Window.until("preview", () -> preview() != null);
        List<TextField> steps = Window.call(() -> card().lookupAll(".number-field").stream()
                .map(TextField.class::cast)
                .toList());
        ExportWindow.enter(steps.getFirst(), "100");
        ExportWindow.enter(steps.getLast(), "50");
        String range = "First step must be below the last one shown, 50 (got 100).";
        assertRefused(range);
        ExportWindow.enter(steps.getLast(), "xyz");
        String text = Window.call(() -> Reasons.of(ExportWindow.button(card(), "Save …")));
        assertTrue(text.startsWith("Last step") && text.contains("xyz"), text);
        assertRefused(text);
        ExportWindow.enter(steps.getLast(), "50");
        assertRefused(range);
        ExportWindow.enter(steps.getLast(), "150");
        Window.until("a preview again", () -> preview() != null);
        assertEquals("", Window.call(() -> Reasons.of(ExportWindow.button(card(), "Save …"))));
        assertFalse(ExportWindow.says(card(), range));
    }

    private void assertRefused(String why) {
        assertTrue(ExportWindow.says(card(), why), "it is said: " + why);
        for (String use : List.of("Copy", "Save …")) {
            assertEquals(why, Window.call(() -> Reasons.of(ExportWindow.button(card(), use))));
        }
        assertNull(Window.call(this::preview), "nothing is drawn that nobody asked for");
    }

    @Test
    void aCopiedFigureIsAnImageOf300Dpi() {
        window.act("COPY_FIGURE");
        export.untilSaid("Copied the figure.");
        Image image = Window.call(() -> Clipboard.getSystemClipboard().getImage());
        assertEquals(2_100, image.getWidth(), "7 in");
    }

    private boolean hasRow(String name) {
        return Window.call(() -> card().lookupAll(".label").stream()
                .anyMatch(node -> node instanceof Label label && label.getText().equals(name) && Window.shown(node)));
    }

    private <T extends Node> T panel(Class<T> type) {
        return Window.call(() -> Window.all(window.scene().getRoot())
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow());
    }

    @Test
    void aSinglePanelIsSavedAsAFigureDrawnAnew() throws IOException {
        window.press(KeyCode.I);
        Window.until("a snapshot", () -> window.session().snapshots().latest().isPresent());
        Window.until(
                "the circle", () -> panel(PointMap.class).getAccessibleText().contains("frequency"));
        Node loss = window.plots().stream()
                .filter(plot -> "Loss".equals(plot.titleProperty().get()))
                .findFirst()
                .orElseThrow();
        for (Node panel : List.<Node>of(panel(PointMap.class), panel(BarPlot.class), panel(CellMap.class), loss)) {
            ExportWindow.choose(panel, "Export figure …");
            Window.until("a preview", () -> preview() != null);
            assertFalse(hasRow("Panels"), "only a figure of runs has panels to choose from");
            ExportWindow.choose(card(), "PNG 300 dpi");
            Path file = folder.resolve("panel.png");
            window.picker.next = file;
            ExportWindow.press(card(), "Save …");
            Window.until("the file", () -> Files.exists(file));
            Window.until("said", () -> window.engine().contains("panel.png"));
            assertEquals(
                    1_020, ImageIO.read(file.toFile()).getWidth(), "3.4 in at 300 dpi, whatever the window's size");
            Files.delete(file);
        }
    }
}
