package org.grokscope.plot.pictures;

import org.grokscope.plot.paint.Brush;
import org.grokscope.plot.paint.Surface;

/** What the cards of all pictures have in common. */
final class PicturePainter {
    private PicturePainter() {}

    /** Writes the title and below it the explanation; returns the height at which the rest begins. */
    static double head(Brush b, Picture picture) {
        double x = b.em(14);
        double y = b.em(16);
        b.write(picture.title(), b.style().title(), b.palette().ink(), Surface.Align.LEFT, x, y);
        for (String line : b.style().wrap(picture.subtitle(), b.style().small(), b.g().width() - 2 * x)) {
            y += b.em(15);
            b.caption(line, Surface.Align.LEFT, x, y);
        }
        return y + b.em(12);
    }

    /** Says why there is nothing to see. */
    static void nothing(Brush b, Picture picture) {
        head(b, picture);
        b.empty(
                picture.empty(),
                b.g().width() / 2,
                b.g().height() / 2,
                b.g().width() - b.em(40),
                b.g().height() - b.em(40));
    }
}
