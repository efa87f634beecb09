package org.grokscope.plot.model;

/** Maps values to a fraction of an axis: 0 at the lower end, 1 at the upper, beyond outside. */
public sealed interface Scale {
    double lower();

    double upper();

    /** Where a value lies; NaN for what the scale cannot show. */
    double fraction(double value);

    /** The value at a fraction: the inverse of {@link #fraction}. */
    double value(double fraction);

    ScaleKind kind();

    /** A scale over a range; ends that cannot be shown are replaced by the nearest sensible ones. */
    static Scale of(ScaleKind kind, double lower, double upper) {
        return switch (kind) {
            case LINEAR -> new Linear(lower, upper > lower ? upper : lower + 1);
            case LOG -> {
                double top = upper > 0 ? upper : 1;
                double bottom = lower > 0 ? lower : top / 1000;
                yield Log.between(bottom, top > bottom ? top : bottom * 10);
            }
        };
    }

    record Linear(double lower, double upper) implements Scale {
        @Override
        public double fraction(double value) {
            return (value - lower) / (upper - lower);
        }

        @Override
        public double value(double fraction) {
            return lower + fraction * (upper - lower);
        }

        @Override
        public ScaleKind kind() {
            return ScaleKind.LINEAR;
        }
    }

    /** Holds the logarithms too, because a redraw asks for thousands of fractions. */
    record Log(double lower, double upper, double origin, double span) implements Scale {
        static Log between(double lower, double upper) {
            return new Log(lower, upper, Math.log(lower), Math.log(upper) - Math.log(lower));
        }

        @Override
        public double fraction(double value) {
            return value > 0 ? (Math.log(value) - origin) / span : Double.NaN;
        }

        @Override
        public double value(double fraction) {
            return Math.exp(origin + fraction * span);
        }

        @Override
        public ScaleKind kind() {
            return ScaleKind.LOG;
        }
    }
}
