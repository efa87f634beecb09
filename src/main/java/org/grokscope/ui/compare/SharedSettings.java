package org.grokscope.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.grokscope.narration.Narrator;
import org.grokscope.narration.NumberFormat;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.ConfigFields;
import org.grokscope.run.config.FieldGroup;
import org.grokscope.run.config.Intervention;
import org.grokscope.run.config.RunConfig;
import org.grokscope.sessions.ComparedRun;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;

/** What is the same in all compared runs, stated once. */
final class SharedSettings extends VBox {
    private static final List<ConfigField> RATES = List.of(ConfigField.LEARNING_RATE, ConfigField.WEIGHT_DECAY);

    SharedSettings() {
        getStyleClass().add("compare-shared");
    }

    void show(List<ComparedRun> runs) {
        getChildren().clear();
        if (runs.isEmpty()) {
            return;
        }
        List<RunConfig> configs = runs.stream().map(ComparedRun::config).toList();
        Set<ConfigField> different = ConfigFields.differences(configs);
        RunConfig config = configs.getFirst();
        Narrator narrator = Texts.narrator();
        List<Node> rows = new ArrayList<>();
        if (different.stream().noneMatch(field -> field.group() == FieldGroup.TASK)) {
            rows.add(row(Texts.of("compare.shared.task"), config.subject()));
        }
        different.addAll(unstated(configs));
        if (different.stream().noneMatch(field -> field.group() == FieldGroup.NETWORK)) {
            rows.add(row(Texts.of("compare.shared.network"), narrator.network(config.network())));
        }
        if (!different.contains(ConfigField.OPTIMIZER)) {
            rows.add(
                    row(Texts.of("compare.shared.optimizer"), config.optimizer().label()));
        }
        for (ConfigField field : RATES) {
            if (!different.contains(field)) {
                double value = field == ConfigField.WEIGHT_DECAY ? config.weightDecay() : config.learningRate();
                rows.add(row(field.symbol(), NumberFormat.setting(value)));
            }
        }
        if (!different.contains(ConfigField.SEED)) {
            rows.add(row(Texts.of("compare.shared.seed"), Long.toString(config.seed())));
        }
        if (!different.contains(ConfigField.INTERVENE) && !config.intervention().equals(new Intervention.None())) {
            rows.add(row(Texts.of("compare.shared.intervention"), narrator.intervention(config.intervention())));
        }
        getChildren().setAll(rows);
    }

    /** What cannot be called the same, because it is not known of runs that were read from elsewhere. */
    private static List<ConfigField> unstated(List<RunConfig> configs) {
        return Stream.of(ConfigField.values())
                .filter(field -> configs.stream().anyMatch(config -> !config.isStated(field)))
                .toList();
    }

    private static Node row(String name, String value) {
        Label text = Nodes.label(value, "readout-value");
        text.setWrapText(true);
        return Nodes.row("readout", Nodes.label(name, "readout-name"), Nodes.space(), text);
    }
}
