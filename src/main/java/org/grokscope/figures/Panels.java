package org.grokscope.figures;

import java.util.ArrayList;
import java.util.List;
import org.grokscope.narration.FigureWords;
import org.grokscope.plot.model.Content;
import org.grokscope.plot.model.Curve;
import org.grokscope.plot.model.EmptyText;
import org.grokscope.plot.model.Overlay;
import org.grokscope.plot.model.Scale;
import org.grokscope.plot.model.ScaleKind;
import org.grokscope.plot.model.ValueFormat;
import org.grokscope.plot.model.YRange;
import org.grokscope.plot.print.CurvePanel;
import org.grokscope.plot.print.Page;
import org.grokscope.plot.print.Panel;

/** Makes the panels that a figure is to have, with their letters. */
final class Panels {
    /** Accuracies are drawn in percent. */
    static final double PERCENT = 100;

    private final FigureSpec spec;
    private final FigureWords words;
    private final Scale steps;
    private final List<Panel> panels = new ArrayList<>();

    /**
     * Begins a figure.
     *
     * @param end the last step that the runs reach
     */
    Panels(FigureSpec spec, FigureWords words, double end) {
        this.spec = spec;
        this.words = words;
        long from = spec.from().orElse(0);
        long to = spec.to().orElse((long) Math.max(1, Math.ceil(end)));
        FigureSpec.checkSteps(from, to);
        steps = Scale.of(ScaleKind.LINEAR, from, to);
    }

    /** The last step shown. */
    double end() {
        return steps.upper();
    }

    void accuracy(String title, List<Curve> curves, List<Overlay> overlays) {
        if (spec.panels() != FigureSpec.Panels.NORM) {
            add(title, ScaleKind.LINEAR, new YRange.Fixed(0, PERCENT), curves, overlays);
        }
    }

    boolean hasNorm() {
        return spec.panels() != FigureSpec.Panels.ACCURACY;
    }

    void norm(List<Curve> curves, List<Overlay> overlays) {
        if (hasNorm()) {
            add(words.name(FigureWords.Name.NORM_AXIS), ScaleKind.LOG, YRange.automatic(), curves, overlays);
        }
    }

    /** Whether what is above the plots belongs to a panel: to the first one only, where events have their names. */
    boolean isFirst() {
        return panels.isEmpty();
    }

    private void add(String title, ScaleKind kind, YRange range, List<Curve> curves, List<Overlay> overlays) {
        String letter = spec.panels() == FigureSpec.Panels.BOTH ? Character.toString('a' + panels.size()) : "";
        Content content = new Content(
                letter,
                "",
                ValueFormat.NUMBER,
                kind,
                range,
                words.name(FigureWords.Name.STEP_AXIS),
                true,
                curves,
                overlays,
                EmptyText.NONE,
                false,
                0);
        panels.add(new CurvePanel(title, content, steps));
    }

    Page page(String title, String caption) {
        return new Page(spec.width().format(), spec.style(), panels, title, spec.captioned() ? caption : "");
    }
}
