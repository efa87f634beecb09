package org.grokscope.ui;

import java.util.List;
import java.util.Optional;
import org.grokscope.run.Preset;

/**
 * One step of the guided story.
 *
 * @param title in a few words
 * @param text what to look at, and why it happens
 * @param preset what is loaded when the step begins; nothing to go on with the run before
 * @param goal what is waited for
 * @param inside whether the inside of the network is shown
 */
record StoryStep(String title, String text, Optional<Preset> preset, Goal goal, boolean inside) {

    /** What a step waits for; then the run is paused. */
    enum Goal {
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
                    "A table of sums with holes",
                    "A small network is to learn (a + b) mod 47. It is shown half of all sums, again and again, and never "
                            + "the other half. Blue will be what it gets right of the shown half, orange of the hidden one.",
                    Optional.of(Preset.FAST),
                    Goal.NONE,
                    false),
            new StoryStep(
                    "It memorizes",
                    "The blue curve climbs to 100 %: the network now knows every shown sum by heart. The orange curve stays at "
                            + "the bottom. It has understood nothing; it remembers.",
                    Optional.empty(),
                    Goal.MEMORIZED,
                    false),
            new StoryStep(
                    "The plateau",
                    "Nothing seems to happen. Most people would stop here. But look at the green curve: the sum of the squared "
                            + "weights, ‖θ‖², keeps falling, although there is nothing left to learn from the shown sums.",
                    Optional.empty(),
                    Goal.HALFWAY,
                    false),
            new StoryStep(
                    "The law",
                    "Weight decay takes the same fraction off every weight in every step, so ‖θ‖² falls along the dashed curve. "
                            + "Memory needs large weights, a rule small ones. The amber band says when the weights will be small "
                            + "enough. Now it groks: the orange curve jumps.",
                    Optional.empty(),
                    Goal.GROKKED,
                    false),
            new StoryStep(
                    "What it found",
                    "Inside, the network has laid the 47 numbers on circles: adding is turning. The spectrum shows the few "
                            + "frequencies that it uses. Drag the scrubber below the plots back to see the circle form.",
                    Optional.empty(),
                    Goal.NONE,
                    true),
            new StoryStep(
                    "Without weight decay",
                    "The same network with λ = 0. It memorizes just as fast, but nothing shrinks its weights, and so it keeps "
                            + "its memory for ever.",
                    Optional.of(Preset.NO_DECAY),
                    Goal.LONG,
                    false),
            new StoryStep(
                    "With plain gradient descent",
                    "SGD with the same η and λ: here decay is stronger than learning. The weights fade away before anything is "
                            + "memorized. When the law says that nothing will come, the app says so.",
                    Optional.of(Preset.SGD_FAILS),
                    Goal.LONG,
                    false));
}
