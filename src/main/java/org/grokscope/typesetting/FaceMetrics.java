package org.grokscope.typesetting;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The widths of the characters of a font, read from its file: what can be measured without a display. */
public final class FaceMetrics {
    private static final int TABLE_COUNT = 4;
    private static final int DIRECTORY = 12;
    private static final int ENTRY = 16;
    private static final int UNITS_PER_EM = 18;
    private static final int METRIC_COUNT = 34;
    private static final int BASIC_PLANE = 0x10000;

    private final ByteBuffer file;
    private final float[] ems = new float[BASIC_PLANE];

    private FaceMetrics(byte[] font) {
        file = ByteBuffer.wrap(font);
        double unitsPerEm = unsigned(table("head") + UNITS_PER_EM);
        int measured = unsigned(table("hhea") + METRIC_COUNT);
        int widths = table("hmtx");
        Arrays.fill(ems, (float) (unsigned(widths) / unitsPerEm));
        int map = characterMap();
        int segments = unsigned(map + 6) / 2;
        for (int i = 0; i < segments; i++) {
            int last = unsigned(map + 14 + 2 * i);
            int first = unsigned(map + 16 + 2 * (segments + i));
            int delta = unsigned(map + 16 + 2 * (2 * segments + i));
            int at = map + 16 + 2 * (3 * segments + i);
            int offset = unsigned(at);
            for (int c = first; c <= last && c < BASIC_PLANE - 1; c++) {
                int listed = offset == 0 ? c : unsigned(at + offset + 2 * (c - first));
                int glyph = offset != 0 && listed == 0 ? 0 : listed + delta & BASIC_PLANE - 1;
                ems[c] = (float) (unsigned(widths + 4 * Math.min(glyph, measured - 1)) / unitsPerEm);
            }
        }
    }

    /** The metrics of an OpenType font. */
    public static FaceMetrics of(byte[] font) {
        return new FaceMetrics(font);
    }

    /** The width of a text with mathematics, in the unit of the size; pairs of letters are not moved together, as JavaFX does not. */
    public double width(String plain, double size) {
        return size * width(MathText.set(plain));
    }

    private double width(String set) {
        double width = 0;
        for (int i = 0; i < set.length(); i++) {
            width += ems[set.charAt(i)];
        }
        return width;
    }

    /** How far from its beginning each part of a text with mathematics begins, in the unit of the size. */
    public double[] starts(MathText text, double size) {
        List<Span> spans = text.spans();
        return IntStream.range(0, spans.size())
                .mapToDouble(i -> width(SymbolCode.encode(spans.subList(0, i + 1)))
                        - width(SymbolCode.encode(spans.subList(i, i + 1))))
                .map(start -> size * start)
                .toArray();
    }

    /** The subtable for the basic plane, format 4, that every font has. */
    private int characterMap() {
        int table = table("cmap");
        int count = unsigned(table + 2);
        for (int i = 0; i < count; i++) {
            int map = table + file.getInt(table + 4 + 8 * i + 4);
            if (unsigned(map) == 4) {
                return map;
            }
        }
        throw new IllegalArgumentException("The font has no map of characters (cmap, format 4).");
    }

    private int table(String tag) {
        for (int i = 0; i < unsigned(TABLE_COUNT); i++) {
            int entry = DIRECTORY + ENTRY * i;
            if (file.getInt(entry) == tag(tag)) {
                return file.getInt(entry + 8);
            }
        }
        throw new IllegalArgumentException("The font has no table " + tag + ".");
    }

    private static int tag(String name) {
        return name.charAt(0) << 24 | name.charAt(1) << 16 | name.charAt(2) << 8 | name.charAt(3);
    }

    private int unsigned(int at) {
        return Short.toUnsignedInt(file.getShort(at));
    }
}
