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
 * @param preset loaded when the step begins; empty to continue with the previous run
 * @param goal when the run is paused
 * @param inside whether the inspection panel is shown
 */
public record StoryStep(String title, String text, Optional<Preset> preset, Goal goal, boolean inside) {

    /** What a step waits for; then the run is paused. */
    public enum Goal {
        /** None: the run stays paused. */
        NONE,
        /** T_mem. */
        MEMORIZED,
        /** Half way from T_mem to the expected jump. */
        HALFWAY,
        /** T_grok. */
        GROKKED,
        /** The end of the run, or 1,500 steps. */
        LONG
    }

    /** The story of grokking. */
    static final List<StoryStep> STORY = List.of(
            new StoryStep(
                    Texts.of("story.holes.title"),
                    Texts.of("story.holes.text"),
                    Optional.of(Preset.FAST),
                    Goal.NONE,
                    false),
            new StoryStep(
                    Texts.of("story.memorizes.title"),
                    Texts.of("story.memorizes.text"),
                    Optional.empty(),
                    Goal.MEMORIZED,
                    false),
            new StoryStep(
                    Texts.of("story.plateau.title"),
                    Texts.of("story.plateau.text"),
                    Optional.empty(),
                    Goal.HALFWAY,
                    false),
            new StoryStep(
                    Texts.of("story.law.title"), Texts.of("story.law.text"), Optional.empty(), Goal.GROKKED, false),
            new StoryStep(
                    Texts.of("story.circle.title"), Texts.of("story.circle.text"), Optional.empty(), Goal.NONE, true),
            new StoryStep(
                    Texts.of("story.no-decay.title"),
                    Texts.of("story.no-decay.text"),
                    Optional.of(Preset.NO_DECAY),
                    Goal.LONG,
                    false),
            new StoryStep(
                    Texts.of("story.sgd.title"),
                    Texts.of("story.sgd.text"),
                    Optional.of(Preset.SGD_FAILS),
                    Goal.LONG,
                    false));
}
