package org.grokscope.plot.labels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Content;
import org.grokscope.plot.model.Curve;
import org.grokscope.plot.model.Dash;
import org.grokscope.plot.model.DataCache;
import org.grokscope.plot.model.EmptyText;
import org.grokscope.plot.model.Overlay;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.model.Scale;
import org.grokscope.plot.model.ScaleKind;
import org.grokscope.plot.model.Series;
import org.grokscope.plot.model.ValueFormat;
import org.grokscope.plot.model.YRange;
import org.grokscope.plot.paint.PlotLayout;
import org.grokscope.plot.paint.PlotStyle;
import org.junit.jupiter.api.Test;

/** Labels of steps share the row of the title with it and with the controls in the corner, and lie on neither. */
class TitleRowTest {

    private static final String TITLE = "Accuracy";

    @Test
    void labelsOfStepsLieBetweenTitleAndControls() {
        for (double type : new double[] {0.8, 1, 1.6, 2.5}) {
            PlotStyle style = LabelGeometry.style(type);
            double titleEnd = style.em(16) + style.width(TITLE, style.title());
            for (double width : new double[] {420, 760, 1_400}) {
                for (double corner : new double[] {0, 110}) {
                    for (int now = 0; now <= 1_000; now += 20) {
                        List<PlotLabel> lane = lane(style, width, corner, now);
                        assertFalse(lane.isEmpty(), "now at " + now + " is named");
                        for (PlotLabel label : lane) {
                            assertTrue(label.box().left() >= titleEnd + 4, label + " on the title");
                            assertTrue(label.box().right() <= width - corner, label + " on the controls");
                        }
                    }
                }
            }
        }
    }

    @Test
    void everyLabelStandsAtItsLine() {
        Random random = new Random(11);
        for (int run = 0; run < 3_000; run++) {
            PlotStyle style = LabelGeometry.style(0.8 + random.nextInt(3) * 0.4);
            double width = 300 + random.nextInt(1_500);
            double corner = random.nextInt(3) * width / 5;
            int now = random.nextInt(1_140);
            List<Overlay> overlays = new ArrayList<>(List.of(new Overlay.Now(now, named("now", now))));
            for (int i = random.nextInt(5); i >= 0; i--) {
                int step = random.nextInt(now + 1);
                String words = List.of("loss spike", named("memorized", step), named("grokked", step), "λ 0.5")
                        .get(i % 4);
                overlays.add(Overlay.Marker.event(step, words, 1 + i % 3));
            }
            if (random.nextBoolean()) {
                int step = now + random.nextInt(600);
                String words = named("jump expected", step);
                overlays.add(new Overlay.Marker(step, words, "90 %", ColourRole.FORECAST, Dash.DASHED, true, 6));
            }
            Content content = content(corner, overlays);
            PlotFrame frame = frame(content, style, width);
            List<PlotLabel> lane = lane(content, frame, style);
            for (PlotLabel label : lane) {
                assertTrue(
                        LabelGeometry.standsAtItsLine(label, content, frame, style),
                        () -> label + " is off its line, width " + frame.right() + ", of " + overlays);
                assertTrue(label.box().right() <= width - corner, () -> label + " on the controls");
                assertTrue(
                        lane.stream().allMatch(o -> o.equals(label) || !o.box().overlaps(label.box())),
                        () -> label + " lies on another");
            }
        }
    }

    @Test
    void aLossSpikeGivesWayToTheJump() {
        List<Overlay> overlays = List.of(
                Overlay.Marker.event(150, "memorized 150", 3),
                Overlay.Marker.event(600, "loss spike", 1),
                Overlay.Marker.event(625, "grokked 625", 4),
                new Overlay.Now(650, "now 650"));
        assertEquals(List.of("memorized 150", "grokked 625", "now 650"), texts(overlays, 760));
        assertEquals(List.of("memorized 150", "loss spike", "grokked 625", "now 650"), texts(overlays, 3_000));
    }

    @Test
    void whatHasNoRoomInTheRowIsNamedBesideItsLineInThePlot() {
        List<Overlay> overlays = List.of(
                Overlay.Marker.event(40, "memorized 40", 3),
                Overlay.Marker.event(110, "‖θ‖ held at 26.3", 2),
                new Overlay.Now(1_000, "now 1,000"));
        PlotStyle style = LabelGeometry.style(1);
        Content content = content(0, overlays);
        PlotFrame frame = frame(content, style, 500);
        List<PlotLabel> all = LabelPlan.of(style, frame, content, cache(content), new LabelMemory())
                .labels();
        assertFalse(texts(overlays, 500).contains("‖θ‖ held at 26.3"), "the row has no room for it");
        PlotLabel held = all.stream()
                .filter(label -> label.text().equals("‖θ‖ held at 26.3"))
                .findFirst()
                .orElseThrow();
        assertTrue(held.box().top() >= frame.top(), held + " in the plot");
        double line = frame.px(110);
        double away = Math.max(held.box().left() - line, line - held.box().right());
        assertTrue(away > 0 && away < 8, held + " beside its line at " + line);
        assertTrue(all.stream()
                .allMatch(other -> other.equals(held) || !other.box().overlaps(held.box())));
    }

    private static String named(String words, int step) {
        return words + " " + ValueFormat.NUMBER.tick(step, 1);
    }

    private static List<String> texts(List<Overlay> overlays, double width) {
        PlotStyle style = LabelGeometry.style(1);
        Content content = content(0, overlays);
        return lane(content, frame(content, style, width), style).stream()
                .sorted(Comparator.comparingDouble(label -> label.box().left()))
                .map(PlotLabel::text)
                .toList();
    }

    private static List<PlotLabel> lane(PlotStyle style, double width, double corner, int now) {
        List<Overlay> overlays =
                List.of(Overlay.Marker.event(now / 3.0, "memorized", 3), new Overlay.Now(now, "now " + now));
        Content content = content(corner, overlays);
        return lane(content, frame(content, style, width), style);
    }

    private static Content content(double corner, List<Overlay> overlays) {
        Curve curve =
                Curve.measured("train", Series.of(new double[] {0, 1_000}, new double[] {0, 1}), ColourRole.TRAIN);
        return new Content(
                TITLE,
                "",
                ValueFormat.PERCENT,
                ScaleKind.LINEAR,
                YRange.unit(),
                "step",
                false,
                List.of(curve),
                overlays,
                EmptyText.NONE,
                false,
                corner);
    }

    private static PlotFrame frame(Content content, PlotStyle style, double width) {
        return PlotLayout.frame(content, cache(content), new Scale.Linear(0, 1_140), style, width, 240);
    }

    private static DataCache cache(Content content) {
        DataCache cache = new DataCache();
        cache.update(content.curves(), content.yKind());
        return cache;
    }

    private static List<PlotLabel> lane(Content content, PlotFrame frame, PlotStyle style) {
        return LabelPlan.of(style, frame, content, cache(content), new LabelMemory()).labels().stream()
                .filter(label -> label.box().bottom() <= frame.top())
                .toList();
    }
}
