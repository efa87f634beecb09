package org.grokscope.plot.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.EmptyText;
import org.grokscope.plot.paint.PlotPalette;
import org.grokscope.plot.paint.PlotTypography;
import org.junit.jupiter.api.Test;

class ScatterFrameTest {

    private static ScatterPlot.Point point(double x, double y, String key) {
        return new ScatterPlot.Point(x, y, ColourRole.NORM, ScatterPlot.Mark.DOT, key, key);
    }

    private static ScatterFrame frame(ScatterPlot.Point... points) {
        ScatterPlot.Data data = new ScatterPlot.Data("", "", "", "", List.of(points), Optional.empty(), EmptyText.NONE);
        return new ScatterFrame(data, 800, 400, new PlotStyle(PlotPalette.LIGHT, PlotTypography.SYSTEM));
    }

    @Test
    void bothAxesBeginAtZeroAndHoldEveryPoint() {
        ScatterFrame frame = frame(point(2, 300, "a"), point(4, 900, "b"));
        assertEquals(0, frame.across().lower());
        assertEquals(0, frame.up().lower());
        assertTrue(frame.across().upper() >= 4 && frame.up().upper() >= 900);
        assertEquals(frame.left(), frame.x(0));
        assertEquals(frame.bottom(), frame.y(0));
        assertTrue(frame.x(4) <= frame.right() && frame.y(900) >= frame.top());
    }

    @Test
    void aPointWithoutAHeightLiesAboveThePlot() {
        assertTrue(
                frame(point(1, 5, "a")).y(Double.NaN) < frame(point(1, 5, "a")).top());
    }

    @Test
    void thePointerFindsTheNearestPointWithinReach() {
        ScatterFrame frame = frame(point(2, 300, "a"), point(4, 900, "b"), point(3, Double.NaN, "c"));
        assertEquals("a", frame.nearest(frame.x(2) + 3, frame.y(300) - 3).key());
        assertEquals("c", frame.nearest(frame.x(3), frame.y(Double.NaN)).key());
        assertNull(frame.nearest(frame.x(2) + 100, frame.y(300)));
    }

    @Test
    void aLineTurnsAboutItsCentre() {
        ScatterPlot.Line line = new ScatterPlot.Line(2, 1, 5, 1, 3);
        assertEquals(11, line.at(5));
        assertEquals(11, line.turned(5, 3));
        assertEquals(14, line.turned(6, 3));
    }

    @Test
    void noPointsAreNoError() {
        ScatterFrame frame = frame();
        assertTrue(Double.isFinite(frame.x(0)) && Double.isFinite(frame.y(0)));
        assertNull(frame.nearest(10, 10));
    }
}
