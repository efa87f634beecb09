package org.grokscope.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.grokscope.plot.model.ScaleKind;
import org.grokscope.plot.model.ValueFormat;
import org.grokscope.plot.model.YRange;
import org.grokscope.run.Forecast;
import org.grokscope.run.RunHistory.Column;
import org.grokscope.run.RunState;
import org.grokscope.run.RunTimeline;
import org.grokscope.theory.ExpectedNorm;

/** The panels that a run has: accuracy, norm and loss; layers, the size of the outputs, saturation and forecast where there are any. */
final class PagePanels {

    private final RunTimeline run;
    private final PageTexts texts;
    private final int[] rows;

    /**
     * The panels of a run.
     *
     * @param rows the evaluations that are shown
     */
    PagePanels(RunTimeline run, PageTexts texts, int[] rows) {
        this.run = run;
        this.texts = texts;
        this.rows = rows;
    }

    /** The panels, in the order in which they are shown. */
    List<PagePanel> all() {
        List<PagePanel> panels = new ArrayList<>();
        panels.add(new PagePanel(
                "accuracy",
                ScaleKind.LINEAR,
                ValueFormat.PERCENT,
                List.of(
                        curve("trainAccuracy", texts.of("curve.train"), "train", Column.TRAIN_ACCURACY),
                        curve("testAccuracy", texts.of("curve.test"), "test", Column.TEST_ACCURACY)),
                (YRange.Fixed) YRange.unit()));
        panels.add(log("norm", List.of(curve("squaredNorm", "‖θ‖²", "norm", Column.SQUARED_NORM)), expectedNorms()));
        panels.add(log(
                "loss",
                List.of(
                        curve("trainLoss", texts.of("curve.train"), "train", Column.TRAIN_LOSS),
                        curve("testLoss", texts.of("curve.test"), "test", Column.TEST_LOSS)),
                DoubleStream.empty()));
        if (!run.history().layers().isEmpty()) {
            panels.add(log(
                    "layers",
                    IntStream.range(0, run.history().layers().size())
                            .mapToObj(this::layer)
                            .toList(),
                    DoubleStream.empty()));
        }
        if (has(Column.LOGIT_SCALE, value -> value > 0)) {
            panels.add(
                    log("scale", List.of(curve("logitScale", "L", "key", Column.LOGIT_SCALE)), DoubleStream.empty()));
        }
        if (has(Column.SATURATED, value -> value > 0)) {
            panels.add(new PagePanel(
                    "softmax",
                    ScaleKind.LINEAR,
                    ValueFormat.PERCENT,
                    List.of(
                            curve("saturated", texts.of("curve.saturated"), "train", Column.SATURATED),
                            curve("zeroGradient", texts.of("curve.zero-gradient"), "key", Column.ZERO_GRADIENT)),
                    (YRange.Fixed) YRange.unit()));
        }
        if (jumps().findAny().isPresent()) {
            panels.add(forecast());
        }
        return panels;
    }

    private boolean has(Column column, DoublePredicate condition) {
        return IntStream.of(rows)
                .mapToDouble(row -> run.history().value(column, row))
                .anyMatch(condition);
    }

    private PagePanel log(String id, List<PageCurve> curves, DoubleStream more) {
        return PagePanel.of(id, ScaleKind.LOG, curves, rows, more);
    }

    private PageCurve curve(String id, String name, String role, Column column) {
        return new PageCurve(id, name, role, row -> run.history().value(column, row));
    }

    private PageCurve layer(int layer) {
        return new PageCurve(
                "layer" + layer,
                run.history().layers().get(layer),
                "layer" + layer,
                row -> run.history().layerNorm(layer, row));
    }

    /** Every V* since T_mem: the axis of ‖θ‖² reaches to them. */
    private DoubleStream expectedNorms() {
        return states().filter(RunState::isMemorized)
                .flatMap(state -> state.expectedJump().flatMap(ExpectedNorm::of).stream())
                .mapToDouble(ExpectedNorm::norm);
    }

    private Stream<Forecast.Jump> jumps() {
        return states().flatMap(state -> state.expectedJump().stream());
    }

    /** How the forecast moved and narrowed until the jump. */
    private PagePanel forecast() {
        List<PageCurve> curves = List.of(
                new PageCurve(
                        "expected",
                        texts.of("curve.expected"),
                        "forecast",
                        row -> jump(row, Forecast.Jump::grokkingStep)),
                new PageCurve("expectedLow", "", "forecast", row -> jump(row, Forecast.Jump::low)),
                new PageCurve("expectedHigh", "", "forecast", row -> jump(row, Forecast.Jump::high)));
        Forecast.Jump last = jumps().reduce((_, later) -> later).orElseThrow();
        // Early bands are wide: they may be cut off, so that the curve is not flat.
        PagePanel ranged = PagePanel.of(
                "forecast", ScaleKind.LINEAR, curves.subList(0, 1), rows, DoubleStream.of(last.low(), last.high()));
        return new PagePanel("forecast", ScaleKind.LINEAR, ValueFormat.NUMBER, curves, ranged.range());
    }

    private double jump(int row, ToDoubleFunction<Forecast.Jump> part) {
        return run.at((long) run.history().value(Column.STEP, row))
                .expectedJump()
                .map(part::applyAsDouble)
                .orElse(Double.NaN);
    }

    private Stream<RunState> states() {
        return IntStream.of(rows).mapToObj(row -> run.at((long) run.history().value(Column.STEP, row)));
    }
}
