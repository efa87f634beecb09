package org.grokscope.ui.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.grokscope.figures.HistorySeries;
import org.grokscope.figures.RunMarks;
import org.grokscope.narration.Narrator;
import org.grokscope.narration.NumberFormat;
import org.grokscope.plot.model.AutoRange;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Curve;
import org.grokscope.plot.model.CurveStyle;
import org.grokscope.plot.model.Dash;
import org.grokscope.plot.model.Figure;
import org.grokscope.plot.model.Overlay;
import org.grokscope.plot.model.Series;
import org.grokscope.run.Envelope;
import org.grokscope.run.Forecast;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunHistory.Column;
import org.grokscope.run.RunState;
import org.grokscope.run.config.RunConfig;
import org.grokscope.ui.controls.Texts;

/**
 * What the plots of compared runs show, without a toolkit.
 *
 * @param shown the runs
 * @param words say it
 */
record CompareDrawing(Contestants shown, Narrator words) {

    /** The test accuracies with their names, and faintly the train accuracies. */
    List<Curve> accuracies() {
        List<Curve> curves = new ArrayList<>();
        for (int i = 0; i < shown.runs().size(); i++) {
            curves.add(train(i));
        }
        for (int i = 0; i < shown.runs().size(); i++) {
            curves.add(line(i, Column.TEST_ACCURACY, Curve.EndLabel.NAME_AT_RISE));
        }
        return curves;
    }

    /** One run alone: its name stands in the title. */
    List<Curve> accuracies(int run) {
        return List.of(train(run), line(run, Column.TEST_ACCURACY, Curve.EndLabel.NONE));
    }

    /** The norm of one run alone. */
    List<Curve> norms(int run) {
        return List.of(line(run, Column.SQUARED_NORM, Curve.EndLabel.NONE));
    }

    List<Curve> norms() {
        List<Curve> curves = new ArrayList<>();
        for (int i = 0; i < shown.runs().size(); i++) {
            curves.add(line(i, Column.SQUARED_NORM, Curve.EndLabel.NAME));
        }
        return curves;
    }

    private Curve line(int run, Column column, Curve.EndLabel label) {
        RunHistory history = shown.runs().get(run).history();
        return new Curve.Line(
                shown.names().get(run),
                HistorySeries.of(history, column),
                shown.styles().get(run),
                label,
                true);
    }

    /** Without a name: the crosshair reads only what matters. */
    private Curve train(int run) {
        RunHistory history = shown.runs().get(run).history();
        return new Curve.Line(
                "",
                HistorySeries.of(history, Column.TRAIN_ACCURACY),
                shown.styles().get(run).faint(),
                Curve.EndLabel.NONE,
                true);
    }

    /** What happened in all runs, on the curves of their test accuracies, and the next jump that is expected. */
    List<Overlay> marks(List<RunState> states) {
        List<Overlay> overlays = symbols(states, Column.TEST_ACCURACY);
        next(states).ifPresent(jump -> expect(jump, overlays));
        return overlays;
    }

    /** What happened in all runs, on the curves of one of their columns, the most important first: it is labelled first. */
    List<Overlay> symbols(List<RunState> states, Column column) {
        record Mark(int run, Overlay.Marker marker) {}
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            for (Overlay.Marker marker : RunMarks.of(states.get(i), words.markers())) {
                marks.add(new Mark(i, marker));
            }
        }
        marks.sort(Comparator.comparingInt((Mark mark) -> -mark.marker().priority()));
        List<Overlay> overlays = new ArrayList<>();
        Set<Overlay.Marker> labelled = new HashSet<>();
        for (Mark mark : marks) {
            // What happened to several runs at the same step is written once.
            List<String> labels = labelled.add(mark.marker()) ? labels(mark.marker()) : List.of();
            overlays.add(symbol(mark.run(), states.get(mark.run()), mark.marker(), column, labels));
        }
        return overlays;
    }

    /** T_grok as the run's mark, T_mem as the same, open; a cross for all else. */
    private Overlay symbol(int run, RunState state, Overlay.Marker mark, Column column, List<String> labels) {
        CurveStyle style = shown.styles().get(run);
        boolean isGrokking = isAt(state.milestones().grokkingStep(), mark.step());
        boolean isMemorization = isAt(state.milestones().memorizationStep(), mark.step());
        Figure.Shape shape =
                isGrokking ? style.mark() : isMemorization ? style.mark().open() : Figure.Shape.CROSS;
        double value = state.value(column, state.history().rowAt(Math.round(mark.step())));
        String name = shown.names().get(run) + ": " + mark.label();
        return new Overlay.Symbol(mark.step(), value, shape, style.role(), name, labels);
    }

    /** Its name; of a step that was reached also the number alone. */
    private static List<String> labels(Overlay.Marker mark) {
        String step = NumberFormat.count(mark.step());
        return mark.label().endsWith(step) ? List.of(mark.label(), step) : List.of(mark.label());
    }

    private static boolean isAt(OptionalLong step, double place) {
        return step.isPresent() && step.getAsLong() == place;
    }

    /** What happened in one run, and what is expected. */
    List<Overlay> events(RunState state) {
        List<Overlay> marks = new ArrayList<>(RunMarks.of(state, words.markers()));
        state.expectedJump().filter(_ -> isTraining(state)).ifPresent(jump -> expect(jump, marks));
        return marks;
    }

    /** The same without names, for the plot beside it. */
    List<Overlay> unnamed(RunState state) {
        return events(state).stream()
                .map(overlay -> overlay instanceof Overlay.Marker marker ? marker.unlabelled() : overlay)
                .toList();
    }

    private static boolean isTraining(RunState state) {
        return state.status().outcome().isEmpty();
    }

    /** The next jump that is expected, counted from where its run is. */
    private static Optional<Forecast.Jump> next(List<RunState> states) {
        return states.stream()
                .filter(state -> isTraining(state) && state.expectedJump().isPresent())
                .min(Comparator.comparingDouble(
                        state -> state.expectedJump().orElseThrow().grokkingStep() - state.step()))
                .flatMap(RunState::expectedJump);
    }

    /** A step that must be in view: the next jump, as far as what is measured stays readable; NaN for none. */
    double horizon(List<RunState> states) {
        double last = states.stream().mapToDouble(RunState::evaluatedStep).max().orElse(-1);
        return next(states)
                .map(jump -> AutoRange.expectedEnd(last, jump.high() * 1.05, 10))
                .orElse(Double.NaN);
    }

    /** Of each setting the median over its seeds, and the range. */
    List<Curve> medians(Column column) {
        Map<RunConfig, List<RunHistory>> groups = groups();
        List<RunConfig> configs = List.copyOf(groups.keySet());
        List<String> names = words.names(configs);
        List<CurveStyle> styles = Contestants.styles(configs);
        List<Curve> curves = new ArrayList<>();
        for (int i = 0; i < configs.size(); i++) {
            List<RunHistory> runs = groups.get(configs.get(i));
            Envelope envelope = Envelope.of(runs, column);
            double[] steps = array(envelope.steps());
            curves.add(Curve.band(
                    runs.size() == 1 ? "" : Texts.of("compare.plot.all", NumberFormat.count(runs.size())),
                    steps,
                    array(envelope.low()),
                    array(envelope.high()),
                    styles.get(i).role()));
            String name = names.get(i).isEmpty() ? Texts.of("compare.plot.median") : names.get(i);
            Curve.EndLabel label = column == Column.TEST_ACCURACY ? Curve.EndLabel.NAME_AT_RISE : Curve.EndLabel.NAME;
            curves.add(new Curve.Line(name, Series.of(steps, array(envelope.median())), styles.get(i), label, true));
        }
        return curves;
    }

    private Map<RunConfig, List<RunHistory>> groups() {
        Map<RunConfig, List<RunHistory>> groups = new LinkedHashMap<>();
        shown.runs()
                .forEach(run -> groups.computeIfAbsent(run.config().withSeed(0), _ -> new ArrayList<>())
                        .add(run.history()));
        return groups;
    }

    private static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private void expect(Forecast.Jump jump, List<Overlay> overlays) {
        overlays.add(new Overlay.StepBand(jump.low(), jump.high(), ColourRole.FORECAST));
        overlays.add(new Overlay.Marker(
                jump.grokkingStep(),
                words.markers().expected(jump.grokkingStep()),
                "",
                ColourRole.FORECAST,
                Dash.DASHED,
                true,
                5));
    }
}
