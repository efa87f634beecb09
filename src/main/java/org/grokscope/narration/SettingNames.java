package org.grokscope.narration;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.ConfigFields;
import org.grokscope.run.config.Intervention;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;

/** Single settings of a run in a few words. */
final class SettingNames {

    private static final int MOST_SEEDS = 8;

    private final Words words;

    SettingNames(Words words) {
        this.words = words;
    }

    /** A setting with its value, such as "λ 0.5" and "batch 512". */
    String of(RunConfig config, ConfigField field) {
        return switch (field) {
            case TASK -> config.subject();
            case NETWORK -> NetworkName.of(words, config.network());
            case INTERVENE -> intervention(config.intervention());
            case BATCH ->
                config.batchSize() == Optimization.FULL_BATCH
                        ? words.say("name.batch.full")
                        : words.say("name.batch", NumberFormat.count(config.batchSize()));
            case EVAL_EVERY -> words.say("name.eval-every", NumberFormat.count(config.evaluationCadence()));
            case STEPS -> words.say("name.steps", NumberFormat.count(config.maxSteps()));
            case STOP_AFTER_GROK ->
                config.stopAfterGrok() == Schedule.NEVER
                        ? words.say("name.stop.none")
                        : words.say("name.stop", NumberFormat.count(config.stopAfterGrok()));
            default -> {
                String value = field.text(config).orElse("");
                boolean real = field.isNumber() && !field.isWord(value);
                String shown = real ? NumberFormat.setting(field.parse(value)) : value;
                yield field.isNumber()
                        ? words.orElse("field." + field.id(), field.symbol()) + " " + shown
                        : words.orElse(
                                "option." + field.id() + "." + value,
                                field.option(value).label());
            }
        };
    }

    /** The settings that older versions had no choice of, such as τ and what is planned for η, where they are not what those did. */
    Map<ConfigField, String> unusual(RunConfig config) {
        Map<ConfigField, String> parts = new EnumMap<>(ConfigField.class);
        ConfigFields.unusual(config).keySet().stream()
                .filter(config::isStated)
                .forEach(field -> parts.put(field, of(config, field)));
        return parts;
    }

    private String intervention(Intervention intervention) {
        return switch (intervention) {
            case Intervention.None() -> words.say("name.intervention.none");
            case Intervention.HoldNorm() -> words.say("name.from-memorization", words.say("name.norm-held"));
            case Intervention.CutDecay() ->
                words.say("name.from-memorization", words.say("marker.weight-decay", NumberFormat.setting(0)));
            case Intervention.SwitchOptimizer(var to) -> words.say("name.from-memorization", to.label());
        };
    }

    /** The seeds of some runs, or how many there are; empty if one is not known. */
    String seeds(List<RunConfig> configs) {
        if (!configs.stream().allMatch(config -> config.isStated(ConfigField.SEED))) {
            return "";
        }
        List<Long> seeds =
                configs.stream().map(RunConfig::seed).distinct().sorted().toList();
        if (seeds.size() > MOST_SEEDS) {
            return words.say("figure.caption.seeds.many", NumberFormat.count(seeds.size()));
        }
        String list = seeds.stream().map(Objects::toString).collect(Collectors.joining(", "));
        return words.say(seeds.size() == 1 ? "figure.caption.seed" : "figure.caption.seeds", list);
    }
}
