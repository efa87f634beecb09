package org.grokscope.ui.library.list;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.grokscope.narration.NamedRun;
import org.grokscope.narration.Narrator;
import org.grokscope.narration.NumberFormat;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.ui.controls.Texts;

/** Which runs of a library are variations of the same settings, and how each departs from them. Computed in the background. */
public final class RunFamilies {

    /** The key of the runs that another program trained. */
    private static final String ELSEWHERE = "elsewhere";

    /**
     * Runs that differ in little.
     *
     * @param title the preset's, or the task
     * @param usual the settings that most of them have
     */
    record Family(String key, String title, RunConfig usual) {}

    /** So many of the newest runs of a family tell what is usual in it. */
    private static final int ENOUGH = 300;

    private final Narrator narrator;
    private final Map<String, Family> families = new HashMap<>();
    private final Map<String, StoredRun> byUuid = new HashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();

    /** @param origins the numbers of runs that are not among these but have branches here */
    public RunFamilies(Narrator narrator, List<StoredRun> runs, Map<String, Long> origins) {
        this.narrator = narrator;
        numbers.putAll(origins);
        Map<String, List<RunConfig>> newest = new LinkedHashMap<>();
        for (StoredRun run : runs) {
            byUuid.put(run.uuid(), run);
            numbers.put(run.uuid(), run.id());
            List<RunConfig> alike = newest.computeIfAbsent(key(run.config()), _ -> new ArrayList<>());
            if (alike.size() < ENOUGH) {
                alike.add(run.config());
            }
        }
        newest.forEach((key, configs) -> {
            Map<RunConfig, Integer> alike = new LinkedHashMap<>();
            configs.forEach(config -> alike.merge(config.withSeed(0), 1, Integer::sum));
            families.put(key, family(key, alike));
        });
    }

    private static String key(RunConfig config) {
        // What it does not state would make it look like a preset.
        return config.elsewhere().isPresent() ? ELSEWHERE : ownKey(config);
    }

    private static String ownKey(RunConfig config) {
        return Preset.nearest(config)
                .map(Preset::id)
                .orElseGet(() -> config.task().formula());
    }

    /** The settings of most of the runs, with the preset's seed; of equally many, those of the preset, or of the newest run. */
    private Family family(String key, Map<RunConfig, Integer> alike) {
        RunConfig any = alike.keySet().iterator().next();
        if (key.equals(ELSEWHERE)) {
            return new Family(key, Texts.of("library.family.elsewhere"), any);
        }
        Optional<Preset> preset = Preset.nearest(any);
        RunConfig usual = preset.map(each -> each.config().withSeed(0)).orElse(any);
        int most = alike.getOrDefault(usual, 0);
        for (Map.Entry<RunConfig, Integer> each : alike.entrySet()) {
            if (each.getValue() > most) {
                usual = each.getKey();
                most = each.getValue();
            }
        }
        long seed = preset.map(each -> each.config().seed())
                .orElse(Preset.PAPER.config().seed());
        return new Family(
                key, preset.map(narrator::shortTitle).orElseGet(() -> any.task().formula()), usual.withSeed(seed));
    }

    Family of(StoredRun run) {
        return families.get(key(run.config()));
    }

    String settings(Family family) {
        return family.key().equals(ELSEWHERE) ? "" : narrator.settings(family.usual());
    }

    Optional<StoredRun> parent(StoredRun run) {
        return run.parent().map(byUuid::get);
    }

    /**
     * How a run departs from its family: below the run that it comes from, only what it has not from there; elsewhere it names that run, which
     * may be called the same.
     */
    String difference(StoredRun run, boolean isBelowParent) {
        NamedRun named = NamedRun.of(run.config(), run.memorizationStep(), run.events());
        if (isBelowParent) {
            return narrator.branch(parent(run).orElseThrow().config(), named);
        }
        String departures = narrator.besideUsual(of(run).usual(), named);
        Optional<Long> number = run.parent().map(numbers::get);
        if (number.isEmpty() || named.branchStep().isEmpty()) {
            return departures;
        }
        String branch = Texts.of(
                "compare.branch",
                number.get().toString(),
                NumberFormat.count(named.branchStep().getAsLong()));
        boolean isAll = departures.equals(narrator.branch(
                run.config(),
                new NamedRun(run.config(), named.memorizationStep(), named.branchStep(), List.of(), List.of())));
        return isAll ? branch : departures + ", " + branch;
    }
}
