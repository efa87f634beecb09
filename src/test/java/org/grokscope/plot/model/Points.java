package org.grokscope.plot.model;

import java.util.Arrays;

/** A series that tests can let grow. */
public final class Points implements Series {
    private double[] xs = new double[16];
    private double[] ys = new double[16];
    private int size;

    public Points add(double x, double y) {
        if (size == xs.length) {
            xs = Arrays.copyOf(xs, 2 * size);
            ys = Arrays.copyOf(ys, 2 * size);
        }
        xs[size] = x;
        ys[size++] = y;
        return this;
    }

    void clear() {
        size = 0;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public double x(int i) {
        return xs[i];
    }

    @Override
    public double y(int i) {
        return ys[i];
    }
}
