package org.grokscope.experiments.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.grokscope.narration.NumberFormat;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Figure;
import org.grokscope.task.Operation;
import org.grokscope.theory.Sample;

/** S5: η alone, and η with λ. */
final class RateSection {

    private static final int CADENCE = 200;
    private static final int SEEDS = 5;
    private static final int GRID_SEEDS = 3;

    private RateSection() {}

    static Section of(Results results) {
        List<Comparison> rows = new ArrayList<>();
        List<Measured> sweep = new ArrayList<>();
        for (double eta : PaperCells.ETAS) {
            Runs runs = cell(results, eta, 1, SEEDS);
            sweep.addAll(runs.all());
            rows.add(row("T_grok, η " + NumberFormat.setting(eta) + ", λ 1", runs));
        }
        for (double eta : PaperCells.GRID_ETAS) {
            for (double lambda : PaperCells.GRID_LAMBDAS) {
                if (lambda < 1) {
                    rows.add(row(
                            "T_grok, η " + NumberFormat.setting(eta) + ", λ " + NumberFormat.setting(lambda),
                            cell(results, eta, lambda, GRID_SEEDS)));
                }
            }
        }
        ScalingFit line = new ScalingFit(
                new Runs(sweep), run -> OptionalDouble.of(1 / run.config().learningRate()), Measured::grokking);
        rows.add(
                Comparison.ofQuality("R² of T_grok against 1/η", line.rSquared(), line.runs(), PaperFigures.S5_FIT, 3));
        rows.add(alone("slope of T_grok against 1/η, steps", line, line.slope()));
        Runs all = results.at(CADENCE, Experiment.S5.runs().stream());
        ScalingFit power = new ScalingFit(
                all,
                run -> OptionalDouble.of(Math.log(contraction(run))),
                run -> run.grokking().stream().map(Math::log).findFirst());
        rows.add(alone("exponent of T_grok against 1/(ηλ), all cells", power, power.slope()));
        return new Section(
                        Experiment.S5,
                        "Times are read every 200 steps. Runs end after 20,000 steps (η 1e-4: 30,000), or 2,500 steps after T_grok. The "
                                + "line T_grok = a + b/η is fitted to the runs of the cells with λ = 1 that grok. The exponent "
                                + "is the slope of log T_grok against log 1/(ηλ): 1 is inverse proportion.",
                        rows)
                .withPlot(all.grokked() > 0, "s5-rate.svg", () -> plot(line))
                .withPlot(all.grokked() > 0, "s5-grid.svg", () -> gridPlot(all));
    }

    private static Runs cell(Results results, double eta, double lambda, int seeds) {
        return results.at(CADENCE, PaperCells.adamw(Operation.ADD, PaperCells.P, eta, lambda, seeds));
    }

    private static Comparison row(String quantity, Runs runs) {
        Sample grokking = runs.sample(Measured::grokking);
        String grokked = " (" + runs.grokked() + " of " + runs.count() + " grok)";
        return Comparison.alone(quantity + grokked, NumberFormat.sample(grokking, 0), runs.count());
    }

    private static Comparison alone(String quantity, ScalingFit fit, Optional<Comparison.Fitted> figure) {
        int decimals =
                figure.map(fitted -> Math.abs(fitted.value()) < 10 ? 2 : 0).orElse(0);
        return Comparison.alone(
                quantity,
                figure.map(fitted -> fitted.words(decimals)).orElse(NumberFormat.NOTHING),
                figure.isPresent() ? fit.runs() : 0);
    }

    private static double contraction(Measured run) {
        return 1 / (run.config().learningRate() * run.config().weightDecay());
    }

    private static Figure plot(ScalingFit fit) {
        List<Figure.Layer> layers = new ArrayList<>(fit.line("fit, 95 % band"));
        layers.add(fit.marks("runs, λ 1", Figure.Shape.DOT));
        return new Figure(
                "S5: T_grok against 1/η, λ 1",
                Figure.Axis.fromZero("1/η"),
                Figure.Axis.fromZero("T_grok, optimizer steps"),
                layers);
    }

    private static Figure gridPlot(Runs all) {
        List<Figure.Layer> layers = new ArrayList<>();
        ColourRole[] roles = {ColourRole.TRAIN, ColourRole.TEST, ColourRole.NORM};
        Figure.Shape[] shapes = {Figure.Shape.DOT, Figure.Shape.SQUARE, Figure.Shape.TRIANGLE};
        for (int i = 0; i < PaperCells.GRID_LAMBDAS.size(); i++) {
            double lambda = PaperCells.GRID_LAMBDAS.get(i);
            List<Figure.Point> points = all.where(run -> run.config().weightDecay() == lambda).all().stream()
                    .filter(run -> run.grokking().isPresent())
                    .map(run ->
                            new Figure.Point(contraction(run), run.grokking().getAsDouble()))
                    .toList();
            layers.add(new Figure.Marks("λ " + NumberFormat.setting(lambda), roles[i], shapes[i], points));
        }
        return new Figure(
                "S5: T_grok over the grid of η and λ",
                Figure.Axis.logarithmic("1/(ηλ), optimizer steps"),
                Figure.Axis.logarithmic("T_grok, optimizer steps"),
                layers);
    }
}
