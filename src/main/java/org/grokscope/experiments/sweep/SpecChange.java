package org.grokscope.experiments.sweep;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.ConfigFields;
import org.grokscope.run.config.RunConfig;
import org.grokscope.task.Table;

/** What it means for a folder of results that a sweep continues in it with another specification. */
final class SpecChange {

    /** More names than this are counted. */
    private static final int MOST_NAMES = 10;

    private SpecChange() {}

    /**
     * Says which finished runs are kept, how many are new, and which finished ones do not belong to the sweep any more.
     *
     * @param old the runs of the specification that is stored in the folder
     * @param table the runs of the new one, with those that are finished
     * @return empty if both have the same runs
     */
    static Optional<String> note(List<PlannedRun> old, ResultsTable table, Path folder) {
        Set<String> before = keys(old);
        Set<String> now = keys(table.plan());
        if (before.equals(now)) {
            return Optional.empty();
        }
        List<PlannedRun> gone = old.stream()
                .filter(run -> !now.contains(run.key()) && Files.exists(SweepResults.file(folder, run)))
                .toList();
        long added = now.stream().filter(key -> !before.contains(key)).count();
        String left = gone.isEmpty()
                ? "no finished run is left out"
                : count(gone.size(), "finished run") + " no longer " + (gone.size() == 1 ? "belongs" : "belong")
                        + " to it and " + (gone.size() == 1 ? "is" : "are") + " not in the table; the files stay in "
                        + folder.resolve("runs") + ": " + names(gone, old);
        return Optional.of("The specification differs from the one in " + folder + ": "
                + count(table.size(), "finished run") + " kept, " + count(added, "run") + " new, " + left + ".");
    }

    private static Set<String> keys(List<PlannedRun> runs) {
        return runs.stream().map(PlannedRun::key).collect(Collectors.toSet());
    }

    private static String count(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    /** The file of each with the settings in which the sweep's runs differ. */
    private static String names(List<PlannedRun> gone, List<PlannedRun> old) {
        Set<ConfigField> different =
                ConfigFields.differences(old.stream().map(PlannedRun::config).toList());
        String names = gone.stream()
                .limit(MOST_NAMES)
                .map(run -> run.key() + " (" + settings(run.config(), different) + ")")
                .collect(Collectors.joining(", "));
        return gone.size() <= MOST_NAMES ? names : names + " and " + (gone.size() - MOST_NAMES) + " more";
    }

    private static String settings(RunConfig config, Set<ConfigField> different) {
        Map<ConfigField, String> fields = ConfigFields.of(config);
        fields.keySet().removeIf(field -> !different.contains(field) && field != ConfigField.SEED);
        return fields.entrySet().stream()
                .map(field -> field.getKey().id() + " " + Table.withoutResults(field.getValue()))
                .collect(Collectors.joining(", "));
    }
}
