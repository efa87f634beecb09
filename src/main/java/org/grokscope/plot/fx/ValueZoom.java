package org.grokscope.plot.fx;

import org.grokscope.plot.model.Scale;
import org.grokscope.plot.model.ScaleKind;
import org.grokscope.plot.model.YRange;

/** The values a user has zoomed into, if any. */
final class ValueZoom {
    private YRange.Fixed chosen;

    /** Chooses a range; refuses (false) what is empty, as fine as rounding, or cannot be shown. */
    boolean show(ScaleKind kind, double lower, double upper) {
        boolean shown = kind == ScaleKind.LINEAR || lower > 0;
        boolean possible = shown && Double.isFinite(lower) && Double.isFinite(upper);
        if (!possible || upper - lower <= Math.ulp(Math.max(Math.abs(lower), Math.abs(upper))) * 1e4) {
            return false;
        }
        chosen = new YRange.Fixed(lower, upper);
        return true;
    }

    /** Comes closer by a factor, keeping the value at a fraction of the axis where it is. */
    boolean zoom(Scale ys, double factor, double fraction) {
        return factor > 0
                && show(
                        ys.kind(),
                        ys.value(fraction - fraction / factor),
                        ys.value(fraction + (1 - fraction) / factor));
    }

    /** Moves a chosen range; the automatic and the fixed ones stay where they are. */
    boolean pan(Scale ys, double fraction) {
        return chosen != null && show(ys.kind(), ys.value(fraction), ys.value(1 + fraction));
    }

    void reset() {
        chosen = null;
    }

    YRange or(YRange unchosen) {
        return chosen == null ? unchosen : chosen;
    }
}
