package org.grokscope.typesetting;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;

/**
 * The bundled faces: Inter with the symbols of STIX Two, both under the SIL Open Font License. {@code assets/fonts/compose.py} makes them.
 */
public enum Typeface {
    REGULAR("Inter", "Inter-Regular"),
    SEMI_BOLD("Inter Semi Bold", "Inter-SemiBold"),
    BOLD("Inter", "Inter-Bold");

    private final String family;
    private final String file;

    Typeface(String family, String file) {
        this.family = family;
        this.file = file;
    }

    /** The name of its family; JavaFX finds no weights between normal and bold by number, so that a semibold face is a family of its own. */
    public String family() {
        return family;
    }

    /** The font file: OpenType with cubic outlines. */
    public URL resource() {
        return Typeface.class.getResource("fonts/" + file + ".otf");
    }

    /** The widths of its characters. */
    public FaceMetrics metrics() {
        try (InputStream in = resource().openStream()) {
            return FaceMetrics.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a family has characters for symbols, so that {@link MathText#set} is for it. */
    public static boolean hasSymbols(String family) {
        return family.equals(REGULAR.family) || family.equals(SEMI_BOLD.family);
    }
}
