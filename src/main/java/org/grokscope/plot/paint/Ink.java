package org.grokscope.plot.paint;

import org.grokscope.plot.model.LabelLayout;

/** Says how much of the curves lies in a rectangle, so that labels can keep clear of them. */
interface Ink {
    /** The area in px² that curves cover in a rectangle. */
    double in(LabelLayout.Box box);
}
