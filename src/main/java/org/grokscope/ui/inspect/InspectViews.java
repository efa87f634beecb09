package org.grokscope.ui.inspect;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.grokscope.inspect.NetworkSnapshot;
import org.grokscope.inspect.Neurons;
import org.grokscope.inspect.Plane;
import org.grokscope.inspect.Strengths;
import org.grokscope.inspect.TokenOrder;
import org.grokscope.narration.NumberFormat;
import org.grokscope.plot.fx.BarPlot;
import org.grokscope.plot.fx.CellMap;
import org.grokscope.plot.fx.PointMap;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.EmptyText;
import org.grokscope.plot.paint.PlotPalette;
import org.grokscope.plot.paint.PlotTypography;
import org.grokscope.task.ModularTask;
import org.grokscope.ui.controls.Choice;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.PlotParts;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.explain.Definitions;
import org.grokscope.ui.explain.Term;

/** The views of one snapshot of the network, one below the other. */
public final class InspectViews extends VBox {

    /** The projection of the embedding. */
    private enum Side {
        CIRCLE,
        PRINCIPAL
    }

    private static final EmptyText NOTHING = PlotParts.empty("inspect");
    private static final EmptyText NO_CIRCLE =
            new EmptyText(Texts.of("inspect.embedding.none.title"), Texts.of("inspect.embedding.none.text"));

    private final CellMap answers = new CellMap();
    private final BarPlot spectrum = new BarPlot();
    private final PointMap embedding = new PointMap();
    private final CellMap neurons = new CellMap();
    private final Choice<Side> side = Choice.of(Side.values(), "inspect.embedding");

    private Optional<NetworkSnapshot> look = Optional.empty();
    private String suffix = "";

    public InspectViews() {
        super(8);
        HBox.setHgrow(this, Priority.ALWAYS);
        setMinWidth(0);
        setPrefWidth(200);
        spectrum.setPrefHeight(150);
        embedding.setPrefHeight(300);
        neurons.setPrefHeight(260);
        Definitions.title(answers, Term.ANSWERS);
        Definitions.title(spectrum, Term.SPECTRUM);
        Definitions.title(embedding, Term.EMBEDDING);
        Definitions.title(neurons, Term.HIDDEN_UNITS);
        side.setValue(Side.CIRCLE);
        side.getStyleClass().add("corner-choice");
        side.valueProperty().addListener((observable, old, now) -> showEmbedding());
        getChildren().addAll(PlotParts.card(List.of(embedding), side), spectrum, answers, neurons);
    }

    /** Sets the heights of answers, spectrum and embedding and hides the hidden units, for a film. */
    public void setHeights(double answersHeight, double spectrumHeight, double embeddingHeight) {
        answers.setPrefHeight(answersHeight);
        spectrum.setPrefHeight(spectrumHeight);
        embedding.setPrefHeight(embeddingHeight);
        side.setVisible(false);
        Nodes.show(neurons, false);
    }

    /** The views that can be saved on their own, and how to draw each as SVG. */
    public Map<Node, Supplier<String>> panels() {
        return Map.of(
                answers, answers::toSvg,
                spectrum, spectrum::toSvg,
                embedding, embedding::toSvg,
                neurons, neurons::toSvg);
    }

    /** Makes another set of views show the same projection and highlight the same cell. */
    void follow(InspectViews other) {
        other.side.valueProperty().bindBidirectional(side.valueProperty());
        other.answers.pointedProperty().bindBidirectional(answers.pointedProperty());
    }

    public void setLook(PlotPalette palette, PlotTypography typography) {
        answers.setLook(palette, typography);
        spectrum.setLook(palette, typography);
        embedding.setLook(palette, typography);
        neurons.setLook(palette, typography);
    }

    /**
     * Shows a snapshot.
     *
     * @param newSuffix its step, which tells it from another one beside it; may be empty
     */
    public void show(Optional<NetworkSnapshot> newLook, String newSuffix) {
        look = newLook;
        suffix = newSuffix.isEmpty() ? "" : ", " + newSuffix;
        answers.show(AnswerTable.of(look, suffix));
        spectrum.show(spectrum());
        showEmbedding();
        neurons.show(neurons());
    }

    private BarPlot.Data spectrum() {
        if (look.isEmpty()) {
            return new BarPlot.Data(Texts.of("inspect.spectrum.title") + suffix, "", List.of(), 1, "", NOTHING);
        }
        Strengths input = look.get().input();
        boolean bits = input.kind() == Strengths.Kind.BIT;
        List<BarPlot.Bars> bars = look.get()
                .output()
                .map(output -> List.of(
                        bars(Texts.of("inspect.spectrum.embedding"), ColourRole.NEUTRAL, input),
                        bars(Texts.of("inspect.spectrum.outputs"), ColourRole.NEUTRAL, output)))
                .orElseGet(() -> List.of(bars(Texts.of("inspect.spectrum.first-layer"), ColourRole.NEUTRAL, input)));
        return new BarPlot.Data(
                (bits ? Texts.of("inspect.spectrum.bits.title") : Texts.of("inspect.spectrum.title")) + suffix,
                keys(input, bits),
                bars,
                1,
                Texts.of(bits ? "inspect.axis.bit" : "inspect.axis.frequency"),
                NOTHING);
    }

    private static String keys(Strengths input, boolean bits) {
        if (input.keys().isEmpty()) {
            return bits ? Texts.of("inspect.spectrum.bits.none") : Texts.of("inspect.spectrum.none");
        }
        String numbers = input.keys().stream().sorted().map(Object::toString).collect(Collectors.joining(", "));
        return Texts.of(
                bits ? "inspect.spectrum.bits.keys" : "inspect.spectrum.keys",
                numbers,
                NumberFormat.count(100 * input.keyPart()));
    }

    private static BarPlot.Bars bars(String name, ColourRole role, Strengths strengths) {
        return new BarPlot.Bars(
                name,
                role,
                strengths.parts(),
                strengths.keys().stream().map(key -> key - 1).toList());
    }

    private void showEmbedding() {
        Optional<Plane> plane = look.flatMap(each -> side.getValue() == Side.CIRCLE ? each.circle() : each.principal());
        if (plane.isEmpty()) {
            embedding.show(new PointMap.Data(
                    Texts.of("inspect.embedding.title") + suffix,
                    "",
                    "",
                    List.of(),
                    look.isEmpty() ? NOTHING : NO_CIRCLE));
            return;
        }
        int frequency = look.get().circleFrequency();
        List<PointMap.Dot> dots = plane.get().alongWave(frequency).stream()
                .map(point -> new PointMap.Dot(point.x(), point.y(), Integer.toString(point.token())))
                .toList();
        String part = NumberFormat.count(100 * plane.get().part());
        boolean circle = side.getValue() == Side.CIRCLE;
        String what = circle
                ? Texts.of("inspect.embedding.circle.subtitle", Integer.toString(frequency), part)
                : Texts.of("inspect.embedding.principal.subtitle", part);
        String centre = circle ? Texts.of("inspect.embedding.centre", Integer.toString(frequency)) : "";
        embedding.show(new PointMap.Data(Texts.of("inspect.embedding.title") + suffix, what, centre, dots, NOTHING));
    }

    private CellMap.Data neurons() {
        if (look.isEmpty()) {
            return new CellMap.Data(Texts.of("inspect.units.title") + suffix, "", 0, 0, null, "", false, NOTHING);
        }
        Neurons seen = look.get().neurons();
        boolean bits = look.get().input().kind() == Strengths.Kind.BIT;
        boolean powers = look.get().answers().examples().task() instanceof ModularTask task
                && TokenOrder.of(task).isOfPowers();
        return new CellMap.Data(
                Texts.of("inspect.units.title") + suffix,
                bits ? Texts.of("inspect.units.bits.subtitle") : Texts.of("inspect.units.subtitle"),
                seen.columns(),
                seen.rows(),
                new NeuronCells(seen, bits),
                Texts.of(bits ? "inspect.axis.bit" : powers ? "inspect.units.powers" : "inspect.axis.number") + " →",
                false,
                NOTHING);
    }

    /** Weights as colours: pink gets more, grey less. */
    private record NeuronCells(Neurons neurons, boolean bits) implements CellMap.Cells {

        @Override
        public ColourRole role(int column, int row) {
            return neurons.weight(column, row) >= 0 ? ColourRole.KEY : ColourRole.INK;
        }

        @Override
        public double strength(int column, int row) {
            return Math.abs(neurons.weight(column, row));
        }

        @Override
        public String text(int column, int row) {
            String weight = String.format(Locale.ROOT, "%+.2f", neurons.weight(column, row));
            return bits
                    ? Texts.of("inspect.units.cell.bit", Integer.toString(column + 1), weight)
                    : Texts.of(
                            "inspect.units.cell",
                            Integer.toString(column),
                            weight,
                            Integer.toString(neurons.frequency(row)));
        }
    }
}
