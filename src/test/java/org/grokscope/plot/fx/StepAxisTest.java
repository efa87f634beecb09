package org.grokscope.plot.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.grokscope.plot.model.Extent;
import org.grokscope.plot.model.ScaleKind;
import org.junit.jupiter.api.Test;

class StepAxisTest {
    private static StepAxis withData(double last) {
        StepAxis axis = new StepAxis();
        axis.contribute(axis, new Extent(0, 10, last));
        return axis;
    }

    @Test
    void theViewFollowsTheDataUntilSomeoneZooms() {
        StepAxis axis = withData(1000);
        assertEquals(0, axis.getView().lower());
        assertTrue(axis.getView().upper() >= 1140);
        axis.zoom(2, 0.5);
        StepAxis.View chosen = axis.getView();
        assertFalse(axis.isAutomatic());
        axis.contribute(axis, new Extent(0, 10, 5000));
        assertEquals(chosen, axis.getView());
        axis.reset();
        assertTrue(axis.getView().upper() > 5000);
    }

    @Test
    void zoomKeepsThePlaceUnderThePointerOnBothScales() {
        for (ScaleKind kind : ScaleKind.values()) {
            StepAxis axis = withData(1000);
            axis.setKind(kind);
            double step = axis.getView().scale().value(0.3);
            axis.zoom(1.7, 0.3);
            assertEquals(0.3, axis.getView().scale().fraction(step), 1e-9);
            axis.zoom(1.2, 0.3);
            assertEquals(0.3, axis.getView().scale().fraction(step), 1e-9);
        }
    }

    @Test
    void zoomingOutToEverythingIsAutomaticAgain() {
        StepAxis axis = withData(1000);
        StepAxis.View all = axis.getView();
        axis.zoom(4, 0.5);
        axis.zoom(0.1, 0.5);
        assertTrue(axis.isAutomatic());
        assertEquals(all, axis.getView());
    }

    @Test
    void panStopsAtTheEndsAndKeepsTheWidth() {
        for (ScaleKind kind : ScaleKind.values()) {
            StepAxis axis = withData(1000);
            axis.setKind(kind);
            StepAxis.View all = axis.getView();
            axis.zoom(4, 0.5);
            double width = width(axis);
            for (int i = 0; i < 50; i++) {
                axis.pan(0.3);
            }
            assertEquals(all.upper(), axis.getView().upper(), 1e-6);
            assertEquals(width, width(axis), width * 1e-6);
            for (int i = 0; i < 50; i++) {
                axis.pan(-0.3);
            }
            assertEquals(all.lower(), axis.getView().lower(), 1e-6);
            assertEquals(width, width(axis), width * 1e-6);
        }
    }

    private static double width(StepAxis axis) {
        StepAxis.View v = axis.getView();
        return v.kind() == ScaleKind.LOG ? Math.log(v.upper() / v.lower()) : v.upper() - v.lower();
    }

    @Test
    void aLogarithmicAxisBeginsAtTheFirstPositiveStep() {
        StepAxis axis = withData(1000);
        axis.setKind(ScaleKind.LOG);
        assertEquals(10, axis.getView().lower());
    }

    @Test
    void theHorizonIsInView() {
        StepAxis axis = withData(1000);
        axis.setHorizon(2600);
        assertEquals(2600, axis.getView().upper());
        axis.setHorizon(Double.NaN);
        assertTrue(axis.getView().upper() < 2000);
    }

    @Test
    void aNewShorterRunIsShownWhole() {
        StepAxis axis = withData(10_000);
        axis.show(8000, 9000);
        axis.contribute(axis, new Extent(0, 10, 50));
        assertTrue(axis.isAutomatic());
        assertTrue(axis.getView().upper() < 100);
    }

    @Test
    void nonsenseIsIgnored() {
        StepAxis axis = withData(1000);
        StepAxis.View all = axis.getView();
        axis.zoom(0, 0.5);
        axis.zoom(Double.NaN, 0.5);
        axis.zoom(Double.POSITIVE_INFINITY, 0.5);
        axis.show(Double.NaN, 5);
        axis.pan(0.5);
        assertEquals(all, axis.getView());
        axis.show(500, 500);
        assertTrue(axis.getView().upper() - axis.getView().lower() >= 2 - 1e-9);
    }
}
