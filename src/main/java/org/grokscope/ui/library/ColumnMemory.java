package org.grokscope.ui.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.grokscope.foreign.ColumnMapping;
import org.grokscope.foreign.Role;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.ui.preferences.Preferences;

/** Remembers what the columns of logs are: logs with the same names are read alike. */
final class ColumnMemory {

    private static final String NAME = "log-columns";
    private static final String ENTRIES = ";";
    private static final String PARTS = "@";
    private static final int MOST = 20;

    private final Preferences preferences;

    ColumnMemory(Preferences preferences) {
        this.preferences = preferences;
    }

    private List<String> entries() {
        return preferences
                .get(NAME)
                .map(text -> List.of(text.split(ENTRIES, -1)))
                .orElse(List.of());
    }

    /** What was chosen for a log with these columns. */
    Optional<ColumnMapping> recall(List<String> names) {
        String start = key(names) + PARTS;
        return entries().stream()
                .filter(entry -> entry.startsWith(start))
                .findFirst()
                .flatMap(entry -> parsed(entry.substring(start.length())))
                .filter(mapping -> names.containsAll(mapping.names()));
    }

    private static Optional<ColumnMapping> parsed(String text) {
        try {
            return Optional.of(ColumnMapping.parse(text));
        } catch (InvalidSettingException e) {
            return Optional.empty(); // the file was edited
        }
    }

    /** Remembers a choice; names with the signs of this list are not. */
    void keep(List<String> names, ColumnMapping mapping) {
        if (mapping.names().stream().anyMatch(name -> name.matches("(?s).*[,;@\\n].*|\\s.*|.*\\s"))) {
            return;
        }
        String text = List.of(Role.values()).stream()
                .map(role -> role.id() + "=" + mapping.column(role).orElse(""))
                .collect(Collectors.joining(","));
        String start = key(names) + PARTS;
        List<String> all = new ArrayList<>(List.of(start + text));
        entries().stream()
                .filter(entry -> !entry.startsWith(start))
                .limit(MOST - 1)
                .forEach(all::add);
        preferences.remember(NAME, String.join(ENTRIES, all));
    }

    private static String key(List<String> names) {
        return Integer.toHexString(names.stream().sorted().toList().hashCode());
    }
}
