package org.grokscope.plot.pictures;

import org.grokscope.plot.model.EmptyText;

/** What a picture shows. Immutable, so that any thread can paint it. */
public sealed interface Picture permits PointPicture, BarPicture, CellPicture {
    /** Above the picture. */
    String title();

    /** What it is, in a few words. */
    String subtitle();

    /** What is said while there is nothing to show. */
    EmptyText empty();

    /** Whether there is nothing to show. */
    boolean isEmpty();
}
