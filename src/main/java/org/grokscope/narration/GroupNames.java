package org.grokscope.narration;

import java.util.List;

/**
 * The names of runs that are shown together.
 *
 * @param shared the settings that the runs have in common, on one line
 * @param names one a run, of what is not shared; empty for a run that has nothing of its own
 */
public record GroupNames(String shared, List<String> names) {

    /** Copies the list. */
    public GroupNames {
        names = List.copyOf(names);
    }
}
