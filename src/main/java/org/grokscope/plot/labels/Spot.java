package org.grokscope.plot.labels;

import org.grokscope.plot.model.LabelLayout.Box;

/**
 * A place for a label.
 *
 * @param id names the place among the candidates of the label, whatever their order
 * @param box the label
 * @param leader the line from the label to what it names; null for none
 */
public record Spot(int id, Box box, Leader leader) {
    /** A straight line from a label's edge to what the label names. */
    public record Leader(double fromX, double fromY, double toX, double toY) {
        private static final double GAP = 2;

        /** The shortest upright or level line from a box to a point, or a slanted one from the middle of a side. */
        static Leader of(Box box, double x, double y) {
            double middle = box.top() + box.height() / 2;
            if (x < box.left() || x > box.right()) {
                return new Leader(x < box.left() ? box.left() - GAP : box.right() + GAP, middle, x, y);
            }
            return new Leader(x, y < middle ? box.top() - 1 : box.bottom() + 1, x, y);
        }

        /** The same line without its last px, at what it names. */
        public Leader shortened(double px) {
            double length = Math.hypot(toX - fromX, toY - fromY);
            double share = length <= px ? 0 : (length - px) / length;
            return new Leader(fromX, fromY, fromX + share * (toX - fromX), fromY + share * (toY - fromY));
        }
    }
}
