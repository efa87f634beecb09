package org.grokscope.ui.inspect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.grokscope.figures.PanelFigure;
import org.grokscope.inspect.NetworkSnapshot;
import org.grokscope.plot.fx.BarPlot;
import org.grokscope.plot.fx.CellMap;
import org.grokscope.plot.fx.PointMap;
import org.grokscope.plot.paint.PlotPalette;
import org.grokscope.plot.paint.PlotTypography;
import org.grokscope.plot.pictures.CellPicture;
import org.grokscope.ui.controls.Choice;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.PlotParts;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.explain.Definitions;
import org.grokscope.ui.explain.Term;

/** The views of one snapshot of the network, one below the other. */
public final class InspectViews extends VBox {

    private final CellMap answers = new CellMap();
    private final BarPlot spectrum = new BarPlot();
    private final PointMap embedding = new PointMap();
    /** In the place of the embedding, where there is no circle. */
    private final CellMap confusion = new CellMap();

    private final CellMap neurons = new CellMap();
    private final Choice<InspectPictures.Side> side = Choice.of(InspectPictures.Side.values(), "inspect.embedding");

    private Optional<NetworkSnapshot> look = Optional.empty();
    private String suffix = "";
    private boolean filmed;

    public InspectViews() {
        super(8);
        HBox.setHgrow(this, Priority.ALWAYS);
        setMinWidth(0);
        setPrefWidth(200);
        setScale(1);
        Definitions.title(answers, Term.ANSWERS);
        Definitions.title(spectrum, Term.SPECTRUM);
        Definitions.title(embedding, Term.EMBEDDING);
        Definitions.title(confusion, Term.CONFUSION);
        Definitions.title(neurons, Term.HIDDEN_UNITS);
        side.named(Texts.of("inspect.embedding.title"));
        side.setValue(InspectPictures.Side.CIRCLE);
        side.getStyleClass().add("corner-choice");
        Nodes.show(confusion, false);
        confusion.prefHeightProperty().bind(embedding.prefHeightProperty());
        side.valueProperty().addListener((observable, old, now) -> showEmbedding());
        getChildren().addAll(PlotParts.card(List.of(embedding, confusion), side), spectrum, answers, neurons);
    }

    /** Makes the views higher, as for larger type. */
    void setScale(double scale) {
        spectrum.setPrefHeight(scale * 150);
        embedding.setPrefHeight(scale * 300);
        neurons.setPrefHeight(scale * 260);
    }

    /** Sets the heights of answers, spectrum and embedding and hides the hidden units, for a film. */
    public void setHeights(double answersHeight, double spectrumHeight, double embeddingHeight) {
        answers.setPrefHeight(answersHeight);
        spectrum.setPrefHeight(spectrumHeight);
        embedding.setPrefHeight(embeddingHeight);
        filmed = true;
        side.setVisible(false);
        Nodes.show(neurons, false);
    }

    /** The views that can be saved on their own, and what figure each is. */
    public Map<Node, Supplier<Optional<PanelFigure>>> panels() {
        return Map.of(
                answers, () -> figures().map(InspectFigures::answers),
                spectrum, () -> figures().map(InspectFigures::spectrum),
                embedding, () -> figures().flatMap(it -> it.embedding(side.getValue())),
                confusion, () -> figures().flatMap(InspectFigures::confusion),
                neurons, () -> figures().map(InspectFigures::neurons));
    }

    private Optional<InspectFigures> figures() {
        return look.map(InspectFigures::new);
    }

    /** Makes another set of views show the same projection and highlight the same cell. */
    void follow(InspectViews other) {
        other.side.valueProperty().bindBidirectional(side.valueProperty());
        other.answers.pointedProperty().bindBidirectional(answers.pointedProperty());
        other.confusion.pointedProperty().bindBidirectional(confusion.pointedProperty());
    }

    public void setLook(PlotPalette palette, PlotTypography typography) {
        answers.setLook(palette, typography);
        spectrum.setLook(palette, typography);
        embedding.setLook(palette, typography);
        confusion.setLook(palette, typography);
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
        answers.show(pictures().answers());
        spectrum.show(pictures().spectrum());
        showEmbedding();
        neurons.show(pictures().neurons());
    }

    private InspectPictures pictures() {
        return new InspectPictures(look, suffix);
    }

    private void showEmbedding() {
        Optional<CellPicture> table = pictures().confusion();
        table.ifPresent(confusion::show);
        Nodes.show(confusion, table.isPresent());
        Nodes.show(embedding, table.isEmpty());
        side.setVisible(table.isEmpty() && !filmed);
        embedding.show(pictures().embedding(side.getValue()));
    }
}
