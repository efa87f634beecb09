package org.grokscope.plot.model;

/** Which part of a card a plot fills: several plots one below the other can share one. */
public enum CardPart {
    WHOLE(false, false),
    TOP(false, true),
    MIDDLE(true, true),
    BOTTOM(true, false);

    private final boolean openAbove;
    private final boolean openBelow;

    CardPart(boolean openAbove, boolean openBelow) {
        this.openAbove = openAbove;
        this.openBelow = openBelow;
    }

    /** Whether the card goes on above. */
    public boolean isOpenAbove() {
        return openAbove;
    }

    /** Whether the card goes on below. */
    public boolean isOpenBelow() {
        return openBelow;
    }
}
