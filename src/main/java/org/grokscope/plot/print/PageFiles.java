package org.grokscope.plot.print;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import org.grokscope.plot.svg.SvgDrawing;
import org.grokscope.typesetting.Typeface;
import org.openpdf.text.Document;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfWriter;

/** Pages as SVG, as PDF, and as pixels. Any thread may use it. */
public final class PageFiles {
    private PageFiles() {}

    /** The page as the text of an SVG file, with its fonts. */
    public static String svg(Page page) {
        return new SvgDrawing(page.width(), page.height(), page.title(), Typeface.REGULAR.family(), page::paint)
                .svg(Page.UNITS_PER_INCH);
    }

    /** The page as a PDF file of one page, with the used part of its fonts. */
    public static byte[] pdf(Page page, String creator) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        double width = page.width();
        double height = page.height();
        Rectangle size = new Rectangle((float) (Page.POINTS * width), (float) (Page.POINTS * height));
        try (Document document = new Document(size, 0, 0, 0, 0)) {
            PdfWriter writer = PdfWriter.getInstance(document, bytes);
            writer.setPdfVersion(PdfWriter.VERSION_1_7);
            document.addTitle(page.title());
            document.addCreator(creator);
            document.open();
            page.paint(new PdfSurface(writer.getDirectContent(), page.style().meter(), width, height));
        }
        return bytes.toByteArray();
    }

    /**
     * The page as an image.
     *
     * @param dpi pixels per inch
     */
    public static BufferedImage image(Page page, double dpi) {
        double width = page.width();
        double height = page.height();
        double scale = dpi / Page.UNITS_PER_INCH;
        BufferedImage image = new BufferedImage(
                (int) Math.round(width * scale), (int) Math.round(height * scale), BufferedImage.TYPE_INT_RGB);
        page.paint(new PixelSurface(image, new OutlineFonts(page.style().meter()), width, height));
        return image;
    }
}
