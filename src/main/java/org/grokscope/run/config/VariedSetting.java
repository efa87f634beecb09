package org.grokscope.run.config;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The one setting in which some configurations differ, if it is a number whose size means something.
 *
 * @param field the setting
 * @param values its value in each configuration, in their order
 */
public record VariedSetting(ConfigField field, List<Double> values) {

    /** Their size says nothing, or nothing about how a network learns. */
    private static final Set<ConfigField> WITHOUT_ORDER =
            EnumSet.of(ConfigField.SEED, ConfigField.EVAL_EVERY, ConfigField.STEPS, ConfigField.STOP_AFTER_GROK);

    /** Copies the list. */
    public VariedSetting {
        values = List.copyOf(values);
    }

    /** The varied setting of some configurations; empty if they are equal, or differ in others as well. */
    public static Optional<VariedSetting> of(List<RunConfig> configs) {
        return only(configs)
                .filter(field -> field.isNumber() && !WITHOUT_ORDER.contains(field))
                .map(field -> new VariedSetting(
                        field,
                        configs.stream()
                                .map(config -> field.parse(field.text(config).orElseThrow()))
                                .toList()));
    }

    /** Whether some configurations differ in nothing but the seed. */
    public static boolean isSeedAlone(List<RunConfig> configs) {
        return only(configs).equals(Optional.of(ConfigField.SEED));
    }

    private static Optional<ConfigField> only(List<RunConfig> configs) {
        Set<ConfigField> different = ConfigFields.differences(configs);
        return different.size() == 1 ? Optional.of(different.iterator().next()) : Optional.empty();
    }

    /** The number of different values. */
    public int ranks() {
        return (int) values.stream().distinct().count();
    }

    /** How many of the different values are smaller than that of a configuration. */
    public int rank(int configuration) {
        double value = values.get(configuration);
        return (int) values.stream().distinct().filter(other -> other < value).count();
    }
}
