package org.grokscope.plot.model;

/** Marks a step, a range of steps or a value. All positions are in data coordinates. */
public sealed interface Overlay {
    /**
     * A range of steps with the faintest background.
     *
     * @param from first step
     * @param to last step; may be infinite
     * @param role what its colour means
     */
    record Phase(double from, double to, ColourRole role) implements Overlay {
        /** Refuses NaN ends. */
        public Phase {
            requireRange(from, to);
        }
    }

    /**
     * A tinted range of steps, such as a forecast's interval. Where it lies beyond the right end of the axis, its text and an arrow
     * stand there.
     *
     * @param from first step
     * @param to last step; the same as the first for a place that is marked otherwise and only pointed to
     * @param role what its colour means
     * @param text first line beside the band, emphasised; empty for none
     * @param detail second line; empty for none
     */
    record StepBand(double from, double to, ColourRole role, String text, String detail) implements Overlay {
        /** Refuses NaN ends. */
        public StepBand {
            requireRange(from, to);
        }

        /** The same band without its texts, for the other plots of a column. */
        public StepBand unlabelled() {
            return new StepBand(from, to, role, "", "");
        }
    }

    /**
     * A vertical line at a step.
     *
     * @param step where; a NaN or infinite step is not drawn
     * @param label written above the plot; empty for none
     * @param role what its colour means
     * @param dash how the line is broken
     * @param priority when labels do not all fit, those of higher priority stay
     */
    record Marker(double step, String label, ColourRole role, Dash dash, int priority) implements Overlay {
        /** A dashed line for an event that happened. */
        public Marker(double step, String label, ColourRole role) {
            this(step, label, role, Dash.DASHED, 0);
        }

        /** The same line without its label, for the other plots of a column. */
        public Marker unlabelled() {
            return new Marker(step, "", role, dash, priority);
        }
    }

    /**
     * A horizontal line at a value.
     *
     * @param value where; the automatic y range includes it if the scale can show it
     * @param label written on the line near its right end; empty for none
     * @param role what its colour means
     * @param dash how the line is broken
     */
    record Reference(double value, String label, ColourRole role, Dash dash) implements Overlay {}

    /**
     * The thin solid line of the current or scrubbed step.
     *
     * @param step where; a NaN or infinite step is not drawn
     */
    record Now(double step) implements Overlay {}

    private static void requireRange(double from, double to) {
        if (Double.isNaN(from) || Double.isNaN(to)) {
            throw new IllegalArgumentException("First and last step must be numbers (got " + from + ", " + to + ")");
        }
    }
}
