package org.grokscope.experiments.forecast;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.grokscope.narration.NumberFormat;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Dash;
import org.grokscope.plot.model.Figure;
import org.grokscope.plot.svg.SvgFigure;
import org.grokscope.run.RunResult;
import org.grokscope.theory.forecast.CalibrationDomain;
import org.grokscope.theory.forecast.DelayFit;
import org.grokscope.theory.forecast.DelayModels;
import org.grokscope.theory.forecast.Treatment;

/** How good the forecast is, in Markdown and plots, from stored runs. */
public final class ForecastReport {

    /** The folder of the plots, beside the report. */
    public static final String FOLDER = "forecast";

    private static final double BAND = 0.9;

    private final String appVersion;
    private final List<RunResult> calibrating;
    private final ForecastSection judged;
    private final ForecastSection fitted;
    private final NoJumpSection noJump;
    /** Whether all runs are those of other programs: then there is nothing else to report on. */
    private final boolean isForeignOnly;

    private final ForeignSection foreign;

    /**
     * Replays all runs.
     *
     * @param all finished runs, no two of the same configuration, and runs that were read from the logs of other programs
     * @param appVersion the version of this program
     */
    public ForecastReport(List<RunResult> all, String appVersion) {
        this.appVersion = appVersion;
        Map<Boolean, List<RunResult>> byOrigin = all.stream()
                .collect(Collectors.partitioningBy(
                        run -> run.config().elsewhere().isEmpty()));
        List<RunResult> runs = byOrigin.get(true);
        isForeignOnly = runs.isEmpty() && !all.isEmpty();
        foreign = new ForeignSection(byOrigin.get(false).stream()
                .map(run -> ForecastTrial.of(run, DelayModels.SHIPPED))
                .toList());
        calibrating = runs.stream()
                .filter(run -> CalibrationCells.contains(run.config()))
                .toList();
        List<ForecastTrial> trials = runs.stream()
                .map(run -> ForecastTrial.of(run, DelayModels.SHIPPED))
                .toList();
        List<ForecastTrial> delayed = trials.stream()
                .filter(trial -> trial.hasDelay() && isForecast(trial))
                .sorted((a, b) -> ForecastSection.name(a.config()).compareTo(ForecastSection.name(b.config())))
                .toList();
        judged = new ForecastSection(delayed.stream()
                .filter(trial -> !CalibrationCells.contains(trial.config()))
                .toList());
        fitted = new ForecastSection(delayed.stream()
                .filter(trial -> CalibrationCells.contains(trial.config()))
                .toList());
        noJump = new NoJumpSection(trials);
    }

    /** Parity has no delay to forecast, and other optimizers no law. */
    private static boolean isForecast(ForecastTrial trial) {
        return Treatment.of(trial.config()) == Treatment.CONTRACTING && CalibrationDomain.isFitted(trial.config());
    }

    /** The constants fitted to the calibration runs among the given ones, as the program's source has them. */
    public String constants() {
        return DelayFit.of(calibrating)
                .map(DelayModels::source)
                .orElse("Too few settings to calibrate on are among the runs.\n");
    }

    /** The report in Markdown. */
    public String markdown() {
        List<String> lines = new ArrayList<>();
        lines.add("# How good the forecast is");
        lines.add("");
        lines.add("GrokScope " + appVersion + ", from "
                + NumberFormat.number(judged.runs() + fitted.runs() + foreign.runs(), 0)
                + " finished runs that memorized and then grokked; written by `grokscope forecast-report`. Each run is "
                + "replayed, and each forecast sees only the evaluations before it. An error is "
                + "|T̂_grok − T_grok| relative to the delay T_grok − T_mem; a setting's figure is the mean over its runs "
                + "(mean absolute percentage error, MAPE). The band is the 90 % band shown on screen.");
        lines.add("");
        if (!isForeignOnly) {
            lines.addAll(own());
            lines.add("");
        }
        if (!foreign.isEmpty()) {
            lines.addAll(foreign.lines());
        }
        return String.join("\n", lines).stripTrailing() + "\n";
    }

    private List<String> own() {
        List<String> lines = new ArrayList<>();
        lines.addAll(judged.overview("judged runs").lines());
        lines.addAll(section(
                "Judged: settings that the constants were not fitted to",
                "Other p, η, λ and tasks than those of the calibration; subtraction and division are in no calibration run.",
                judged));
        lines.add("");
        lines.add("![Delay forecast at T_mem against the observed delay](" + FOLDER + "/delay.svg)");
        lines.add("");
        lines.add("![Error over the delay](" + FOLDER + "/error.svg)");
        lines.addAll(section(
                "For comparison: the settings that the constants were fitted to",
                "Errors here say how well the model fits, not how well it forecasts.",
                fitted));
        lines.add("");
        lines.add("## No grokking");
        lines.add("");
        lines.add(
                "Where the law expects no jump, the probability that none comes is (n − k + 1)/(n + 2) if k of n calibrating "
                        + "runs of the regime grokked (Laplace's rule of succession). \"Above 0.9 from\" is the part of the run's "
                        + "steps from which on it stays above 0.9, for the slowest judged run.");
        lines.add("");
        lines.addAll(noJump.table().lines());
        return lines;
    }

    private static List<String> section(String title, String text, ForecastSection section) {
        List<String> lines = new ArrayList<>(List.of("", "## " + title, "", text, ""));
        lines.addAll(section.table().lines());
        return lines;
    }

    /** The plots as SVG by the names of their files; none if all runs are those of other programs. */
    public Map<String, String> plots() {
        Map<String, String> plots = new LinkedHashMap<>();
        if (!isForeignOnly) {
            plots.put("delay.svg", SvgFigure.of(delays()));
            plots.put("error.svg", SvgFigure.of(errors()));
        }
        return plots;
    }

    private Figure delays() {
        List<Figure.Point> points = judged.trials().stream()
                .flatMap(trial -> trial.at(0).stream()
                        .map(expected -> new Figure.Point(
                                trial.delay(),
                                expected.forecast().grokkingStep()
                                        - trial.milestones().memorizationStep().orElseThrow())))
                .toList();
        double[] ends = points.stream()
                .flatMapToDouble(point -> DoubleStream.of(point.x(), point.y()))
                .sorted()
                .toArray();
        List<Figure.Layer> layers = new ArrayList<>();
        if (ends.length > 0) {
            double low = ends[0];
            double high = ends[ends.length - 1];
            layers.add(new Figure.Line(
                    "as forecast",
                    ColourRole.NEUTRAL,
                    Dash.DASHED,
                    List.of(new Figure.Point(low, low), new Figure.Point(high, high))));
        }
        layers.add(new Figure.Marks("judged runs", ColourRole.TRAIN, Figure.Shape.DOT, points));
        return new Figure(
                "The delay, forecast at T_mem and observed",
                Figure.Axis.logarithmic("observed delay, optimizer steps"),
                Figure.Axis.logarithmic("forecast delay, optimizer steps"),
                layers);
    }

    /** The median error and the range of the middle 90 % of the errors, over the delay. */
    private Figure errors() {
        List<Figure.Point> points = new ArrayList<>();
        for (int percent = 0; percent <= 95; percent += 5) {
            double part = percent / 100.0;
            double[] errors = judged.trials().stream()
                    .flatMap(trial -> trial.at(part).stream())
                    .mapToDouble(expected -> 100 * expected.error())
                    .sorted()
                    .toArray();
            if (errors.length > 0) {
                points.add(new Figure.Point(
                        percent,
                        quantile(errors, 0.5),
                        quantile(errors, (1 - BAND) / 2),
                        quantile(errors, (1 + BAND) / 2)));
            }
        }
        return new Figure(
                "How the error shrinks",
                Figure.Axis.fromZero("part of the delay that is over, %"),
                Figure.Axis.linear("T̂_grok − T_grok, % of the delay"),
                List.of(
                        new Figure.Area("90 % of the judged runs", ColourRole.TRAIN, points),
                        new Figure.Line("median", ColourRole.TRAIN, Dash.SOLID, points)));
    }

    private static double quantile(double[] sorted, double part) {
        return sorted[(int) Math.round(part * (sorted.length - 1))];
    }
}
