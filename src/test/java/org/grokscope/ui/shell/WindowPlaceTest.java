package org.grokscope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

/** A window is wholly on a screen, wherever it was before. */
class WindowPlaceTest {

    private static final Rectangle2D LAPTOP = new Rectangle2D(0, 0, 1366, 738);
    private static final Rectangle2D LEFT = new Rectangle2D(-1920, 0, 1920, 1080);

    private static Rectangle2D fitted(Rectangle2D frame, Rectangle2D... screens) {
        return new WindowPlace(frame, false).within(List.of(screens), LAPTOP).frame();
    }

    @Test
    void whatFitsStays() {
        Rectangle2D frame = new Rectangle2D(100, 50, 1200, 660);
        assertEquals(frame, fitted(frame, LAPTOP));
        Rectangle2D other = new Rectangle2D(-1800, 50, 1440, 900);
        assertEquals(other, fitted(other, LAPTOP, LEFT));
    }

    @Test
    void whatIsTooLargeShrinksAndWhatLeavesTheScreenComesBack() {
        assertEquals(LAPTOP, fitted(new Rectangle2D(300, 200, 1440, 900), LAPTOP));
        assertEquals(new Rectangle2D(0, 0, 1200, 660), fitted(new Rectangle2D(-500, -20, 1200, 660), LAPTOP));
    }

    @Test
    void whereItsScreenIsGoneItGoesToThePrimaryOne() {
        assertEquals(LAPTOP, fitted(new Rectangle2D(-1800, 50, 1440, 900), LAPTOP));
        assertEquals(new Rectangle2D(166, 78, 1200, 660), fitted(new Rectangle2D(9_000, 9_000, 1200, 660), LAPTOP));
    }

    @Test
    void aScreenThatIsSmallerThanTheLeastIsFilled() {
        Rectangle2D tiny = new Rectangle2D(0, 0, 600, 360);
        assertEquals(tiny, fitted(new Rectangle2D(10, 10, 300, 200), tiny));
    }

    @Test
    void onSeveralScreensItGoesWhereMostOfItIs() {
        Rectangle2D frame = fitted(new Rectangle2D(-1300, 100, 1400, 700), LAPTOP, LEFT);
        assertTrue(LEFT.contains(frame), frame.toString());
    }
}
