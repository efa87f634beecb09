package org.grokscope.ui.settings;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import org.grokscope.narration.NumberFormat;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.ConfigFields;
import org.grokscope.run.config.FieldGroup;
import org.grokscope.run.config.Objective;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.task.Range;
import org.grokscope.ui.controls.FieldTexts;
import org.grokscope.ui.controls.FilePicker;
import org.grokscope.ui.controls.Focus;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.explain.Definitions;
import org.grokscope.ui.explain.Term;

/**
 * The settings of a run: first what one turns, then a row for each other declared field, in groups that unfold. The learning rate, weight
 * decay and temperature of a running run change at once, all other fields need a new run.
 */
public final class SettingsPanel extends VBox {

    /** W_c of arXiv 2606.13753 at p = 59, in its row until it is set. */
    private static final String USUAL_CRITICAL_NORM = "54.5";

    private static final int MEASURED_DIGITS = 5;

    private final Map<ConfigField, FieldRow> rows = new EnumMap<>(ConfigField.class);
    private final Map<ConfigField, Label> problemLines = new EnumMap<>(ConfigField.class);
    private final OptimizerSettings optimizerSettings = new OptimizerSettings();
    /** Below the row of the critical norm. */
    private final Button measure = Nodes.hinted("critical-norm.measure", () -> this.onMeasure.run(), "small");

    private final Node measureRow = Nodes.row("field-row", Nodes.space(), measure);
    private final LogSlider temperature =
            OptimizerSettings.slider(ConfigField.TEMPERATURE, Objective.TEMPERATURE.min());
    private final NetworkSettings networkSettings = new NetworkSettings(rows);

    private final Map<FieldGroup, Fold> folds = new EnumMap<>(Map.of(
            FieldGroup.TASK, new Fold(Texts.of("settings.section.task")),
            FieldGroup.NETWORK, new Fold(Texts.of("settings.section.network")),
            FieldGroup.OPTIMIZATION, new Fold(Texts.of("settings.section.optimization")),
            FieldGroup.SCHEDULE, new Fold(Texts.of("settings.section.run"))));
    /** What the panel was last scrolled to. */
    private Optional<ConfigField> revealed = Optional.empty();

    private boolean loading;
    private boolean pressed;
    private Runnable onEdit = () -> {};
    private Runnable onMeasure = () -> {};

    /** Shows a configuration; tables of results are chosen with the picker. */
    public SettingsPanel(RunConfig config, FilePicker picker) {
        getStyleClass().add("settings");
        for (ConfigField field : ConfigField.values()) {
            if (!OptimizerSettings.FIELDS.contains(field)) {
                rows.put(field, row(field, picker));
                problemLines.put(field, Nodes.problem());
            }
        }
        problemLines.putAll(optimizerSettings.problemLines());
        load(config);
        getChildren().addAll(optimizerSettings, Nodes.header(Texts.of("settings.section.advanced")));
        getChildren().addAll(folds.values());
        folds.get(FieldGroup.TASK).show(rows(FieldGroup.TASK));
        folds.get(FieldGroup.NETWORK).show(rows(FieldGroup.NETWORK));
        folds.get(FieldGroup.OPTIMIZATION).show(rows(FieldGroup.OPTIMIZATION));
        folds.get(FieldGroup.SCHEDULE).show(rows(FieldGroup.SCHEDULE));
        rows.get(ConfigField.TASK).changes().getFirst().addListener(_ -> {
            if (!loading) {
                networkSettings.followTask();
            }
        });
        rows.get(ConfigField.NETWORK).changes().getFirst().addListener(_ -> {
            networkSettings.choose();
            if (!loading) {
                loading = true;
                networkSettings.follow();
                loading = false;
            }
        });
        rows.values().stream()
                .flatMap(row -> row.changes().stream())
                .forEach(change -> change.addListener(_ -> edited()));
        optimizerSettings.setOnEdit(this::edited);
        addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> pressed = true);
        addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> {
            pressed = false;
            Platform.runLater(this::showProblems);
        });
    }

    private FieldRow row(ConfigField field, FilePicker picker) {
        return switch (field) {
            case TASK -> new TaskSettings(picker).row();
            case TEMPERATURE -> FieldRow.of(field, temperature);
            default -> FieldRow.of(field);
        };
    }

    /** The row of a field, and the lines below it that say what is wrong and what has changed by itself. */
    private List<Node> nodes(ConfigField field) {
        Node row = rows.get(field).node();
        return switch (field) {
            case NETWORK -> List.of(row, problemLines.get(field), networkSettings.remark());
            case CRITICAL_NORM -> List.of(row, measureRow, problemLines.get(field));
            default -> List.of(row, problemLines.get(field));
        };
    }

    private VBox rows(FieldGroup... groups) {
        return Nodes.fill(
                Nodes.column("group"),
                rows.keySet().stream()
                        .filter(field -> List.of(groups).contains(field.group()))
                        .flatMap(field -> nodes(field).stream())
                        .toList());
    }

    /**
     * Shows the list of presets above the settings.
     *
     * @param promise what one sees with the preset that is chosen
     */
    public void showPresets(Node presets, ObservableValue<String> promise) {
        Label line = Nodes.wrapped("", "quiet");
        line.textProperty().bind(promise);
        Label name = Definitions.explain(Nodes.header(Texts.of("settings.section.preset")), Term.PRESET);
        getChildren().addAll(0, List.of(name, Definitions.mark(presets, Term.PRESET), line));
    }

    /** Sets what is called when a setting that needs a new run, or the validity of any setting, has changed. */
    public void setOnEdit(Runnable listener) {
        onEdit = listener;
    }

    /** Sets what measures the critical norm. */
    void setOnMeasure(Runnable listener) {
        onMeasure = listener;
    }

    /** Fills in the critical norm, as the user would. */
    void setCriticalNorm(double norm) {
        rows.get(ConfigField.CRITICAL_NORM).load().accept(Range.plain(NumberFormat.significant(norm, MEASURED_DIGITS)));
    }

    public OptimizerSettings optimizerSettings() {
        return optimizerSettings;
    }

    /** Sets what receives a new τ. */
    public void setOnTemperature(DoubleConsumer listener) {
        temperature.setOnCommit(value -> {
            listener.accept(value);
            edited();
        });
    }

    /** Lets what was chosen a moment ago take effect. */
    public void settle() {
        optimizerSettings.settle();
        temperature.settle();
    }

    /** Shows a configuration, without a call of the listener. */
    public void load(RunConfig config) {
        loading = true;
        Map<ConfigField, String> values = ConfigFields.defaults();
        values.put(ConfigField.CRITICAL_NORM, USUAL_CRITICAL_NORM);
        values.putAll(ConfigFields.of(config));
        rows.forEach((field, row) -> row.load().accept(values.get(field)));
        optimizerSettings.load(config);
        networkSettings.load(config);
        showRows();
        FoldSummaries.show(config, folds);
        loading = false;
        showProblems();
    }

    /**
     * The configuration that the settings describe.
     *
     * @throws InvalidSettingException if a field is invalid, or contradicts another
     */
    public RunConfig draft() {
        Map<ConfigField, String> given = optimizerSettings.values();
        rows.forEach((field, row) -> {
            if (row.node().isManaged()) {
                given.put(field, row.text().get());
            }
        });
        return ConfigFields.complete(given);
    }

    /** What is wrong with the settings; empty if nothing is. */
    public String problem() {
        return problems().values().stream().findFirst().orElse("");
    }

    /** What is wrong, by the field that has to be corrected: what is not allowed by itself, or else the first contradiction. */
    private Map<ConfigField, String> problems() {
        Map<ConfigField, String> problems = new EnumMap<>(optimizerSettings.problems());
        rows.forEach((field, row) -> problems.put(field, row.problem().get()));
        problems.values().removeIf(String::isEmpty);
        if (problems.isEmpty()) {
            try {
                draft();
            } catch (InvalidSettingException e) {
                problems.put(ConfigField.of(e).orElse(ConfigField.TASK), FieldTexts.problem(e));
            }
        }
        return problems;
    }

    /** While a mouse button is down nothing appears that would move a control away under the pointer. */
    private void showProblems() {
        if (pressed) {
            return;
        }
        Map<ConfigField, String> problems = problems();
        rows.forEach((field, row) -> row.mark().accept(problems.getOrDefault(field, "")));
        problemLines.forEach((field, line) -> Nodes.say(line, problems.getOrDefault(field, "")));
        Optional<ConfigField> first = problems.keySet().stream().findFirst();
        if (!first.equals(revealed)) {
            revealed = first;
            // Deferred until the lines have their places.
            first.ifPresent(field -> Platform.runLater(() -> reveal(field)));
        }
    }

    private void reveal(ConfigField field) {
        unfold(field);
        Nodes.reveal(problemLines.get(field));
        Nodes.reveal(node(field));
    }

    private void unfold(ConfigField field) {
        folds.values().stream().filter(fold -> fold.holds(node(field))).forEach(fold -> fold.setExpanded(true));
    }

    private Node node(ConfigField field) {
        return rows.containsKey(field) ? rows.get(field).node() : optimizerSettings.node(field);
    }

    /** Gives the keyboard focus to the field that has to be corrected, if there is one. */
    public boolean focusProblem() {
        Optional<ConfigField> first = problems().keySet().stream().findFirst();
        first.ifPresent(field -> {
            unfold(field);
            Focus.give(node(field));
            reveal(field);
        });
        return first.isPresent();
    }

    private void edited() {
        if (!loading) {
            showRows();
            showProblems();
            if (problem().isEmpty()) {
                FoldSummaries.show(draft(), folds);
            }
            onEdit.run();
        }
    }

    /** Shows the rows that apply. They are never rebuilt: a field that leaves the scene would lose the focus. */
    private void showRows() {
        Map<FieldGroup, RunConfig> samples = new HashMap<>();
        samples.put(FieldGroup.TASK, sample(ConfigField.TASK));
        samples.put(FieldGroup.NETWORK, sample(ConfigField.NETWORK, ConfigField.LOSS));
        samples.put(FieldGroup.SCHEDULE, sample(ConfigField.HOLD_NORM, ConfigField.CRITICAL_NORM));
        samples.put(
                FieldGroup.OPTIMIZATION,
                sample(ConfigField.GROKFAST_LAMBDA, ConfigField.LR_DECAY, ConfigField.DECAY_AT));
        rows.forEach((field, row) -> {
            RunConfig sample = samples.getOrDefault(field.group(), Preset.PAPER.config());
            show(row, field.text(sample).isPresent());
        });
        Nodes.show(measureRow, rows.get(ConfigField.CRITICAL_NORM).node().isManaged());
    }

    /** The paper's configuration with the values of some rows, which decide which others apply. */
    private RunConfig sample(ConfigField... deciding) {
        Map<ConfigField, String> values = new EnumMap<>(ConfigField.class);
        for (ConfigField field : deciding) {
            values.put(field, rows.get(field).text().get());
        }
        values.computeIfPresent(ConfigField.TASK, (_, task) -> TaskSettings.alike(task));
        if (Objects.equals(values.get(ConfigField.HOLD_NORM), "off")) {
            values.clear();
        }
        values.put(ConfigField.BATCH, ConfigField.BATCH.word()); // a small task has no batch as large as the paper's
        return ConfigFields.config(Preset.PAPER.config(), values);
    }

    private static void show(FieldRow row, boolean shown) {
        Nodes.show(row.node(), shown);
        if (!shown) {
            // The user cannot correct what is hidden.
            row.restore().run();
        }
    }
}
