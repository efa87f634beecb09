package org.grokscope.ui.compare;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.grokscope.narration.NamedRun;
import org.grokscope.narration.NumberFormat;
import org.grokscope.run.RunState;
import org.grokscope.sessions.RunTree;
import org.grokscope.ui.controls.Texts;

/** Names for runs that are shown together. */
final class CompareNames {

    private CompareNames() {}

    /**
     * Of each run only how it differs from the others and what was changed in it; where that is not enough, also where it comes from. The
     * one from which branches were changed, and which itself was not, is called that.
     */
    static List<String> of(List<String> labels, List<RunState> runs) {
        List<String> differences = differences(runs);
        List<String> labelled = labelled(labels, runs);
        return IntStream.range(0, runs.size())
                .mapToObj(i -> {
                    String own = differences.get(i);
                    boolean enough = !own.isEmpty() && Collections.frequency(differences, own) == 1;
                    String name = enough ? own : labelled.get(i);
                    return name.isEmpty() && runs.size() > 1 ? Texts.of("compare.unchanged") : name;
                })
                .toList();
    }

    /** Where each run comes from, how it differs from the others, and what was changed in it; no two names are equal. */
    static List<String> labelled(List<String> labels, List<RunState> runs) {
        List<String> differences = differences(runs);
        Map<String, Integer> taken = new HashMap<>();
        return IntStream.range(0, labels.size())
                .mapToObj(i -> {
                    String name = Stream.of(labels.get(i), differences.get(i))
                            .filter(part -> !part.isEmpty())
                            .collect(Collectors.joining(": "));
                    int before = taken.merge(name, 1, Integer::sum);
                    return before == 1 ? name : name + " (" + before + ")";
                })
                .toList();
    }

    private static List<String> differences(List<RunState> runs) {
        return Texts.narrator()
                .compared(runs.stream().map(NamedRun::of).toList())
                .names();
    }

    /** Where a run of the window comes from. */
    static String label(RunTree.Entry entry) {
        return entry.parent()
                .map(parent ->
                        Texts.of("compare.branch", Integer.toString(parent.number()), NumberFormat.count(entry.from())))
                .orElse(Texts.of("run.numbered", Integer.toString(entry.number())));
    }
}
