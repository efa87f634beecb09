package org.grokscope.plot.print;

import org.grokscope.plot.paint.Colour;
import org.grokscope.plot.paint.PageSurface;
import org.grokscope.plot.paint.PlotFont;
import org.grokscope.plot.paint.Stroke;
import org.grokscope.plot.paint.TextMeter;
import org.grokscope.typesetting.MathText;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfGState;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfObject;
import org.openpdf.text.pdf.PdfString;

/** A page of a PDF file. Texts are texts: they can be searched and copied. */
final class PdfSurface extends PageSurface {
    private final PdfContentByte out;
    private final TextMeter meter;
    private final PdfFonts fonts = new PdfFonts();

    /** Begins a page, whose y axis PDF has upwards. */
    PdfSurface(PdfContentByte out, TextMeter meter, double width, double height) {
        super(width, height);
        this.out = out;
        this.meter = meter;
        transform(Page.POINTS, 0, 0, -Page.POINTS, 0, Page.POINTS * height);
    }

    private void ink(Colour colour) {
        out.setRGBColorFill(colour.rgb() >> 16, colour.rgb() >> 8 & 0xFF, colour.rgb() & 0xFF);
        if (colour.opacity() < 1) {
            PdfGState state = new PdfGState();
            state.setFillOpacity((float) colour.opacity());
            out.setGState(state);
        }
    }

    private void pen(Stroke stroke) {
        Colour colour = stroke.colour();
        out.setRGBColorStroke(colour.rgb() >> 16, colour.rgb() >> 8 & 0xFF, colour.rgb() & 0xFF);
        if (colour.opacity() < 1) {
            PdfGState state = new PdfGState();
            state.setStrokeOpacity((float) colour.opacity());
            out.setGState(state);
        }
        out.setLineWidth((float) stroke.width());
        out.setLineCap(stroke.round() ? PdfContentByte.LINE_CAP_ROUND : PdfContentByte.LINE_CAP_BUTT);
        out.setLineJoin(PdfContentByte.LINE_JOIN_ROUND);
        if (stroke.isBroken()) {
            out.setLineDash((float) stroke.on(), (float) stroke.off(), 0);
        }
    }

    /** Draws a path, which may not begin before the state of the pen is set. */
    private void draw(Stroke stroke, Runnable path) {
        within(() -> {
            pen(stroke);
            path.run();
            out.stroke();
        });
    }

    private void fill(Colour colour, Runnable path) {
        within(() -> {
            ink(colour);
            path.run();
            out.fill();
        });
    }

    private void transform(double a, double b, double c, double d, double e, double f) {
        out.concatCTM((float) a, (float) b, (float) c, (float) d, (float) e, (float) f);
    }

    private void within(Runnable painting) {
        out.saveState();
        painting.run();
        out.restoreState();
    }

    private void box(double x, double y, double w, double h, double radius) {
        if (radius > 0) {
            out.roundRectangle((float) x, (float) y, (float) w, (float) h, (float) radius);
        } else {
            out.rectangle((float) x, (float) y, (float) w, (float) h);
        }
    }

    private void path(double[] xs, double[] ys) {
        for (int i = 0; i < xs.length; i++) {
            if (i == 0) {
                out.moveTo((float) xs[i], (float) ys[i]);
            } else {
                out.lineTo((float) xs[i], (float) ys[i]);
            }
        }
    }

    @Override
    public void fillRect(double x, double y, double w, double h, double radius, Colour colour) {
        fill(colour, () -> box(x, y, w, h, radius));
    }

    @Override
    public void strokeRect(double x, double y, double w, double h, double radius, Stroke stroke) {
        draw(stroke, () -> box(x, y, w, h, radius));
    }

    @Override
    public void fillCircle(double x, double y, double radius, Colour colour) {
        fill(colour, () -> out.circle((float) x, (float) y, (float) radius));
    }

    @Override
    public void strokeCircle(double x, double y, double radius, Stroke stroke) {
        draw(stroke, () -> out.circle((float) x, (float) y, (float) radius));
    }

    @Override
    public void fillPolygon(double[] xs, double[] ys, Colour colour) {
        fill(colour, () -> path(xs, ys));
    }

    @Override
    public void strokePolyline(double[] xs, double[] ys, Stroke stroke) {
        draw(stroke, () -> path(xs, ys));
    }

    @Override
    public void strokeLine(double x1, double y1, double x2, double y2, Stroke stroke) {
        strokePolyline(new double[] {x1, x2}, new double[] {y1, y2}, stroke);
    }

    @Override
    public void fillText(String text, double x, double y, PlotFont font, Align align, Colour colour) {
        within(() -> {
            ink(colour);
            write(text, x - align.before() * meter.width(text, font), y, font, PdfContentByte.TEXT_RENDER_MODE_FILL);
        });
    }

    @Override
    public void strokeText(String text, double x, double y, PlotFont font, Colour colour, double penWidth) {
        // The outline is drawn with the letters, not read: a reader would find every word twice.
        within(() -> {
            pen(new Stroke(colour, penWidth));
            out.beginMarkedContentSequence(new PdfName("Artifact"));
            write("", text, x, y, font, PdfContentByte.TEXT_RENDER_MODE_STROKE);
            out.endMarkedContentSequence();
        });
    }

    private void write(String text, double x, double y, PlotFont font, int mode) {
        write(text, text, x, y, font, mode);
    }

    /** Writes a text; symbols, which have characters of their own in the bundled faces, are read as the text says them. */
    private void write(String read, String text, double x, double y, PlotFont font, int mode) {
        String set = MathText.set(text);
        boolean other = !set.equals(read);
        if (other) {
            PdfDictionary said = new PdfDictionary();
            said.put(PdfName.ACTUALTEXT, new PdfString(read, PdfObject.TEXT_UNICODE));
            out.beginMarkedContentSequence(PdfName.SPAN, said, true);
        }
        out.beginText();
        out.setFontAndSize(fonts.of(font), (float) font.size());
        out.setTextRenderingMode(mode);
        out.setTextMatrix(1, 0, 0, -1, (float) x, (float) y);
        out.showText(set);
        out.endText();
        if (other) {
            out.endMarkedContentSequence();
        }
    }

    @Override
    public void fillCells(int[] colours, int columns, double x, double y, double w, double h) {
        int rows = colours.length / columns;
        for (int i = 0; i < colours.length; i++) {
            int row = i / columns;
            double left = x + (i - row * columns) * w / columns;
            fillRect(left, y + row * h / rows, w / columns, h / rows, 0, new Colour(colours[i]));
        }
    }

    @Override
    public void clip(double x, double y, double w, double h) {
        out.saveState();
        box(x, y, w, h, 0);
        out.clip();
        out.newPath();
    }

    @Override
    public void unclip() {
        out.restoreState();
    }

    @Override
    protected void within(double x, double y, boolean turned, Runnable painting) {
        within(() -> {
            if (turned) {
                transform(0, -1, 1, 0, x, y);
            } else {
                transform(1, 0, 0, 1, x, y);
            }
            painting.run();
        });
    }
}
