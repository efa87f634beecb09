package org.grokscope.plot.paint;

import java.util.Locale;

/**
 * A colour in sRGB.
 *
 * @param argb 0xAARRGGBB
 */
public record Colour(int argb) {
    /** An opaque colour from "#RRGGBB". */
    public static Colour of(String hex) {
        return new Colour(0xFF000000 | Integer.parseInt(hex.substring(1), 16));
    }

    /** 0xRRGGBB. */
    public int rgb() {
        return argb & 0xFFFFFF;
    }

    /** 0 (transparent) to 1. */
    public double opacity() {
        return (argb >>> 24) / 255.0;
    }

    /** "#RRGGBB". */
    public String hex() {
        return String.format(Locale.ROOT, "#%06X", rgb());
    }

    /** Red (0), green (1) or blue (2), from 0 to 1. */
    public double channel(int index) {
        return (argb >> (16 - 8 * index) & 0xFF) / 255.0;
    }

    /** The same colour with another opacity, 0 to 1. */
    public Colour withOpacity(double opacity) {
        return new Colour((int) Math.round(opacity * 255) << 24 | rgb());
    }

    /** The opaque colour that lies a share of the way to another, 0 to 1. */
    public Colour mix(Colour other, double share) {
        int mixed = 0xFF;
        for (int i = 0; i < 3; i++) {
            mixed = mixed << 8 | (int) Math.round(255 * (channel(i) + (other.channel(i) - channel(i)) * share));
        }
        return new Colour(mixed);
    }

    /** The contrast with another colour, both taken as opaque, as WCAG 2 defines it: 1 to 21. */
    public double contrast(Colour other) {
        double a = luminance();
        double b = other.luminance();
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /** Relative luminance, 0 to 1. */
    public double luminance() {
        return 0.2126 * linear(channel(0)) + 0.7152 * linear(channel(1)) + 0.0722 * linear(channel(2));
    }

    private static double linear(double v) {
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }
}
