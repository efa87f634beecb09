package org.grokscope.ui.settings;

import java.util.List;
import javafx.scene.layout.VBox;
import org.grokscope.run.config.Activation;
import org.grokscope.run.config.LossFunction;
import org.grokscope.run.config.Network;
import org.grokscope.ui.controls.Choice;
import org.grokscope.ui.controls.NumberField;
import org.grokscope.ui.controls.Texts;

/** The settings of the network with one hidden layer. */
final class MlpSettings extends VBox {

    private final NumberField hidden = new NumberField(Network.Mlp.HIDDEN, Texts.of("settings.hidden.tooltip"));
    private final Choice<Activation> activation =
            new Choice<>(List.of(Activation.values()), Activation::label, MlpSettings::hint);
    private final Choice<LossFunction> loss =
            new Choice<>(List.of(LossFunction.values()), LossFunction::label, MlpSettings::hint);

    MlpSettings() {
        getStyleClass().add("group");
        getChildren().setAll(FieldRows.row(Texts.of("settings.hidden.label"), hidden), activation, loss);
    }

    List<NumberField> fields() {
        return List.of(hidden);
    }

    void setOnEdit(Runnable listener) {
        activation.valueProperty().addListener((observable, old, now) -> listener.run());
        loss.valueProperty().addListener((observable, old, now) -> listener.run());
    }

    void load(Network.Mlp mlp) {
        hidden.setValue(mlp.hidden());
        activation.setValue(mlp.activation());
        loss.setValue(mlp.loss());
    }

    /** The network that the settings describe. */
    Network.Mlp draft() {
        return new Network.Mlp((int) hidden.getValue(), activation.getValue(), loss.getValue());
    }

    private static String hint(Activation function) {
        return switch (function) {
            case RELU -> Texts.of("settings.activation.relu.tooltip");
            case SQUARE -> Texts.of("settings.activation.quadratic.tooltip");
        };
    }

    private static String hint(LossFunction function) {
        return switch (function) {
            case CROSS_ENTROPY -> Texts.of("settings.loss.cross-entropy.tooltip");
            case SQUARED_ERROR -> Texts.of("settings.loss.mse.tooltip");
        };
    }
}
