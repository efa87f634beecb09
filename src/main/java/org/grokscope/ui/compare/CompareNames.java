package org.grokscope.ui.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.grokscope.narration.Narrator;
import org.grokscope.narration.NumberFormat;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunState;
import org.grokscope.run.config.RunConfig;
import org.grokscope.ui.controls.Texts;

/** Names for runs that are shown together: where each comes from, how it differs from the others, and what was changed in it. */
final class CompareNames {

    /** More differences than this are no name: runs that differ so much are told apart by their titles. */
    private static final int MOST_DIFFERENCES = 3;

    private static final int MOST_CHANGES = 2;

    private CompareNames() {}

    /** One name a run, no two of them equal. */
    static List<String> of(List<String> labels, List<RunState> runs) {
        List<String> differences =
                differences(runs.stream().map(RunState::config).toList());
        Map<String, Integer> taken = new HashMap<>();
        return IntStream.range(0, labels.size())
                .mapToObj(i -> {
                    String name = joined(": ", labels.get(i), joined(", ", differences.get(i), changes(runs.get(i))));
                    int before = taken.merge(name, 1, Integer::sum);
                    return before == 1 ? name : name + " (" + before + ")";
                })
                .toList();
    }

    private static String joined(String separator, String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(separator));
    }

    private static List<String> differences(List<RunConfig> configs) {
        Narrator narrator = Texts.narrator();
        List<String> all = narrator.names(configs);
        if (all.stream().allMatch(name -> name.split(", ").length <= MOST_DIFFERENCES)) {
            return all;
        }
        Map<String, List<RunConfig>> byTitle = configs.stream().collect(Collectors.groupingBy(narrator::title));
        List<String> names = new ArrayList<>();
        for (RunConfig config : configs) {
            List<RunConfig> alike = byTitle.get(narrator.title(config));
            // Titles of presets go on with what happens, after a colon.
            String title = narrator.title(config).split(":", -1)[0];
            names.add(joined(", ", title, narrator.names(alike).get(alike.indexOf(config))));
        }
        return names;
    }

    private static String changes(RunState run) {
        List<RunEvent.Change> changes = run.changes();
        String named = changes.stream()
                .limit(MOST_CHANGES)
                .map(change ->
                        Texts.of("compare.changed", Texts.narrator().change(change), NumberFormat.count(change.step())))
                .collect(Collectors.joining(", "));
        return changes.size() > MOST_CHANGES ? named + " …" : named;
    }
}
