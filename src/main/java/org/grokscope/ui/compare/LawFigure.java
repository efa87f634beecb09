package org.grokscope.ui.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.grokscope.figures.PanelFigure;
import org.grokscope.narration.NumberFormat;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.CurveStyle;
import org.grokscope.plot.model.Dash;
import org.grokscope.plot.model.EmptyText;
import org.grokscope.plot.model.Figure;
import org.grokscope.plot.model.ScaleKind;
import org.grokscope.plot.print.FigurePanel;
import org.grokscope.run.Forecast;
import org.grokscope.run.RunState;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.VariedSetting;
import org.grokscope.ui.controls.PlotParts;
import org.grokscope.ui.controls.Texts;

/**
 * The jumps of the compared runs against the one setting in which they differ.
 *
 * <p>For η and λ the norm-separation delay law (arXiv 2603.13331) gives the curve: T_grok − T_mem is proportional to 1/(ηλ). Its factor is that of
 * the run with the middle value among those that have grokked, and T_mem is taken to be the same in all.
 */
final class LawFigure {
    private static final EmptyText NOTHING = PlotParts.empty("compare.law");
    /** Values that are farther apart are spread by their ratios. */
    private static final double LINEAR_UP_TO = 2.5;

    private static final int CURVE_POINTS = 40;

    private LawFigure() {}

    static Figure of(Contestants shown, List<RunState> states, VariedSetting setting) {
        List<Figure.Layer> layers = new ArrayList<>();
        List<Figure.Point> labels = new ArrayList<>();
        predicted(states, setting).ifPresent(layers::add);
        for (int i = 0; i < states.size(); i++) {
            CurveStyle style = shown.styles().get(i);
            RunState state = states.get(i);
            double x = setting.values().get(i);
            String name = shown.names().get(i);
            if (state.isGrokked()) {
                double step = state.milestones().grokkingStep().orElseThrow();
                String text = Texts.of("compare.law.grokked", name, NumberFormat.count(step));
                Figure.Point point = new Figure.Point(x, step, step, step, text, i);
                layers.add(new Figure.Marks("", style.role(), style.mark(), List.of(point)));
                labels.add(labelled(point, NumberFormat.count(step)));
            } else if (state.expectedJump().isPresent()) {
                Forecast.Jump jump = state.expectedJump().get();
                String text = Texts.of("compare.law.expected", name, NumberFormat.rounded(jump.grokkingStep()));
                Figure.Point point =
                        new Figure.Point(x, jump.grokkingStep(), Math.max(1, jump.low()), jump.high(), text, i);
                layers.add(
                        new Figure.Marks("", ColourRole.FORECAST, style.mark().open(), List.of(point)));
                labels.add(labelled(point, "≈ " + NumberFormat.rounded(jump.grokkingStep())));
            }
        }
        if (!labels.isEmpty()) {
            layers.add(new Figure.Labels(labels));
        }
        ScaleKind kind = highest(setting) <= LINEAR_UP_TO * lowest(setting) ? ScaleKind.LINEAR : ScaleKind.LOG;
        String symbol = setting.field().symbol();
        return new Figure(
                Texts.of("compare.law.title", symbol),
                new Figure.Axis(symbol, lowest(setting) > 0 ? kind : ScaleKind.LINEAR, false),
                Figure.Axis.logarithmic(Texts.of("compare.law.step")),
                layers,
                "",
                NOTHING);
    }

    /** As a figure: the axes say less, the caption more. */
    static PanelFigure forPrint(Contestants shown, List<RunState> states, VariedSetting setting) {
        Figure figure = of(shown, states, setting);
        String law = figure.layers().stream()
                .filter(Figure.Line.class::isInstance)
                .map(Figure.Layer::name)
                .findFirst()
                .orElse("");
        String text = law.isEmpty() ? "" : Texts.of("compare.law.caption", law);
        return new PanelFigure(figure.title(), text, List.of(new FigurePanel(figure)));
    }

    private static Figure.Point labelled(Figure.Point point, String text) {
        return new Figure.Point(point.x(), point.y(), point.low(), point.high(), text, point.key());
    }

    private static double lowest(VariedSetting setting) {
        return setting.values().stream().mapToDouble(Double::doubleValue).min().orElse(1);
    }

    private static double highest(VariedSetting setting) {
        return setting.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
    }

    /** The law through the run with the middle value; empty where the law does not know the setting, or no run has grokked with a delay. */
    private static Optional<Figure.Layer> predicted(List<RunState> states, VariedSetting setting) {
        boolean known = setting.field() == ConfigField.WEIGHT_DECAY || setting.field() == ConfigField.LEARNING_RATE;
        double low = lowest(setting);
        List<Integer> grokked = IntStream.range(0, states.size())
                .filter(i -> states.get(i).milestones().delay().orElse(0) > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(setting.values()::get))
                .toList();
        if (!known || !(low > 0) || grokked.isEmpty()) {
            return Optional.empty();
        }
        int reference = grokked.get(grokked.size() / 2);
        double memorized = states.get(reference).milestones().memorizationStep().orElseThrow();
        double scale = states.get(reference).milestones().delay().orElseThrow()
                * setting.values().get(reference);
        double ratio = highest(setting) / low;
        List<Figure.Point> points = IntStream.range(0, CURVE_POINTS)
                .mapToDouble(i -> low * Math.pow(ratio, i / (CURVE_POINTS - 1.0)))
                .mapToObj(x -> new Figure.Point(x, memorized + scale / x))
                .toList();
        String name = Texts.of("compare.law.curve", setting.field().symbol());
        return Optional.of(new Figure.Line(name, ColourRole.NEUTRAL, Dash.DASHED, points));
    }
}
