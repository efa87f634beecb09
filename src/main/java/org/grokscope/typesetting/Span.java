package org.grokscope.typesetting;

/**
 * A part of a text that is set in one way.
 *
 * @param text its characters, without those that only mark how it is set
 * @param face what it is set in
 * @param level where it stands
 */
public record Span(String text, Face face, Level level) {

    /** What a span is set in. */
    public enum Face {
        /** The face of the text around it. */
        TEXT,
        /** Upright symbols: norm bars, brackets, digits and signs of a formula, words in a subscript. */
        ROMAN,
        /** Slanted symbols: variables. */
        ITALIC
    }

    /** Where a span stands. */
    public enum Level {
        LINE(0),
        RAISED(0.42),
        LOWERED(-0.26);

        private final double height;

        Level(double height) {
            this.height = height;
        }

        /** How far above the line, in sizes of the text. */
        public double height() {
            return height;
        }
    }

    /** Between a slanted letter and what leans on it, in sizes of the text. */
    public static final double NARROW_SPACE = 1 / 24.0;

    private static final double SYMBOL = 1.12;
    private static final double SCRIPT = 0.70;

    /** The size of its font, in sizes of the text: symbols are larger, as STIX looks smaller than Inter, and scripts smaller. */
    public double scale() {
        return (face == Face.TEXT ? 1 : SYMBOL) * (level == Level.LINE ? 1 : SCRIPT);
    }

    /** How many narrow spaces keep a slanted letter, above all a tall one, from touching what follows. */
    public int spacesBefore(Span next) {
        boolean leans = face == Face.ITALIC
                && next.level != Level.LOWERED
                && next.face != Face.ITALIC
                && !next.text.startsWith(" ")
                // Greek letters bring their space.
                && text.charAt(text.length() - 1) <= 'z';
        boolean tall = Character.isUpperCase(text.charAt(text.length() - 1));
        return !leans ? 0 : tall && next.level == Level.RAISED ? 2 : 1;
    }
}
