package org.grokscope.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class HappeningTest {

    private static final RunEvent FORK = new RunEvent.Forked(150);
    private static final RunEvent.Change CHANGE = new RunEvent.WeightDecayChanged(300, 1, 0.5);
    private static final Happening BRANCH = new Happening.Branched(150);
    private static final Happening CHANGED = new Happening.Changed(CHANGE);

    private static Milestones milestones(OptionalLong memorized, OptionalLong grokked) {
        return new Milestones(memorized, grokked, OptionalDouble.empty(), OptionalDouble.empty());
    }

    @Test
    void milestonesComeFirstAndOnce() {
        List<RunEvent> recorded = List.of(new RunEvent.Memorized(200), FORK, CHANGE, new RunEvent.Grokked(600));
        assertEquals(
                List.of(new Happening.Memorized(200), new Happening.Grokked(600), BRANCH, CHANGED),
                Happening.of(milestones(OptionalLong.of(200), OptionalLong.of(600)), recorded));
    }

    @Test
    void milestonesAreThoseOfTheEvaluations() {
        List<RunEvent> recorded = List.of(FORK, new RunEvent.Grokked(600), CHANGE);
        assertEquals(
                List.of(new Happening.Memorized(175), BRANCH, CHANGED),
                Happening.of(milestones(OptionalLong.of(175), OptionalLong.empty()), recorded),
                "a replay at a step before T_grok does not show it");
    }
}
