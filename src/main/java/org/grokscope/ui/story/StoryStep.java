package org.grokscope.ui.story;

import java.util.List;
import java.util.Optional;
import org.grokscope.run.config.Preset;
import org.grokscope.ui.controls.Texts;

/**
 * One step of the guided story.
 *
 * @param title in a few words
 * @param text what to look at, and why it happens
 * @param preset what is loaded when the step begins; nothing to go on with the run before
 * @param goal what is waited for
 * @param inside whether the inside of the network is shown
 */
public record StoryStep(String title, String text, Optional<Preset> preset, Goal goal, boolean inside) {

    /** What a step waits for; then the run is paused. */
    public enum Goal {
        /** Nothing: the run waits. */
        NONE,
        /** T_mem. */
        MEMORIZED,
        /** Half of the way from T_mem to the expected jump. */
        HALFWAY,
        /** T_grok. */
        GROKKED,
        /** The end of the run, or 1,500 steps. */
        LONG
    }

    /** The story of grokking. */
    static final List<StoryStep> STORY = List.of(
            new StoryStep(
                    Texts.of("story-step.a-table-of-sums"),
                    Texts.of("story-step.a-small-network-is"),
                    Optional.of(Preset.FAST),
                    Goal.NONE,
                    false),
            new StoryStep(
                    Texts.of("story-step.it-memorizes"),
                    Texts.of("story-step.the-blue-curve-climbs"),
                    Optional.empty(),
                    Goal.MEMORIZED,
                    false),
            new StoryStep(
                    Texts.of("story-step.the-plateau"),
                    Texts.of("story-step.nothing-seems-to-happen"),
                    Optional.empty(),
                    Goal.HALFWAY,
                    false),
            new StoryStep(
                    Texts.of("story-step.the-law"),
                    Texts.of("story-step.weight-decay-takes-the"),
                    Optional.empty(),
                    Goal.GROKKED,
                    false),
            new StoryStep(
                    Texts.of("story-step.what-it-found"),
                    Texts.of("story-step.inside-the-network-has"),
                    Optional.empty(),
                    Goal.NONE,
                    true),
            new StoryStep(
                    Texts.of("story-step.without-weight-decay"),
                    Texts.of("story-step.the-same-network-with"),
                    Optional.of(Preset.NO_DECAY),
                    Goal.LONG,
                    false),
            new StoryStep(
                    Texts.of("story-step.with-plain-gradient-descent"),
                    Texts.of("story-step.sgd-with-the-same"),
                    Optional.of(Preset.SGD_FAILS),
                    Goal.LONG,
                    false));
}
