package org.grokscope.plot.model;

/**
 * How a curve is drawn.
 *
 * @param width line width in px, above 0 and at most 40; the line scale of the plot multiplies it
 * @param dash how the line is broken
 * @param role what its colour means
 * @param strength opacity of the line, above 0 and at most 1
 * @param mark the form of its marks, which tells it apart without colours
 */
public record CurveStyle(double width, Dash dash, ColourRole role, double strength, Figure.Shape mark) {
    /** As many runs can be told apart: four colours and forms of marks, filled and solid, and open and dashed. */
    public static final int MOST_RUNS = 8;

    private static final double RUN_WIDTH = 2.2;
    private static final double FAINT = 0.4;

    /** Refuses widths outside (0, 40] and strengths outside (0, 1]. */
    public CurveStyle {
        if (!(width > 0 && width <= 40)) {
            throw new IllegalArgumentException("Line width must be above 0 and at most 40 px (got " + width + ")");
        }
        if (!(strength > 0 && strength <= 1)) {
            throw new IllegalArgumentException("Strength must be above 0 and at most 1 (got " + strength + ")");
        }
    }

    /** A line at full strength, whose marks are dots. */
    public CurveStyle(double width, Dash dash, ColourRole role) {
        this(width, dash, role, 1, Figure.Shape.DOT);
    }

    /** A measured curve: solid, 2.2 px. */
    public static CurveStyle solid(ColourRole role) {
        return new CurveStyle(2.2, Dash.SOLID, role);
    }

    /** A law: dashed, 1.6 px. */
    public static CurveStyle dashed(ColourRole role) {
        return new CurveStyle(1.6, Dash.DASHED, role);
    }

    /** A comparison: dotted, 1.6 px. */
    public static CurveStyle dotted(ColourRole role) {
        return new CurveStyle(1.6, Dash.DOTTED, role);
    }

    /** One of several runs without an order, by its index below {@link #MOST_RUNS}. */
    public static CurveStyle run(int index) {
        int colours = ColourRole.runs().size();
        return run(index, ColourRole.runs().get(index % colours), index < colours ? Dash.SOLID : Dash.DASHED);
    }

    /**
     * One of several runs in the order of a setting. More than four shades are so near each other that neighbours also differ in their dashes.
     *
     * @param index its place among the compared runs, which gives the form of its marks
     * @param rank its place in the order, below {@code ranks}
     * @param ranks the number of different values, at most {@link #MOST_RUNS}
     */
    public static CurveStyle ranked(int index, int rank, int ranks) {
        int last = ColourRole.ranks().size() - 1;
        int shade = ranks < 2 ? last / 2 : (int) Math.round((double) rank * last / (ranks - 1));
        boolean dashed = ranks > 4 && rank % 2 == 1;
        return run(index, ColourRole.ranks().get(shade), dashed ? Dash.DASHED : Dash.SOLID);
    }

    /** A run that differs from an ordered series in a second setting. */
    public static CurveStyle second(int index) {
        return run(index, ColourRole.SECOND_RUN, Dash.DASHED);
    }

    private static CurveStyle run(int index, ColourRole role, Dash dash) {
        return new CurveStyle(RUN_WIDTH, dash, role, 1, Figure.Shape.ofRun(index));
    }

    /** A thin, pale line for what belongs to the curve and matters less. */
    public CurveStyle faint() {
        return new CurveStyle(width / 2, Dash.SOLID, role, FAINT, mark);
    }
}
