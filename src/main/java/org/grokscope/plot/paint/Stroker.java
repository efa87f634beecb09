package org.grokscope.plot.paint;

import org.grokscope.plot.model.Dash;

/** Draws one path as coverage: clips it, breaks it into dashes, and makes a dot of a lone point. */
final class Stroker implements Pen {
    private final Coverage coverage;
    private final double radius;
    private final double on;
    private final double period;
    private double x;
    private double y;
    private boolean down;
    private boolean lone;

    /** Path length since the start, modulo the dash period. */
    private double phase;

    /**
     * A pen.
     *
     * @param width line width in pixels of the raster
     */
    Stroker(Coverage coverage, double width, Dash dash) {
        this.coverage = coverage;
        radius = width / 2;
        on = dash.on(width);
        period = dash == Dash.SOLID ? 0 : on + dash.off(width);
    }

    @Override
    public void to(double nextX, double nextY) {
        if (!Double.isFinite(nextX) || !Double.isFinite(nextY)) {
            up();
            return;
        }
        if (down) {
            segment(nextX, nextY);
            lone = false;
        } else {
            phase = 0;
            lone = true;
        }
        down = true;
        x = nextX;
        y = nextY;
    }

    @Override
    public void upright(double atX, double fromY, double toY) {
        if (period == 0 || phaseAt(atX) <= on) {
            coverage.stroke(atX, fromY, atX, toY, radius);
        }
    }

    @Override
    public void link(double x0, double y0, double x1, double y1) {
        if (period == 0 || phaseAt(x1) <= on) {
            coverage.stroke(x0, y0, x1, y1, radius);
        }
    }

    private double phaseAt(double distance) {
        double p = distance % period;
        return p < 0 ? p + period : p;
    }

    @Override
    public void up() {
        if (down && lone) {
            // A point with no neighbours would vanish as a line; half as thick again, it reads as a point.
            coverage.stroke(x, y, x, y, radius * 1.5);
        }
        down = false;
        lone = false;
    }

    private void segment(double x1, double y1) {
        double length = Math.hypot(x1 - x, y1 - y);
        double margin = radius + 2;
        double enter = 0;
        double leave = 1;
        // Liang–Barsky: the part of the segment that lies in the raster and a margin.
        double[] delta = {x1 - x, y1 - y};
        double[] start = {x, y};
        double[] limit = {coverage.width + margin, coverage.height + margin};
        for (int axis = 0; axis < 2; axis++) {
            if (delta[axis] == 0) {
                if (start[axis] < -margin || start[axis] > limit[axis]) {
                    leave = -1;
                }
            } else {
                double a = (-margin - start[axis]) / delta[axis];
                double b = (limit[axis] - start[axis]) / delta[axis];
                enter = Math.max(enter, Math.min(a, b));
                leave = Math.min(leave, Math.max(a, b));
            }
        }
        if (enter <= leave) {
            visible(
                    x + enter * delta[0],
                    y + enter * delta[1],
                    x + leave * delta[0],
                    y + leave * delta[1],
                    enter * length);
        }
        phase = period == 0 ? 0 : phaseAt(phase + length);
    }

    private void visible(double ax, double ay, double bx, double by, double skipped) {
        if (period == 0) {
            coverage.stroke(ax, ay, bx, by, radius);
            return;
        }
        double length = Math.hypot(bx - ax, by - ay);
        double ux = length == 0 ? 0 : (bx - ax) / length;
        double uy = length == 0 ? 0 : (by - ay) / length;
        double p = phaseAt(phase + skipped);
        for (double begin = -p; begin <= length; begin += period) {
            double from = Math.max(0, begin);
            double to = Math.min(length, begin + on);
            if (to >= from) {
                coverage.stroke(ax + ux * from, ay + uy * from, ax + ux * to, ay + uy * to, radius);
            }
        }
    }
}
