package org.grokscope.ui.controls;

import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/**
 * A text that changes several times a second. A {@link Label} has the whole window laid out with every change; this has it only where
 * the new text needs another size. Its own label is not managed, and so the end of what is laid out again.
 */
public final class LiveLabel extends Region {

    /** A text that is so much narrower than its place, in px, gives room back; less does not, or numbers would make their neighbours tremble. */
    private static final double SPARE = 16;

    private final Label label;
    /** The width that the text needed when it was last laid out. */
    private double needed;

    /**
     * A line whose place is as wide as its widest text lately, at the right of it.
     *
     * @param style of the label
     */
    public static LiveLabel figure(String text, String style) {
        Label label = Nodes.label(text, style);
        label.setAlignment(Pos.CENTER_RIGHT);
        return new LiveLabel(label);
    }

    /** Words that wrap, and make their place as high as they need. */
    public static LiveLabel wrapped(String text, String style) {
        return new LiveLabel(Nodes.wrapped(text, style));
    }

    private LiveLabel(Label label) {
        this.label = label;
        label.setManaged(false);
        // A theme or a presentation changes it.
        label.fontProperty().addListener(_ -> requestLayout());
        getChildren().add(label);
        setMinHeight(USE_PREF_SIZE);
    }

    /** The label inside, for a tooltip or a style. */
    public Label label() {
        return label;
    }

    public void setText(String text) {
        if (!text.equals(label.getText())) {
            label.setText(text);
            if (!fits()) {
                requestLayout();
            }
        }
    }

    private boolean fits() {
        if (label.isWrapText()) {
            return snapSizeY(label.prefHeight(getWidth())) == getHeight();
        }
        double needs = neededWidth();
        return needs <= getWidth() && needs > needed - SPARE;
    }

    private double neededWidth() {
        // Not minWidth(-1), which is remembered until the next layout.
        return Math.max(getMinWidth(), label.prefWidth(-1));
    }

    @Override
    public Orientation getContentBias() {
        return label.getContentBias();
    }

    @Override
    protected double computeMinWidth(double height) {
        return label.isWrapText() ? 0 : label.prefWidth(height);
    }

    @Override
    protected double computePrefWidth(double height) {
        return label.prefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return label.prefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        needed = neededWidth();
        label.resizeRelocate(0, 0, getWidth(), getHeight());
    }
}
