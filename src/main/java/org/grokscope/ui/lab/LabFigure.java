package org.grokscope.ui.lab;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.grokscope.experiments.paper.HeldNormCells;
import org.grokscope.experiments.sweep.LawFit;
import org.grokscope.experiments.sweep.RunFigures;
import org.grokscope.figures.FigureSource;
import org.grokscope.figures.FigureSpec;
import org.grokscope.figures.PanelFigure;
import org.grokscope.figures.PlotFigure;
import org.grokscope.narration.NumberFormat;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.EmptyText;
import org.grokscope.plot.model.Figure;
import org.grokscope.plot.print.FigurePanel;
import org.grokscope.run.config.RunConfig;
import org.grokscope.typesetting.NumberMarks;
import org.grokscope.ui.controls.PlotParts;
import org.grokscope.ui.controls.Texts;

/**
 * The runs of a sweep as points by a law, with the line through them.
 *
 * @param runs may be none
 * @param fits the lines that there are, by their laws
 * @param law what the axes are
 */
record LabFigure(List<RunFigures> runs, List<LawFit> fits, LawFit.Law law) {

    private static final EmptyText EMPTY = PlotParts.empty("lab.plot");

    /** The line of the law; empty if there is none. */
    Optional<LawFit> fit() {
        return fits.stream().filter(each -> each.law() == law).findFirst();
    }

    /** As it is shown in the window. */
    Figure onCard() {
        return figure(Texts.of("lab.plot.title"), axis() + (isMixed() ? Texts.of("lab.plot.legend") : ""));
    }

    /** As a figure with a caption; empty while there are no points. */
    Optional<PlotFigure> forPrint() {
        Figure figure = figure("", axis());
        if (figure.isEmpty()) {
            return Optional.empty();
        }
        String kinds = isMixed() ? Texts.of("lab.plot.legend").replaceFirst("^ · ", "") : "";
        String line = fit().map(LabFigure::words).orElse("");
        String text = line + (line.isEmpty() || kinds.isEmpty() ? "" : ". ") + kinds;
        PanelFigure panel = new PanelFigure(name(law), text, List.of(new FigurePanel(figure)));
        List<RunConfig> configs = runs.stream().map(run -> run.run().config()).toList();
        return Optional.of(new PlotFigure(new FigureSource.Single(panel, configs, "sweep"), FigureSpec.SINGLE));
    }

    private String axis() {
        return law.isExponential() ? steps(law) : Texts.of("lab.plot.steps", steps(law));
    }

    /** Whether there are published figures of just this setting. */
    private boolean isBesidePublished() {
        return law.isExponential()
                && !runs.isEmpty()
                && runs.stream().allMatch(run -> HeldNormCells.areOf(run.run().config()));
    }

    /** Whether the forms of the points mean something: there is more than one as soon as a run did not grok. */
    private boolean isMixed() {
        return !runs.stream().allMatch(run -> run.milestones().grokkingStep().isPresent());
    }

    private Figure figure(String title, String up) {
        Map<Kind, List<Figure.Point>> points = new EnumMap<>(Kind.class);
        for (RunFigures run : runs) {
            double x = law.x(run);
            if (Double.isFinite(x)) {
                points.computeIfAbsent(Kind.of(run), kind -> new ArrayList<>()).add(point(run, x, law.y(run)));
            }
        }
        List<Figure.Layer> layers = new ArrayList<>();
        fit().map(each -> trend(each, points.values())).ifPresent(layers::add);
        if (isBesidePublished()) {
            layers.add(published());
        }
        points.forEach((kind, each) -> layers.add(new Figure.Marks("", kind.role, kind.shape, each)));
        fit().map(each -> name(each, points.values())).ifPresent(layers::add);
        return new Figure(
                title,
                law.isExponential() ? Figure.Axis.linear(against(law)) : Figure.Axis.fromZero(against(law)),
                law.isExponential() ? Figure.Axis.linear(up) : Figure.Axis.fromZero(up),
                layers,
                Texts.of("lab.plot.censored"),
                EMPTY);
    }

    /** The published medians of the same setting. */
    private Figure.Marks published() {
        List<Figure.Point> medians = HeldNormCells.published().stream()
                .filter(cell -> law != LawFit.Law.HELD_RATIO || cell.temperature() == 1)
                .filter(cell -> Double.isFinite(x(cell)))
                .map(cell -> {
                    double y = Math.log(cell.published());
                    String text = Texts.of(
                            "lab.plot.published",
                            NumberFormat.setting(cell.ratio()),
                            NumberFormat.setting(cell.temperature()),
                            NumberFormat.count((long) cell.published()));
                    return new Figure.Point(x(cell), y, y, y, text, null);
                })
                .toList();
        return new Figure.Marks(Texts.of("lab.plot.medians"), ColourRole.INK, Figure.Shape.OPEN_DIAMOND, medians);
    }

    private double x(HeldNormCells.Cell cell) {
        return law == LawFit.Law.HELD_LOGITS ? cell.logitScale() : law.x(cell.ratio(), cell.temperature());
    }

    private static Figure.Point point(RunFigures run, double x, double y) {
        String kind = switch (Kind.of(run)) {
            case GROKS ->
                Texts.of(
                        "lab.plot.grokked",
                        NumberFormat.count(run.milestones().memorizationStep().orElse(0)),
                        NumberFormat.count(run.milestones().grokkingStep().orElse(0)));
            case MEMORIZES -> Texts.of("lab.plot.memorizes-only");
            case NEITHER -> Texts.of("lab.plot.never-memorizes");
        };
        RunConfig config = run.run().config();
        String text = Texts.of(
                "lab.plot.point",
                NumberFormat.setting(config.learningRate()),
                NumberFormat.setting(config.weightDecay()),
                Long.toString(config.seed()),
                kind);
        return new Figure.Point(x, y, y, y, text, run.run().key());
    }

    private static DoubleStream places(Collection<List<Figure.Point>> points) {
        return points.stream()
                .flatMap(List::stream)
                .filter(point -> !Double.isNaN(point.y()))
                .mapToDouble(Figure.Point::x);
    }

    private static Figure.Trend trend(LawFit fit, Collection<List<Figure.Point>> points) {
        double centre = places(points).average().orElse(0);
        return new Figure.Trend(
                "",
                ColourRole.NORM,
                fit.line().slope(),
                fit.line().intercept(),
                centre,
                fit.slope().low(),
                fit.slope().high());
    }

    /** The name of the law's line, at three quarters of its length. */
    private static Figure.Labels name(LawFit fit, Collection<List<Figure.Point>> points) {
        double left = fit.law().isExponential() ? places(points).min().orElse(0) : 0;
        double x = left + 0.75 * (places(points).max().orElse(0) - left);
        double y = fit.line().intercept() + fit.line().slope() * x;
        return new Figure.Labels(List.of(new Figure.Point(x, y, y, y, Texts.of("lab.plot.law", rSquared(fit)), null)));
    }

    static String rSquared(LawFit fit) {
        return NumberFormat.rSquared(fit.line().rSquared());
    }

    /** How far a run came, by which its point is drawn; the last is drawn on top. */
    private enum Kind {
        NEITHER(ColourRole.TEST, Figure.Shape.CROSS),
        MEMORIZES(ColourRole.TRAIN, Figure.Shape.TRIANGLE),
        GROKS(ColourRole.NORM, Figure.Shape.DOT);

        private final ColourRole role;
        private final Figure.Shape shape;

        Kind(ColourRole role, Figure.Shape shape) {
            this.role = role;
            this.shape = shape;
        }

        static Kind of(RunFigures run) {
            return run.milestones().grokkingStep().isPresent()
                    ? GROKS
                    : run.milestones().memorizationStep().isPresent() ? MEMORIZES : NEITHER;
        }
    }

    private static String steps(LawFit.Law law) {
        return switch (law) {
            case INVERSE_DECAY, INVERSE_RATE, INVERSE_PRODUCT -> Texts.of("lab.law.grokking");
            case ESCAPE_TIME, NORM_RATIO -> Texts.of("lab.law.delay");
            case HELD_RATIO, HELD_SCALE, HELD_LOGITS -> Texts.of("lab.law.logarithm");
        };
    }

    private static String against(LawFit.Law law) {
        return switch (law) {
            case INVERSE_DECAY, INVERSE_RATE, INVERSE_PRODUCT, HELD_RATIO, HELD_SCALE, HELD_LOGITS -> law.against();
            case ESCAPE_TIME -> Texts.of("lab.law.escape");
            case NORM_RATIO -> Texts.of("lab.law.norms");
        };
    }

    /** "grokking step = 523 · 1/λ + 97, R² 0.974, …". */
    static String words(LawFit fit) {
        double intercept = fit.line().intercept();
        return Texts.of(
                "lab.fit",
                steps(fit.law()),
                significant(fit.line().slope()),
                against(fit.law()),
                (intercept < 0 ? "− " : "+ ")
                        + (fit.law().isExponential()
                                ? NumberFormat.number(Math.abs(intercept), 2)
                                : NumberFormat.count(Math.abs(intercept))),
                rSquared(fit),
                significant(fit.slope().low()),
                significant(fit.slope().high()),
                NumberFormat.count(fit.line().points()),
                NumberFormat.count(fit.cells()));
    }

    /** With four significant digits: "523.1", "4,871". */
    private static String significant(double value) {
        return NumberMarks.localized(String.format(Locale.ROOT, "%,.4g", value));
    }

    /** "grokking step against 1/λ". */
    static String name(LawFit.Law law) {
        return Texts.of("lab.law.name", steps(law), against(law));
    }
}
