package org.grokscope.run.config;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Short names for runs that are shown together, made of the fields in which they differ. */
public final class RunNames {

    private RunNames() {}

    /**
     * One name for each configuration, such as "λ 0.5, seed 7".
     *
     * @return empty names if all are equal
     */
    public static List<String> of(List<RunConfig> configs) {
        Set<ConfigField> different = differences(configs);
        return configs.stream().map(config -> name(config, different)).toList();
    }

    /** The fields in which some configurations differ. */
    public static Set<ConfigField> differences(List<RunConfig> configs) {
        Set<ConfigField> different = EnumSet.noneOf(ConfigField.class);
        for (ConfigField field : ConfigField.values()) {
            if (configs.stream().map(field::text).distinct().count() > 1) {
                different.add(field);
            }
        }
        return different;
    }

    private static String name(RunConfig config, Set<ConfigField> different) {
        Map<ConfigField, String> fields = new EnumMap<>(ConfigFields.of(config));
        fields.keySet().retainAll(different);
        List<String> parts = new ArrayList<>();
        fields.forEach((field, value) -> parts.add(part(field, value)));
        return String.join(", ", parts);
    }

    private static String part(ConfigField field, String value) {
        if (field == ConfigField.TASK) {
            return value;
        }
        if (!field.isNumber()) {
            return field.option(value).label();
        }
        String shown = field.show(Double.parseDouble(value));
        return shown.equals(value) ? field.symbol() + " " + value : shown + " " + field.symbol();
    }
}
