package org.grokscope.ui.controls;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every text colour can be read on every ground it stands on, in all looks. */
class ContrastTest {

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
        "gs-ink, gs-fill",
        "gs-expected, gs-ground",
        "gs-wrong, gs-ground"
    })
    void textIsReadable(String text, String ground) throws IOException {
        check(colours(""), text, ground, 4.5);
        check(colours(".root.dark"), text, ground, 4.5);
        check(colours(".projector"), text, ground, text.equals("gs-ink") || text.equals("gs-muted") ? 7 : 4.5);
    }

    private static void check(Map<String, String> colours, String text, String ground, double readable) {
        double contrast =
                contrast(Color.web(colours.getOrDefault(text, text)), Color.web(colours.getOrDefault(ground, ground)));
        assertTrue(contrast >= readable, text + " on " + ground + ": " + contrast);
    }

    /** The named colours of a look, by its selector; what it does not name it takes from the light one, which has none. */
    private static Map<String, String> colours(String look) throws IOException {
        try (InputStream file = Theme.class.getResourceAsStream("grokscope.css")) {
            String css = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            Map<String, String> colours = new HashMap<>();
            for (String selector : List.of(".root {", look)) {
                int from = css.indexOf(selector);
                Matcher found = COLOUR.matcher(css.substring(from, css.indexOf('}', from)));
                while (found.find()) {
                    colours.put(found.group(1), found.group(2));
                }
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
