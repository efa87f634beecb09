package org.grokscope.ui.shell;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.grokscope.ui.preferences.Preferences;

/**
 * Where a window is on the desktop, in px.
 *
 * @param frame with its decorations
 * @param maximized whether it fills its screen; then {@code frame} is where it goes back to
 */
record WindowPlace(Rectangle2D frame, boolean maximized) {

    /** Half of a small screen: there the content scrolls, and a smaller window shows too little of it. */
    static final double LEAST_WIDTH = 640;

    static final double LEAST_HEIGHT = 384;

    private static final String NAME = "place";

    /** The first time: as large as the sketches of it, in the middle. */
    private static Rectangle2D usual(Rectangle2D screen) {
        return new Rectangle2D(
                screen.getMinX() + Math.max(0, screen.getWidth() - 1440) / 2,
                screen.getMinY() + Math.max(0, screen.getHeight() - 900) / 2,
                1440,
                900);
    }

    /** What is remembered, as far as it makes sense on this desktop. */
    static WindowPlace of(Preferences preferences) {
        List<Rectangle2D> screens =
                Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
        Rectangle2D primary = Screen.getPrimary().getVisualBounds();
        return preferences
                .get(NAME)
                .flatMap(WindowPlace::parse)
                .orElseGet(() -> new WindowPlace(usual(primary), false))
                .within(screens, primary);
    }

    private static Optional<WindowPlace> parse(String text) {
        try {
            double[] values = Arrays.stream(text.split(" ", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            return values.length == 5 && Arrays.stream(values).allMatch(Double::isFinite)
                    ? Optional.of(new WindowPlace(
                            new Rectangle2D(values[0], values[1], Math.max(1, values[2]), Math.max(1, values[3])),
                            values[4] != 0))
                    : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /**
     * The same, not larger than a screen and wholly on it: on the one of which it covers most, or on the primary one if it is on none.
     */
    WindowPlace within(List<Rectangle2D> screens, Rectangle2D primary) {
        Rectangle2D screen = screens.stream()
                .filter(each -> covered(each) > 0)
                .max(Comparator.comparingDouble(this::covered))
                .orElse(primary);
        double width = Math.min(Math.max(frame.getWidth(), LEAST_WIDTH), screen.getWidth());
        double height = Math.min(Math.max(frame.getHeight(), LEAST_HEIGHT), screen.getHeight());
        return new WindowPlace(
                new Rectangle2D(
                        Math.clamp(frame.getMinX(), screen.getMinX(), screen.getMaxX() - width),
                        Math.clamp(frame.getMinY(), screen.getMinY(), screen.getMaxY() - height),
                        width,
                        height),
                maximized);
    }

    private double covered(Rectangle2D screen) {
        double width = Math.min(frame.getMaxX(), screen.getMaxX()) - Math.max(frame.getMinX(), screen.getMinX());
        double height = Math.min(frame.getMaxY(), screen.getMaxY()) - Math.max(frame.getMinY(), screen.getMinY());
        return Math.max(0, width) * Math.max(0, height);
    }

    void applyTo(Stage stage) {
        stage.setMinWidth(Math.min(LEAST_WIDTH, frame.getWidth()));
        stage.setMinHeight(Math.min(LEAST_HEIGHT, frame.getHeight()));
        stage.setX(frame.getMinX());
        stage.setY(frame.getMinY());
        stage.setWidth(frame.getWidth());
        stage.setHeight(frame.getHeight());
        stage.setMaximized(maximized);
    }

    /** Where a window is that fills no screen; otherwise where it was before. */
    WindowPlace next(Stage stage) {
        boolean fills = stage.isMaximized() || stage.isFullScreen() || stage.isIconified();
        return new WindowPlace(
                fills ? frame : new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()),
                stage.isMaximized());
    }

    /** Remembers it. */
    void remember(Preferences preferences) {
        String text = frame.getMinX() + " " + frame.getMinY() + " " + frame.getWidth() + " " + frame.getHeight() + " "
                + (maximized ? 1 : 0);
        preferences.put(Map.of(NAME, text), _ -> {});
    }
}
