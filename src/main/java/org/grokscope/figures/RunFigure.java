package org.grokscope.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.grokscope.narration.FigureWords;
import org.grokscope.plot.model.AutoRange;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Curve;
import org.grokscope.plot.model.CurveStyle;
import org.grokscope.plot.model.Dash;
import org.grokscope.plot.model.Overlay;
import org.grokscope.plot.print.Page;
import org.grokscope.run.Calibration;
import org.grokscope.run.Forecast;
import org.grokscope.run.Happening;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunState;
import org.grokscope.theory.ExpectedNorm;
import org.grokscope.theory.FreeContraction;

/** The figure of one run: its accuracies, and the norm that explains them. */
final class RunFigure {
    private static final double LEAST_EVALUATIONS = 10;
    private static final CurveStyle LAW = new CurveStyle(1.6, Dash.DASHED, ColourRole.NORM);
    private static final CurveStyle DECAY = new CurveStyle(1.4, Dash.DOTTED, ColourRole.NEUTRAL);

    private final RunState run;
    private final RunHistory history;
    private final FigureWords words;
    private final Panels panels;

    RunFigure(RunState run, FigureSpec spec, FigureWords words) {
        this.run = run;
        this.words = words;
        history = run.history();
        panels = new Panels(spec, words, end());
    }

    /** The last evaluation; while a jump is expected, as far as the forecast, if what is measured stays readable. */
    private double end() {
        double last = Math.max(0, run.evaluatedStep());
        double least = LEAST_EVALUATIONS * run.config().evaluationCadence();
        return run.expectedJump()
                .map(jump -> Math.max(last, AutoRange.expectedEnd(last, jump.high() * 1.05, least)))
                .orElse(last);
    }

    Page page(String version) {
        panels.accuracy(
                words.name(FigureWords.Name.ACCURACY_AXIS),
                List.of(
                        measured(
                                FigureWords.Name.TRAIN,
                                RunHistory.Column.TRAIN_ACCURACY,
                                Panels.PERCENT,
                                ColourRole.TRAIN),
                        measured(
                                FigureWords.Name.TEST,
                                RunHistory.Column.TEST_ACCURACY,
                                Panels.PERCENT,
                                ColourRole.TEST)),
                events());
        List<Overlay> overlays = events();
        overlays.addAll(norms());
        panels.norm(normCurves(), overlays);
        return panels.page(words.title(List.of(run.config())), words.caption(run, drawn(), version));
    }

    private FigureWords.Drawn drawn() {
        boolean band = jump().filter(it -> it.low() < panels.end()).isPresent();
        return panels.hasNorm()
                ? new FigureWords.Drawn(band, lawInView(), run.isMemorized() && decay().isPresent())
                : new FigureWords.Drawn(band, Optional.empty(), false);
    }

    private Curve measured(FigureWords.Name name, RunHistory.Column column, double factor, ColourRole role) {
        return new Curve.Line(
                words.name(name),
                HistorySeries.scaled(history, column, factor),
                CurveStyle.solid(role),
                Curve.EndLabel.NAME,
                true);
    }

    private Optional<Forecast.Jump> jump() {
        return run.check().map(check -> check.forecast()).or(run::expectedJump);
    }

    /** The forecast, T_mem, T_grok and changes, with their names in the first panel. */
    private List<Overlay> events() {
        List<Overlay> overlays = new ArrayList<>();
        List<Overlay.Marker> markers = new ArrayList<>();
        jump().ifPresent(jump -> {
            overlays.add(new Overlay.StepBand(jump.low(), jump.high(), ColourRole.FORECAST));
            String text = words.forecast(jump.grokkingStep());
            markers.add(new Overlay.Marker(jump.grokkingStep(), text, ColourRole.FORECAST, Dash.DASHED, 2));
        });
        List<RunEvent> events = RunMarks.upTo(run);
        for (Happening each : Happening.of(run.milestones(), events)) {
            markers.add(
                    switch (each) {
                        case Happening.Memorized(long step) ->
                            Overlay.Marker.event(step, words.memorized(step), RunMarks.priority(each));
                        case Happening.Grokked(long step) ->
                            Overlay.Marker.event(step, words.grokked(step), RunMarks.priority(each));
                        case Happening.Branched(long step) -> changed(step, words.branch(step, events));
                        case Happening.Changed(RunEvent.Change change) -> changed(change.step(), words.change(change));
                    });
        }
        boolean named = panels.isFirst();
        markers.forEach(marker -> overlays.add(named ? marker : marker.unlabelled()));
        return overlays;
    }

    private static Overlay.Marker changed(double step, String label) {
        return new Overlay.Marker(step, label, ColourRole.KEY, Dash.DOTTED, 1);
    }

    /** V* as the run is held to it, and ‖θ‖² where the jump came. */
    private List<Overlay> norms() {
        List<Overlay> overlays = new ArrayList<>();
        frozen().ifPresent(it -> {
            String label = words.criticalNorm(it.norm().norm());
            overlays.add(new Overlay.Reference(it.norm().norm(), List.of(label), ColourRole.FORECAST, Dash.DOTTED));
        });
        run.milestones().normAtGrokking().ifPresent(norm -> {
            double step = run.milestones().grokkingStep().orElseThrow();
            overlays.add(new Overlay.Ring(step, norm, List.of(words.grokkedNorm(norm)), ColourRole.INK));
        });
        return overlays;
    }

    /** As in the window: V* as it was first known well enough to be drawn, while a jump is expected and after it came. */
    private Optional<ExpectedNorm.Frozen> frozen() {
        boolean held = run.isGrokked() || run.expectedJump().isPresent();
        return held ? ExpectedNorm.frozen(run) : Optional.empty();
    }

    private Optional<Calibration> law() {
        return run.isMemorized() ? run.forecast().flatMap(Forecast::law) : Optional.empty();
    }

    private Optional<Calibration> lawInView() {
        return law().filter(law -> law.anchorStep() < panels.end());
    }

    private List<Curve> normCurves() {
        List<Curve> curves = new ArrayList<>();
        frozen().filter(it -> panels.end() > it.step())
                .ifPresent(it -> curves.add(NormBands.criticalNorm(
                        it.step(), panels.end(), it.norm().range())));
        lawInView().ifPresent(law -> {
            curves.add(NormBands.law("", law, panels.end()));
            curves.add(Curve.formula(words.name(FigureWords.Name.LAW), law::norm, law.anchorStep(), panels.end(), LAW));
        });
        if (run.isMemorized()) {
            decay().ifPresent(curves::add);
        }
        curves.add(measured(FigureWords.Name.MEASURED, RunHistory.Column.SQUARED_NORM, 1, ColourRole.NORM));
        return curves;
    }

    /** Weight decay alone, from T_mem or from the last change after it. */
    private Optional<Curve> decay() {
        int row = run.anchorRow();
        double from = run.value(RunHistory.Column.STEP, row);
        double norm = run.value(RunHistory.Column.SQUARED_NORM, row);
        if (run.weightDecay() == 0 || from >= panels.end()) {
            return Optional.empty();
        }
        return FreeContraction.from(run, (long) from, norm)
                .map(free -> Curve.formula(words.name(FigureWords.Name.DECAY), free::norm, from, panels.end(), DECAY));
    }
}
