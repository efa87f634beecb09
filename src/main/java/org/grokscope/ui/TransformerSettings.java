package org.grokscope.ui;

import java.util.List;
import javafx.scene.layout.VBox;
import org.grokscope.run.Network;

/** The sizes of the transformer. */
final class TransformerSettings extends VBox {

    private final NumberField width =
            new NumberField(Network.Transformer.WIDTH, "The size of each token's vector. The paper's is 128.");
    private final NumberField heads =
            new NumberField(Network.Transformer.HEADS, "How many attention heads share the width. The paper has 4.");
    private final NumberField feedForward = new NumberField(
            Network.Transformer.FEED_FORWARD, "How many hidden units the feed-forward block has. The paper has 512.");

    TransformerSettings() {
        getStyleClass().add("group");
        getChildren()
                .setAll(
                        FieldRows.row("Width", width),
                        FieldRows.row("Heads", heads),
                        FieldRows.row("Feed-forward", feedForward));
    }

    List<NumberField> fields() {
        return List.of(width, heads, feedForward);
    }

    void load(Network.Transformer shape) {
        width.setValue(shape.width());
        heads.setValue(shape.heads());
        feedForward.setValue(shape.feedForward());
    }

    /**
     * The network that the settings describe.
     *
     * @throws org.grokscope.task.InvalidSettingException if the heads do not divide the width
     */
    Network.Transformer draft() {
        return new Network.Transformer((int) width.getValue(), (int) heads.getValue(), (int) feedForward.getValue());
    }
}
