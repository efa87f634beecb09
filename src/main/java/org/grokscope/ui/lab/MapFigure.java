package org.grokscope.ui.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.grokscope.experiments.sweep.LawFit;
import org.grokscope.experiments.sweep.RunFigures;
import org.grokscope.experiments.sweep.RunRegime;
import org.grokscope.figures.FigureSource;
import org.grokscope.figures.FigureSpec;
import org.grokscope.figures.PanelFigure;
import org.grokscope.figures.PlotFigure;
import org.grokscope.narration.NumberFormat;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Dash;
import org.grokscope.plot.model.EmptyText;
import org.grokscope.plot.model.Figure;
import org.grokscope.plot.print.FigurePanel;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.ConfigFields;
import org.grokscope.run.config.RunConfig;
import org.grokscope.ui.controls.FieldTexts;
import org.grokscope.ui.controls.PlotParts;
import org.grokscope.ui.controls.Texts;

/**
 * The cells of a sweep of two settings as a map: the form of a mark is the regime, its shade the median T_grok, and a line joins where the law
 * expects the median T_grok of the whole map.
 */
final class MapFigure {

    private static final EmptyText EMPTY = PlotParts.empty("lab.map");
    private static final int CONTOUR_POINTS = 60;
    /** From this ratio of its largest value to its smallest on an axis is logarithmic. */
    private static final double WIDE = 4;

    /** More cells than these have no room for their numbers, which pointing says as well. */
    private static final int MOST_NUMBERS = 120;

    private final List<RunFigures> runs;
    private final List<LawFit> fits;
    /** The two settings that vary; empty if there are not just two with numbers. */
    private final List<ConfigField> axes;

    private final Map<Place, List<RunFigures>> cells = new LinkedHashMap<>();

    /** A place on the map. */
    private record Place(double across, double up) {}

    /**
     * Finds the axes and the cells, once: the fields of a thousand configurations take some milliseconds.
     *
     * @param runs the finished runs; may be none
     * @param fits the lines that there are
     */
    MapFigure(List<RunFigures> runs, List<LawFit> fits) {
        this.runs = runs;
        this.fits = fits;
        List<Map<ConfigField, String>> settings =
                runs.stream().map(run -> ConfigFields.of(run.run().config())).toList();
        axes = axes(settings);
        for (int i = 0; i < runs.size() && !axes.isEmpty(); i++) {
            Map<ConfigField, String> own = settings.get(i);
            Place place = new Place(
                    Double.parseDouble(own.get(axes.getFirst())), Double.parseDouble(own.get(axes.getLast())));
            cells.computeIfAbsent(place, _ -> new ArrayList<>()).add(runs.get(i));
        }
    }

    private static List<ConfigField> axes(List<Map<ConfigField, String>> settings) {
        List<ConfigField> varied = Arrays.stream(ConfigField.values())
                .filter(field -> field != ConfigField.SEED)
                .filter(field -> settings.stream()
                                .map(each -> each.get(field))
                                .distinct()
                                .count()
                        > 1)
                .toList();
        boolean numbers = varied.stream()
                .allMatch(field -> field.isNumber()
                        && settings.stream()
                                .allMatch(each -> each.get(field) != null && !field.isWord(each.get(field))));
        return varied.size() == 2 && numbers ? varied : List.of();
    }

    /** As it is shown in the window. */
    Figure onCard() {
        String title = Texts.of("lab.map.title");
        if (axes.isEmpty()) {
            return new Figure(title, Figure.Axis.linear(""), Figure.Axis.linear(""), List.of(), "", EMPTY);
        }
        return figure(title, name(axes.getLast()) + " · " + legend());
    }

    /** As a figure with a caption; empty while there is no map. */
    Optional<PlotFigure> forPrint() {
        if (axes.isEmpty()) {
            return Optional.empty();
        }
        PanelFigure panel = new PanelFigure(
                Texts.of("lab.map.name", name(axes.getFirst()), name(axes.getLast())),
                legend(),
                List.of(new FigurePanel(figure("", name(axes.getLast())))));
        List<RunConfig> configs = runs.stream().map(run -> run.run().config()).toList();
        return Optional.of(new PlotFigure(new FigureSource.Single(panel, configs, "map"), FigureSpec.SINGLE));
    }

    private static String name(ConfigField field) {
        return FieldTexts.symbol(field);
    }

    /** What the marks that are there mean. */
    private String legend() {
        String marks = cells.values().stream()
                .map(RunRegime::ofMost)
                .distinct()
                .sorted()
                .map(regime -> Mark.of(regime).sign + " " + words(regime))
                .collect(Collectors.joining(" · "));
        return marks + (contour().isEmpty() ? "" : " · " + Texts.of("lab.map.contour", NumberFormat.count(middle())));
    }

    private Figure figure(String title, String up) {
        List<Figure.Layer> layers = new ArrayList<>();
        contour().ifPresent(layers::add);
        List<Double> times = cells.values().stream()
                .map(MapFigure::median)
                .filter(Double::isFinite)
                .toList();
        Map<RunRegime, List<Figure.Point>> plain = new EnumMap<>(RunRegime.class);
        List<Figure.Point> numbers = new ArrayList<>();
        cells.forEach((place, own) -> {
            RunRegime regime = RunRegime.ofMost(own);
            Figure.Point point = point(place, own, regime);
            if (regime.groks()) {
                layers.add(new Figure.Marks("", shade(median(own), times), Mark.of(regime).shape, List.of(point)));
                numbers.add(new Figure.Point(
                        place.across, place.up, place.up, place.up, NumberFormat.count(Math.round(median(own))), null));
            } else {
                plain.computeIfAbsent(regime, _ -> new ArrayList<>()).add(point);
            }
        });
        plain.forEach((regime, points) ->
                layers.add(new Figure.Marks("", ColourRole.NEUTRAL, Mark.of(regime).shape, points)));
        if (cells.size() <= MOST_NUMBERS) {
            layers.add(new Figure.Labels(numbers));
        }
        return new Figure(
                title,
                axis(name(axes.getFirst()), cells.keySet().stream().mapToDouble(Place::across)),
                axis(up, cells.keySet().stream().mapToDouble(Place::up)),
                layers,
                "",
                EMPTY);
    }

    private static Figure.Axis axis(String title, DoubleStream values) {
        double[] all = values.sorted().toArray();
        boolean wide = all[0] > 0 && all[all.length - 1] / all[0] >= WIDE;
        return wide ? Figure.Axis.logarithmic(title) : Figure.Axis.linear(title);
    }

    /** The median T_grok of the runs that grokked; NaN if none did. */
    private static double median(List<RunFigures> runs) {
        double[] steps = runs.stream()
                .filter(run -> run.milestones().grokkingStep().isPresent())
                .mapToDouble(run -> run.milestones().grokkingStep().getAsLong())
                .sorted()
                .toArray();
        int half = steps.length / 2;
        return steps.length == 0
                ? Double.NaN
                : steps.length % 2 == 1 ? steps[half] : (steps[half - 1] + steps[half]) / 2;
    }

    private double middle() {
        return median(runs);
    }

    /** From the earliest jump of the map to the latest, by the logarithm of the step. */
    private static ColourRole shade(double steps, List<Double> times) {
        double first = Math.log(times.stream().mapToDouble(each -> each).min().orElse(steps));
        double last = Math.log(times.stream().mapToDouble(each -> each).max().orElse(steps));
        List<ColourRole> ranks = ColourRole.ranks();
        double share = last > first ? (Math.log(steps) - first) / (last - first) : 0.5;
        return ranks.get((int) Math.round(share * (ranks.size() - 1)));
    }

    private static Figure.Point point(Place place, List<RunFigures> runs, RunRegime regime) {
        long grokked = runs.stream()
                .filter(run -> run.milestones().grokkingStep().isPresent())
                .count();
        RunConfig config = runs.getFirst().run().config();
        String text = Texts.of(
                "lab.map.point",
                NumberFormat.setting(place.across),
                NumberFormat.setting(place.up),
                words(regime),
                NumberFormat.count(grokked),
                NumberFormat.count(runs.size()),
                regime.groks() ? NumberFormat.count(Math.round(median(runs))) : NumberFormat.NOTHING,
                NumberFormat.count(config.schedule().maxSteps()));
        return new Figure.Point(
                place.across,
                place.up,
                place.up,
                place.up,
                text,
                runs.getFirst().run().key());
    }

    /** Where the law has the median T_grok of the map: of η and λ where their product is the same, of ρ and τ where ρ³/τ is. */
    private Optional<Figure.Line> contour() {
        List<ConfigField> rates = List.of(ConfigField.LEARNING_RATE, ConfigField.WEIGHT_DECAY);
        List<ConfigField> scale = List.of(ConfigField.HOLD_NORM, ConfigField.TEMPERATURE);
        boolean ofRates = axes.containsAll(rates);
        if (!ofRates && !axes.containsAll(scale)) {
            return Optional.empty();
        }
        LawFit.Law law = ofRates ? LawFit.Law.INVERSE_PRODUCT : LawFit.Law.HELD_SCALE;
        return fits.stream().filter(fit -> fit.law() == law).findFirst().flatMap(fit -> {
            double x = (law.isExponential() ? Math.log(middle()) : middle())
                    - fit.line().intercept();
            double value = x / fit.line().slope();
            return value > 0 ? Optional.of(contour(ofRates, value)) : Optional.empty();
        });
    }

    private Figure.Line contour(boolean ofRates, double value) {
        double[] across = cells.keySet().stream().mapToDouble(Place::across).toArray();
        double[] up = cells.keySet().stream().mapToDouble(Place::up).toArray();
        double low = Arrays.stream(up).min().orElse(0);
        double high = Arrays.stream(up).max().orElse(0);
        double from = Arrays.stream(across).filter(each -> each > 0).min().orElse(1);
        double to = Arrays.stream(across).max().orElse(1);
        List<Figure.Point> points = new ArrayList<>();
        for (int i = 0; i <= CONTOUR_POINTS; i++) {
            double x = from * Math.pow(to / from, (double) i / CONTOUR_POINTS);
            double y = ofRates
                    ? 1 / (value * x)
                    : axes.getFirst() == ConfigField.HOLD_NORM ? x * x * x / value : Math.cbrt(value * x);
            if (y >= low && y <= high) {
                points.add(new Figure.Point(x, y));
            }
        }
        return new Figure.Line("", ColourRole.NORM, Dash.DASHED, points);
    }

    private static String words(RunRegime regime) {
        return switch (regime) {
            case DIVERGES -> Texts.of("lab.map.diverges");
            case NEVER_MEMORIZES -> Texts.of("lab.plot.never-memorizes");
            case MEMORIZES_ONLY -> Texts.of("lab.plot.memorizes-only");
            case GROKS_LATE -> Texts.of("lab.map.late");
            case GROKS_EARLY -> Texts.of("lab.map.early");
            case LEARNS_AT_ONCE -> Texts.of("lab.map.at-once");
        };
    }

    /** The form of a regime's marks, and the sign for it in a text. */
    private enum Mark {
        DIVERGES(Figure.Shape.OPEN_SQUARE, "□"),
        NEVER_MEMORIZES(Figure.Shape.CROSS, "✕"),
        MEMORIZES_ONLY(Figure.Shape.OPEN_TRIANGLE, "△"),
        GROKS_LATE(Figure.Shape.DOT, "●"),
        GROKS_EARLY(Figure.Shape.DIAMOND, "◆"),
        LEARNS_AT_ONCE(Figure.Shape.SQUARE, "■");

        private final Figure.Shape shape;
        private final String sign;

        Mark(Figure.Shape shape, String sign) {
            this.shape = shape;
            this.sign = sign;
        }

        static Mark of(RunRegime regime) {
            return switch (regime) {
                case DIVERGES -> DIVERGES;
                case NEVER_MEMORIZES -> NEVER_MEMORIZES;
                case MEMORIZES_ONLY -> MEMORIZES_ONLY;
                case GROKS_LATE -> GROKS_LATE;
                case GROKS_EARLY -> GROKS_EARLY;
                case LEARNS_AT_ONCE -> LEARNS_AT_ONCE;
            };
        }
    }
}
