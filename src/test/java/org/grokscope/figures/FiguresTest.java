package org.grokscope.figures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.grokscope.narration.Narrator;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Curve;
import org.grokscope.plot.model.Scale;
import org.grokscope.plot.paint.Colour;
import org.grokscope.plot.paint.PlotPalette;
import org.grokscope.plot.paint.RecordingSurface;
import org.grokscope.plot.print.CurvePanel;
import org.grokscope.plot.print.Page;
import org.grokscope.run.Evaluation;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.ShareText;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.theory.RecordedRun;
import org.grokscope.theory.SyntheticRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import org.w3c.dom.Element;

class FiguresTest {

    private static final Figures FIGURES = new Figures(Narrator.ENGLISH, "9.9");
    private static final RunResult RUN = recorded(Long.MAX_VALUE);

    private static RunResult recorded(long step) {
        RecordedRun run = new RecordedRun(RecordedRun.CONFIG);
        run.runTo(step);
        return result(run.config(), run.history());
    }

    private static RunResult result(RunConfig config, RunHistory history) {
        long last = (long) history.value(RunHistory.Column.STEP, history.size() - 1);
        return new RunResult(config, null, history, new Outcome.NotLearnt(), last, 12);
    }

    private static RunResult changed() {
        SyntheticRun run = SyntheticRun.paper();
        run.runTo(1_000);
        run.changeWeightDecay(0.5);
        run.runTo(1_700);
        return result(run.config, run.history);
    }

    /** A run whose values are multiplied, with another seed. */
    private static RunResult like(RunResult run, long seed, double factor) {
        RunHistory history = new RunHistory();
        for (int row = 0; row < run.history().size(); row++) {
            Evaluation each = run.history().evaluation(row);
            history.append(new Evaluation(
                    each.step(),
                    each.trainLoss(),
                    each.trainAccuracy(),
                    each.testLoss(),
                    factor * each.testAccuracy(),
                    factor * each.squaredNorm()));
        }
        return result(run.config().withSeed(seed), history);
    }

    private static FigureSpec spec(FigureSpec.Width width, FigureSpec.Panels panels) {
        return new FigureSpec(
                width, panels, FigureSpec.Colours.COLOUR, true, OptionalLong.empty(), OptionalLong.empty());
    }

    private static RecordingSurface painted(Page page) {
        RecordingSurface surface = new RecordingSurface(page.width(), page.height());
        page.paint(surface);
        return surface;
    }

    @ParameterizedTest
    @EnumSource(FigureSpec.Width.class)
    void filesHaveTheSizeThatIsAskedFor(FigureSpec.Width width) throws IOException {
        Page page = FIGURES.of(List.of(RUN), spec(width, FigureSpec.Panels.BOTH));
        double inches = switch (width) {
            case SINGLE -> 3.4;
            case DOUBLE -> 7;
            case SLIDE -> 13.33;
        };
        try (PdfReader pdf = new PdfReader(FigureFile.PDF.bytes(page, "9.9"))) {
            Rectangle size = pdf.getPageSize(1);
            assertEquals(72 * inches, size.getWidth(), 0.01);
            assertEquals(0.72 * page.height(), size.getHeight(), 0.01);
            assertEquals(1, pdf.getNumberOfPages());
        }
        byte[] png = FigureFile.PNG.bytes(page, "9.9");
        assertEquals(
                Math.round(300 * inches),
                ImageIO.read(new ByteArrayInputStream(png)).getWidth());
        assertEquals(11_811, pixelsPerMetre(png), "300 dpi");
        String svg = new String(FigureFile.SVG.bytes(page, "9.9"), StandardCharsets.UTF_8);
        assertTrue(
                svg.contains("width=\"" + (inches == 7 ? "7" : Double.toString(inches)) + "in\""),
                svg.substring(0, 200));
    }

    private static int pixelsPerMetre(byte[] png) {
        String bytes = new String(png, StandardCharsets.ISO_8859_1);
        return ByteBuffer.wrap(png, bytes.indexOf("pHYs") + 4, 4).getInt();
    }

    @Test
    void textsOfAPdfAreTextsInEmbeddedFonts() throws IOException {
        Page page = FIGURES.of(List.of(RUN), FigureSpec.DEFAULT);
        byte[] bytes = FigureFile.PDF.bytes(page, "9.9");
        try (PdfReader pdf = new PdfReader(bytes)) {
            String text = new PdfTextExtractor(pdf).getTextFromPage(1);
            assertTrue(text.contains("Training step"), text);
            assertTrue(text.contains("AdamW"), text);
            assertTrue(text.contains("grokscope:paper"), text);
            assertEquals("(a + b) mod 89", pdf.getInfo().get("Title"));
            int fonts = pdf.getPageN(1)
                    .getAsDict(PdfName.RESOURCES)
                    .getAsDict(PdfName.FONT)
                    .getKeys()
                    .size();
            assertEquals(2, fonts, "regular and semibold");
        }
        assertTrue(bytes.length < 150_000, "the fonts are subsets: " + bytes.length + " bytes");
    }

    @Test
    void anSvgIsWellFormedAndItsTextsAreTexts() throws Exception {
        Page page = FIGURES.of(List.of(RUN), FigureSpec.DEFAULT);
        Element svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(FigureFile.SVG.bytes(page, "9.9")))
                .getDocumentElement();
        assertTrue(svg.getElementsByTagName("text").getLength() > 20);
        assertEquals("(a + b) mod 89", svg.getElementsByTagName("title").item(0).getTextContent());
    }

    static Stream<Page> pages() {
        List<List<RunResult>> states = List.of(
                List.of(RUN),
                List.of(recorded(RecordedRun.T_MEM - 100)),
                List.of(recorded(RecordedRun.T_MEM + 200)),
                List.of(recorded(RecordedRun.T_GROK)),
                List.of(changed()),
                List.of(RUN, like(RUN, 45, 0.9), like(RUN, 46, 0.8)));
        List<Page> pages = new ArrayList<>();
        for (Narrator language : List.of(Narrator.ENGLISH, new Narrator(Locale.GERMAN))) {
            for (List<RunResult> state : states) {
                for (FigureSpec.Width width : FigureSpec.Width.values()) {
                    for (FigureSpec.Panels panels : FigureSpec.Panels.values()) {
                        pages.add(new Figures(language, "9.9").of(state, spec(width, panels)));
                    }
                }
            }
        }
        return pages.stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void noTextIsCutOffOrCoversAnother(Page page) {
        RecordingSurface surface = painted(page);
        Rectangle2D whole = new Rectangle2D.Double(0, 0, page.width(), page.height());
        List<RecordingSurface.Text> texts = surface.texts;
        for (int i = 0; i < texts.size(); i++) {
            RecordingSurface.Text one = texts.get(i);
            assertTrue(whole.contains(one.box()), one + " is cut off");
            for (RecordingSurface.Text other : texts.subList(i + 1, texts.size())) {
                assertFalse(one.box().intersects(other.box()), one + " covers " + other);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyMeasuredCurveHasItsName(Page page) {
        List<String> texts =
                painted(page).texts.stream().map(RecordingSurface.Text::text).toList();
        page.panels().stream()
                .map(CurvePanel.class::cast)
                .flatMap(panel -> panel.content().curves().stream())
                .filter(curve -> curve instanceof Curve.Line line && line.measured())
                .filter(curve -> !curve.name().isEmpty())
                .forEach(curve -> assertTrue(texts.contains(curve.name()), curve.name() + " in " + texts));
    }

    @Test
    void onPaperTypeHasSevenToNinePointsAndCurvesHaveOneAndAFifth() {
        for (FigureSpec.Width width : List.of(FigureSpec.Width.SINGLE, FigureSpec.Width.DOUBLE)) {
            RecordingSurface surface = painted(FIGURES.of(List.of(RUN), spec(width, FigureSpec.Panels.BOTH)));
            for (RecordingSurface.Text text : surface.texts) {
                double points = Page.POINTS * text.font().size();
                assertTrue(points >= 7 && points <= 9, text + " has " + points + " pt");
            }
            double widest = surface.lines.stream()
                    .mapToDouble(line -> line.stroke().width())
                    .max()
                    .orElse(0);
            assertEquals(1.2, Page.POINTS * widest, 0.05);
        }
    }

    @Test
    void aShareTextThatIsLongerThanALineIsBrokenAtItsCommas() throws IOException {
        RunConfig config = ShareText.config(
                "grokscope:fast,temperature=1.3,warmup=50,orthogonal-gradient=on,softmax=stable,grokfast-lambda=2");
        Page page = FIGURES.of(
                List.of(result(config, RUN.history())), spec(FigureSpec.Width.SINGLE, FigureSpec.Panels.NORM));
        RecordingSurface surface = painted(page);
        for (RecordingSurface.Text text : surface.texts) {
            assertTrue(text.box().getMaxX() <= page.width() + 1, () -> text + " within " + page.width());
        }
        String all = surface.texts.stream().map(RecordingSurface.Text::text).collect(Collectors.joining());
        assertTrue(all.contains(ShareText.of(config)), all);
    }

    @Test
    void numbersHaveTheMarksOfTheLanguageOnAxesInLabelsAndInTheCaption() throws IOException {
        Figures german = new Figures(new Narrator(Locale.GERMAN), "9.9");
        String text = pdfText(german.file(FigureFile.PDF, List.of(RUN), FigureSpec.DEFAULT));
        assertFalse(text.matches("(?s).*(?<!\\d)[1-9]\\d{0,2},\\d{3}.*"), text);
        assertTrue(text.contains("η = 0,001") && text.contains("0,998"), text);
        String svg = german.svg(List.of(RUN), FigureSpec.DEFAULT);
        assertTrue(svg.contains(">1\u202f000</text>"), "the axis");
        assertTrue(pdfText(FIGURES.file(FigureFile.PDF, List.of(RUN), FigureSpec.DEFAULT))
                .contains("1,000"));
    }

    private static String pdfText(byte[] file) throws IOException {
        try (PdfReader pdf = new PdfReader(file)) {
            return new PdfTextExtractor(pdf).getTextFromPage(1);
        }
    }

    @Test
    void everyEvaluationIsAPointOfItsCurve() {
        FigureSpec spec = new FigureSpec(
                FigureSpec.Width.DOUBLE,
                FigureSpec.Panels.ACCURACY,
                FigureSpec.Colours.COLOUR,
                false,
                OptionalLong.empty(),
                OptionalLong.empty());
        RecordingSurface surface = painted(FIGURES.of(List.of(RUN), spec));
        RunHistory history = RUN.history();
        RecordingSurface.Line axes = surface.lines.stream()
                .filter(line -> line.xs().length == 3)
                .findFirst()
                .orElseThrow();
        RecordingSurface.Line test = surface.lines.stream()
                .filter(line -> line.stroke().colour().equals(PlotPalette.PRINT.test()))
                .findFirst()
                .orElseThrow();
        assertEquals(history.size(), test.xs().length);
        double last = history.value(RunHistory.Column.STEP, history.size() - 1);
        for (int row = 0; row < history.size(); row++) {
            double across = history.value(RunHistory.Column.STEP, row) / last;
            double up = history.value(RunHistory.Column.TEST_ACCURACY, row);
            assertEquals(axes.xs()[1] + across * (axes.xs()[2] - axes.xs()[1]), test.xs()[row], 0.01);
            assertEquals(axes.ys()[1] + up * (axes.ys()[0] - axes.ys()[1]), test.ys()[row], 0.01);
        }
    }

    @Test
    void aFigureShowsTheStepsThatAreAskedFor() {
        FigureSpec spec = new FigureSpec(
                FigureSpec.Width.SINGLE,
                FigureSpec.Panels.NORM,
                FigureSpec.Colours.COLOUR,
                true,
                OptionalLong.of(500),
                OptionalLong.of(1_000));
        Page page = FIGURES.of(List.of(RUN), spec);
        Scale steps = ((CurvePanel) page.panels().getFirst()).steps();
        assertEquals(500, steps.lower());
        assertEquals(1_000, steps.upper());
        assertThrows(
                InvalidSettingException.class,
                () -> new FigureSpec(
                        FigureSpec.Width.SINGLE,
                        FigureSpec.Panels.NORM,
                        FigureSpec.Colours.COLOUR,
                        true,
                        OptionalLong.of(5),
                        OptionalLong.of(5)));
    }

    @Test
    void theCaptionExplainsWhatIsDrawnAndNothingElse() {
        String both = FIGURES.of(List.of(RUN), FigureSpec.DEFAULT).caption();
        String accuracy = FIGURES.of(List.of(RUN), FigureSpec.DEFAULT.withPanels(FigureSpec.Panels.ACCURACY))
                .caption();
        for (String drawn : List.of("Dashed: ", "Dotted: ")) {
            assertTrue(both.contains(drawn), both);
            assertFalse(accuracy.contains(drawn), accuracy);
        }
        assertTrue(both.contains("Shaded: ") && accuracy.contains("Shaded: "), accuracy);
        FigureSpec early = new FigureSpec(
                FigureSpec.Width.DOUBLE,
                FigureSpec.Panels.BOTH,
                FigureSpec.Colours.COLOUR,
                true,
                OptionalLong.empty(),
                OptionalLong.of(100));
        String start = FIGURES.of(List.of(RUN), early).caption();
        for (String later : List.of("Dashed: ", "Dotted: ", "Shaded: ")) {
            assertFalse(start.contains(later), start);
        }
    }

    @Test
    void runsThatDifferInTheirSeedAreOneMedianAndOtherSettingsStandApart() {
        List<RunResult> seeds = List.of(like(RUN, 1, 0.5), like(RUN, 2, 0.7), like(RUN, 3, 0.9));
        RecordingSurface one = painted(FIGURES.of(seeds, spec(FigureSpec.Width.DOUBLE, FigureSpec.Panels.NORM)));
        assertEquals(1, curves(one, PlotPalette.PRINT.norm()).size());
        RecordingSurface middle = painted(
                FIGURES.of(List.of(seeds.get(1), seeds.get(1)), spec(FigureSpec.Width.DOUBLE, FigureSpec.Panels.NORM)));
        double[] median = curves(one, PlotPalette.PRINT.norm()).getFirst().xs();
        assertArrayEquals(curves(middle, PlotPalette.PRINT.norm()).getFirst().xs(), median, 1e-9);
        assertTrue(FIGURES.of(seeds, FigureSpec.DEFAULT).caption().contains("median of 3 runs"));

        RunResult slow = like(RUN, 1, 0.5);
        RunResult other = result(slow.config().withRates(5e-4, 1), slow.history());
        RecordingSurface two = painted(FIGURES.of(List.of(slow, other), FigureSpec.DEFAULT));
        List<String> texts = two.texts.stream().map(RecordingSurface.Text::text).toList();
        assertTrue(texts.contains("η 0.0005") && texts.contains("η 0.001"), texts.toString());
        Page swapped = FIGURES.of(List.of(other, slow), FigureSpec.DEFAULT);
        assertEquals(
                texts,
                painted(swapped).texts.stream().map(RecordingSurface.Text::text).toList(),
                "sorted");
    }

    private static List<RecordingSurface.Line> curves(RecordingSurface surface, Colour colour) {
        return surface.lines.stream()
                .filter(line -> line.stroke().colour().equals(colour))
                .toList();
    }

    @Test
    void greysThatMeetDifferInLightness() {
        PlotPalette greys = PlotPalette.GREYS;
        assertTrue(greys.of(ColourRole.TRAIN).contrast(greys.of(ColourRole.TEST)) > 3);
        assertTrue(greys.of(ColourRole.FORECAST).contrast(greys.of(ColourRole.INK)) > 3);
        Colour nothing = greys.cell(ColourRole.POSITIVE, 0);
        assertEquals(nothing, greys.cell(ColourRole.NEGATIVE, 0));
        assertTrue(greys.cell(ColourRole.POSITIVE, 1).contrast(nothing) > 3, "the sign of a value");
        assertTrue(greys.cell(ColourRole.NEGATIVE, 1).contrast(nothing) > 3);
        List<Colour> runs = greys.runs();
        for (int i = 0; i < runs.size(); i++) {
            for (Colour other : runs.subList(i + 1, runs.size())) {
                assertTrue(runs.get(i).contrast(other) > 1.5, runs.get(i).hex() + " " + other.hex());
            }
        }
    }
}
