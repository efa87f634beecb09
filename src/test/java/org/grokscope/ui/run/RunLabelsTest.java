package org.grokscope.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.grokscope.inspect.NetworkSnapshots;
import org.grokscope.narration.Markers;
import org.grokscope.narration.Narrator;
import org.grokscope.plot.labels.LabelGeometry;
import org.grokscope.plot.labels.LabelGeometry.Case;
import org.grokscope.plot.labels.LabelGeometry.View;
import org.grokscope.plot.labels.LabelMemory;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Curve;
import org.grokscope.plot.model.Overlay;
import org.grokscope.plot.model.ScaleKind;
import org.grokscope.plot.model.ValueFormat;
import org.grokscope.plot.model.YRange;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunHistory.Column;
import org.grokscope.run.RunTimeline;
import org.grokscope.theory.RecordedRun;
import org.grokscope.ui.controls.MeasuredCurves;
import org.junit.jupiter.api.Test;

/** The labels of a real run collide at none of its steps, in no size and in neither language, and those that matter are there. */
class RunLabelsTest {
    private static final List<Markers> LANGUAGES =
            List.of(new Narrator(Locale.ENGLISH).markers(), new Narrator(Locale.GERMAN).markers());

    private static RecordedRun run() {
        RecordedRun run = new RecordedRun(RecordedRun.CONFIG);
        run.runTo(Long.MAX_VALUE);
        return run;
    }

    private static List<Case> plots(RunDrawing drawing) {
        RunHistory history = drawing.run().history();
        NormDrawing norm = NormDrawing.of(drawing);
        String at = " at step " + drawing.lastStep();
        Curve measured = MeasuredCurves.of("‖θ‖²", history, Column.SQUARED_NORM, ColourRole.NORM);
        return List.of(
                new Case(
                        "accuracy" + at,
                        MeasuredCurves.pair(history, Column.TRAIN_ACCURACY, Column.TEST_ACCURACY),
                        drawing.overlays(true),
                        ValueFormat.PERCENT,
                        ScaleKind.LINEAR,
                        YRange.unit()),
                new Case(
                        "norm" + at,
                        norm.curves(measured),
                        norm.overlays(),
                        ValueFormat.NUMBER,
                        ScaleKind.LOG,
                        YRange.including(norm.lowest())),
                new Case(
                        "loss" + at,
                        MeasuredCurves.pair(history, Column.TRAIN_LOSS, Column.TEST_LOSS),
                        drawing.overlays(false),
                        ValueFormat.NUMBER,
                        ScaleKind.LOG,
                        YRange.automatic()));
    }

    private static List<View> views(RunDrawing drawing) {
        List<View> views = new ArrayList<>();
        double last = drawing.lastStep();
        double[][] sizes = {
            {300, 116, 1},
            {420, 190, 1},
            {760, 240, 1},
            {1100, 180, 1},
            {1850, 430, 1.55},
            {640, 360, 0.8},
            {1800, 600, 1}
        };
        for (double[] size : sizes) {
            for (ScaleKind steps : ScaleKind.values()) {
                views.add(new View(size[0], size[1], size[2], steps, Double.NaN, Double.NaN, drawing.horizon()));
            }
            if (last > 100) {
                views.add(new View(size[0], size[1], size[2], ScaleKind.LINEAR, last * 0.4, last * 0.9, Double.NaN));
                views.add(new View(size[0], size[1], size[2], ScaleKind.LINEAR, last * 0.8, last * 1.2, Double.NaN));
            }
        }
        return views;
    }

    @Test
    void nothingCollidesAtAnyStep() {
        RecordedRun recorded = run();
        RunTimeline timeline = new RunTimeline(recorded.config(), recorded.history());
        List<String> faults = new ArrayList<>();
        for (Markers words : LANGUAGES) {
            for (long step = 0; step <= timeline.latest().evaluatedStep(); step += 50) {
                RunHistory history = recorded.history().upTo(step);
                RunDrawing live = RunDrawing.of(
                        new RunViewState(timeline.at(step), history, new NetworkSnapshots(), Double.NaN), words);
                for (View view : views(live)) {
                    plots(live).forEach(plot -> faults.addAll(LabelGeometry.faults(plot, view, new LabelMemory())));
                }
            }
        }
        assertEquals(List.of(), faults);
    }

    @Test
    void labelsStayWhereTheyAreWhileTheRunGrows() {
        RecordedRun recorded = run();
        RunTimeline timeline = new RunTimeline(recorded.config(), recorded.history());
        List<String> faults = new ArrayList<>();
        List<LabelMemory> memories = List.of(new LabelMemory(), new LabelMemory(), new LabelMemory());
        for (long step = 0; step <= timeline.latest().evaluatedStep(); step += 50) {
            RunHistory history = recorded.history().upTo(step);
            double end = timeline.latest().evaluatedStep();
            RunDrawing replay = RunDrawing.of(
                    new RunViewState(timeline.at(step), history, new NetworkSnapshots(), end), LANGUAGES.getFirst());
            View view = new View(760, 240, 1, ScaleKind.LINEAR, Double.NaN, Double.NaN, replay.horizon());
            List<Case> plots = plots(replay);
            for (int i = 0; i < plots.size(); i++) {
                faults.addAll(LabelGeometry.faults(plots.get(i), view, memories.get(i)));
            }
        }
        assertEquals(List.of(), faults);
    }

    @Test
    void aChangedRunNamesItsChanges() {
        RecordedRun recorded = new RecordedRun(RecordedRun.CONFIG);
        recorded.runTo(800);
        recorded.history().append(new RunEvent.WeightDecayChanged(800, 1, 0.5));
        recorded.history().append(new RunEvent.LearningRateChanged(810, 1e-3, 2e-3));
        recorded.runTo(900);
        RunTimeline timeline = new RunTimeline(recorded.config(), recorded.history());
        RunViewState state = new RunViewState(timeline.at(900), recorded.history(), new NetworkSnapshots(), Double.NaN);
        RunDrawing drawing = RunDrawing.of(state, LANGUAGES.getFirst());
        List<String> faults = new ArrayList<>();
        for (View view : views(drawing)) {
            plots(drawing).forEach(plot -> faults.addAll(LabelGeometry.faults(plot, view, new LabelMemory())));
        }
        assertEquals(List.of(), faults);
        assertTrue(drawing.overlays(true).stream()
                .anyMatch(o -> o instanceof Overlay.Marker m && m.label().equals("λ 0.5")));
    }
}
