package org.grokscope.ui.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import org.grokscope.narration.NumberFormat;
import org.grokscope.run.Forecast;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.RunConfig;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;

/** The settings of a run of the library, row by row; where one is not known, of a run that another program trained, its row is left out. */
final class StoredSettings {

    private StoredSettings() {}

    /** The rows of a run.
     *
     * @param forecast the one at T_mem, as far as it is read
     */
    static List<Node> rows(StoredRun run, Optional<Forecast> forecast) {
        RunConfig config = run.config();
        List<Node> rows = new ArrayList<>();
        rows.add(Nodes.header(Texts.of("library.details.settings")));
        rows.add(row(Texts.of("library.details.task"), config.subject()));
        add(
                rows,
                config,
                Set.of(ConfigField.NETWORK),
                Texts.of("library.details.network"),
                Texts.narrator().network(config.network()));
        add(
                rows,
                config,
                Set.of(ConfigField.OPTIMIZER, ConfigField.LEARNING_RATE, ConfigField.WEIGHT_DECAY),
                Texts.of("library.details.optimizer"),
                stated(config, ConfigField.OPTIMIZER, config.optimizer().label())
                        + ", η "
                        + stated(
                                config,
                                ConfigField.LEARNING_RATE,
                                NumberFormat.changed(config.learningRate(), run.learningRate()))
                        + ", λ "
                        + stated(
                                config,
                                ConfigField.WEIGHT_DECAY,
                                NumberFormat.changed(config.weightDecay(), run.weightDecay())));
        add(
                rows,
                config,
                Set.of(ConfigField.BATCH, ConfigField.SEED),
                Texts.of("library.details.batch"),
                ConfigField.BATCH.text(config).orElse(NumberFormat.NOTHING) + ", "
                        + stated(config, ConfigField.SEED, Long.toString(config.seed())));
        forecast.filter(Forecast.Jump.class::isInstance)
                .map(Forecast.Jump.class::cast)
                .ifPresent(jump -> rows.add(row(
                        Texts.of("library.details.forecast"),
                        NumberFormat.count(jump.grokkingStep()) + " (" + NumberFormat.count(jump.low()) + "–"
                                + NumberFormat.count(jump.high()) + ")")));
        return rows;
    }

    /** Adds a row if any of its settings is known. */
    private static void add(List<Node> rows, RunConfig config, Set<ConfigField> fields, String name, String value) {
        if (fields.stream().anyMatch(config::isStated)) {
            rows.add(row(name, value));
        }
    }

    /** A setting; a dash where it is not known, of a run that was read from elsewhere. */
    private static String stated(RunConfig config, ConfigField field, String value) {
        return config.isStated(field) ? value : NumberFormat.NOTHING;
    }

    private static Node row(String name, String value) {
        return Nodes.field(name, Nodes.label(value, "fact"));
    }
}
