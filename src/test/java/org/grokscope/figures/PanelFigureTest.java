package org.grokscope.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.grokscope.narration.Narrator;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Content;
import org.grokscope.plot.model.Curve;
import org.grokscope.plot.model.CurveStyle;
import org.grokscope.plot.model.EmptyText;
import org.grokscope.plot.model.Overlay;
import org.grokscope.plot.model.Scale;
import org.grokscope.plot.model.ScaleKind;
import org.grokscope.plot.model.Series;
import org.grokscope.plot.model.ValueFormat;
import org.grokscope.plot.model.YRange;
import org.grokscope.plot.paint.RecordingSurface;
import org.grokscope.plot.pictures.BarPicture;
import org.grokscope.plot.pictures.CellPicture;
import org.grokscope.plot.pictures.PointPicture;
import org.grokscope.plot.print.CurvePanel;
import org.grokscope.plot.print.Page;
import org.grokscope.plot.print.PageFiles;
import org.grokscope.plot.print.Panel;
import org.grokscope.plot.print.PicturePanel;
import org.grokscope.theory.RecordedRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Single plots as figures: drawn without a window or a toolkit. */
class PanelFigureTest {

    private static final Figures FIGURES = new Figures(Narrator.ENGLISH, "9.9");

    /** A chessboard. */
    private record Board() implements CellPicture.Cells {
        @Override
        public ColourRole role(int column, int row) {
            return column < row ? ColourRole.TRAIN : ColourRole.TEST;
        }

        @Override
        public double strength(int column, int row) {
            return (column + row) % 2;
        }

        @Override
        public String text(int column, int row) {
            return "";
        }
    }

    private static PicturePanel circle(int numbers) {
        List<PointPicture.Dot> dots = IntStream.range(0, numbers)
                .mapToObj(j -> {
                    double angle = 2 * Math.PI * j / numbers;
                    return new PointPicture.Dot(
                            3.1 * Math.cos(angle), 3.1 * Math.sin(angle), Integer.toString(j * 5 % numbers));
                })
                .toList();
        return new PicturePanel(
                "",
                new PicturePanel.Axis("Cosine"),
                new PicturePanel.Axis("Sine"),
                new PointPicture("Embedding", "a circle", "frequency 5", dots, EmptyText.NONE));
    }

    private static PicturePanel bars(String letter, int count) {
        List<Double> heights = IntStream.range(0, count)
                .mapToObj(i -> i % 7 == 3 ? 0.2 : 0.8 / count)
                .toList();
        List<Integer> named =
                IntStream.range(0, count).filter(i -> i % 7 == 3).boxed().toList();
        return new PicturePanel(
                letter,
                new PicturePanel.Axis("Frequency"),
                new PicturePanel.Axis("Share of embedding (%)"),
                new BarPicture(
                        "Spectrum",
                        "",
                        List.of(new BarPicture.Bars("embedding", ColourRole.NEUTRAL, heights, named)),
                        1,
                        "frequency",
                        EmptyText.NONE));
    }

    private static PicturePanel cells(int columns, int rows, boolean square) {
        return new PicturePanel(
                "",
                new PicturePanel.Axis("b", square ? 0 : Double.NaN),
                new PicturePanel.Axis("a", 0),
                new CellPicture(
                        "Answers",
                        "",
                        columns,
                        rows,
                        new Board(),
                        "",
                        square,
                        List.of(
                                new CellPicture.Sample(ColourRole.TRAIN, 1, "train set"),
                                new CellPicture.Sample(ColourRole.TEST, 1, "test set"),
                                new CellPicture.Sample(ColourRole.TEST, 0.1, "wrong")),
                        EmptyText.NONE));
    }

    private static Stream<Arguments> figures() {
        List<List<PicturePanel>> figures = List.of(
                List.of(circle(97)),
                List.of(circle(13)),
                List.of(bars("", 48)),
                List.of(bars("a", 48), bars("b", 6)),
                List.of(cells(97, 97, true)),
                List.of(cells(46, 47, true)),
                List.of(cells(47, 512, false)));
        return figures.stream()
                .flatMap(panels -> Stream.of(FigureSpec.Width.values()).map(width -> Arguments.of(panels, width)));
    }

    private static Page page(List<PicturePanel> panels, FigureSpec.Width width) {
        FigureSpec spec = new FigureSpec(
                width,
                FigureSpec.Panels.BOTH,
                FigureSpec.Colours.COLOUR,
                true,
                OptionalLong.empty(),
                OptionalLong.empty());
        String title = panels.getFirst().picture().title() + ", step 434";
        return FIGURES.of(
                new PanelFigure(title, "what is seen", List.copyOf(panels)), List.of(RecordedRun.CONFIG), spec);
    }

    @ParameterizedTest
    @MethodSource("figures")
    void allTextsHaveRoom(List<PicturePanel> panels, FigureSpec.Width width) {
        Page page = page(panels, width);
        RecordingSurface surface = new RecordingSurface(page.width(), page.height());
        page.paint(surface);
        Rectangle2D paper = new Rectangle2D.Double(0, 0, page.width(), page.height());
        List<RecordingSurface.Text> before = new ArrayList<>();
        for (RecordingSurface.Text text : surface.texts) {
            assertTrue(paper.contains(text.box()), text + " is cut off");
            before.forEach(other -> assertFalse(other.box().intersects(text.box()), () -> text + " lies on " + other));
            before.add(text);
        }
    }

    /** Six curves that end close together, and events between which there is little room. */
    private static CurvePanel layers() {
        List<Curve> lines = IntStream.range(0, 6)
                .<Curve>mapToObj(i -> new Curve.Line(
                        "layer number " + i,
                        Series.of(new double[] {0, 900}, new double[] {100 + i, 20 + i}),
                        CurveStyle.solid(ColourRole.NORM),
                        Curve.EndLabel.NAME,
                        true))
                .toList();
        List<Overlay> events = List.of(
                Overlay.Marker.event(175, "memorized 175", 3),
                Overlay.Marker.event(450, "loss spike", 1),
                Overlay.Marker.event(560, "grokked 560", 4));
        Content content = new Content(
                "",
                "",
                ValueFormat.NUMBER,
                ScaleKind.LINEAR,
                YRange.automatic(),
                "step",
                true,
                lines,
                events,
                EmptyText.NONE,
                false,
                0);
        return new CurvePanel("Squared norm", content, Scale.of(ScaleKind.LINEAR, 0, 900));
    }

    private static RecordingSurface painted(FigureSpec.Width width, Panel panel) {
        FigureSpec spec = new FigureSpec(
                width,
                FigureSpec.Panels.BOTH,
                FigureSpec.Colours.GREYS,
                true,
                OptionalLong.empty(),
                OptionalLong.empty());
        Page page = FIGURES.of(
                new PanelFigure("Layers", "share of each", List.of(panel)), List.of(RecordedRun.CONFIG), spec);
        RecordingSurface surface = new RecordingSurface(page.width(), page.height());
        page.paint(surface);
        return surface;
    }

    @ParameterizedTest
    @EnumSource(FigureSpec.Width.class)
    void manyCurvesAllHaveTheirNames(FigureSpec.Width width) {
        RecordingSurface surface = painted(width, layers());
        List<RecordingSurface.Text> names = surface.texts.stream()
                .filter(text -> text.text().startsWith("layer number"))
                .toList();
        assertEquals(6, names.size());
        Rectangle2D paper = new Rectangle2D.Double(0, 0, surface.width(), surface.height());
        for (RecordingSurface.Text name : names) {
            assertTrue(paper.contains(name.box()), name + " is cut off");
            assertTrue(names.stream()
                    .noneMatch(other -> !other.equals(name) && other.box().intersects(name.box())));
        }
    }

    @Test
    void anEventThatHasNoRoomForItsNameHasNoLineAndNoNameLiesAboveTheLineOfAnother() {
        RecordingSurface narrow = painted(FigureSpec.Width.SINGLE, layers());
        List<String> texts =
                narrow.texts.stream().map(RecordingSurface.Text::text).toList();
        assertTrue(texts.contains("grokked 560"), texts.toString());
        assertFalse(texts.contains("loss spike"), texts.toString());
        assertEquals(2, upright(narrow));
        RecordingSurface wide = painted(FigureSpec.Width.DOUBLE, layers());
        assertTrue(wide.texts.stream().anyMatch(text -> text.text().equals("loss spike")));
        assertEquals(3, upright(wide));
    }

    /** The lines from the bottom of the area to its top. */
    private static long upright(RecordingSurface surface) {
        return surface.straight.stream()
                .filter(line -> line.xs()[0] == line.xs()[1] && Math.abs(line.ys()[0] - line.ys()[1]) > 50)
                .count();
    }

    @ParameterizedTest
    @MethodSource("figures")
    void eachHasAxesTitleAndTheSettings(List<PicturePanel> panels, FigureSpec.Width width) throws IOException {
        Page page = page(panels, width);
        String svg = PageFiles.svg(page);
        for (PicturePanel panel : panels) {
            assertTrue(svg.contains(">" + panel.up().title() + "</text>"), "the vertical axis");
        }
        assertTrue(svg.contains(">" + panels.getLast().across().title() + "</text>"), "the horizontal axis");
        assertTrue(svg.contains("step 434."), "the title");
        String caption = svg.replaceAll("(?s)<style>.*</style>", "").replaceAll("<[^>]*>", " ");
        assertTrue(caption.contains("What is seen."), "a sentence");
        assertTrue(caption.contains("seed"), "the settings");
        assertFalse(caption.contains("NaN"));
        byte[] png = FIGURES.file(FigureFile.PNG, page);
        assertEquals((byte) 0x89, png[0]);
        Path folder = Files.createDirectories(Path.of("target", "charts"));
        String name = panels.getFirst().picture().title() + panels.size() + "-"
                + panels.getFirst().shape() + "-" + width + ".png";
        Files.write(folder.resolve("panel-" + name), png);
        assertTrue(FIGURES.file(FigureFile.PDF, page).length > 1_000);
    }
}
