package org.grokscope.experiments.report;

import java.util.List;

/** Something drawn in a plot; later layers lie over earlier ones. */
public sealed interface Layer {

    /** What the legend calls it; empty for no place in the legend. */
    String name();

    /** Its colour. */
    Ink ink();

    /**
     * Single measurements.
     *
     * @param name for the legend
     * @param ink the colour
     * @param shape their form, so that they can be told apart without colours
     * @param points where they are
     */
    record Marks(String name, Ink ink, Shape shape, List<Point> points) implements Layer {}

    /**
     * A line through points.
     *
     * @param name for the legend
     * @param ink the colour
     * @param dashed whether it is broken, as for what was not measured here
     * @param points its corners, from left to right
     */
    record Line(String name, Ink ink, boolean dashed, List<Point> points) implements Layer {}

    /**
     * The area between the ends of points' ranges.
     *
     * @param name for the legend
     * @param ink the colour
     * @param points its edge, from left to right
     */
    record Band(String name, Ink ink, List<Point> points) implements Layer {}

    /**
     * A point and the range of its height.
     *
     * @param x how far right
     * @param y how high
     * @param low the lower end of the range; y itself for none
     * @param high the upper end of the range; y itself for none
     */
    record Point(double x, double y, double low, double high) {

        /** A point without a range. */
        public Point(double x, double y) {
            this(x, y, y, y);
        }
    }

    /** The form of a mark. */
    enum Shape {
        /** A filled circle. */
        DOT,
        /** An empty circle. */
        RING,
        /** A filled square. */
        SQUARE,
        /** A filled triangle. */
        TRIANGLE,
        /** A filled diamond. */
        DIAMOND
    }

    /** Colours that people with any colour vision can tell apart (after Okabe and Ito). */
    enum Ink {
        /** For what this program measured. */
        BLUE("#0062a3"),
        /** For a second thing that it measured. */
        ORANGE("#c85000"),
        /** For a third. */
        GREEN("#00785a"),
        /** For a fourth. */
        PURPLE("#8a3f8f"),
        /** For what others measured. */
        GREY("#5c6370");

        private final String code;

        Ink(String code) {
            this.code = code;
        }

        /** As SVG names it. */
        String code() {
            return code;
        }
    }
}
