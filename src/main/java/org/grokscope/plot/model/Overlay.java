package org.grokscope.plot.model;

import java.util.List;

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
     * A tinted range of steps, such as a forecast's interval.
     *
     * @param from first step
     * @param to last step
     * @param role what its colour means
     */
    record StepBand(double from, double to, ColourRole role) implements Overlay {
        /** Refuses NaN ends. */
        public StepBand {
            requireRange(from, to);
        }
    }

    /**
     * A vertical line at a step, labelled in the lane above the plot. Where labels collide, the step alone is written, and in the end nothing.
     *
     * @param step where; a NaN or infinite step is not drawn
     * @param label its text; empty for none
     * @param detail what follows the text where there is room; empty for none
     * @param role what its colour means
     * @param dash how the line is broken
     * @param ahead whether it is still to come: emphasised, and pointed to where it lies beyond the right end of the axis
     * @param priority when labels do not all fit, those of higher priority keep their words; of equals, those of later steps
     */
    record Marker(double step, String label, String detail, ColourRole role, Dash dash, boolean ahead, int priority)
            implements Overlay {
        /** A line without detail at a step that is past. */
        public Marker(double step, String label, ColourRole role, Dash dash, int priority) {
            this(step, label, "", role, dash, false, priority);
        }

        /** The same line without its label, for the other plots of a column. */
        public Marker unlabelled() {
            return new Marker(step, "", "", role, dash, ahead, priority);
        }

        /** An event that happened: past is ink. */
        public static Marker event(double step, String label, int priority) {
            return new Marker(step, label, ColourRole.INK, Dash.SOLID, priority);
        }
    }

    /**
     * A horizontal line at a value.
     *
     * @param value where; the automatic y range includes it if the scale can show it
     * @param labels what is written near its left end, the fullest text first, shorter ones for where there is less room; empty for nothing
     * @param role what its colour means
     * @param dash how the line is broken
     */
    record Reference(double value, List<String> labels, ColourRole role, Dash dash) implements Overlay {
        /** Copies the texts. */
        public Reference {
            labels = List.copyOf(labels);
        }
    }

    /**
     * A ring around a point.
     *
     * @param step where; nothing is drawn if it is not in view
     * @param value where
     * @param labels what is written beside it, the fullest text first; empty for nothing
     * @param role what its colour means
     */
    record Ring(double step, double value, List<String> labels, ColourRole role) implements Overlay {
        /** Copies the texts. */
        public Ring {
            labels = List.copyOf(labels);
        }
    }

    /**
     * A mark on a point.
     *
     * @param step where; nothing is drawn if it is not in view
     * @param value where
     * @param shape its form
     * @param role what its colour means
     * @param name read under the pointer; empty for none
     * @param labels what is written beside it where there is room, the fullest text first; empty for nothing
     */
    record Symbol(double step, double value, Figure.Shape shape, ColourRole role, String name, List<String> labels)
            implements Overlay {
        /** Copies the texts. */
        public Symbol {
            labels = List.copyOf(labels);
        }
    }

    /**
     * A remark in a free corner of the plot, on what cannot be drawn.
     *
     * @param labels the fullest text first
     * @param role what its colour means
     */
    record Note(List<String> labels, ColourRole role) implements Overlay {
        /** Copies the texts. */
        public Note {
            labels = List.copyOf(labels);
        }
    }

    /**
     * The solid line of the current or scrubbed step.
     *
     * @param step where; a NaN or infinite step is not drawn
     * @param label written in the lane above the plot; empty for none
     */
    record Now(double step, String label) implements Overlay {
        /** A line without label. */
        public Now(double step) {
            this(step, "");
        }
    }

    /** The step up to which it marks something; NaN for what marks values alone. */
    default double end() {
        return switch (this) {
            case StepBand band -> band.to;
            case Marker marker -> marker.step;
            case Ring ring -> ring.step;
            case Symbol symbol -> symbol.step;
            case Now now -> now.step;
            case Phase _, Reference _, Note _ -> Double.NaN;
        };
    }

    private static void requireRange(double from, double to) {
        if (Double.isNaN(from) || Double.isNaN(to)) {
            throw new IllegalArgumentException("First and last step must be numbers (got " + from + ", " + to + ")");
        }
    }
}
