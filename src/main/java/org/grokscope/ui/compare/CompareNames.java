package org.grokscope.ui.compare;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.grokscope.narration.NamedRun;
import org.grokscope.run.RunState;
import org.grokscope.ui.controls.Texts;

/** Names for runs that are shown together: where each comes from, how it differs from the others, and what was changed in it. */
final class CompareNames {

    private CompareNames() {}

    /** One name a run, no two of them equal. */
    static List<String> of(List<String> labels, List<RunState> runs) {
        List<String> differences = Texts.narrator()
                .compared(runs.stream().map(NamedRun::of).toList())
                .names();
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
}
