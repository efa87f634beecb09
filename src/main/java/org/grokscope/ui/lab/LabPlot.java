package org.grokscope.ui.lab;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.grokscope.experiments.sweep.LawFit;
import org.grokscope.experiments.sweep.RunFigures;
import org.grokscope.narration.NumberFormat;
import org.grokscope.plot.fx.ScatterPlot;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.EmptyText;
import org.grokscope.plot.model.Figure;
import org.grokscope.plot.paint.PlotPalette;
import org.grokscope.plot.paint.PlotTypography;
import org.grokscope.run.config.RunConfig;
import org.grokscope.typesetting.NumberMarks;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.PlotParts;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.explain.Definitions;
import org.grokscope.ui.explain.Term;

/** The runs of a sweep as points, by a law of choice, with the line through them and its figures in words. */
final class LabPlot extends VBox {

    private static final EmptyText EMPTY = PlotParts.empty("lab.plot");

    private final ScatterPlot plot = new ScatterPlot();
    private final ComboBox<LawFit.Law> law =
            Nodes.list(Texts.of("lab.plot.axes.accessible"), List.of(LawFit.Law.values()), LabPlot::name);
    private final Label words = Nodes.wide(Nodes.wrapped("", "statement"));
    private List<RunFigures> runs = List.of();
    private List<LawFit> fits = List.of();
    /** Whether the user has chosen a law; until then it is the one that the sweep varies. */
    private boolean chosen;

    LabPlot() {
        getStyleClass().add("lab-plot");
        law.setValue(LawFit.Law.INVERSE_DECAY);
        law.setOnAction(event -> {
            chosen = chosen || law.isFocused() || law.isShowing();
            draw();
        });
        VBox.setVgrow(plot, Priority.ALWAYS);
        Definitions.title(plot, Term.R_SQUARED);
        law.setMinWidth(Region.USE_PREF_SIZE);
        HBox foot = new HBox(12, law, words);
        foot.getStyleClass().add("lab-foot");
        getChildren().addAll(plot, foot);
        draw();
    }

    void setLook(PlotPalette palette, PlotTypography typography) {
        plot.setLook(palette, typography);
    }

    void setOnChosen(Consumer<Object> listener) {
        plot.setOnChosen(listener);
    }

    void select(RunFigures run) {
        plot.selectedProperty().set(run == null ? null : run.run().key());
    }

    /** Shows other runs and the lines through them. */
    void show(List<RunFigures> newRuns, List<LawFit> newFits) {
        runs = newRuns;
        fits = newFits;
        if (!chosen && !fits.isEmpty()) {
            law.setValue(fits.getFirst().law());
        }
        draw();
    }

    /** The next sweep may vary another field. */
    void reset() {
        chosen = false;
        show(List.of(), List.of());
    }

    private void draw() {
        LawFit.Law present = law.getValue();
        Map<Kind, List<Figure.Point>> points = new EnumMap<>(Kind.class);
        for (RunFigures run : runs) {
            double x = present.x(run);
            if (Double.isFinite(x)) {
                points.computeIfAbsent(Kind.of(run), kind -> new ArrayList<>()).add(point(run, x, present.y(run)));
            }
        }
        Optional<LawFit> fit =
                fits.stream().filter(each -> each.law() == present).findFirst();
        List<Figure.Layer> layers = new ArrayList<>();
        fit.map(each -> trend(each, points.values())).ifPresent(layers::add);
        points.forEach((kind, each) -> layers.add(new Figure.Marks("", kind.role, kind.shape, each)));
        fit.map(each -> name(each, points.values())).ifPresent(layers::add);
        plot.show(new Figure(
                Texts.of("lab.plot.title"),
                Figure.Axis.fromZero(against(present)),
                Figure.Axis.fromZero(Texts.of("lab.plot.steps", steps(present)) + kinds()),
                layers,
                Texts.of("lab.plot.censored"),
                EMPTY));
        boolean level = fit.isEmpty() && !fits.isEmpty() && missing(runs).isEmpty();
        words.setText(fit.map(LabPlot::words).orElse(level ? Texts.of("lab.plot.no-line") : ""));
    }

    /** What the forms of the points mean, as soon as there is more than one. */
    private String kinds() {
        boolean all =
                runs.stream().allMatch(run -> run.milestones().grokkingStep().isPresent());
        return all ? "" : Texts.of("lab.plot.legend");
    }

    /** Why there is no line through the runs yet; empty if nothing is known to be missing. */
    static String missing(List<RunFigures> runs) {
        long settings = runs.stream()
                .filter(run -> run.milestones().delay().isPresent())
                .map(run -> run.run().cell())
                .distinct()
                .count();
        if (settings >= 3) {
            return "";
        }
        return Texts.of("lab.plot.missing", NumberFormat.count(settings));
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
        double x = 0.75 * places(points).max().orElse(0);
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
        };
    }

    private static String against(LawFit.Law law) {
        return switch (law) {
            case INVERSE_DECAY, INVERSE_RATE, INVERSE_PRODUCT -> law.against();
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
                (intercept < 0 ? "− " : "+ ") + NumberFormat.count(Math.abs(intercept)),
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
    private static String name(LawFit.Law law) {
        return Texts.of("lab.law.name", steps(law), against(law));
    }
}
