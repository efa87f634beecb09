package org.grokscope.ui.strip;

import java.util.Optional;
import javafx.scene.layout.Region;
import org.grokscope.narration.Headline;

/** When a jump is expected, drawn to scale: a line that begins now, on it the 90 % band, and in it the expected step. */
final class WindowGlyph extends Region {

    /** How far the line reaches beyond the band, as a part of its end. */
    private static final double BEYOND = 1.12;

    private final Region line = part("glyph-line");
    private final Region now = part("glyph-now");
    private final Region band = part("glyph-band");
    private final Region expected = part("glyph-expected");
    private Optional<Headline.Window> window = Optional.empty();

    WindowGlyph() {
        getStyleClass().add("window-glyph");
        getChildren().addAll(line, band, now, expected);
    }

    private static Region part(String style) {
        Region part = new Region();
        part.getStyleClass().add(style);
        part.setManaged(false);
        return part;
    }

    void show(Optional<Headline.Window> shown) {
        window = shown;
        layoutChildren();
    }

    /** Whether there is something to draw. */
    boolean isFilled() {
        return window.isPresent();
    }

    @Override
    protected void layoutChildren() {
        if (window.isEmpty() || getHeight() == 0) {
            return;
        }
        double middle = getHeight() / 2;
        double dot = getHeight() * 0.6;
        double end = Math.max(1, window.get().high()) * BEYOND;
        double low = place(window.get().low(), end);
        double high = place(window.get().high(), end);
        line.resizeRelocate(0, middle - 0.5, getWidth(), 1);
        now.resizeRelocate(0, middle - dot / 2, dot, dot);
        band.resizeRelocate(low, 0, high - low, getHeight());
        expected.resizeRelocate(place(window.get().expected(), end) - 1, 0, 2, getHeight());
    }

    private double place(double steps, double end) {
        return Math.clamp(steps / end, 0, 1) * getWidth();
    }
}
