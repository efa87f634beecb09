package org.grokscope.narration;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.grokscope.run.RunEvent;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.ConfigFields;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;

/** Short names for runs that are shown together, made of what differs between them. */
final class RunNames {

    /** More differences than this are no name: runs that differ so much are told apart by their titles. */
    private static final int MOST_DIFFERENCES = 3;

    private static final int MOST_CHANGES = 2;
    private static final String SEPARATOR = ", ";
    private static final Set<ConfigField> TASK =
            EnumSet.of(ConfigField.TASK, ConfigField.P, ConfigField.BITS, ConfigField.RELEVANT_BITS);
    private static final Set<ConfigField> NETWORK = EnumSet.of(
            ConfigField.NETWORK,
            ConfigField.WIDTH,
            ConfigField.HEADS,
            ConfigField.FEED_FORWARD,
            ConfigField.HIDDEN,
            ConfigField.ACTIVATION,
            ConfigField.OPERAND_EMBEDDINGS,
            ConfigField.LAYER_NORM,
            ConfigField.SOFTMAX);
    /** A run that was continued has another end, and a list has a column for the steps that were done. */
    private static final Set<ConfigField> ENDS = EnumSet.of(ConfigField.STEPS, ConfigField.STOP_AFTER_GROK);

    private final Words words;
    private final SettingNames settings;

    RunNames(Words words) {
        this.words = words;
        settings = new SettingNames(words);
    }

    /** One name a configuration, of the fields in which they differ. */
    List<String> of(List<RunConfig> configs) {
        Set<ConfigField> different = ConfigFields.differences(configs);
        return configs.stream()
                .map(config -> String.join(SEPARATOR, parts(config, different)))
                .toList();
    }

    /** Each name has all settings in which they differ, and what was changed. */
    GroupNames compared(List<NamedRun> runs) {
        List<RunConfig> configs = runs.stream().map(NamedRun::config).toList();
        List<String> differences = differences(configs);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            names.add(
                    joined(differences.get(i), changes(runs.get(i), runs.get(i).changes())));
        }
        String shared = configs.isEmpty() ? "" : settings(configs.getFirst(), ConfigFields.differences(configs), true);
        return new GroupNames(shared, names);
    }

    private List<String> differences(List<RunConfig> configs) {
        List<String> all = of(configs);
        if (all.stream().allMatch(name -> name.split(SEPARATOR, -1).length <= MOST_DIFFERENCES)) {
            return all;
        }
        Map<String, List<RunConfig>> byTitle = configs.stream().collect(Collectors.groupingBy(this::title));
        Map<String, List<String>> names = new HashMap<>();
        byTitle.forEach((title, alike) -> names.put(title, of(alike)));
        return configs.stream()
                .map(config -> {
                    String title = title(config);
                    int place = byTitle.get(title).indexOf(config);
                    return joined(title, names.get(title).get(place));
                })
                .toList();
    }

    /** How a run departs from what is usual beside it; if it does not, where it branched off, or its seed. */
    String beside(RunConfig usual, NamedRun run) {
        String departures = joined(departures(usual, run.config()), changes(run, run.changes()));
        return departures.isEmpty() ? branchStep(run).orElseGet(() -> seed(run.config())) : departures;
    }

    private String seed(RunConfig config) {
        return config.isStated(ConfigField.SEED) ? settings.of(config, ConfigField.SEED) : config.subject();
    }

    /** How a branch departs from the run that it comes from; where it branched off if it does not. */
    String branch(RunConfig parent, NamedRun run) {
        String departures = joined(departures(parent, run.config()), changes(run, run.ownChanges()));
        return departures.isEmpty() ? branchStep(run).orElse("") : departures;
    }

    private Optional<String> branchStep(NamedRun run) {
        return run.branchStep().isPresent()
                ? Optional.of(words.say(
                        "name.branch", NumberFormat.count(run.branchStep().getAsLong())))
                : Optional.empty();
    }

    private String departures(RunConfig usual, RunConfig config) {
        if (config.equals(usual)) {
            return "";
        }
        Set<ConfigField> different = ConfigFields.differences(List.of(usual, config));
        different.removeAll(ENDS);
        return String.join(SEPARATOR, parts(config, different));
    }

    private String changes(NamedRun run, List<RunEvent.Change> changes) {
        String named = changes.stream()
                .limit(MOST_CHANGES)
                .map(change -> change(run, change))
                .collect(Collectors.joining(SEPARATOR));
        return changes.size() > MOST_CHANGES ? named + " …" : named;
    }

    private String change(NamedRun run, RunEvent.Change change) {
        String what = switch (change) {
            case RunEvent.NormHeld held ->
                run.isAtMemorization(change)
                        ? words.say("name.norm-held")
                        : words.say(
                                "name.norm-held-at",
                                NumberFormat.setting(NumberFormat.significant(Math.sqrt(held.squaredNorm()), 3)));
            case RunEvent.NormReleased _ -> words.say("name.norm-released");
            default -> Markers.change(words, change);
        };
        return run.isAtMemorization(change)
                ? words.say("name.from-memorization", what)
                : words.say("name.from-step", what, NumberFormat.count(change.step()));
    }

    private List<String> parts(RunConfig config, Set<ConfigField> different) {
        List<String> parts = new ArrayList<>();
        for (ConfigField field : different) {
            if (!isSaidBy(TASK, ConfigField.TASK, field, different)
                    && !isSaidBy(NETWORK, ConfigField.NETWORK, field, different)
                    && field.text(config).isPresent()) {
                parts.add(settings.of(config, field));
            }
        }
        return parts;
    }

    /** A formula has the modulus in it, and the name of a network its sizes. */
    private static boolean isSaidBy(
            Set<ConfigField> group, ConfigField whole, ConfigField field, Set<ConfigField> different) {
        return field != whole && group.contains(field) && different.contains(whole);
    }

    /** The short name of a preset: its title goes on with what happens, after a colon. */
    String title(Preset preset) {
        return words.say("preset." + preset.id() + ".title").split(":", -1)[0];
    }

    private String title(RunConfig config) {
        return Preset.matching(config).map(this::title).orElseGet(config::subject);
    }

    /**
     * The settings that decide when a run groks, on one line.
     *
     * @param without is left out
     * @param seed whether the seed belongs to it
     */
    String settings(RunConfig config, Set<ConfigField> without, boolean seed) {
        List<String> rates = new ArrayList<>();
        if (!without.contains(ConfigField.OPTIMIZER) && config.isStated(ConfigField.OPTIMIZER)) {
            rates.add(config.optimizer().label());
        }
        for (ConfigField field : List.of(ConfigField.LEARNING_RATE, ConfigField.WEIGHT_DECAY)) {
            if (!without.contains(field) && config.isStated(field)) {
                rates.add(settings.of(config, field));
            }
        }
        settings.unusual(config).forEach((field, text) -> {
            if (!without.contains(field)) {
                rates.add(text);
            }
        });
        if (seed && !without.contains(ConfigField.SEED) && config.isStated(ConfigField.SEED)) {
            rates.add(settings.of(config, ConfigField.SEED));
        }
        return Stream.of(
                        without.stream().anyMatch(TASK::contains) ? "" : config.subject(),
                        without.stream().anyMatch(NETWORK::contains) || !config.isStated(ConfigField.NETWORK)
                                ? ""
                                : NetworkName.of(words, config.network()),
                        String.join(SEPARATOR, rates))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private static String joined(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(SEPARATOR));
    }
}
