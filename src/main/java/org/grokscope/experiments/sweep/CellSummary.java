package org.grokscope.experiments.sweep;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.ConfigFields;
import org.grokscope.task.Table;
import org.grokscope.theory.Sample;

/**
 * The results of the runs of one cell.
 *
 * @param settings the fields in which the cells of the sweep differ, with this cell's values; empty if there is one cell
 * @param planned number of runs of the cell
 * @param missingSeeds the seeds of unfinished runs
 * @param grokked number of finished runs that grokked
 * @param memorization T_mem in steps, over the runs that memorized
 * @param grokking T_grok in steps, over the runs that grokked
 * @param delay T_grok − T_mem in steps, over the runs that did both
 */
public record CellSummary(
        Map<ConfigField, String> settings,
        int planned,
        List<Long> missingSeeds,
        int grokked,
        Sample memorization,
        Sample grokking,
        Sample delay) {

    /** The number of finished runs. */
    public int done() {
        return planned - missingSeeds.size();
    }

    /** One summary per cell, in the order of the specification. */
    public static List<CellSummary> of(ResultsTable table) {
        Map<Integer, List<PlannedRun>> cells = table.plan().stream()
                .collect(Collectors.groupingBy(PlannedRun::cell, LinkedHashMap::new, Collectors.toList()));
        Map<Integer, Map<ConfigField, String>> settings = new LinkedHashMap<>();
        cells.forEach((cell, runs) ->
                settings.put(cell, ConfigFields.of(runs.getFirst().config())));
        Set<ConfigField> varied = varied(settings.values().stream().toList());
        return cells.entrySet().stream()
                .map(cell -> {
                    Map<ConfigField, String> own = new EnumMap<>(settings.get(cell.getKey()));
                    own.keySet().retainAll(varied);
                    own.replaceAll((_, value) -> Table.withoutResults(value));
                    return summary(own, cell.getValue(), table);
                })
                .toList();
    }

    private static Set<ConfigField> varied(List<Map<ConfigField, String>> cells) {
        Set<ConfigField> varied = new HashSet<>();
        for (ConfigField field : ConfigField.values()) {
            if (field != ConfigField.SEED
                    && cells.stream().map(cell -> cell.get(field)).distinct().count() > 1) {
                varied.add(field);
            }
        }
        return varied;
    }

    private static CellSummary summary(Map<ConfigField, String> settings, List<PlannedRun> runs, ResultsTable table) {
        List<RunFigures> rows =
                runs.stream().flatMap(run -> table.figures(run).stream()).toList();
        Sample grokking = sample(rows, row -> row.milestones().grokkingStep());
        return new CellSummary(
                settings,
                runs.size(),
                runs.stream()
                        .filter(run -> table.figures(run).isEmpty())
                        .map(run -> run.config().seed())
                        .toList(),
                grokking.count(),
                sample(rows, row -> row.milestones().memorizationStep()),
                grokking,
                sample(rows, row -> row.milestones().delay()));
    }

    private static Sample sample(List<RunFigures> rows, Function<RunFigures, OptionalLong> figure) {
        return Sample.of(rows.stream()
                .map(figure)
                .filter(OptionalLong::isPresent)
                .mapToDouble(OptionalLong::getAsLong)
                .toArray());
    }
}
