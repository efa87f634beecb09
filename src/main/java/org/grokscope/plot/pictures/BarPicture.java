package org.grokscope.plot.pictures;

import java.util.List;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.EmptyText;

/**
 * Strengths by number, such as a spectrum.
 *
 * @param title above the bars
 * @param subtitle what they are, in a few words
 * @param bars one or two rows; none for an empty picture
 * @param first the number of the first bar
 * @param unit what the numbers are, in one word
 * @param empty what is said while there are none
 */
public record BarPicture(String title, String subtitle, List<Bars> bars, int first, String unit, EmptyText empty)
        implements Picture {
    /** Copies the list. */
    public BarPicture {
        bars = List.copyOf(bars);
    }

    /**
     * A row of bars.
     *
     * @param name what they are
     * @param role what their colour means
     * @param heights 0 or more, as parts of a whole; NaN for none
     * @param named the indices of bars that are named, counted from 0
     */
    public record Bars(String name, ColourRole role, List<Double> heights, List<Integer> named) {
        /** Copies the lists. */
        public Bars {
            heights = List.copyOf(heights);
            named = List.copyOf(named);
        }

        /** The largest height; 0 if there is none. */
        public double largest() {
            return heights.stream().filter(Double::isFinite).reduce(0.0, Math::max);
        }
    }

    @Override
    public boolean isEmpty() {
        return bars.isEmpty();
    }
}
