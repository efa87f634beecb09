package org.grokscope.plot.model;

import java.util.function.DoubleUnaryOperator;

/** Something drawn over the horizontal axis. Bands are drawn first, then the rest in the order given. */
public sealed interface Curve {
    /** What the curve is called in labels and in the crosshair's readout; may be empty. */
    String name();

    /** What its colour means. */
    ColourRole role();

    /** A curve that is drawn as a line. */
    sealed interface Stroked extends Curve {
        /** How it is drawn. */
        CurveStyle style();

        @Override
        default ColourRole role() {
            return style().role();
        }
    }

    /** What is written at the end of a line. */
    enum EndLabel {
        /** Nothing. */
        NONE,
        /** The curve's name. */
        NAME,
        /** The name and the last value in view. */
        NAME_AND_VALUE,
        /** The name, where the curve first rises past the middle of the value axis; at the end of one that does not, with a mark. */
        NAME_AT_RISE
    }

    /**
     * A line through points.
     *
     * @param name shown in labels and readout
     * @param data its points
     * @param style how it is drawn
     * @param label what is written at its end
     * @param measured true for data: it sets the automatic ranges of both axes and is empty until it has points; false
     *     for a drawn line such as a law, which follows the ranges the data has set
     */
    record Line(String name, Series data, CurveStyle style, EndLabel label, boolean measured) implements Stroked {
        /** The same line with nothing at its end. */
        public Line unlabelled() {
            return new Line(name, data, style, EndLabel.NONE, measured);
        }
    }

    /**
     * A formula, sampled once per pixel. Where it gives NaN or an infinity there is a gap. It never sets a range.
     *
     * @param name shown in labels and readout
     * @param formula value at a step
     * @param from first step it is drawn at
     * @param to last step it is drawn at; may be infinite
     * @param style how it is drawn
     * @param label what is written at its end
     */
    record Formula(String name, DoubleUnaryOperator formula, double from, double to, CurveStyle style, EndLabel label)
            implements Stroked {
        /** Refuses NaN ends. */
        public Formula {
            if (Double.isNaN(from) || Double.isNaN(to)) {
                throw new IllegalArgumentException(
                        "First and last step must be numbers (got " + from + ", " + to + ")");
            }
        }
    }

    /**
     * The tinted area between two polylines, interpolated as they are drawn. It never sets a range.
     *
     * @param name shown in the readout, as "lower – upper"; empty to leave it out
     * @param lower the lower edge
     * @param upper the upper edge; the band exists where both have points on either side
     * @param role what its colour means
     */
    record Band(String name, Series lower, Series upper, ColourRole role) implements Curve {}

    /**
     * A measured trajectory in a plane: a line through points whose coordinates both depend on one parameter, so that it may
     * go back and forth. Its newest point is a dot. It sets the automatic ranges of both axes, whatever part of it is in
     * view; the crosshair does not read it, because it may pass a place more than once.
     *
     * @param name written beside the newest point; may be empty
     * @param across the horizontal coordinates, over the parameter
     * @param up the values, over the same parameter; points count as far as both series reach
     * @param style how it is drawn
     */
    record Trajectory(String name, Series across, Series up, CurveStyle style) implements Stroked {}

    /** The same curve for print: named, without the value that it has at the moment. */
    default Curve printed() {
        return switch (this) {
            case Line line
            when line.label == EndLabel.NAME_AND_VALUE ->
                new Line(line.name, line.data, line.style, EndLabel.NAME, line.measured);
            case Trajectory path -> new Trajectory("", path.across, path.up, path.style);
            default -> this;
        };
    }

    /** A measured curve, solid, labelled with its name and last value. */
    static Line measured(String name, Series data, ColourRole role) {
        return new Line(name, data, CurveStyle.solid(role), EndLabel.NAME_AND_VALUE, true);
    }

    /** A formula between two steps, labelled with its name. */
    static Formula formula(String name, DoubleUnaryOperator formula, double from, double to, CurveStyle style) {
        return new Formula(name, formula, from, to, style, EndLabel.NAME);
    }

    /** A band between two polylines over the same steps. */
    static Band band(String name, double[] xs, double[] lower, double[] upper, ColourRole role) {
        return new Band(name, Series.of(xs, lower), Series.of(xs, upper), role);
    }
}
