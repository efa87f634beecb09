package org.grokscope.ui.settings;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.layout.VBox;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.ConfigFields;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.task.ParityTask;
import org.grokscope.ui.controls.FieldTexts;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;

/**
 * The settings of a run: a row for each declared field, under a heading for each group. The learning rate and weight decay of a
 * running run change at once, all other fields need a new run.
 */
public final class SettingsPanel extends VBox {

    private final Map<ConfigField, FieldRow> rows = new EnumMap<>(ConfigField.class);
    private final OptimizerSettings optimizerSettings = new OptimizerSettings();

    private boolean loading;
    private Runnable onEdit = () -> {};

    public SettingsPanel(RunConfig config) {
        getStyleClass().add("settings");
        for (ConfigField field : ConfigField.values()) {
            if (!OptimizerSettings.FIELDS.contains(field)) {
                rows.put(field, FieldRow.of(field));
            }
        }
        optimizerSettings
                .getChildren()
                .add(
                        OptimizerSettings.ROWS_BEFORE_BATCH,
                        rows.get(ConfigField.BATCH).node());
        for (ConfigField.Group group : ConfigField.Group.values()) {
            getChildren().add(Nodes.header(header(group)));
            getChildren().add(group == ConfigField.Group.OPTIMIZATION ? optimizerSettings : rows(group));
        }
        load(config);
        rows.get(ConfigField.TASK).changes().getFirst().addListener(_ -> {
            if (!loading && rows.get(ConfigField.TASK).text().get().equals(ParityTask.NAME.id())) {
                rows.get(ConfigField.NETWORK).load().accept(Network.Kind.MLP.id());
            }
        });
        rows.values().stream()
                .flatMap(row -> row.changes().stream())
                .forEach(change -> change.addListener(_ -> edited()));
        optimizerSettings.setOnEdit(this::edited);
    }

    private static String header(ConfigField.Group group) {
        return switch (group) {
            case TASK -> Texts.of("settings.section.task");
            case NETWORK -> Texts.of("settings.section.network");
            case OPTIMIZATION -> Texts.of("settings.section.optimizer");
            case SCHEDULE -> Texts.of("settings.section.run");
        };
    }

    private VBox rows(ConfigField.Group group) {
        VBox box = Nodes.column("group");
        rows.forEach((field, row) -> {
            if (field.group() == group) {
                box.getChildren().add(row.node());
            }
        });
        return box;
    }

    /** Sets what is called when a setting that needs a new run, or the validity of any setting, has changed. */
    public void setOnEdit(Runnable listener) {
        onEdit = listener;
    }

    public OptimizerSettings optimizerSettings() {
        return optimizerSettings;
    }

    /** Shows a configuration, without a call of the listener. */
    public void load(RunConfig config) {
        loading = true;
        Map<ConfigField, String> values = ConfigFields.defaults();
        values.putAll(ConfigFields.of(config));
        rows.forEach((field, row) -> row.load().accept(values.get(field)));
        optimizerSettings.load(config);
        showRows();
        loading = false;
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
        return Stream.concat(
                        rows.values().stream().map(row -> row.problem().get()), optimizerSettings.problems().stream())
                .filter(problem -> !problem.isEmpty())
                .findFirst()
                .orElseGet(this::contradiction);
    }

    private String contradiction() {
        try {
            draft();
            return "";
        } catch (InvalidSettingException e) {
            return FieldTexts.problem(e);
        }
    }

    private void edited() {
        if (!loading) {
            showRows();
            onEdit.run();
        }
    }

    /** Shows the rows that apply. They are never rebuilt: a field that leaves the scene would lose the focus. */
    private void showRows() {
        Map<ConfigField.Group, RunConfig> samples = new HashMap<>();
        for (ConfigField choice : List.of(ConfigField.TASK, ConfigField.NETWORK)) {
            String chosen = rows.get(choice).text().get();
            samples.put(choice.group(), ConfigFields.config(Preset.PAPER.config(), Map.of(choice, chosen)));
        }
        rows.forEach((field, row) -> {
            RunConfig sample = samples.getOrDefault(field.group(), Preset.PAPER.config());
            show(row, field.text(sample).isPresent());
        });
    }

    private static void show(FieldRow row, boolean shown) {
        Nodes.show(row.node(), shown);
        if (!shown) {
            // The user cannot correct what is hidden.
            row.restore().run();
        }
    }
}
