package org.grokscope.plot.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.EmptyText;
import org.grokscope.plot.model.Figure;
import org.junit.jupiter.api.Test;

class ScatterPlotTest {

    private static Figure.Point point(double x, double y, String key) {
        return new Figure.Point(x, y, y, y, key, key);
    }

    /** Marks on two axes from 0, painted 800 × 400 px large. */
    private static void with(List<Figure.Point> points, Consumer<ScatterPlot> test) {
        Fx.run(() -> {
            ScatterPlot plot = new ScatterPlot((title, up, across, count) -> title + up + across + count);
            plot.show(new Figure(
                    "Scaling",
                    Figure.Axis.fromZero("1/λ"),
                    Figure.Axis.fromZero("steps"),
                    List.of(new Figure.Marks("", ColourRole.NORM, Figure.Shape.DOT, points)),
                    "did not grok",
                    EmptyText.NONE));
            new Scene(plot, 800, 400).snapshot(null);
            test.accept(plot);
        });
    }

    @Test
    void thePointerFindsTheNearestMarkWithinReach() {
        Figure.Point low = point(2, 300, "a");
        Figure.Point never = point(3, Double.NaN, "c");
        with(List.of(low, point(4, 900, "b"), never), plot -> {
            Point2D at = plot.place(low);
            assertEquals("a", plot.nearest(at.getX() + 3, at.getY() - 3).key());
            assertNull(plot.nearest(at.getX() + 100, at.getY()));
            Point2D above = plot.place(never);
            assertEquals("c", plot.nearest(above.getX(), above.getY()).key());
            assertTrue(above.getY() < plot.place(point(4, 900, "b")).getY(), "no height is above every height");
        });
    }

    @Test
    void bothAxesBeginAtZeroAndGrowWithTheValues() {
        Figure.Point high = point(4, 900, "b");
        with(List.of(point(2, 300, "a"), high), plot -> {
            Point2D zero = plot.place(point(0, 0, ""));
            Point2D place = plot.place(high);
            assertTrue(zero.getX() > 0 && place.getX() > zero.getX() && place.getX() < 800, zero + " to " + place);
            assertTrue(zero.getY() < 400 && place.getY() < zero.getY() && place.getY() > 0, zero + " to " + place);
        });
    }

    @Test
    void withoutPointsNothingCanBePointedAt() {
        with(List.of(), plot -> assertNull(plot.nearest(10, 10)));
    }

    @Test
    void aTrendTurnsAboutItsCentre() {
        Figure.Trend trend = new Figure.Trend("", ColourRole.NORM, 2, 1, 5, 1, 3);
        assertEquals(11, trend.at(5, 2));
        assertEquals(11, trend.at(5, 3));
        assertEquals(14, trend.at(6, 3));
    }
}
