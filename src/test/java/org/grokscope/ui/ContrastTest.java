package org.grokscope.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every text colour can be read on every ground it stands on, in both looks. */
class ContrastTest {

    private static final double READABLE = 4.5;
    private static final Pattern COLOUR = Pattern.compile("(gs-[a-z-]+): (#[0-9A-F]{6});");

    @ParameterizedTest
    @CsvSource({
        "gs-ink, gs-ground",
        "gs-ink, gs-surface",
        "gs-ink, gs-field",
        "gs-ink, gs-hover",
        "gs-ink, gs-line",
        "gs-ink, gs-notice",
        "gs-ink, gs-wrong-tint",
        "gs-muted, gs-surface",
        "gs-muted, gs-ground",
        "gs-muted, gs-hover",
        "gs-on-accent, gs-accent",
        "gs-on-accent, gs-accent-hover",
        "gs-on-badge, gs-forecast"
    })
    void textIsReadable(String text, String ground) throws IOException {
        check(colours(false), text, ground);
        check(colours(true), text, ground);
    }

    @ParameterizedTest
    @CsvSource({
        "white, gs-train, false", "white, gs-wrong, false", "#0B1015, gs-test, false", "#0B1512, gs-norm, false",
        "gs-on-badge, gs-train, true", "gs-on-badge, gs-wrong, true", "#0B1015, gs-test, true", "#0B1512, gs-norm, true"
    })
    void badgesAreReadable(String text, String ground, boolean dark) throws IOException {
        check(colours(dark), text, ground);
    }

    private static void check(Map<String, String> colours, String text, String ground) {
        double contrast =
                contrast(Color.web(colours.getOrDefault(text, text)), Color.web(colours.getOrDefault(ground, ground)));
        assertTrue(contrast >= READABLE, text + " on " + ground + ": " + contrast);
    }

    /** The named colours; what the dark look does not name it takes from the light one. */
    private static Map<String, String> colours(boolean dark) throws IOException {
        try (InputStream file = MainWindow.class.getResourceAsStream("grokscope.css")) {
            String css = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            int darkFrom = css.indexOf(".root.dark");
            Map<String, String> colours = new HashMap<>();
            Matcher found = COLOUR.matcher(dark ? css : css.substring(0, darkFrom));
            while (found.find()) {
                colours.put(found.group(1), found.group(2));
            }
            return colours;
        }
    }

    /** As WCAG 2 defines it. */
    private static double contrast(Color a, Color b) {
        double lighter = Math.max(luminance(a), luminance(b));
        double darker = Math.min(luminance(a), luminance(b));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
