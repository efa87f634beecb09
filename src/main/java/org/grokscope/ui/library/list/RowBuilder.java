package org.grokscope.ui.library.list;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.grokscope.narration.RelativeTime;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.ui.outcome.OutcomeKind;

/**
 * Arranges runs in rows: in groups with headings, branches below the run that they come from. Used in the background: thousands of runs take
 * longer than a frame.
 *
 * @param families of all runs of the library
 * @param order sorts the runs of a group
 * @param closed the keys of the groups whose runs are not listed
 */
public record RowBuilder(
        RunFamilies families,
        Grouping grouping,
        UnaryOperator<List<LibraryRow>> order,
        Set<String> closed,
        RelativeTime times,
        Instant now) {

    /** The rows of some runs. */
    public List<LibraryRow> rows(List<StoredRun> runs) {
        if (grouping == Grouping.NOTHING) {
            return order.apply(runs.stream().<LibraryRow>map(this::flat).toList());
        }
        Set<String> listed = runs.stream().map(StoredRun::uuid).collect(Collectors.toSet());
        Map<String, List<StoredRun>> branches = new LinkedHashMap<>();
        Map<String, List<StoredRun>> groups = new LinkedHashMap<>();
        for (StoredRun run : runs) {
            if (run.parent().filter(listed::contains).isPresent()) {
                branches.computeIfAbsent(run.parent().get(), _ -> new ArrayList<>())
                        .add(run);
            } else {
                groups.computeIfAbsent(key(run), _ -> new ArrayList<>()).add(run);
            }
        }
        branches.values().forEach(each -> each.sort(Comparator.comparingLong(StoredRun::id)));
        List<LibraryRow> rows = new ArrayList<>();
        groups.forEach((key, group) -> add(rows, key, group, branches));
        return rows;
    }

    private String key(StoredRun run) {
        return grouping == Grouping.PRESET ? families.of(run).key() : times.day(run.created(), now);
    }

    private void add(List<LibraryRow> rows, String key, List<StoredRun> group, Map<String, List<StoredRun>> branches) {
        List<LibraryRow> roots = order.apply(group.stream()
                .<LibraryRow>map(run -> grouping == Grouping.PRESET ? entry(run, List.of()) : flat(run))
                .toList());
        List<LibraryRow> listed = new ArrayList<>();
        for (LibraryRow root : roots) {
            addWithBranches(listed, (LibraryRow.Entry) root, branches);
        }
        boolean isOpen = !closed.contains(key);
        rows.add(
                grouping == Grouping.PRESET
                        ? heading(key, families.of(group.getFirst()), listed.size(), isOpen)
                        : new LibraryRow.Heading(key, key, "", listed.size(), isOpen));
        if (isOpen) {
            rows.addAll(listed);
        }
    }

    private LibraryRow.Heading heading(String key, RunFamilies.Family family, int runs, boolean isOpen) {
        String settings = families.settings(family);
        boolean isTitle = settings.startsWith(family.title());
        return new LibraryRow.Heading(
                key, family.title(), isTitle ? settings.substring(family.title().length()) : settings, runs, isOpen);
    }

    private void addWithBranches(List<LibraryRow> rows, LibraryRow.Entry entry, Map<String, List<StoredRun>> branches) {
        rows.add(entry);
        List<StoredRun> below = branches.getOrDefault(entry.run().uuid(), List.of());
        for (int i = 0; i < below.size(); i++) {
            List<Boolean> rails = new ArrayList<>(entry.rails());
            rails.add(i < below.size() - 1);
            addWithBranches(rows, entry(below.get(i), rails), branches);
        }
    }

    private LibraryRow.Entry entry(StoredRun run, List<Boolean> rails) {
        return new LibraryRow.Entry(
                run, OutcomeKind.of(run), () -> families.difference(run, !rails.isEmpty()), List.copyOf(rails));
    }

    /** A run among others of all kinds. */
    private LibraryRow.Entry flat(StoredRun run) {
        return new LibraryRow.Entry(
                run,
                OutcomeKind.of(run),
                () -> families.of(run).title() + ", " + families.difference(run, false),
                List.of());
    }
}
