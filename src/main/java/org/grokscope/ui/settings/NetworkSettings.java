package org.grokscope.ui.settings;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.ConfigFields;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.RunConfig;

/**
 * The settings of every kind of network. Kinds share fields, such as the width, but not their values: a kind that is chosen has
 * those that it had before, or its defaults.
 */
final class NetworkSettings {

    private final Map<ConfigField, FieldRow> rows;
    private final Map<String, Map<ConfigField, String>> values = new HashMap<>();
    private String shown = "";

    NetworkSettings(Map<ConfigField, FieldRow> rows) {
        this.rows = rows;
    }

    /** Starts again from a configuration, which the rows show. */
    void load(RunConfig config) {
        for (Network.Kind kind : Network.Kind.values()) {
            values.put(kind.id(), ConfigFields.defaults(kind));
        }
        shown = config.network().id();
    }

    /** Keeps the values of the kind that was shown, and shows those of the kind that has been chosen. */
    void follow() {
        String chosen = rows.get(ConfigField.NETWORK).text().get();
        if (chosen.equals(shown)) {
            return;
        }
        Map<ConfigField, String> left = new EnumMap<>(values.get(shown));
        left.replaceAll((field, _) -> rows.get(field).text().get());
        values.put(shown, left);
        shown = chosen;
        Map<ConfigField, String> taken = values.get(chosen);
        taken.remove(ConfigField.NETWORK);
        taken.forEach((field, value) -> rows.get(field).load().accept(value));
    }
}
