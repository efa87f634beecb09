package org.grokscope.plot.labels;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Content;
import org.grokscope.plot.model.Curve;
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

    private static List<PlotLabel> lane(PlotStyle style, double width, double corner, int now) {
        Curve curve =
                Curve.measured("train", Series.of(new double[] {0, 1_000}, new double[] {0, 1}), ColourRole.TRAIN);
        List<Overlay> overlays =
                List.of(Overlay.Marker.event(now / 3.0, "memorized", 3), new Overlay.Now(now, "now " + now));
        Content content = new Content(
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
        DataCache cache = new DataCache();
        cache.update(content.curves(), content.yKind());
        PlotFrame frame = PlotLayout.frame(content, cache, new Scale.Linear(0, 1_140), style, width, 240);
        return LabelPlan.of(style, frame, content, cache, new LabelMemory()).labels().stream()
                .filter(label -> label.box().bottom() <= frame.top())
                .toList();
    }
}
