package org.grokscope.plot.fx;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.Scene;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Curve;
import org.grokscope.plot.model.Series;
import org.junit.jupiter.api.Test;

/** Guards against a redraw that walks all data: counted in points read, which no busy machine changes. */
class RedrawReadsTest {

    private static final int MANY = 1_000_000;
    private static final int WIDTH = 1100;

    /** A wave of any length that counts how often it is read. */
    private static final class CountingSeries implements Series {
        private int size = MANY;
        private long reads;

        @Override
        public int size() {
            return size;
        }

        @Override
        public double x(int i) {
            return i;
        }

        @Override
        public double y(int i) {
            reads++;
            return Math.sin(i * 1e-3) + (i % 7) * 0.1;
        }

        long readsSinceLastCall() {
            long result = reads;
            reads = 0;
            return result;
        }
    }

    @Test
    void growthAndZoomReadFewPointsOfAMillion() {
        CountingSeries series = new CountingSeries();
        Fx.call(() -> {
            StepAxis axis = new StepAxis();
            Plot plot = new Plot(axis);
            plot.setPrefSize(WIDTH, 250);
            plot.setCurves(List.of(Curve.measured("wave", series, ColourRole.TRAIN)));
            new Scene(plot, WIDTH, 250).snapshot(null);
            plot.drawNow();
            assertTrue(series.readsSinceLastCall() >= MANY, "the first drawing reads everything once");

            series.size += 20;
            plot.dataChanged();
            plot.drawNow();
            long grown = series.readsSinceLastCall();
            axis.show(MANY * 0.1, MANY * 0.8);
            plot.drawNow();
            long zoomed = series.readsSinceLastCall();
            plot.dataChanged();
            plot.drawNow();
            long unchanged = series.readsSinceLastCall();
            // A pixel column has two ends, and on either side at most the points of one block are read one by one.
            long bound = WIDTH * 64L;
            assertTrue(grown < bound, "after growth: " + grown);
            assertTrue(zoomed < bound, "after a zoom: " + zoomed);
            assertTrue(unchanged == 0, "with nothing new: " + unchanged);
            return null;
        });
    }
}
