package org.grokscope.ui.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.grokscope.narration.Narrator;
import org.grokscope.plot.labels.LabelGeometry;
import org.grokscope.plot.labels.LabelGeometry.Case;
import org.grokscope.plot.labels.LabelGeometry.View;
import org.grokscope.plot.labels.LabelMemory;
import org.grokscope.plot.model.Curve;
import org.grokscope.plot.model.Overlay;
import org.grokscope.plot.model.ScaleKind;
import org.grokscope.plot.model.ValueFormat;
import org.grokscope.plot.model.YRange;
import org.grokscope.run.Evaluation;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunHistory.Column;
import org.grokscope.run.RunState;
import org.grokscope.run.RunTimeline;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.sessions.CompareRuns;
import org.grokscope.sessions.ComparedRun;
import org.grokscope.theory.RecordedRun;
import org.grokscope.theory.forecast.Forecaster;
import org.junit.jupiter.api.Test;

/** The labels of compared runs collide in no arrangement, however many runs there are and however they end. */
class CompareLabelsTest {
    private static final RunHistory RECORDED = recorded();
    private static final RunConfig CONFIG = RecordedRun.CONFIG;

    private static RunHistory recorded() {
        RecordedRun run = new RecordedRun(RecordedRun.CONFIG);
        run.runTo(Long.MAX_VALUE);
        return run.history();
    }

    /** What becomes of an evaluation of the recorded run. */
    private interface Fate {
        Evaluation at(long step, int row);
    }

    private static double recorded(Column column, int row) {
        return RECORDED.value(column, row);
    }

    private static Evaluation evaluation(long step, double train, double test, double norm) {
        return new Evaluation(step, 0.1, train, 2, test, norm);
    }

    /** The recorded run, as many times as long. */
    private static Fate stretched(double factor) {
        return (step, row) -> evaluation(
                Math.round(step * factor),
                recorded(Column.TRAIN_ACCURACY, row),
                recorded(Column.TEST_ACCURACY, row),
                recorded(Column.SQUARED_NORM, row));
    }

    private static Fate neverLearns() {
        return (step, row) -> evaluation(step, 0.012, 0.01, recorded(Column.SQUARED_NORM, row) / (1 + row * 0.3));
    }

    private static Fate learnsAtOnce() {
        return (step, row) -> evaluation(
                step,
                recorded(Column.TRAIN_ACCURACY, row),
                recorded(Column.TRAIN_ACCURACY, row) * 0.999,
                recorded(Column.SQUARED_NORM, 0) * (1 + row * 0.01));
    }

    private static Fate breaksDown(int lastRow) {
        return (step, row) -> row < lastRow
                ? stretched(1).at(step, row)
                : new Evaluation(step, Double.NaN, 0.011, Double.NaN, 0.011, Double.NaN);
    }

    private static ComparedRun run(RunConfig config, Fate fate, int rows) {
        RunHistory history = new RunHistory();
        Forecaster forecaster = new Forecaster(config);
        boolean memorized = false;
        boolean grokked = false;
        for (int row = 0; row < rows; row++) {
            Evaluation evaluation = fate.at((long) recorded(Column.STEP, row), row);
            history.append(evaluation);
            if (!memorized && evaluation.trainAccuracy() >= 0.99) {
                memorized = true;
                history.append(new RunEvent.Memorized(evaluation.step()));
            }
            if (!grokked && evaluation.testAccuracy() >= 0.99) {
                grokked = true;
                history.append(new RunEvent.Grokked(evaluation.step()));
            }
            history.append(forecaster.forecast(history));
        }
        return ComparedRun.of("", new RunTimeline(config, history));
    }

    private static List<ComparedRun> runs(List<RunConfig> configs, IntFunction<Fate> fate, int rows) {
        return IntStream.range(0, configs.size())
                .mapToObj(i -> run(configs.get(i), fate.apply(i), rows))
                .toList();
    }

    private static List<RunConfig> lambdas(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> CONFIG.withRates(1e-3, 0.25 * (i + 1)))
                .toList();
    }

    /** Two to eight runs of an ordered setting, seeds that jump almost together, and runs that end in every other way. */
    private static List<List<ComparedRun>> groups(int rows) {
        List<List<ComparedRun>> groups = new ArrayList<>();
        for (int count = 2; count <= CompareRuns.MAX; count++) {
            List<RunConfig> lambdas = lambdas(count);
            groups.add(runs(lambdas, i -> stretched(1 / lambdas.get(i).weightDecay()), rows));
        }
        groups.add(runs(CompareRuns.mostSeeds(CONFIG), i -> stretched(0.9 + 0.03 * i), rows));
        groups.add(runs(CompareRuns.seeds(CONFIG), i -> stretched(1), rows));
        groups.add(List.of(
                run(CONFIG, stretched(1), rows),
                run(CONFIG.withOptimizer(Optimizer.SGD), neverLearns(), rows),
                run(CONFIG.withSeed(7), breaksDown(rows / 2), rows),
                run(Preset.PARITY.config(), learnsAtOnce(), rows)));
        return groups;
    }

    /** As long as they train, jumps are expected of them. */
    private static List<RunState> training(CompareDrawing drawing) {
        return drawing.shown().runs().stream()
                .map(run -> run.timeline().latest())
                .toList();
    }

    private static List<Case> plots(CompareDrawing drawing) {
        List<RunState> states = training(drawing);
        String of = " of " + drawing.shown().names();
        List<Case> plots = new ArrayList<>(List.of(
                accuracy("accuracy" + of, drawing.accuracies(), drawing.marks(states)),
                norm("norm" + of, drawing.norms(), drawing.symbols(states, Column.SQUARED_NORM)),
                accuracy("median" + of, drawing.medians(Column.TEST_ACCURACY), List.of()),
                norm("median norm" + of, drawing.medians(Column.SQUARED_NORM), List.of())));
        for (int i = 0; i < states.size(); i++) {
            plots.add(accuracy("lane " + i + of, drawing.accuracies(i), drawing.events(states.get(i))));
        }
        return plots;
    }

    private static Case accuracy(String name, List<Curve> curves, List<Overlay> overlays) {
        return new Case(name, curves, overlays, ValueFormat.PERCENT, ScaleKind.LINEAR, YRange.unit());
    }

    private static Case norm(String name, List<Curve> curves, List<Overlay> overlays) {
        return new Case(name, curves, overlays, ValueFormat.NUMBER, ScaleKind.LOG, YRange.automatic());
    }

    private static List<View> views(CompareDrawing drawing) {
        double horizon = drawing.horizon(training(drawing));
        double[][] sizes = {{300, 90, 1}, {560, 150, 1}, {760, 240, 1}, {1200, 420, 1}, {1850, 500, 2.5}};
        List<View> views = new ArrayList<>();
        for (double[] size : sizes) {
            views.add(new View(size[0], size[1], size[2], ScaleKind.LINEAR, Double.NaN, Double.NaN, horizon));
        }
        return views;
    }

    @Test
    void nothingCollides() {
        List<String> faults = new ArrayList<>();
        for (int rows : new int[] {3, RECORDED.size() / 3, RECORDED.size() / 2, RECORDED.size()}) {
            for (List<ComparedRun> runs : groups(rows)) {
                CompareDrawing drawing = new CompareDrawing(Contestants.of(runs), Narrator.ENGLISH);
                for (View view : views(drawing)) {
                    plots(drawing).forEach(plot -> faults.addAll(LabelGeometry.faults(plot, view, new LabelMemory())));
                }
            }
        }
        assertEquals(List.of(), faults);
    }

    @Test
    void inAnOrdinaryPlotUpToFourRunsAreNamedAtTheirCurves() {
        for (int count = 2; count <= 4; count++) {
            List<RunConfig> lambdas = lambdas(count);
            List<ComparedRun> runs =
                    runs(lambdas, i -> stretched(1 / lambdas.get(i).weightDecay()), RECORDED.size());
            CompareDrawing drawing = new CompareDrawing(Contestants.of(runs), Narrator.ENGLISH);
            Case plot = accuracy(
                    "accuracy",
                    drawing.accuracies(),
                    drawing.marks(drawing.shown().states()));
            View view = new View(760, 240, 1, ScaleKind.LINEAR, Double.NaN, Double.NaN, Double.NaN);
            List<String> labels = LabelGeometry.texts(plot, view);
            assertTrue(
                    labels.containsAll(drawing.shown().names()),
                    labels + " of " + drawing.shown().names());
        }
    }

    @Test
    void whatHappenedIsNamedWithItsRun() {
        List<RunConfig> lambdas = lambdas(3);
        List<ComparedRun> runs = runs(lambdas, i -> stretched(1 / lambdas.get(i).weightDecay()), RECORDED.size());
        CompareDrawing drawing = new CompareDrawing(Contestants.of(runs), Narrator.ENGLISH);
        List<RunState> states = drawing.shown().states();
        List<String> names = drawing.symbols(states, Column.SQUARED_NORM).stream()
                .map(mark -> ((Overlay.Symbol) mark).name())
                .toList();
        for (int i = 0; i < states.size(); i++) {
            String run = drawing.shown().names().get(i) + ": ";
            String memorized = Narrator.ENGLISH
                    .markers()
                    .memorized(states.get(i).milestones().memorizationStep().orElseThrow());
            String grokked = Narrator.ENGLISH
                    .markers()
                    .grokked(states.get(i).milestones().grokkingStep().orElseThrow());
            assertTrue(names.containsAll(List.of(run + memorized, run + grokked)), () -> names.toString());
        }
    }

    @Test
    void lanesHaveTheNormWithTheSameValues() {
        List<RunConfig> lambdas = lambdas(3);
        List<ComparedRun> runs = runs(lambdas, i -> stretched(1 / lambdas.get(i).weightDecay()), RECORDED.size());
        List<RunState> states = Contestants.of(runs).states();
        NormRange range = new NormRange();
        YRange.Automatic all = (YRange.Automatic) range.of(states);
        for (RunState state : states) {
            for (int row = 0; row < state.rows(); row++) {
                double norm = state.value(Column.SQUARED_NORM, row);
                assertTrue(all.low() <= norm && norm <= all.high(), norm + " in " + all);
            }
        }
        assertEquals(all, range.of(states), "what was read is kept");
    }
}
