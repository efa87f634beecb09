package org.grokscope.ui.inspect;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.grokscope.inspect.NetworkSnapshot;
import org.grokscope.inspect.Neurons;
import org.grokscope.inspect.Plane;
import org.grokscope.inspect.Strengths;
import org.grokscope.inspect.TokenOrder;
import org.grokscope.narration.NumberFormat;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.EmptyText;
import org.grokscope.plot.pictures.BarPicture;
import org.grokscope.plot.pictures.CellPicture;
import org.grokscope.plot.pictures.PointPicture;
import org.grokscope.task.ModularTask;
import org.grokscope.task.PairTask;
import org.grokscope.task.ParityTask;
import org.grokscope.task.PermutationGroup;
import org.grokscope.task.Table;
import org.grokscope.typesetting.NumberMarks;
import org.grokscope.ui.controls.PlotParts;
import org.grokscope.ui.controls.Texts;

/**
 * What the views of a snapshot show.
 *
 * @param look the snapshot, if there is one
 * @param suffix what follows every title
 */
record InspectPictures(Optional<NetworkSnapshot> look, String suffix) {

    /** The projection of the embedding. */
    enum Side {
        CIRCLE,
        PRINCIPAL
    }

    private static final EmptyText NOTHING = PlotParts.empty("inspect");
    private static final EmptyText NO_CIRCLE =
            new EmptyText(Texts.of("inspect.embedding.none.title"), Texts.of("inspect.embedding.none.text"));

    CellPicture answers() {
        return AnswerTable.of(look, suffix);
    }

    BarPicture spectrum() {
        if (look.isEmpty()) {
            return new BarPicture(Texts.of("inspect.spectrum.title") + suffix, "", List.of(), 1, "", NOTHING);
        }
        Strengths input = look.get().input();
        Strengths.Kind kind = input.kind();
        List<BarPicture.Bars> bars = look.get()
                .output()
                .map(output -> List.of(
                        bars(Texts.of("inspect.spectrum.embedding"), input),
                        bars(Texts.of("inspect.spectrum.outputs"), output)))
                .orElseGet(() -> List.of(bars(
                        Texts.of(
                                kind == Strengths.Kind.BIT
                                        ? "inspect.spectrum.first-layer"
                                        : "inspect.spectrum.embedding"),
                        input)));
        return new BarPicture(
                Texts.of(
                                switch (kind) {
                                    case FREQUENCY -> "inspect.spectrum.title";
                                    case BIT -> "inspect.spectrum.bits.title";
                                    case PERMUTATION -> "inspect.spectrum.permutations.title";
                                    case SYMBOL -> "inspect.spectrum.symbols.title";
                                })
                        + suffix,
                keys(input),
                bars,
                1,
                Texts.of(
                        switch (kind) {
                            case FREQUENCY -> "inspect.axis.frequency";
                            case BIT -> "inspect.axis.bit";
                            case PERMUTATION -> "inspect.axis.permutation";
                            case SYMBOL -> "inspect.axis.symbol";
                        }),
                NOTHING);
    }

    static boolean isOfBits(NetworkSnapshot look) {
        return look.input().kind() == Strengths.Kind.BIT;
    }

    private static String keys(Strengths input) {
        if (input.kind() == Strengths.Kind.PERMUTATION) {
            return Texts.of("inspect.spectrum.permutations.none");
        }
        if (input.kind() == Strengths.Kind.SYMBOL) {
            return Texts.of("inspect.spectrum.symbols.none");
        }
        boolean bits = input.kind() == Strengths.Kind.BIT;
        if (input.keys().isEmpty()) {
            return bits ? Texts.of("inspect.spectrum.bits.none") : Texts.of("inspect.spectrum.none");
        }
        String numbers = input.keys().stream().sorted().map(Object::toString).collect(Collectors.joining(", "));
        return Texts.of(
                bits ? "inspect.spectrum.bits.keys" : "inspect.spectrum.keys",
                numbers,
                NumberFormat.count(100 * input.keyPart()));
    }

    private static BarPicture.Bars bars(String name, Strengths strengths) {
        return new BarPicture.Bars(
                name,
                ColourRole.NEUTRAL,
                strengths.parts(),
                strengths.keys().stream().map(key -> key - 1).toList());
    }

    PointPicture embedding(Side side) {
        String title = Texts.of("inspect.embedding.title") + suffix;
        boolean circle = side == Side.CIRCLE;
        Optional<Plane> plane = look.flatMap(each -> circle ? each.circle() : each.principal());
        if (plane.isEmpty()) {
            return new PointPicture(title, "", "", List.of(), look.isPresent() ? NO_CIRCLE : NOTHING);
        }
        int frequency = look.get().circleFrequency();
        List<PointPicture.Dot> dots = plane.get().alongWave(frequency).stream()
                .map(point -> new PointPicture.Dot(
                        point.x(),
                        point.y(),
                        look.get().answers().examples().task() instanceof PairTask pairs
                                ? pairs.symbol(point.token())
                                : ""))
                .toList();
        String part = NumberFormat.count(100 * plane.get().part());
        String what = circle
                ? Texts.of("inspect.embedding.circle.subtitle", Integer.toString(frequency), part)
                : Texts.of("inspect.embedding.principal.subtitle", part);
        String centre = circle ? Texts.of("inspect.embedding.centre", Integer.toString(frequency)) : "";
        return new PointPicture(title, what, centre, dots, NOTHING);
    }

    /** What is shown in the place of the circle where an operation has none. */
    Optional<CellPicture> confusion() {
        return look.flatMap(each -> ConfusionTable.of(each.answers(), suffix));
    }

    CellPicture neurons() {
        String title = Texts.of("inspect.units.title") + suffix;
        if (look.isEmpty()) {
            return CellPicture.empty(title, NOTHING);
        }
        Neurons seen = look.get().neurons();
        Strengths.Kind kind = look.get().input().kind();
        return new CellPicture(
                title,
                Texts.of(
                        switch (kind) {
                            case FREQUENCY -> "inspect.units.subtitle";
                            case BIT -> "inspect.units.bits.subtitle";
                            case PERMUTATION -> "inspect.units.permutations.subtitle";
                            case SYMBOL -> "inspect.units.symbols.subtitle";
                        }),
                seen.columns(),
                seen.rows(),
                new NeuronCells(seen, look.get()),
                inputs(look.get()) + " →",
                false,
                List.of(
                        new CellPicture.Sample(NeuronCells.MORE, 1, Texts.of("inspect.units.more")),
                        new CellPicture.Sample(NeuronCells.MORE, 0, Texts.of("inspect.units.none")),
                        new CellPicture.Sample(NeuronCells.LESS, 1, Texts.of("inspect.units.less"))),
                NOTHING);
    }

    /** What the inputs of hidden units are, in their order. */
    static String inputs(NetworkSnapshot look) {
        boolean symbols = look.answers().examples().task() instanceof Table;
        boolean powers = look.answers().examples().task() instanceof ModularTask task
                && TokenOrder.of(task).isOfPowers();
        return Texts.of(
                switch (look.input().kind()) {
                    case FREQUENCY ->
                        symbols ? "inspect.axis.symbol" : powers ? "inspect.units.powers" : "inspect.axis.number";
                    case BIT -> "inspect.axis.bit";
                    case PERMUTATION -> "inspect.axis.permutation";
                    case SYMBOL -> "inspect.axis.symbol";
                });
    }

    /** Weights as colours. */
    private record NeuronCells(Neurons neurons, NetworkSnapshot look) implements CellPicture.Cells {
        private static final ColourRole MORE = ColourRole.POSITIVE;
        private static final ColourRole LESS = ColourRole.NEGATIVE;

        @Override
        public ColourRole role(int column, int row) {
            return neurons.weight(column, row) >= 0 ? MORE : LESS;
        }

        @Override
        public double strength(int column, int row) {
            return Math.abs(neurons.weight(column, row));
        }

        private int token(int column) {
            return look.answers().examples().token(column);
        }

        @Override
        public String text(int column, int row) {
            String weight = NumberMarks.localized(String.format(Locale.ROOT, "%+.2f", neurons.weight(column, row)));
            return switch (look.answers().examples().task()) {
                case PermutationGroup group ->
                    Texts.of("inspect.units.cell.permutation", group.symbol(token(column)), weight);
                case Table table -> Texts.of("inspect.units.cell.symbol", table.symbol(token(column)), weight);
                case ParityTask _ -> Texts.of("inspect.units.cell.bit", Integer.toString(column + 1), weight);
                case ModularTask _ ->
                    Texts.of(
                            "inspect.units.cell",
                            Integer.toString(column),
                            weight,
                            Integer.toString(neurons.frequency(row)));
            };
        }
    }
}
