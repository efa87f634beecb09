package org.grokscope.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.grokscope.narration.FigureWords;
import org.grokscope.narration.Narrator;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Curve;
import org.grokscope.plot.model.CurveStyle;
import org.grokscope.plot.model.Dash;
import org.grokscope.plot.model.Series;
import org.grokscope.plot.print.Page;
import org.grokscope.run.Envelope;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;
import org.grokscope.run.config.RunConfig;
import org.grokscope.task.InvalidSettingException;

/**
 * The figure of several runs: the median of the runs that differ in their seed alone, in a band from the smallest to the largest value. The
 * band is the range because accuracies have no spread that a mean and a deviation could describe: each run jumps from near 0 to near 100 %.
 */
final class SpreadFigure {
    private static final List<ColourRole> ROLES =
            List.of(ColourRole.FIRST_RUN, ColourRole.SECOND_RUN, ColourRole.THIRD_RUN, ColourRole.FOURTH_RUN);
    private static final List<Dash> DASHES = List.of(Dash.SOLID, Dash.DASHED);

    /** What is swept most often rises from label to label; all else keeps the order in which it was named. */
    private static final Comparator<RunResult> SETTINGS = Comparator.comparingDouble(
                    (RunResult run) -> run.config().learningRate())
            .thenComparingDouble(run -> run.config().weightDecay())
            .thenComparingDouble(run -> run.config().trainFraction())
            .thenComparingInt(run -> run.config().batchSize());

    private final List<RunConfig> configs;
    private final Map<RunConfig, List<RunHistory>> groups = new LinkedHashMap<>();
    private final FigureWords words;
    private final List<String> names;
    private final Panels panels;

    SpreadFigure(List<RunResult> runs, FigureSpec spec, Narrator narrator) {
        configs = runs.stream().map(RunResult::config).toList();
        words = narrator.figures();
        for (RunResult run : runs.stream().sorted(SETTINGS).toList()) {
            groups.computeIfAbsent(run.config().withSeed(0), _ -> new ArrayList<>())
                    .add(run.history());
        }
        int most = ROLES.size() * DASHES.size();
        if (groups.size() > most) {
            throw new InvalidSettingException(
                    "runs",
                    groups.size() + " settings",
                    "must have at most " + most + " different settings in one figure; name fewer runs");
        }
        names = narrator.names(List.copyOf(groups.keySet()));
        double end = groups.values().stream()
                .map(group -> Envelope.of(group, RunHistory.Column.SQUARED_NORM).steps())
                .mapToDouble(steps -> steps.isEmpty() ? 0 : steps.getLast())
                .max()
                .orElse(0);
        panels = new Panels(spec, words, end);
    }

    Page page(String version) {
        boolean single = groups.size() == 1;
        String axis = words.name(single ? FigureWords.Name.ACCURACY_AXIS : FigureWords.Name.TEST_ACCURACY_AXIS);
        panels.accuracy(axis, single ? accuracies() : all(RunHistory.Column.TEST_ACCURACY, Panels.PERCENT), List.of());
        panels.norm(single ? norms() : all(RunHistory.Column.SQUARED_NORM, 1), List.of());
        return panels.page(words.title(configs), words.caption(configs, groups.size(), version));
    }

    private List<Curve> accuracies() {
        List<RunHistory> runs = groups.values().iterator().next();
        List<Curve> curves = new ArrayList<>();
        curves.addAll(median(
                words.name(FigureWords.Name.TRAIN),
                runs,
                RunHistory.Column.TRAIN_ACCURACY,
                Panels.PERCENT,
                CurveStyle.solid(ColourRole.TRAIN)));
        curves.addAll(median(
                words.name(FigureWords.Name.TEST),
                runs,
                RunHistory.Column.TEST_ACCURACY,
                Panels.PERCENT,
                CurveStyle.solid(ColourRole.TEST)));
        return curves;
    }

    private List<Curve> norms() {
        return median(
                words.name(FigureWords.Name.MEASURED),
                groups.values().iterator().next(),
                RunHistory.Column.SQUARED_NORM,
                1,
                CurveStyle.solid(ColourRole.NORM));
    }

    private List<Curve> all(RunHistory.Column column, double factor) {
        List<Curve> curves = new ArrayList<>();
        for (List<RunHistory> runs : groups.values()) {
            int index = curves.size() / 2;
            Dash dash = DASHES.get(index / ROLES.size());
            CurveStyle style =
                    new CurveStyle(CurveStyle.solid(ColourRole.INK).width(), dash, ROLES.get(index % ROLES.size()));
            curves.addAll(median(names.get(index), runs, column, factor, style));
        }
        return curves;
    }

    /** A band and the line in it. */
    private static List<Curve> median(
            String name, List<RunHistory> runs, RunHistory.Column column, double factor, CurveStyle style) {
        Envelope envelope = Envelope.of(runs, column);
        double[] steps = scaled(envelope.steps(), 1);
        Curve band =
                Curve.band("", steps, scaled(envelope.low(), factor), scaled(envelope.high(), factor), style.role());
        Series median = Series.of(steps, scaled(envelope.median(), factor));
        return List.of(band, new Curve.Line(name, median, style, Curve.EndLabel.NAME, true));
    }

    private static double[] scaled(List<Double> values, double factor) {
        return values.stream().mapToDouble(value -> value * factor).toArray();
    }
}
