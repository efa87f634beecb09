package org.grokscope.plot.print;

/** The sizes of figures. */
public enum PageFormat {
    /** One column of a paper: 3.4 in wide, panels one below the other. */
    SINGLE(340, 0, 1, 0.95, 0.76),
    /** Two columns of a paper: 7.0 in wide, panels side by side. */
    DOUBLE(700, 0, 2, 0.95, 0.76),
    /** A slide of 13.33 × 7.5 in, 16 : 9, with type that is read from the last row. */
    SLIDE(1333, 750, 2, 1.9, 1.6);

    private final double width;
    private final double height;
    private final int columns;
    private final double text;
    private final double line;

    PageFormat(double width, double height, int columns, double text, double line) {
        this.width = width;
        this.height = height;
        this.columns = columns;
        this.text = text;
        this.line = line;
    }

    /** In hundredths of an inch. */
    public double width() {
        return width;
    }

    /** In hundredths of an inch; 0 for as high as its contents. */
    double height() {
        return height;
    }

    /** How many panels stand side by side. */
    int columns() {
        return columns;
    }

    /** By how much type is larger than on screen, taking a hundredth of an inch for a pixel: on paper 7.5 to 8.9 pt. */
    public double textScale() {
        return text;
    }

    /** The same for lines: on paper 1.2 pt for a curve. */
    public double lineScale() {
        return line;
    }
}
