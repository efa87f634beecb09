package org.grokscope.plot.labels;

import org.grokscope.plot.model.LabelLayout.Box;

/** The candidates of a label that names a point: beside the point, and with a leader anywhere in the plot, the nearest first. */
final class SpotSearch implements LabelPlacer.Candidates {
    /** Beside, farther and still farther, beyond a line; at the edge of the area; on the other side, near and farther; above and below. */
    private static final int SIDES = 8;

    private static final int FIRST_LEADER = 10_000;
    /** Distances of candidates with a leader, in steps. */
    private static final double ACROSS = 4;

    private static final double DOWN = 1.5;

    private final Around around;
    private final double width;
    private final double height;
    private final double centre;
    /** Rows of candidates near the point, and near it or not. */
    private final int near;

    private final int all;
    private int[] leaders;

    /**
     * Where a label is looked for.
     *
     * @param area where labels may lie
     * @param x the point
     * @param y the point
     * @param gap from the point to a label beside it
     * @param reach how far a label without leader may lie from the point
     * @param step the distance of candidates
     */
    record Around(Box area, double x, double y, double gap, double reach, double step) {}

    /**
     * Prepares the search.
     *
     * @param centre around which height the labels without leader lie
     */
    SpotSearch(Around around, double width, double height, double centre) {
        this.around = around;
        this.width = width;
        this.height = height;
        this.centre = centre;
        all = 2 * (int) (around.reach / around.step) + 1;
        near = all / 2 | 1;
    }

    @Override
    public int count() {
        // Before the leaders are known, one stands for them all.
        return SIDES * all + (leaders == null ? 1 : leaders.length);
    }

    /** Side by side, and of each side the nearest first; half as far as labels may lie, then all the way, then with a leader. */
    @Override
    public Spot at(int index) {
        if (index < SIDES * near) {
            return beside(index / near, index % near);
        }
        if (index < SIDES * all) {
            int rest = index - SIDES * near;
            return beside(rest / (all - near), near + rest % (all - near));
        }
        if (leaders == null) {
            leaders = leaders();
        }
        return withLeader(leaders[index - SIDES * all]);
    }

    private Spot beside(int side, int row) {
        Box area = around.area;
        int rows = (row + 1) / 2;
        double away = rows * around.step;
        double far = area.right() - width;
        double left = switch (side) {
            case 0 -> around.x + around.gap;
            case 1 -> around.x + around.gap + 5 * around.step;
            case 2 -> around.x + around.gap + 10 * around.step;
            case 3 -> Math.min(far, around.x + around.gap);
            case 4 -> around.x - around.gap - width;
            case 5 -> around.x - around.gap - width - 5 * around.step;
            case 6 -> around.x - around.gap - width - 10 * around.step;
            default -> Math.max(area.left(), Math.min(far, around.x - width / 2));
        };
        double lowest = Math.max(area.top(), area.bottom() - height);
        double top = Math.clamp(centre + (row % 2 == 0 ? away : -away) - height / 2, area.top(), lowest);
        return new Spot(side * 1000 + row, new Box(left, top, width, height), null);
    }

    /** The candidates with a leader, the nearest first, in quarters of a px; sorted by counting, since a redraw sorts some thousand. */
    private int[] leaders() {
        int[] distances = new int[columns() * rows()];
        int most = 0;
        for (int i = 0; i < distances.length; i++) {
            distances[i] = (int) (4 * Math.sqrt(squaredDistance(cell(i))));
            most = Math.max(most, distances[i]);
        }
        int[] place = new int[most + 2];
        for (int away : distances) {
            place[away + 1]++;
        }
        for (int away = 0; away < most; away++) {
            place[away + 1] += place[away];
        }
        int[] nearest = new int[distances.length];
        for (int i = 0; i < distances.length; i++) {
            nearest[place[distances[i]]++] = i;
        }
        return nearest;
    }

    private int columns() {
        return (int) Math.max(1, around.area.width() / (ACROSS * around.step));
    }

    private int rows() {
        return (int) Math.max(1, around.area.height() / (DOWN * around.step));
    }

    private Box cell(int i) {
        Box area = around.area;
        int row = i / columns();
        int column = i % columns();
        double left = area.left() + column * ACROSS * around.step;
        return new Box(left, area.top() + row * DOWN * around.step, width, height);
    }

    private Spot withLeader(int cell) {
        Box box = cell(cell);
        return new Spot(FIRST_LEADER + cell, box, Spot.Leader.of(box, around.x, around.y));
    }

    private double squaredDistance(Box box) {
        double dx = Math.max(0, Math.max(box.left() - around.x, around.x - box.right()));
        double dy = Math.max(0, Math.max(box.top() - around.y, around.y - box.bottom()));
        return dx * dx + dy * dy;
    }
}
