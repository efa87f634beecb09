package org.grokscope.ui.settings;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleConsumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.grokscope.narration.NumberFormat;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.task.Range;
import org.grokscope.theory.FreeContraction;
import org.grokscope.ui.controls.Choice;
import org.grokscope.ui.controls.FieldTexts;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.explain.Definitions;
import org.grokscope.ui.explain.Term;

/** What one turns first: the rates as sliders that act at once, the optimizer, and the interventions. */
public final class OptimizerSettings extends VBox {

    /** The fields that are set here. */
    static final Set<ConfigField> FIELDS = EnumSet.of(
            ConfigField.OPTIMIZER, ConfigField.LEARNING_RATE, ConfigField.WEIGHT_DECAY, ConfigField.INTERVENE);

    private final Choice<Optimizer> optimizer = Choice.inTwoRows(
            List.of(Optimizer.values()),
            option -> FieldTexts.label(ConfigField.OPTIMIZER, option),
            option -> FieldTexts.help(ConfigField.OPTIMIZER, option));
    private final LogSlider learningRate = slider(ConfigField.LEARNING_RATE, 1e-5);
    private final LogSlider weightDecay = slider(ConfigField.WEIGHT_DECAY, 1e-3);
    private final Label timeScaleName = Nodes.label(Texts.of("settings.time-scale"), "field-name");
    private final Label timeScale = Nodes.label("", "value");
    private final InterventionControls interventions = new InterventionControls();
    private final Map<ConfigField, Label> problemLines = Map.of(
            ConfigField.OPTIMIZER, Nodes.problem(),
            ConfigField.INTERVENE, Nodes.problem(),
            ConfigField.LEARNING_RATE, Nodes.problem(),
            ConfigField.WEIGHT_DECAY, Nodes.problem());
    private Runnable onEdit = () -> {};

    public OptimizerSettings() {
        getStyleClass().add("group");
        optimizer.named(FieldTexts.label(ConfigField.OPTIMIZER));
        optimizer.forEach((option, button) -> Definitions.mark(button, Term.of(option)));
        Nodes.fill(
                this,
                List.of(
                        learningRate,
                        problemLines.get(ConfigField.LEARNING_RATE),
                        weightDecay,
                        problemLines.get(ConfigField.WEIGHT_DECAY),
                        Nodes.row(
                                "field-row",
                                Definitions.explain(timeScaleName, Term.TIME_SCALE),
                                Nodes.space(),
                                timeScale),
                        Definitions.explain(Nodes.header(Texts.of("settings.section.optimizer")), Term.OPTIMIZER),
                        Definitions.mark(optimizer, Term.OPTIMIZER),
                        problemLines.get(ConfigField.OPTIMIZER),
                        Definitions.explain(
                                Nodes.header(Texts.of("settings.section.interventions")), Term.INTERVENTION),
                        interventions,
                        problemLines.get(ConfigField.INTERVENE)));
    }

    /** A slider for a field that acts at once. */
    static LogSlider slider(ConfigField field, double smallest) {
        String help = FieldTexts.meaning(field) + "\n" + Texts.of("settings.at-once");
        LogSlider slider = new LogSlider(FieldTexts.label(field), field.range(), smallest, help);
        Definitions.explain(slider.name(), Term.of(field));
        return Definitions.mark(slider, Term.of(field));
    }

    void setOnEdit(Runnable listener) {
        onEdit = listener;
        optimizer.valueProperty().addListener((observable, old, now) -> {
            interventions.offerFor(now);
            showTimeScale();
            listener.run();
        });
        interventions.setOnEdit(listener);
        learningRate.problemProperty().addListener((observable, old, now) -> listener.run());
        weightDecay.problemProperty().addListener((observable, old, now) -> listener.run());
    }

    /** Sets what receives a new η and what receives a new λ. */
    public void setOnRates(DoubleConsumer onLearningRate, DoubleConsumer onWeightDecay) {
        connect(learningRate, onLearningRate);
        connect(weightDecay, onWeightDecay);
    }

    private void connect(LogSlider rate, DoubleConsumer listener) {
        rate.setOnCommit(value -> {
            showTimeScale();
            listener.accept(value);
            onEdit.run();
        });
    }

    void load(RunConfig config) {
        optimizer.setValue(config.optimizer());
        interventions.offerFor(config.optimizer());
        interventions.load(config.intervention());
        learningRate.setBaseline(config.learningRate());
        weightDecay.setBaseline(config.weightDecay());
        showTimeScale();
    }

    /** The values of {@link #FIELDS}, as {@code ConfigFields} reads them. */
    Map<ConfigField, String> values() {
        Map<ConfigField, String> values = new EnumMap<>(ConfigField.class);
        values.put(ConfigField.OPTIMIZER, optimizer().id());
        values.put(ConfigField.LEARNING_RATE, Range.plain(learningRate.getValue()));
        values.put(ConfigField.WEIGHT_DECAY, Range.plain(weightDecay.getValue()));
        values.put(ConfigField.INTERVENE, interventions.planned().id());
        return values;
    }

    public Optimizer optimizer() {
        return optimizer.getValue();
    }

    /** Lets a rate take effect that was chosen a moment ago. */
    public void settle() {
        learningRate.settle();
        weightDecay.settle();
    }

    /** Sets λ to 0, as the user would with the slider. */
    public void cutDecay() {
        weightDecay.change(0);
    }

    public InterventionControls interventions() {
        return interventions;
    }

    /** What is wrong with the typed rates; empty texts where nothing is. */
    Map<ConfigField, String> problems() {
        return Map.of(
                ConfigField.LEARNING_RATE, learningRate.problemProperty().get(),
                ConfigField.WEIGHT_DECAY, weightDecay.problemProperty().get());
    }

    /** The lines below the fields that say what is wrong. */
    Map<ConfigField, Label> problemLines() {
        return problemLines;
    }

    /** Where a field is set. */
    Node node(ConfigField field) {
        return switch (field) {
            case LEARNING_RATE -> learningRate;
            case WEIGHT_DECAY -> weightDecay;
            case INTERVENE -> interventions;
            default -> optimizer;
        };
    }

    private void showTimeScale() {
        Optimizer chosen = optimizer.getValue();
        OptionalDouble kept = FreeContraction.kept(chosen, learningRate.getValue(), weightDecay.getValue());
        double steps = kept.isPresent() ? FreeContraction.timeScale(kept.getAsDouble()) : Double.NaN;
        timeScaleName.setText(
                Texts.of(chosen == Optimizer.SGD_MOMENTUM ? "settings.time-scale.momentum" : "settings.time-scale"));
        timeScale.setText(
                Double.isFinite(steps)
                        ? Texts.of("settings.time-scale.value", NumberFormat.count(steps))
                        : NumberFormat.number(steps, 0));
    }
}
