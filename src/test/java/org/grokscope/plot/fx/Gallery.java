package org.grokscope.plot.fx;

import java.util.List;
import java.util.Random;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Curve;
import org.grokscope.plot.model.CurveStyle;
import org.grokscope.plot.model.Dash;
import org.grokscope.plot.model.EmptyText;
import org.grokscope.plot.model.Overlay;
import org.grokscope.plot.model.Points;
import org.grokscope.plot.model.ScaleKind;
import org.grokscope.plot.model.ValueFormat;
import org.grokscope.plot.model.YRange;
import org.grokscope.plot.paint.PlotPalette;
import org.grokscope.plot.paint.PlotTypography;

/** The situations that pictures and tests draw: a run in mid-flight, as the paper's first experiment goes. */
final class Gallery {
    private static final PlotTypography TYPE = PlotTypography.of("DejaVu Sans", "DejaVu Sans");

    final StepAxis axis = new StepAxis();
    final Plot accuracy = new Plot(axis);
    final Plot norm = new Plot(axis);
    final Plot loss = new Plot(axis);
    final Points train = new Points();
    final Points test = new Points();
    final Points norms = new Points();
    final Points trainLoss = new Points();
    final Points testLoss = new Points();

    Gallery(PlotPalette palette, PlotTypography type) {
        for (Plot plot : plots()) {
            plot.paletteProperty().set(palette);
            plot.typographyProperty().set(type);
        }
        accuracy.titleProperty().set("Accuracy");
        accuracy.valueFormatProperty().set(ValueFormat.PERCENT);
        accuracy.yRangeProperty().set(YRange.unit());
        accuracy.stepLabelsProperty().set(false);
        accuracy.emptyTextProperty()
                .set(new EmptyText(
                        "Here you will see it learn",
                        "Press Start. The blue line shows how many sums it knows by heart, the orange one how many it"
                                + " can work out although it never saw them."));
        norm.titleProperty().set("Squared norm ‖θ‖²");
        norm.subtitleProperty().set("how large the weights are");
        norm.yKindProperty().set(ScaleKind.LOG);
        norm.stepLabelsProperty().set(false);
        loss.titleProperty().set("Loss");
        loss.yKindProperty().set(ScaleKind.LOG);
        accuracy.setCurves(List.of(
                Curve.measured("train", train, ColourRole.TRAIN), Curve.measured("test", test, ColourRole.TEST)));
        norm.setCurves(List.of(Curve.measured("‖θ‖²", norms, ColourRole.NORM)));
        loss.setCurves(List.of(
                Curve.measured("train", trainLoss, ColourRole.TRAIN),
                Curve.measured("test", testLoss, ColourRole.TEST)));
    }

    Gallery(PlotPalette palette) {
        this(palette, TYPE);
    }

    List<Plot> plots() {
        return List.of(accuracy, norm, loss);
    }

    VBox column() {
        VBox box = new VBox(12, accuracy, norm, loss);
        box.setStyle("-fx-padding: 12;");
        accuracy.setPrefHeight(310);
        norm.setPrefHeight(230);
        loss.setPrefHeight(140);
        for (Plot plot : plots()) {
            VBox.setVgrow(plot, Priority.ALWAYS);
        }
        return box;
    }

    /** Lets the run reach a step, with a point every few steps. */
    void runTo(int last, int every) {
        Random random = new Random(42);
        for (int s = 0; s <= last; s += every) {
            double noise = 1 + 0.06 * random.nextGaussian();
            double memory = 1 / (1 + Math.exp(-(s - 420) / 70.0));
            double grok = 1 / (1 + Math.exp(-(s - 1500) / 60.0));
            train.add(s, Math.min(1, memory * (1 + 0.01 * random.nextGaussian())));
            test.add(s, Math.clamp(0.005 + 0.99 * grok + 0.006 * random.nextGaussian(), 0.0, 1.0));
            norms.add(s, 13_000 * Math.exp(-s / 710.0));
            trainLoss.add(s, (4.6 * (1 - memory) + 0.0012 + 0.2 * Math.exp(-s / 300.0)) * noise);
            testLoss.add(s, (4.6 + 4 * memory - 8 * grok) * noise);
        }
        changed();
    }

    void changed() {
        plots().forEach(Plot::dataChanged);
    }

    /** Memorized at 800, the jump forecast at 1,680. */
    void forecast(int now) {
        axis.setHorizon(2600);
        Overlay.Phase memorizing = new Overlay.Phase(0, 800, ColourRole.TRAIN);
        Overlay.StepBand band = new Overlay.StepBand(1560, 1840, ColourRole.FORECAST);
        accuracy.setOverlays(List.of(
                memorizing,
                band,
                Overlay.Marker.event(800, "memorized 800", 3),
                jump("jump expected 1,680", "90 %: 1,560–1,840"),
                new Overlay.Now(now, "now " + now)));
        Overlay.Marker memorized = Overlay.Marker.event(800, "", 3);
        Overlay.Now present = new Overlay.Now(now);
        List<String> labels = List.of("V* 1,135: where this task groks", "V* 1,135");
        Overlay.Reference goal = new Overlay.Reference(1135, labels, ColourRole.FORECAST, Dash.DOTTED);
        norm.setOverlays(List.of(memorizing, band, memorized, jump("", ""), goal, present));
        loss.setOverlays(List.of(memorizing, band, memorized, jump("", ""), present));
        double[] xs = {800, 1400, 2000, 2600};
        double[] lower = new double[4];
        double[] upper = new double[4];
        for (int i = 0; i < 4; i++) {
            double law = 4213 * Math.exp(-(xs[i] - 800) / 720);
            lower[i] = law * (1 - 0.05 - 0.02 * i);
            upper[i] = law * (1 + 0.05 + 0.02 * i);
        }
        norm.yRangeProperty().set(YRange.including(lower[3]));
        norm.setCurves(List.of(
                Curve.band("90 %", xs, lower, upper, ColourRole.NORM),
                Curve.formula(
                        "weight decay alone",
                        s -> 4213 * Math.exp(-(s - 800) / 500),
                        800,
                        2600,
                        CurveStyle.dotted(ColourRole.NEUTRAL)),
                Curve.formula(
                        "law, κ = 0.70, R² 0.999",
                        s -> 4213 * Math.exp(-(s - 800) / 720),
                        800,
                        2600,
                        CurveStyle.dashed(ColourRole.NORM)),
                Curve.measured("‖θ‖²", norms, ColourRole.NORM)));
    }

    private static Overlay.Marker jump(String label, String detail) {
        return new Overlay.Marker(1680, label, detail, ColourRole.FORECAST, Dash.DASHED, true, 6);
    }
}
