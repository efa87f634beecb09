package org.grokscope.typesetting;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;

/** Small faces that a drawing or a page carries along: Inter for Western European texts, and the symbols under their own characters. */
public enum EmbeddedFace {
    TEXT("Inter-Regular", "Inter", 400, false),
    STRONG_TEXT("Inter-SemiBold", "Inter", 600, false),
    ROMAN("Symbols-Regular", EmbeddedFace.SYMBOLS, 400, false),
    STRONG_ROMAN("Symbols-SemiBold", EmbeddedFace.SYMBOLS, 600, false),
    ITALIC("Symbols-RegularItalic", EmbeddedFace.SYMBOLS, 400, true),
    STRONG_ITALIC("Symbols-SemiBoldItalic", EmbeddedFace.SYMBOLS, 600, true);

    /** The family of the symbols. */
    public static final String SYMBOLS = "GrokScope Symbols";

    private final String file;
    private final String family;
    private final int weight;
    private final boolean italic;

    EmbeddedFace(String file, String family, int weight, boolean italic) {
        this.file = file;
        this.family = family;
        this.weight = weight;
        this.italic = italic;
    }

    /** The face of texts. */
    public static EmbeddedFace ofText(boolean strong) {
        return strong ? STRONG_TEXT : TEXT;
    }

    /** The face of symbols. */
    public static EmbeddedFace ofSymbols(boolean strong, boolean italic) {
        if (italic) {
            return strong ? STRONG_ITALIC : ITALIC;
        }
        return strong ? STRONG_ROMAN : ROMAN;
    }

    /** A rule of CSS with the whole font in it, about 7 to 16 kB. */
    public String css() {
        return "@font-face{font-family:'" + family + "';font-weight:" + weight + ";font-style:"
                + (italic ? "italic" : "normal") + ";src:url(data:font/woff2;base64," + base64()
                + ") format('woff2')}\n";
    }

    private String base64() {
        try (InputStream in = EmbeddedFace.class.getResourceAsStream("fonts/" + file + ".woff2")) {
            return Base64.getEncoder().encodeToString(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
