package org.grokscope.foreign;

import java.util.List;
import java.util.Set;

/**
 * What was recognized in a log.
 *
 * @param format its name, for people
 * @param names all its columns
 * @param mapping which of them is what
 * @param rows how many rows it has
 * @param evaluations how many evaluations they are
 * @param skipped rows without a step
 * @param isPercent whether the accuracies are percentages
 * @param isInEpochs whether the steps are epochs, which settings in steps do not fit
 */
public record LogPreview(
        String format,
        List<String> names,
        ColumnMapping mapping,
        long rows,
        int evaluations,
        long skipped,
        boolean isPercent,
        boolean isInEpochs) {

    /** Copies the list. */
    public LogPreview {
        names = List.copyOf(names);
    }

    /** The columns that are not read. */
    public List<String> unused() {
        Set<String> used = Set.copyOf(mapping.names());
        return names.stream()
                .filter(name -> !name.isBlank() && !used.contains(name))
                .toList();
    }

    /** Whether no column says one of these. */
    public boolean lacks(Role... roles) {
        for (Role role : roles) {
            if (mapping.column(role).isPresent()) {
                return false;
            }
        }
        return true;
    }
}
