package org.grokscope.ui.settings;

import java.util.List;
import java.util.function.DoubleConsumer;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.grokscope.run.config.Intervention;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.ui.controls.Choice;
import org.grokscope.ui.controls.LogSlider;
import org.grokscope.ui.controls.Numbers;
import org.grokscope.ui.controls.Texts;

/** How the network is trained, and what is done to it on the way. */
public final class OptimizerSettings extends VBox {

    private final Choice<Optimizer> optimizer =
            new Choice<>(List.of(Optimizer.values()), Optimizer::label, OptimizerSettings::hint);
    private final LogSlider learningRate = new LogSlider(
            Texts.of("settings.learning-rate.label"),
            Optimization.LEARNING_RATE,
            1e-5,
            Texts.of("settings.learning-rate.tooltip"));
    private final LogSlider weightDecay = new LogSlider(
            Texts.of("settings.weight-decay.label"),
            Optimization.WEIGHT_DECAY,
            1e-3,
            Texts.of("settings.weight-decay.tooltip"));
    private final Label timeScale = new Label();
    private final InterventionControls interventions = new InterventionControls();

    public OptimizerSettings() {
        getStyleClass().add("group");
        timeScale.getStyleClass().add("value");
        getChildren()
                .setAll(
                        optimizer,
                        learningRate,
                        weightDecay,
                        FieldRows.row(Texts.of("settings.time-scale"), timeScale),
                        FieldRows.header(Texts.of("settings.section.interventions")),
                        interventions);
    }

    void setOnEdit(Runnable listener) {
        optimizer.valueProperty().addListener((observable, old, now) -> {
            interventions.offerFor(now);
            listener.run();
        });
        interventions.setOnEdit(listener);
        learningRate.problemProperty().addListener((observable, old, now) -> listener.run());
        weightDecay.problemProperty().addListener((observable, old, now) -> listener.run());
    }

    /** Who hears of a new η. */
    public void setOnLearningRate(DoubleConsumer listener) {
        learningRate.setOnCommit(value -> {
            showTimeScale();
            listener.accept(value);
        });
    }

    /** Who hears of a new λ. */
    public void setOnWeightDecay(DoubleConsumer listener) {
        weightDecay.setOnCommit(value -> {
            showTimeScale();
            listener.accept(value);
        });
    }

    void load(RunConfig config) {
        optimizer.setValue(config.optimizer());
        interventions.offerFor(config.optimizer());
        interventions.load(config.intervention());
        learningRate.load(config.learningRate());
        weightDecay.load(config.weightDecay());
        showTimeScale();
    }

    public Optimizer optimizer() {
        return optimizer.getValue();
    }

    double learningRate() {
        return learningRate.getValue();
    }

    double weightDecay() {
        return weightDecay.getValue();
    }

    /** Moves λ to 0, as a hand on the slider would. */
    public void cutDecay() {
        weightDecay.change(0);
    }

    Intervention planned() {
        return interventions.planned();
    }

    public InterventionControls interventions() {
        return interventions;
    }

    /** What is wrong with what is typed; empty texts where nothing is. */
    List<String> problems() {
        return List.of(
                learningRate.problemProperty().get(),
                weightDecay.problemProperty().get());
    }

    private void showTimeScale() {
        double steps = 1 / (2 * learningRate.getValue() * weightDecay.getValue());
        timeScale.setText(Double.isInfinite(steps) ? "∞" : Numbers.count(steps) + " steps");
    }

    private static String hint(Optimizer kind) {
        return switch (kind) {
            case ADAMW -> Texts.of("settings.optimizer.adamw.tooltip");
            case SGD -> Texts.of("settings.optimizer.sgd.tooltip");
            case SGD_MOMENTUM -> Texts.of("settings.optimizer.momentum.tooltip");
            case ADAM_L2 -> Texts.of("settings.optimizer.adam.tooltip");
        };
    }
}
