package org.grokscope.run.config;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names for runs that stand side by side: what is different in them, and nothing else. */
public final class RunNames {

    private RunNames() {}

    /**
     * One name a configuration, such as "λ 0.5, seed 7".
     *
     * @return empty names where all are equal
     */
    public static List<String> of(List<RunConfig> configs) {
        List<Map<ConfigField, String>> fields =
                configs.stream().map(ConfigFields::of).toList();
        Set<ConfigField> different = EnumSet.noneOf(ConfigField.class);
        for (ConfigField field : ConfigField.values()) {
            long values = fields.stream()
                    .map(each -> each.getOrDefault(field, ""))
                    .distinct()
                    .count();
            if (values > 1) {
                different.add(field);
            }
        }
        return fields.stream().map(each -> name(each, different)).toList();
    }

    private static String name(Map<ConfigField, String> fields, Set<ConfigField> different) {
        List<String> parts = new ArrayList<>();
        for (ConfigField field : different) {
            String value = fields.get(field);
            if (value != null) {
                parts.add(part(field, value));
            }
        }
        return String.join(", ", parts);
    }

    private static String part(ConfigField field, String value) {
        return switch (field) {
            case TASK -> value;
            case NETWORK -> value.equals(Names.MLP) ? "MLP" : value;
            case OPTIMIZER -> Names.optimizer(value).label();
            case LEARNING_RATE -> "η " + value;
            case WEIGHT_DECAY -> "λ " + value;
            case INTERVENE -> Names.intervention(value).label();
            case BATCH -> value.equals("0") ? "full batch" : "batch " + value;
            case ACTIVATION, LOSS -> value;
            default -> field.id() + " " + value;
        };
    }
}
