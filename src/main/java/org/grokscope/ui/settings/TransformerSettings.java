package org.grokscope.ui.settings;

import java.util.List;
import javafx.scene.layout.VBox;
import org.grokscope.run.config.Network;
import org.grokscope.ui.controls.NumberField;
import org.grokscope.ui.controls.Texts;

/** The sizes of the transformer. */
final class TransformerSettings extends VBox {

    private final NumberField width = new NumberField(Network.Transformer.WIDTH, Texts.of("settings.width.tooltip"));
    private final NumberField heads = new NumberField(Network.Transformer.HEADS, Texts.of("settings.heads.tooltip"));
    private final NumberField feedForward =
            new NumberField(Network.Transformer.FEED_FORWARD, Texts.of("settings.feed-forward.tooltip"));

    TransformerSettings() {
        getStyleClass().add("group");
        getChildren()
                .setAll(
                        FieldRows.row(Texts.of("settings.width.label"), width),
                        FieldRows.row(Texts.of("settings.heads.label"), heads),
                        FieldRows.row(Texts.of("settings.feed-forward.label"), feedForward));
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
