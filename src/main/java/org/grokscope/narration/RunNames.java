package org.grokscope.narration;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.ConfigFields;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;

/** Short names for runs that are shown together, made of the fields in which they differ. */
final class RunNames {

    private RunNames() {}

    static List<String> of(Words words, List<RunConfig> configs) {
        Set<ConfigField> different = ConfigFields.differences(configs);
        return configs.stream().map(config -> name(words, config, different)).toList();
    }

    private static String name(Words words, RunConfig config, Set<ConfigField> different) {
        Map<ConfigField, String> fields = new EnumMap<>(ConfigFields.of(config));
        fields.keySet().retainAll(different);
        List<String> parts = new ArrayList<>();
        fields.forEach((field, value) -> parts.add(part(words, config, field, value)));
        return String.join(", ", parts);
    }

    private static String part(Words words, RunConfig config, ConfigField field, String value) {
        return switch (field) {
            case TASK -> value;
            case INTERVENE -> Narrator.intervention(words, config.intervention());
            case BATCH ->
                config.batchSize() == Optimization.FULL_BATCH
                        ? words.say("name.batch.full")
                        : words.say("name.batch", NumberFormat.count(config.batchSize()));
            case STEPS -> words.say("name.steps", NumberFormat.count(config.maxSteps()));
            case STOP_AFTER_GROK ->
                config.stopAfterGrok() == Schedule.NEVER
                        ? words.say("name.stop.none")
                        : words.say("name.stop", NumberFormat.count(config.stopAfterGrok()));
            default ->
                field.isNumber()
                        ? field.symbol() + " " + NumberFormat.setting(Double.parseDouble(value))
                        : field.option(value).label();
        };
    }
}
