package org.grokscope.ui.controls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.text.Font;
import org.grokscope.ui.export.FilmStudio;
import org.grokscope.ui.shell.Window;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A text that changes often costs a layout of the window only where its size changes. */
class LiveLabelTest {

    private final LiveLabel figure = LiveLabel.figure("1,000", "readout-value");
    private final LiveLabel words = LiveLabel.wrapped("Learning.", "sentence");
    private final HBox row = new HBox(words, figure);

    @BeforeAll
    static void startToolkit() {
        FilmStudio.startToolkit(true);
    }

    /** Shows them, and changes one of them; returns whether the row was to be laid out again. */
    private boolean laidOutAfter(Runnable change) {
        return Window.call(() -> {
            if (row.getScene() == null) {
                HBox.setHgrow(words, Priority.ALWAYS);
                HBox.setHgrow(figure, Priority.NEVER);
                row.setFillHeight(false);
                new Scene(row, 300, 100);
            }
            layOut();
            assertFalse(row.isNeedsLayout());
            change.run();
            boolean needed = row.isNeedsLayout();
            layOut();
            return needed;
        });
    }

    private void layOut() {
        // What the style sheets change at first is laid out again.
        for (int pass = 0; pass < 3; pass++) {
            row.applyCss();
            row.layout();
        }
    }

    @Test
    void anotherNumberOfTheSameLengthMovesNothing() {
        assertFalse(laidOutAfter(() -> figure.setText("1,025")));
        assertEquals("1,025", figure.label().getText());
    }

    @Test
    void aLongerTextGetsItsRoom() {
        assertTrue(laidOutAfter(() -> figure.setText("1,000,000,000 ± 25")));
        Window.run(() -> assertTrue(figure.label().getWidth() >= figure.label().prefWidth(-1)));
    }

    @Test
    void aMuchShorterTextGivesItBack() {
        laidOutAfter(() -> figure.setText("1,000,000,000 ± 25"));
        double wide = figure.getWidth();
        assertTrue(laidOutAfter(() -> figure.setText("–")));
        assertTrue(figure.getWidth() < wide);
    }

    @Test
    void wordsThatNeedAnotherLineGetIt() {
        assertFalse(laidOutAfter(() -> words.setText("Learnt it.")));
        double low = words.getHeight();
        assertTrue(laidOutAfter(
                () -> words.setText("A sentence that is much too long for the three hundred pixels of this window.")));
        assertTrue(words.getHeight() > low);
    }

    @Test
    void aLargerFontGetsItsRoom() {
        assertTrue(laidOutAfter(() -> figure.label().setFont(Font.font(40))));
        Window.run(() -> assertTrue(figure.label().getWidth() >= figure.label().prefWidth(-1)));
    }
}
