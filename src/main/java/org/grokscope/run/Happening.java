package org.grokscope.run;

import java.util.ArrayList;
import java.util.List;

/** What is shown of a run besides its curves, in plots, on timelines, pages and in figures. */
public sealed interface Happening {

    /** Where it is shown. */
    long step();

    /** T_mem, as it follows from the evaluations. */
    record Memorized(long step) implements Happening {}

    /** T_grok, as it follows from the evaluations. */
    record Grokked(long step) implements Happening {}

    /** A branch begins. */
    record Branched(long step) implements Happening {}

    /** Somebody changed how the next steps are done. */
    record Changed(RunEvent.Change change) implements Happening {
        @Override
        public long step() {
            return change.step();
        }
    }

    /** T_mem and T_grok, then branches and changes as they came. Recorded milestones are not needed: the evaluations say when they were reached. */
    static List<Happening> of(Milestones milestones, List<RunEvent> events) {
        List<Happening> all = new ArrayList<>();
        milestones.memorizationStep().ifPresent(step -> all.add(new Memorized(step)));
        milestones.grokkingStep().ifPresent(step -> all.add(new Grokked(step)));
        for (RunEvent event : events) {
            switch (event) {
                case RunEvent.Forked(long step) -> all.add(new Branched(step));
                case RunEvent.Change change -> all.add(new Changed(change));
                case RunEvent.Milestone _ -> {}
            }
        }
        return all;
    }
}
