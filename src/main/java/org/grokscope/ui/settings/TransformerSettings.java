package org.grokscope.ui.settings;

import java.util.List;
import javafx.scene.layout.VBox;
import org.grokscope.run.config.Network;
import org.grokscope.ui.controls.NumberField;
import org.grokscope.ui.controls.Texts;

/** The sizes of the transformer. */
final class TransformerSettings extends VBox {

    private final NumberField width =
            new NumberField(Network.Transformer.WIDTH, Texts.of("transformer-settings.the-size-of-each"));
    private final NumberField heads =
            new NumberField(Network.Transformer.HEADS, Texts.of("transformer-settings.how-many-attention-heads"));
    private final NumberField feedForward =
            new NumberField(Network.Transformer.FEED_FORWARD, Texts.of("transformer-settings.how-many-hidden-units"));

    TransformerSettings() {
        getStyleClass().add("group");
        getChildren()
                .setAll(
                        FieldRows.row(Texts.of("transformer-settings.width"), width),
                        FieldRows.row(Texts.of("transformer-settings.heads"), heads),
                        FieldRows.row(Texts.of("transformer-settings.feedforward"), feedForward));
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
