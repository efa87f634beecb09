package org.grokscope.figures;

import java.util.ArrayList;
import java.util.List;
import org.grokscope.narration.Markers;
import org.grokscope.plot.model.Overlay;
import org.grokscope.run.Happening;
import org.grokscope.run.Milestones;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunState;

/** What happened in a run, as lines at its steps: T_mem and T_grok, where it branched off, what was changed, and loss spikes. */
public final class RunMarks {

    private static final int GROKKED = 4;
    private static final int MEMORIZED = 3;
    private static final int CHANGED = 2;
    private static final int SPIKE = 1;

    private RunMarks() {}

    /** Those of a run up to where it is. */
    public static List<Overlay.Marker> of(RunState run, Markers words) {
        List<Overlay.Marker> marks = of(run.milestones(), upTo(run), words);
        // Only the first and the newest spike: lines at all of them would hide the curves.
        List<Long> spikes = run.spikes();
        spikes.stream()
                .filter(step -> step.equals(spikes.getFirst()) || step.equals(spikes.getLast()))
                .forEach(step -> marks.add(Overlay.Marker.event(step, words.lossSpike(), SPIKE)));
        return marks;
    }

    /** The events of a run up to where it is. */
    static List<RunEvent> upTo(RunState run) {
        return run.history().events().stream()
                .filter(event -> event.step() <= Math.max(run.step(), run.evaluatedStep()))
                .toList();
    }

    /** Those of a run of which only this much is known. */
    public static List<Overlay.Marker> of(Milestones milestones, List<RunEvent> events, Markers words) {
        List<Overlay.Marker> marks = new ArrayList<>();
        for (Happening each : Happening.of(milestones, events)) {
            marks.add(Overlay.Marker.event(each.step(), words.happened(each, events), priority(each)));
        }
        return marks;
    }

    /** How important the label of an event is. */
    static int priority(Happening happening) {
        return switch (happening) {
            case Happening.Grokked _ -> GROKKED;
            case Happening.Memorized _ -> MEMORIZED;
            case Happening.Branched _, Happening.Changed _ -> CHANGED;
        };
    }
}
